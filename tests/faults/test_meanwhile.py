"""The world changes between the basket, the order and its money."""

from datetime import date, timedelta
from decimal import Decimal
from threading import Event

import pytest
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt
from delivery.models import ClosedDate, OrderDelivery, SlotLoad, WeeklyDay
from freshness.kinds import BatchStatus
from freshness.models import Allocation, Batch
from notices.models import Notice
from tests.faults import database
from tests.faults.goods import add_batch, make_bottle, make_fresh
from tests.faults.shop import at_once
from tests.faults.shopper import words_in
from tests.freshness.stocked import make_ladder, set_status

pytestmark = pytest.mark.postgres
Basket = get_model("basket", "Basket")
Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")
THANKS = "/checkout/thank-you/"


def pass_cut_off(day: date) -> None:
    """The last moment to order for a day was a minute ago."""
    ago = timezone.localtime() - timedelta(minutes=1)
    before = (day - ago.date()).days
    WeeklyDay.objects.filter(weekday=day.weekday()).update(cut_off_at=ago.time(), cut_off_days_before=before)


def close(day: date) -> None:
    """Nobody drives on a day."""
    ClosedDate.objects.create(day=day, reason="Flood")


def test_ordered_before_the_cut_off_and_paid_after(shop):
    """Guard: the cut-off binds until Place (check_all_still_holds, and `shown_day` of the review form behind it), and
    nobody asks for it again when the money comes."""
    alice, bob, milk = shop.guest(1), shop.guest(2), make_bottle()
    path = alice.order_by_card(milk)
    form = bob.go_to_review(milk)
    day = OrderDelivery.objects.get().day
    pass_cut_off(day)
    late = bob.order(form)
    assert not late.url.endswith(THANKS)
    assert alice.pay(path).json()["next"] == THANKS
    assert [(order.status, order.delivery.day) for order in Order.objects.all()] == [("Confirmed", day)]
    assert SlotLoad.objects.get().orders == 1


@pytest.mark.parametrize("lose", [pass_cut_off, close])
def test_a_day_that_is_lost_while_its_order_is_placed_is_not_promised(shop, lose):
    """Guard: hold_place(), in the transaction of the order. The pages have let this order through; it waits for its
    basket here."""
    alice = shop.shopper()
    form, is_held = alice.go_to_review(make_bottle()), Event()

    def lose_the_day() -> None:
        with transaction.atomic():
            Basket.objects.select_for_update(no_key=True).get()
            is_held.set()
            assert database.until_waiting(1)
            lose(date.fromisoformat(form["shown_day"]))

    def order():
        is_held.wait(database.MOST_S)
        return alice.order(form)

    _lost, answer = at_once(lose_the_day, order)
    assert not answer.url.endswith(THANKS)
    assert Order.objects.count() == 0


def test_a_held_batch_is_replaced_within_the_promise(shop):
    """Guard: allocate() looks at what is held and picks again."""
    alice, yoghurt = shop.shopper(), make_fresh(units=5)
    path = alice.order_by_card((yoghurt, 2))
    spare = add_batch(yoghurt, life_days=40, units=5)
    set_status(Batch.objects.exclude(pk=spare.pk).get())
    assert alice.pay(path).json()["next"] == THANKS
    assert Order.objects.get().status == "Confirmed"
    assert Allocation.objects.get(state="allocated").batch == spare


@pytest.mark.parametrize("status", [BatchStatus.HELD, BatchStatus.RECALLED])
def test_a_held_batch_without_another_ends_the_order_before_money_moves(shop, status):
    """Guard: confirm() calls the order off, and settle() lets go of the money that was authorised."""
    alice, yoghurt = shop.shopper(), make_fresh(units=5)
    path = alice.order_by_card((yoghurt, 2))
    set_status(Batch.objects.get(), status)
    alice.pay(path)
    order = Order.objects.get()
    assert order.status == "Cancelled"
    assert [payment["status"] for payment in shop.payments()] == ["canceled"]
    assert PaymentAttempt.objects.get().captured == 0
    assert list(Notice.objects.values_list("kind", flat=True)) == ["order_cancelled"]
    assert "Natural yoghurt" in alice.get("/checkout/thank-you/").text


def test_a_nearer_batch_is_no_replacement(shop):
    """Guard: a re-pick keeps the promised date."""
    alice, yoghurt = shop.shopper(), make_fresh(units=5, life_days=30)
    path = alice.order_by_card((yoghurt, 2))
    near = add_batch(yoghurt, life_days=20, units=5)
    set_status(Batch.objects.exclude(pk=near.pk).get())
    alice.pay(path)
    assert Order.objects.get().status == "Cancelled"


def test_the_price_of_an_order_stays(shop):
    """Guard: the order keeps its total; the attempt asks for that."""
    alice, milk = shop.shopper(), make_bottle()
    path = alice.order_by_card(milk)
    total = Order.objects.get().total_incl_tax
    StockRecord.objects.update(price=Decimal("9.99"))
    assert alice.pay(path).json()["next"] == THANKS
    assert PaymentAttempt.objects.get().captured == Order.objects.get().total_incl_tax == total


@pytest.mark.parametrize("price", ["1.46", "1.44"])
def test_another_price_since_the_review_is_told_before_anything_is_ordered(shop, price):
    """Guard: for a rise check_all_still_holds, with the review form's `shown_total` and check_as_shown in Place behind
    it; for a fall `shown_total`."""
    alice, milk = shop.shopper(), make_bottle()
    form = alice.go_to_review(milk)
    StockRecord.objects.update(price=Decimal(price))
    answer = alice.order(form)
    assert not answer.url.endswith(THANKS)
    assert Order.objects.count() == 0
    assert "total" in words_in(answer).lower()


def test_a_ladder_that_ends_between_basket_and_order_is_told_first(shop):
    """Guard: a rise always needs a tap: check_all_still_holds, and check_as_shown in Place behind it."""
    yoghurt = make_fresh(units=5, life_days=7, minimum_life_days=1)
    ladder = make_ladder(yoghurt, steps=[[10, "30"]])
    alice = shop.shopper()
    day = Batch.objects.get().date.isoformat()
    alice.add(yoghurt, 1, follow=False, date=day)
    form = alice.review("pay-on-delivery", alice.deliver())
    ladder.ladder.is_stopped = True
    ladder.ladder.save()
    answer = alice.order(form)
    assert answer.status_code == 200
    assert not answer.url.endswith(THANKS)
    assert Order.objects.count() == 0


def test_a_ladder_that_begins_between_review_and_order_is_told_first(shop):
    """Guard: check_all_still_holds: what was regular has become another offer, and is not ordered unseen."""
    yoghurt = make_fresh(units=5, life_days=7, minimum_life_days=1)
    alice = shop.shopper()
    form = alice.go_to_review(yoghurt)
    make_ladder(yoghurt, steps=[[10, "30"]])
    answer = alice.order(form)
    assert answer.status_code == 200
    assert not answer.url.endswith(THANKS)
    assert Order.objects.count() == 0


def test_a_day_that_is_closed_between_review_and_order_is_not_promised(shop):
    """Guard: check_all_still_holds, and `shown_day` of the review form behind it."""
    alice = shop.shopper()
    form = alice.go_to_review(make_bottle())
    close(date.fromisoformat(form["shown_day"]))
    assert not alice.order(form).url.endswith(THANKS)
    assert Order.objects.count() == 0
