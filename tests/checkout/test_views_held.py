"""Goods that are held in the moment between placing and confirming."""

from datetime import date

import pytest
from oscar.core.loading import get_model

from checkout.services import steps
from freshness.services.holds import hold
from tests.checkout.steps import deliver, order
from tests.freshness.stocked import make_batch, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")


@pytest.fixture
def cancelled(client, shop, add, monkeypatch):
    """The answer to a guest's click on "Order", whose yoghurt is held right then."""
    yoghurt = make_yoghurt()
    batch = make_batch(yoghurt, date(2026, 12, 10))
    add(yoghurt, 2)
    deliver(client)
    real = steps.confirm

    def confirm_late(placed):
        hold(batches=[batch], reason="Cold store alarm")
        return real(placed)

    monkeypatch.setattr(steps, "confirm", confirm_late)
    return order(client)


def test_the_shopper_is_told_what_is_missing_on_the_orders_own_page(client, cancelled):
    page = client.get(cancelled.url, follow=True)
    assert Order.objects.get().status == "Cancelled"
    assert page.request["PATH_INFO"].startswith("/account/order-status/")
    assert [str(message) for message in page.context["messages"]] == [
        "Natural yoghurt, best before Thu 10 Dec or later has just sold out."
    ]
    assert "See you" not in page.content.decode()


def test_nobody_is_thanked_for_a_cancelled_order_later_either(client, cancelled):
    answer = client.get("/checkout/thank-you/")
    assert answer.status_code == 302
    assert answer.url.startswith("/account/order-status/")
