"""What holds for any batches and any days: querysets narrow and never decide, and prices only fall."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.due import Due
from freshness.judgement import Policy, sellable
from freshness.ladder import Floor, Ladder, Step
from freshness.models import Batch
from freshness.offers import offers_on
from freshness.shelf import Shelf, candidate
from tests.factories import StockRecord, make_product
from tests.freshness.batches import batch

FIRST = date(2026, 11, 24)
LIST_PRICE, FLOOR = Decimal("2.40"), Decimal("0.30")
DAYS = st.integers(-4, 12)
KINDS = st.sampled_from(["use_by", "best_before"])


def due_on(days: int) -> Due:
    day = FIRST + timedelta(days=days)
    return Due(day, datetime.combine(day, time(4), UTC))


@st.composite
def ladders(draw) -> Ladder:
    """Steps as they may be published: fewer days, more off."""
    lives = sorted(draw(st.sets(st.integers(-3, 8), min_size=1, max_size=4)), reverse=True)
    percents = sorted(draw(st.sets(st.integers(1, 100), min_size=len(lives), max_size=len(lives))))
    return Ladder(tuple(map(Step, lives, map(Decimal, percents))), Floor(amount=FLOOR))


@st.composite
def policies(draw) -> Policy:
    kind = draw(KINDS)
    return Policy(kind, draw(st.integers(0, 6)), 0 if kind == "use_by" else draw(st.integers(0, 3)))


@st.composite
def rows(draw) -> Batch:
    """A batch in any state, of a stock record that is set later."""
    reserved, allocated = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    day = FIRST + timedelta(days=draw(DAYS))
    return Batch(
        date_kind=draw(KINDS), date=day, on_shelf_from=due_on(draw(DAYS)).ready_by, goods_in_at=due_on(0).ready_by,
        on_hand=reserved + allocated + draw(st.integers(0, 2)), reserved=reserved, allocated=allocated,
        status=draw(st.sampled_from(["available", "held", "recalled"])), early_days=draw(st.integers(0, 5)),
    )  # fmt: skip


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(batches=st.lists(rows(), max_size=8), policy=policies(), ladder=ladders(), days=DAYS)
def test_what_can_be_sold_is_among_the_candidates(batches, policy, ladder, days):
    due = due_on(days)
    with transaction.atomic():
        record = StockRecord.objects.first() or make_product().stockrecords.get()
        for number, each in enumerate(batches):
            each.pk, each.stockrecord, each.code = None, record, f"L{number}"
        Batch.objects.bulk_create(batches)
        candidates = set(Batch.objects.candidates_for(due, policy.past_days))
        assert {each for each in batches if sellable(candidate(each, policy, ladder), due)} <= candidates
        Batch.objects.all().delete()


def offers(units: dict[int, int], policy: Policy, ladder: Ladder, due: Due):
    """The offers of a shelf with so many units of each date, counted in days from the first."""
    record = StockRecord(price=LIST_PRICE)
    marks = {"policy": policy, "ladder": ladder, "on_shelf_from": due_on(-9).ready_by}
    batches = tuple(batch(FIRST + timedelta(days=day), day + 9, free=free, **marks) for day, free in units.items())
    return offers_on(1, Shelf(record, policy, ladder, batches), due)


def prices(units: dict[int, int], policy: Policy, ladder: Ladder, due: Due) -> dict[date, Decimal]:
    found = offers(units, policy, ladder, due)
    return {day: offer.price for offer in found.all for day, _units in offer.dates or [(offer.date, 0)]}


SHELVES = st.dictionaries(DAYS, st.integers(1, 9), max_size=6)


@given(units=SHELVES, policy=policies(), ladder=ladders(), days=st.integers(0, 5))
def test_a_nearer_date_is_never_dearer_and_no_price_is_over_list_or_under_the_floor(units, policy, ladder, days):
    found = [price for _day, price in sorted(prices(units, policy, ladder, due_on(days)).items())]
    assert found == sorted(found)
    assert all(FLOOR <= price <= LIST_PRICE for price in found)


@given(units=SHELVES, policy=policies(), ladder=ladders(), days=st.integers(0, 5))
def test_a_later_delivery_day_is_never_dearer(units, policy, ladder, days):
    now, later = (prices(units, policy, ladder, due_on(day)) for day in (days, days + 1))
    assert all(later[day] <= now[day] for day in later.keys() & now.keys())


@given(units=SHELVES, policy=policies(), ladder=ladders(), days=st.integers(0, 5), sold=st.sets(DAYS))
def test_no_price_rises_as_other_dates_sell_out(units, policy, ladder, days, sold):
    left = {day: free for day, free in units.items() if day not in sold}
    before, after = (prices(stock, policy, ladder, due_on(days)) for stock in (units, left))
    assert all(price == before[day] for day, price in after.items())


@given(units=SHELVES, policy=policies(), ladder=ladders(), days=st.integers(0, 5))
def test_nothing_is_on_offer_past_its_use_by(units, policy, ladder, days):
    due = due_on(days)
    for day in prices(units, policy, ladder, due):
        assert day >= due.day or (policy.date_kind == "best_before" and (due.day - day).days <= policy.past_days)
