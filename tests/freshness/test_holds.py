"""Holds, recalls and early markdowns. It is Wednesday 25 November 2026 at noon, delivery is on Friday."""

from datetime import date
from decimal import Decimal

import pytest

from freshness.errors import Refused
from freshness.models import Batch, DailySales, LadderVersion, LedgerEntry
from freshness.offers import offers_for
from freshness.services.holds import (
    hold,
    hold_past_dates,
    latch_extra_percent,
    recall,
    take_back_markdown,
    take_next_step,
    unhold,
)
from freshness.services.write_offs import correct
from tests.factories import StockRecord, make_user
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, NOON, SUNDAY, TUESDAY, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture
def yoghurt():
    return make_yoghurt()


def prices(product) -> dict[str, Decimal]:
    """What is on offer on Friday: "" for the regular offer, else the date."""
    return {offer.choice: offer.price for offer in offers_for([product.pk], FRIDAY)[product.pk].all}


def test_held_units_leave_the_shop_and_stay_on_the_books(yoghurt):
    fresh, tom = make_batch(yoghurt, NEXT_FRIDAY), make_user("tom@example.com")
    assert hold(batches=[fresh], reason="Lid leaks", by=tom, at=NOON) == [fresh]
    fresh.refresh_from_db()
    assert (fresh.status, fresh.status_reason, fresh.on_hand) == ("held", "Lid leaks", 10)
    assert StockRecord.objects.get(product=yoghurt).num_in_stock == 0
    assert prices(yoghurt) == {}
    entry = LedgerEntry.objects.last()
    assert (entry.kind, entry.quantity, entry.on_hand_change, entry.reason, entry.by) == (
        "hold",
        10,
        0,
        "Lid leaks",
        tom,
    )


def test_a_hold_wants_a_reason(yoghurt):
    fresh = make_batch(yoghurt, NEXT_FRIDAY)
    with pytest.raises(Refused, match="Say why"):
        hold(batches=[fresh], reason="  ")
    fresh.refresh_from_db()
    assert fresh.status == "available"


def test_a_hold_can_be_ended(yoghurt):
    fresh = make_batch(yoghurt, NEXT_FRIDAY)
    hold(batches=[fresh], reason="Lid leaks", at=NOON)
    unhold(batches=[fresh], reason="Only one did", at=NOON)
    fresh.refresh_from_db()
    assert (fresh.status, fresh.status_reason) == ("available", "")
    assert prices(yoghurt) == {"": Decimal("2.40")}
    assert [entry.kind for entry in LedgerEntry.objects.order_by("pk")] == ["goods_in", "hold", "unhold"]


def test_a_recall_is_for_good_and_takes_held_goods_too(yoghurt):
    held, fresh = make_batch(yoghurt, TUESDAY), make_batch(yoghurt, NEXT_FRIDAY)
    hold(batches=[held], reason="Lid leaks", at=NOON)
    assert recall(batches=[held, fresh], reason="Glass found", at=NOON) == [held, fresh]
    with pytest.raises(Refused, match="is recalled, which can’t be taken back"):
        unhold(batches=[held], at=NOON)


def test_the_dead_are_held_once_their_last_day_is_over(yoghurt):
    last_day, dead = make_batch(yoghurt, TODAY), make_batch(yoghurt, date(2026, 11, 24))
    assert hold_past_dates(today=TODAY, at=NOON) == [dead]
    assert hold_past_dates(today=TODAY, at=NOON) == []
    last_day.refresh_from_db()
    assert last_day.status == "available"
    with pytest.raises(Refused, match="is past its date and stays held"):
        unhold(batches=[dead], at=NOON)


def test_best_before_goods_stay_as_far_as_their_policy_lets_them():
    honey = make_yoghurt("Honey yoghurt", past_days=2)
    make_batch(honey, date(2026, 11, 23))
    dead = make_batch(honey, date(2026, 11, 22))
    assert hold_past_dates(today=TODAY, at=NOON) == [dead]


def test_the_next_step_comes_early_and_nearer_dates_come_along(yoghurt):
    make_ladder()  # 5 days −15 %, 3 −30 %, 1 −50 %
    sunday, tuesday, later = (make_batch(yoghurt, day) for day in (SUNDAY, TUESDAY, NEXT_FRIDAY))
    assert prices(yoghurt) == {"": Decimal("2.40"), "2026-12-01": Decimal("2.04"), "2026-11-29": Decimal("1.68")}
    take_next_step(batches=[tuesday], due=FRIDAY, at=NOON)  # 4 days left, priced as 3
    assert prices(yoghurt) == {"": Decimal("2.40"), "2026-12-01": Decimal("1.68"), "2026-11-29": Decimal("1.68")}
    take_next_step(batches=[tuesday], due=FRIDAY, at=NOON)  # priced as 1, and so is what is nearer
    assert prices(yoghurt) == {"": Decimal("2.40"), "2026-12-01": Decimal("1.20"), "2026-11-29": Decimal("1.20")}
    for batch, early in ((sunday, 1), (tuesday, 3), (later, 0)):
        batch.refresh_from_db()
        assert batch.early_days == early
    assert LedgerEntry.objects.filter(kind="mark_down").count() == 3


def test_fresh_goods_can_be_put_on_the_first_step(yoghurt):
    make_ladder()
    fresh = make_batch(yoghurt, NEXT_FRIDAY)
    take_next_step(batches=[fresh], due=FRIDAY, at=NOON)  # 7 days left, priced as 5
    assert prices(yoghurt) == {"2026-12-04": Decimal("2.04")}


def test_there_is_nothing_under_the_last_step_and_nothing_without_a_ladder(yoghurt):
    last = make_batch(yoghurt, date(2026, 11, 28))
    with pytest.raises(Refused, match="No ladder applies"):
        take_next_step(batches=[last], due=FRIDAY)
    make_ladder()
    with pytest.raises(Refused, match="is on the last step of its ladder already"):
        take_next_step(batches=[last], due=FRIDAY)


def test_a_person_takes_a_markdown_back_for_that_date_and_later_ones(yoghurt):
    make_ladder()
    sunday, tuesday = make_batch(yoghurt, SUNDAY), make_batch(yoghurt, TUESDAY)
    take_next_step(batches=[tuesday], due=FRIDAY, at=NOON)
    take_next_step(batches=[tuesday], due=FRIDAY, at=NOON)
    take_back_markdown(batches=[tuesday], at=NOON)
    assert prices(yoghurt) == {"2026-12-01": Decimal("2.04"), "2026-11-29": Decimal("1.20")}
    take_back_markdown(batches=[sunday], at=NOON)
    assert prices(yoghurt) == {"2026-12-01": Decimal("2.04"), "2026-11-29": Decimal("1.68")}


@pytest.mark.parametrize(("sold", "extra"), [(14, 30), (56, 0), (None, 0)])
def test_slow_goods_on_a_step_get_the_ladders_extra_percent(yoghurt, sold, extra):
    # 10 + 10 units: at 1 a day they last 10 and 20 days, at 4 a day 2.5 and 5; the ladder calls more than 14 slow.
    version = make_ladder()
    LadderVersion.objects.filter(pk=version.pk).update(slow_cover_days=14, slow_extra_percent=30)
    sunday, tuesday, fresh = (make_batch(yoghurt, day) for day in (SUNDAY, TUESDAY, NEXT_FRIDAY))
    if sold:
        record = StockRecord.objects.get(product=yoghurt)
        DailySales.objects.create(stockrecord=record, day=date(2026, 11, 11), units=sold)
    latch_extra_percent(due=FRIDAY, today=TODAY, at=NOON)
    for batch, percent in ((sunday, extra), (tuesday, extra), (fresh, 0)):
        batch.refresh_from_db()
        assert batch.extra_percent == percent


def test_the_extra_percent_is_latched(yoghurt):
    version = make_ladder()
    LadderVersion.objects.filter(pk=version.pk).update(slow_cover_days=3, slow_extra_percent=30)
    make_batch(yoghurt, TUESDAY)
    sales = DailySales.objects.create(
        stockrecord=StockRecord.objects.get(product=yoghurt), day=date(2026, 11, 24), units=1
    )
    assert latch_extra_percent(due=FRIDAY, today=TODAY, at=NOON) == 1
    assert prices(yoghurt) == {"2026-12-01": Decimal("1.32")}  # 15 % and 30 % off £2.40
    sales.units = 1000
    sales.save()
    assert latch_extra_percent(due=FRIDAY, today=TODAY, at=NOON) == 0
    assert Batch.objects.get().extra_percent == 30


def test_goods_that_were_held_while_their_date_was_marked_down_do_not_raise_its_price(yoghurt):
    LadderVersion.objects.filter(pk=make_ladder().pk).update(slow_cover_days=3, slow_extra_percent=30)
    make_batch(yoghurt, TUESDAY)
    held = make_batch(yoghurt, TUESDAY)
    hold(batches=[held], reason="Lid leaks", at=NOON)
    record = StockRecord.objects.get(product=yoghurt)
    DailySales.objects.create(stockrecord=record, day=date(2026, 11, 24), units=1)
    latch_extra_percent(due=FRIDAY, today=TODAY, at=NOON)
    unhold(batches=[held], at=NOON)
    assert prices(yoghurt) == {"2026-12-01": Decimal("1.32")}


def test_goods_that_turn_up_are_no_dearer_than_a_later_date_that_was_taken_a_step_early(yoghurt):
    make_ladder()
    sunday, tuesday = make_batch(yoghurt, SUNDAY, 1), make_batch(yoghurt, TUESDAY)
    correct(batch=sunday, counted=0, reason="Counted", at=NOON)
    take_next_step(batches=[tuesday], due=FRIDAY, at=NOON)
    take_next_step(batches=[tuesday], due=FRIDAY, at=NOON)
    correct(batch=sunday, counted=2, reason="Found", at=NOON)
    correct(batch=tuesday, counted=0, reason="Counted", at=NOON)
    assert prices(yoghurt) == {"2026-11-29": Decimal("1.20")}
