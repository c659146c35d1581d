"""Which units each line of one order takes."""

from types import SimpleNamespace

from freshness.sharing import Demand, share
from freshness.shelf import Shelf
from tests.freshness.batches import FRIDAY, LADDER, NEXT_FRIDAY, SUNDAY, TUESDAY, YOGHURT, batch


def shelf(*batches, pk: int = 1, plain: int | None = None) -> Shelf:
    """A shelf of yoghurt, or one with so many units of plain stock."""
    record = SimpleNamespace(pk=pk, net_stock_level=plain, can_track_allocations=True)
    return Shelf(record) if plain is not None else Shelf(record, YOGHURT, LADDER, batches)


def taken(shares) -> list[tuple[str, int, int]]:
    return [(each.demand.order_line, each.batch_id, each.quantity) for each in shares.taken]


def regular(line: str, quantity: int, promised=NEXT_FRIDAY, pk: int = 1) -> Demand:
    return Demand(line, pk, quantity, "regular", promised)


def test_what_one_line_has_taken_is_not_there_for_the_next():
    first, second = batch(NEXT_FRIDAY, 1, free=3), batch(NEXT_FRIDAY, 2, free=3)
    shares = share([regular("a", 2), regular("b", 2)], [shelf(first, second)], FRIDAY)
    assert taken(shares) == [("a", 1, 2), ("b", 1, 1), ("b", 2, 1)]
    assert shares.shortfalls == ()


def test_two_offers_of_one_product_do_not_touch():
    goods = shelf(batch(SUNDAY, 1, free=2), batch(TUESDAY, 2, free=2), batch(NEXT_FRIDAY, 3, free=2))
    demands = [regular("a", 2), Demand("b", 1, 2, "dated", TUESDAY), Demand("c", 1, 3, "dated", SUNDAY)]
    shares = share(demands, [goods], FRIDAY)
    assert taken(shares) == [("a", 3, 2), ("b", 2, 2), ("c", 1, 2)]
    [short] = shares.shortfalls
    assert (short.kind, short.promised_date, short.wanted, short.available) == ("dated", SUNDAY, 3, 2)


def test_lines_of_one_offer_are_short_together():
    shares = share([regular("a", 2), regular("b", 2)], [shelf(batch(NEXT_FRIDAY, free=3))], FRIDAY)
    assert [(each.wanted, each.available) for each in shares.shortfalls] == [(4, 3)]


def test_plain_stock_is_added_up_over_the_lines():
    demands = [Demand("a", 1, 2), Demand("b", 1, 2), Demand("c", 2, 1)]
    shares = share(demands, [shelf(plain=3), shelf(pk=2, plain=1)], FRIDAY)
    assert shares.plain == {1: 4, 2: 1}
    assert [(each.stockrecord_id, each.wanted, each.available) for each in shares.shortfalls] == [(1, 4, 3)]


def test_stock_below_nothing_is_nothing_left():
    [short] = share([Demand("a", 1, 2)], [shelf(plain=-3)], FRIDAY).shortfalls
    assert short.available == 0


def test_what_is_not_tracked_is_never_short_and_nothing_is_bound():
    goods = shelf(plain=0)
    goods.stockrecord.can_track_allocations = False
    shares = share([Demand("a", 1, 500)], [goods], FRIDAY)
    assert (shares.plain, shares.shortfalls) == ({}, ())


def test_shortfalls_stand_in_the_order_of_the_records():
    demands = [regular("a", 1, pk=3), Demand("b", 2, 1), regular("c", 1, pk=1)]
    shares = share(demands, [shelf(pk=3), shelf(pk=2, plain=0), shelf(pk=1)], FRIDAY)
    assert [each.stockrecord_id for each in shares.shortfalls] == [1, 2, 3]
