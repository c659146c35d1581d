"""Jobs of the clock."""

from datetime import timedelta

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.jobs import compare_with_gateways, hear_gateways, see_to_money
from checkout.models import GatewayEvent, PaymentAttempt
from checkout.payments.pay_on_delivery import PayOnDelivery
from checkout.services.placing import place
from notices.models import Notice
from tests.factories import make_basket, make_product, make_submission

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


@pytest.fixture
def order():
    """An order to be paid at the door, whose process died between placing and confirming."""
    return place(make_submission(make_basket(make_product())))


def let_minutes_pass(minutes: int) -> None:
    moment = timezone.now() - timedelta(minutes=minutes)
    Order.objects.update(date_placed=moment)
    PaymentAttempt.objects.update(changed_at=moment)


def test_an_order_that_was_left_waiting_is_confirmed(order):
    let_minutes_pass(3)
    assert see_to_money() == 1
    order.refresh_from_db()
    assert order.status == "Confirmed"
    assert Notice.objects.get().recipient == "guest@example.com"
    assert see_to_money() == 0


def test_an_order_that_is_being_confirmed_is_left_alone(order):
    let_minutes_pass(1)
    assert see_to_money() == 0


class TestWhatGatewaysTell:
    def told(self, event_id: str, **fields) -> GatewayEvent:
        return GatewayEvent.objects.create(gateway="pay-on-delivery", event_id=event_id, kind="a", **fields)

    def test_events_are_looked_into(self):
        event = self.told("evt_1", reference="of nobody")
        assert (hear_gateways(), hear_gateways()) == (1, 0)
        event.refresh_from_db()
        assert event.problem == "It names no payment of ours."

    def test_the_daily_comparison_forgets_the_oldest(self):
        now = timezone.now()
        self.told("evt_1", processed_at=now - timedelta(days=91))
        kept = self.told("evt_2", processed_at=now - timedelta(days=89))
        compare_with_gateways()
        assert GatewayEvent.objects.get() == kept

    def test_the_daily_comparison_asks_about_two_days(self, order, monkeypatch):
        """What is authorised at the door is asked about by nothing else before it is delivered."""
        asked = []
        let_minutes_pass(3)
        see_to_money()
        monkeypatch.setattr(PayOnDelivery, "fetch", lambda self, attempt: asked.append(attempt))
        for hours, times in ((49, 0), (47, 1)):
            let_minutes_pass(hours * 60)
            compare_with_gateways()
            assert len(asked) == times


def test_one_that_can_not_be_confirmed_does_not_hold_up_the_others(order):
    let_minutes_pass(5)
    order.delivery.delete()
    other = place(make_submission(make_basket(make_product("Butter"))))
    let_minutes_pass(3)
    assert see_to_money() == 1
    other.refresh_from_db()
    assert other.status == "Confirmed"
