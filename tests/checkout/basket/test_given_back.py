"""A guest's basket, after the order of it has fallen through. Wednesday 2 December 2026, noon."""

from datetime import timedelta

import pytest
from django.test import Client
from oscar.core.loading import get_model

from checkout.services.lapsing import lapse
from tests.checkout.steps import deliver, order
from tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon", "card")]


@pytest.fixture
def unpaid(client, add, milk):
    """The order of two bottles, after which the guest has looked at the basket."""
    add(milk, 2)
    deliver(client)
    order(client, payment="card")
    client.get("/basket/")
    return get_model("order", "Order").objects.get()


def in_basket(client) -> dict[str, int]:
    """What the basket's page shows: product → units."""
    return {line.line.product.title: line.line.quantity for line in client.get("/basket/").context["lines"]}


def test_what_is_given_up_is_in_the_basket_again(client, unpaid):
    assert in_basket(client) == {}
    client.post(f"/checkout/pay/{unpaid.number}/give-up/")
    assert in_basket(client) == {"Whole milk": 2}


def test_what_was_not_paid_in_time_is_in_the_basket_again(client, unpaid, time_machine):
    time_machine.shift(timedelta(minutes=15))
    lapse(unpaid)
    assert in_basket(client) == {"Whole milk": 2}
    assert client.cookies["basket"].value  # it stays without the session


def test_what_was_begun_meanwhile_takes_it_in(client, add, unpaid):
    add(make_product("Kefir"))
    client.post(f"/checkout/pay/{unpaid.number}/give-up/")
    assert in_basket(client) == {"Kefir": 1, "Whole milk": 2}
    assert in_basket(client) == {"Kefir": 1, "Whole milk": 2}


def test_nobody_else_gets_it(client, unpaid):
    client.post(f"/checkout/pay/{unpaid.number}/give-up/")
    assert in_basket(Client()) == {}
