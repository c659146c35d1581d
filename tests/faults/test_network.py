"""No lock is ever held while somebody else's server is asked: no network call is made inside a transaction."""

import socket

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from oscar.core.loading import get_model

from checkout.payments.refunds import ask_refund
from checkout.services.lapsing import lapse
from checkout.services.placing import place
from checkout.services.reconciling import reconcile
from checkout.services.settling import authorise, settle
from checkout.services.steps import change_status
from tests.factories import make_basket, make_submission
from tests.faults.goods import make_bottle, make_fresh

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")


class Listening(BaseEmailBackend):
    """A mail server that would be asked now."""

    def send_messages(self, messages) -> int:
        with socket.create_connection(mail.address, timeout=5):
            return len(messages)


@pytest.fixture
def calls(monkeypatch) -> list[bool]:
    """For each call over the network (PostgreSQL's own goes past Python): whether a transaction was open."""
    made = []
    for name in ("connect", "sendall", "send"):
        really = getattr(socket.socket, name)

        def noting(self, *arguments, really=really):
            made.append(connection.in_atomic_block)
            return really(self, *arguments)

        monkeypatch.setattr(socket.socket, name, noting)
    return made


@pytest.fixture
def sale(rows, by_card, proxy, settings, monkeypatch):
    """An order by card that waits for its money; its mails are sent over the network too."""
    settings.OUTBOX_EMAIL_BACKEND = "tests.faults.test_network.Listening"
    with socket.create_server(("127.0.0.1", 0), backlog=100) as server:
        monkeypatch.setattr(mail, "address", server.getsockname(), raising=False)
        yield lambda: place(make_submission(make_basket(make_fresh(), make_bottle()), gateway="stripe"))


def outside(calls: list[bool]) -> bool:
    """Whether there were calls, and none of them inside a transaction."""
    made = list(calls)
    calls.clear()
    return bool(made) and not any(made)


def test_a_call_inside_a_transaction_is_noticed(sale, calls):
    with transaction.atomic(), pytest.raises(AttributeError, match="nothing"):
        socket.create_connection(mail.address).nothing  # noqa: B018
    assert calls == [True]


def test_no_step_of_a_sale_asks_anybody_inside_its_transaction(sale, calls):
    """Guard: settle() runs on commit, as does the sending of notices. Tried: a change_status() that settles at once."""
    order = sale()
    assert calls == []  # placing asks nobody
    authorise(attempt=order.payments.get(), token="pm_card_visa")
    assert outside(calls)
    attempt = order.payments.get()
    assert (attempt.state, Order.objects.get().status) == ("captured", "Confirmed")
    ask_refund(attempt=attempt, amount=attempt.captured / 2, reason="Kindness")
    assert calls == []
    settle(order.pk)
    assert outside(calls)
    change_status(Order.objects.get(), "Cancelled")
    assert outside(calls)
    attempt.refresh_from_db()
    assert attempt.refunded == attempt.captured


def test_a_lapse_asks_nobody_inside_its_transaction(sale, calls):
    order = sale()
    Order.objects.update(date_placed="2026-01-01T00:00:00Z")
    assert lapse(order)
    assert outside(calls)


def test_the_clock_asks_nobody_inside_a_transaction(sale, calls):
    sale()
    Order.objects.update(date_placed="2026-01-01T00:00:00Z")
    assert reconcile()
    assert outside(calls)
    assert Order.objects.get().status == "Cancelled"
