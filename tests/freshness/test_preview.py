"""What a draft would change. The yoghurt of docs/freshness.md, live at −15, −30, −50 %, drafted at −20, −35, −50 %."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from freshness.due import Due
from freshness.kinds import BatchStatus
from freshness.ladder import Floor, Ladder, Step
from freshness.preview import Day, Outlook, Stock, preview
from freshness.scope import Place, Scope, ScopedLadder
from tests.freshness.batches import FRIDAY, LADDER, LIST_PRICE, NEXT_FRIDAY, SUNDAY, TUESDAY, YOGHURT, batch

DUES = tuple(
    Due(FRIDAY.day + timedelta(days=days), FRIDAY.ready_by + timedelta(days=days)) for days in range(7)
)  # Friday 27 November to Thursday 3 December
LIVE = ScopedLadder(LADDER, Scope())
DEEPER = ScopedLadder(
    Ladder((Step(5, Decimal(20)), Step(3, Decimal(35)), Step(1, Decimal(50))), Floor(amount=Decimal("1.00"))), Scope()
)
PLACE = Place(frozenset({7}), ("0001",), 5)


def stock(*batches, pace=None, policy=YOGHURT, price=LIST_PRICE) -> Stock:
    record = SimpleNamespace(pk=1, product_id=7, price=price)
    names = {each.batch_id: f"L{each.batch_id}" for each in batches}
    return Stock(record, "Yoghurt", policy, PLACE, batches, names, dict.fromkeys(names, 12), pace)


def changed_to(draft, *stocks, live=(LIVE,), then=None):
    days = [Day(due, tuple(live), (draft,) if then is None else then) for due in DUES]
    return preview(stocks, days, draft)


def prices(row) -> list[tuple[str, str | None, str | None]]:
    return [(cell.change, cell.now and str(cell.now), cell.then and str(cell.then)) for cell in row.cells]


def test_each_batch_has_its_price_now_and_then_on_each_day():
    found = changed_to(DEEPER, stock(batch(SUNDAY, 1), batch(NEXT_FRIDAY, 2)))
    assert prices(found.rows[0]) == [
        ("down", "1.68", "1.56"),  # 2 days left
        ("same", "1.20", "1.20"),
        ("same", "1.20", "1.20"),
        *[("gone", None, None)] * 4,
    ]
    assert prices(found.rows[1]) == [
        ("same", "2.40", "2.40"),  # 7 days left
        ("same", "2.40", "2.40"),
        ("down", "2.04", "1.92"),
        ("down", "2.04", "1.92"),
        ("down", "1.68", "1.56"),
        ("down", "1.68", "1.56"),
        ("same", "1.20", "1.20"),
    ]
    assert [cell.reason for cell in found.rows[0].cells[2:5]] == ["", "past its date", "past its date"]
    assert (found.count("down"), found.count("up"), len(found.changed), found.units) == (5, 0, 2, 24)


def test_a_shallower_ladder_lifts_prices():
    shallow = ScopedLadder(Ladder((Step(2, Decimal(10)),)), Scope())
    found = changed_to(shallow, stock(batch(SUNDAY)))
    assert prices(found.rows[0])[:3] == [("up", "1.68", "2.16"), ("up", "1.20", "2.16"), ("up", "1.20", "2.16")]


def test_goods_that_no_ladder_reduced_begin_to_be_sold():
    found = changed_to(DEEPER, stock(batch(SUNDAY)), live=())
    assert prices(found.rows[0])[:2] == [("begins", None, "1.56"), ("begins", None, "1.20")]


def test_goods_end_with_the_ladder_that_sold_them():
    found = changed_to(ScopedLadder(Ladder((Step(0, Decimal(50)),)), Scope()), stock(batch(SUNDAY)))
    assert prices(found.rows[0])[:3] == [("ends", "1.68", None), ("ends", "1.20", None), ("same", "1.20", "1.20")]
    assert found.rows[0].cells[0].reason == "2 days left, you promise 4"


def test_a_held_batch_is_shown_as_held():
    row = changed_to(DEEPER, stock(batch(SUNDAY, status=BatchStatus.HELD))).rows[0]
    assert {cell.reason for cell in row.cells} == {"held"}
    assert (row.status, row.changes) == ("held", False)


def test_a_held_batch_with_a_dear_cost_lifts_no_floor():
    margin = ScopedLadder(Ladder((Step(3, Decimal(90)),), Floor(margin=Decimal("0.10"))), Scope())
    cheap = batch(SUNDAY, 1, unit_cost=Decimal("0.60"))
    dear = batch(SUNDAY, 2, unit_cost=Decimal("2.00"), status=BatchStatus.HELD)
    found = changed_to(margin, stock(cheap, dear))
    assert found.rows[0].cells[0].then == Decimal("0.66")


def test_a_nearer_date_is_never_dearer_in_the_preview_either():
    slow = batch(TUESDAY, 2, extra_percent=Decimal(30))  # 20 + 30 % off: 1.20
    found = changed_to(DEEPER, stock(batch(SUNDAY, 1), slow))
    assert [row.cells[0].then for row in found.rows] == [Decimal("1.20"), Decimal("1.20")]


def test_a_more_specific_ladder_keeps_its_goods():
    own = ScopedLadder(LADDER, Scope(product_id=7))
    found = changed_to(DEEPER, stock(batch(SUNDAY)), live=(own,), then=(own, DEEPER))
    assert found.changed == ()
    assert found.used_by == (0, 0)


def test_it_counts_the_products_and_batches_that_the_draft_is_for():
    assert changed_to(DEEPER, stock(batch(SUNDAY, 1), batch(TUESDAY, 2))).used_by == (1, 2)


def test_takings_follow_todays_pace_nearest_dates_first():
    found = changed_to(DEEPER, stock(batch(SUNDAY), pace=Decimal(4)))
    # Friday 4 × 1.68, Saturday 4 × 1.20, Sunday the last 2 × 1.20; with the draft Friday 4 × 1.56
    assert (found.now, found.then) == (Outlook(0, Decimal("13.92")), Outlook(0, Decimal("13.44")))
    assert found.gain == Decimal("-0.48")


def test_what_is_asked_for_goes_on_to_the_next_date_when_one_has_sold_out():
    found = changed_to(DEEPER, stock(batch(SUNDAY, 1, free=3), batch(NEXT_FRIDAY, 2), pace=Decimal(5)))
    # Friday 3 × 1.68 and 2 × 2.40, Saturday 5 × 2.40, Sunday the last 3 × 2.04
    assert found.now.takings == Decimal("27.96")


def test_days_without_delivery_count_for_the_next_one():
    days = [Day(due, (LIVE,), (DEEPER,)) for due in (FRIDAY, DUES[3])]  # Friday and Monday
    found = preview([stock(batch(TUESDAY), pace=Decimal(2))], days, DEEPER)
    # Friday 2 × 2.04, for Monday 6 × 1.20
    assert found.now.takings == Decimal("11.28")


def test_left_over_is_what_today_s_pace_does_not_sell_by_the_last_sale_day():
    found = changed_to(DEEPER, stock(batch(SUNDAY), pace=Decimal(2)), live=())
    # without a ladder none of it is sold any more (2 days left, 4 promised); with one, 2 a day for 3 days
    assert (found.now.left_over, found.then.left_over) == (10, 4)


def test_without_a_history_of_sales_nothing_is_guessed():
    found = changed_to(DEEPER, stock(batch(SUNDAY)), stock(batch(SUNDAY), pace=Decimal(2)))
    assert found.unknown_pace == 1
    assert found.now.left_over == 4
    alone = changed_to(DEEPER, stock(batch(SUNDAY)))
    assert (alone.gain, alone.now.left_over) == (None, None)


def test_a_product_without_a_price_is_not_sold():
    row = changed_to(DEEPER, stock(batch(SUNDAY), price=None, pace=Decimal(2))).rows[0]
    assert {cell.change for cell in row.cells} == {"gone"}
    assert row.cells[0].reason == "no price"
