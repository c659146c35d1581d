"""A shop with a few goods, and a shopper's steps through it."""

import pytest

from tests.checkout.bank import BANK, PATH
from tests.factories import make_country, make_home, make_product, make_user


@pytest.fixture
def shop(db):
    """A home page, and a country to deliver to."""
    make_country()
    return make_home()


@pytest.fixture
def noon(time_machine):
    """Wednesday 2 December 2026, noon: the next delivery is Thursday's."""
    time_machine.move_to("2026-12-02T12:00:00+00:00")


@pytest.fixture
def alice(client, shop):
    """A customer who has signed in."""
    alice = make_user(first_name="Alice", last_name="Hill")
    client.force_login(alice)
    return alice


@pytest.fixture
def milk(shop):
    """Whole milk at £1.45, of which there are 20."""
    return make_product()


@pytest.fixture
def add(client):
    """Adds a product as a card's form does; the answer."""

    def add(product, quantity=1, **fields):
        headers = {"Sec-Fetch-Site": "same-origin"} | fields.pop("headers", {})
        return client.post(f"/basket/add/{product.pk}/", {"quantity": quantity} | fields, headers=headers)

    return add


@pytest.fixture
def words(client):
    """What the shopper is told on the next page: the messages, as texts."""

    def words(path="/basket/"):
        response = client.get(path, follow=True)
        return [str(message) for message in response.context["messages"]]

    return words


@pytest.fixture
def thursday(time_machine):
    """Thursday 26 November 2026, noon: the next delivery is Friday's, to be cancelled until nine in the evening."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")


@pytest.fixture
def card(settings):
    """A way to pay by card; the bank that stands behind it."""
    settings.PAYMENT_GATEWAYS = [PATH, *settings.PAYMENT_GATEWAYS]
    BANK.empty()
    return BANK


@pytest.fixture
def on_commit_of(django_capture_on_commit_callbacks):
    """Does something and what is to run after its commit, as a real transaction would; the result."""

    def on_commit_of(call):
        with django_capture_on_commit_callbacks(execute=True):
            return call()

    return on_commit_of
