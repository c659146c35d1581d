"""Invoices of many orders at once, each confirmed in a process of its own. On PostgreSQL only."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import transaction

from checkout.models import Invoice, InvoiceSeries
from checkout.payments.attempts import note
from checkout.payments.pay_on_delivery import PayOnDelivery
from checkout.payments.refunds import ask_refund, send_refund
from checkout.services.placing import place
from checkout.services.steps import confirm
from tests.factories import make_basket, make_product, make_submission, secured
from tests.processes import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
D = Decimal


def _confirmed_or_undone(order, is_undone: bool) -> bool:
    """Whether it stood; what is undone fails after its number was given, as a crash before the commit does."""
    try:
        with transaction.atomic():
            confirm(order)
            if is_undone:
                raise RuntimeError("The machine stops.")
    except RuntimeError:
        return False
    return True


def test_twenty_confirmations_of_which_some_fail_are_numbered_without_gap_or_double():
    """Guards: the lock in _next_number, without which two get one number and one of them fails; the one
    transaction, without which each that fails leaves a gap."""
    milk = make_product(stock=100)
    orders = [secured(place(make_submission(make_basket(milk)))) for _ in range(20)]
    calls = [partial(_confirmed_or_undone, order, number % 4 == 3) for number, order in enumerate(orders)]
    stood = at_once(*calls)

    assert stood == [True, True, True, False] * 5
    assert [invoice.number for invoice in Invoice.objects.order_by("number")] == list(range(1, 16))
    assert InvoiceSeries.objects.get().last_number == 15
    assert {invoice.order.status for invoice in Invoice.objects.all()} == {"Confirmed"}


def test_one_order_confirmed_ten_times_at_once_has_one():
    order = secured(place(make_submission(make_basket(make_product()))))
    at_once(*[partial(_confirmed_or_undone, order, False)] * 10)

    assert Invoice.objects.get().number == 1


def test_one_refund_noted_ten_times_at_once_has_one_credit_note():
    order = secured(place(make_submission(make_basket(make_product()))))
    confirm(order)
    attempt = order.payments.get()
    note(attempt=attempt, outcome=PayOnDelivery().capture(attempt))
    refund = ask_refund(attempt=attempt, amount=D("1.00"), reason="A bottle was cracked.")
    at_once(*[partial(send_refund, refund)] * 10)

    assert [str(each) for each in order.invoices.order_by("pk")] == ["INV-000001", "CN-000001"]
