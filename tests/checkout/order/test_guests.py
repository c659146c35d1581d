"""A guest's order behind its link: signed, for a while, for nobody else, and with little on it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from checkout.confirmation import order_path
from checkout.order.links import last_day, read, token_of
from tests.factories import make_home, make_order, make_product, make_user

pytestmark = pytest.mark.django_db
PAGES = ("anon-order", "anon-order-form", "anon-order-cancel", "anon-order-claim")
LAST_MOMENT, TOO_LATE = "2027-02-01T23:59:00+00:00", "2027-02-02T00:01:00+00:00"  # 60 days after 3 December


@pytest.fixture(autouse=True)
def shop(time_machine):
    time_machine.move_to("2026-12-02T12:00:00+00:00")
    return make_home()


@pytest.fixture
def order():
    return make_order(make_product("Kefir"))


def addresses(order, token: str) -> list[str]:
    return [reverse(f"customer:{name}", args=[order.number, token]) for name in PAGES]


def show(client, order, email: str = "guest@example.com"):
    form = reverse("customer:anon-order-form", args=[order.number, token_of(order)])
    return client.post(form, {"email": email}, follow=True)


def test_the_page_asks_for_the_e_mail_once_however_it_is_typed(client, order):
    link, form = addresses(order, token_of(order))[:2]
    assert order_path(order) == link
    assert client.get(link)["Location"] == form
    assert "placed with another e-mail" in show(client, order, "bob@example.com").content.decode()
    assert client.get(link)["Location"] == form
    assert "Kefir" in show(client, order, "Guest@Example.com").content.decode()
    assert client.get(link).status_code == 200


def test_it_shows_neither_address_nor_phone_nor_e_mail(client, order):
    html = show(client, order).content.decode()
    for private in ("4 Mill Lane", "LS8 2QT", "Alice", "guest@example.com"):
        assert private not in html


def test_nothing_behind_a_link_is_listed_or_kept(client, order):
    """Without `unlisted` the answers carry neither header."""
    show(client, order)
    for address in (*addresses(order, token_of(order)), *addresses(order, "forged")):
        response = client.get(address)
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive", address
        assert "no-store" in response["Cache-Control"], address
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode(), address


def test_a_link_ends_sixty_days_after_the_delivery(client, order, time_machine):
    """Without the check of its last day a link opens the order for ever."""
    assert last_day(order).isoformat() == "2027-02-01"
    time_machine.move_to(LAST_MOMENT)
    assert "Kefir" in show(client, order).content.decode()
    time_machine.move_to(TOO_LATE)
    for address in addresses(order, token_of(order)):
        response = client.get(address)
        assert response.status_code == 410
        assert "This link has ended" in response.content.decode()


@pytest.mark.parametrize("tamper", ["later", "other order", "cut", "nonsense", "oscar's own"])
def test_a_tampered_link_opens_nothing_on_any_page(client, order, tamper):
    """Without the signature in `read` a later day would do."""
    day, signature = token_of(order).split(":")
    other = make_order(make_product("Ghee"))
    token = {
        "later": f"20991231:{signature}",
        "other order": token_of(other),
        "cut": f"{day}:{signature[:-1]}",
        "nonsense": "x",
        "oscar's own": order.verification_hash(),
    }[tamper]
    show(client, order)
    for address in addresses(order, token):
        for response in (client.get(address), client.post(address, {"email": "guest@example.com"})):
            assert response.status_code == 404
            assert "This link opens nothing" in response.content.decode()


def test_the_order_of_a_customer_has_no_page_for_guests(client):
    order = make_order(user=make_user())
    assert read(order.number, token_of(order)).order is None
    for address in addresses(order, token_of(order)):
        assert client.get(address).status_code == 404


def test_the_e_mail_of_one_order_doesnt_open_anothers(client, order):
    show(client, order)
    other = make_order(make_product("Ghee"), guest_email="bob@example.com")
    assert client.get(order_path(other))["Location"].startswith("/account/order-status-form/")
    for name in ("anon-order-cancel", "anon-order-claim"):
        address = reverse(f"customer:{name}", args=[other.number, token_of(other)])
        assert client.post(address)["Location"].startswith("/account/order-status-form/")
    other.refresh_from_db()
    assert other.status == "Confirmed"


def test_an_order_without_a_delivery_counts_from_the_day_it_was_placed(order):
    order.delivery.delete()
    order.refresh_from_db()
    order.date_placed = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
    assert last_day(order).isoformat() == "2027-01-30"
