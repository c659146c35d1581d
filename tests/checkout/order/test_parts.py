"""What an invoice adds up to, and how money that goes back is laid on its parts."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkout.order.parts import (
    Part,
    as_row,
    by_rate,
    left_of,
    merged,
    of_row,
    plus,
    sum_of,
    take_from_all,
    take_named,
)
from money import without_tax

D = Decimal
MILK = Part("line:1", "Whole milk", gross=D("2.90"), net=D("2.90"), rate=D("0"), quantity=2, unit_price=D("1.45"))
ICE = Part("line:2", "Ice cream", gross=D("6.00"), net=D("5.00"), rate=D("0.20"), quantity=3, unit_price=D("2.00"))
ROUND = Part("delivery", "Delivery", gross=D("2.00"), net=D("1.67"), rate=D("0.20"))
BOTTLES = Part("deposit", "Deposit", gross=D("0.40"), net=D("0.40"), rate=None)
PARTS = [MILK, ICE, ROUND, BOTTLES]


def sums(pieces) -> list[tuple]:
    return [(piece.key, piece.gross, piece.net, piece.tax) for piece in pieces]


def test_each_rate_has_its_totals_and_the_deposit_stands_outside_tax():
    totals = [(each.rate, each.net, each.tax, each.gross) for each in by_rate(PARTS)]

    assert totals == [
        (D("0"), D("2.90"), D("0.00"), D("2.90")),
        (D("0.20"), D("6.67"), D("1.33"), D("8.00")),
        (None, D("0.40"), D("0.00"), D("0.40")),
    ]


def test_a_rate_from_the_database_and_one_from_the_settings_are_one_rate():
    parts = [ICE, Part("delivery", "Delivery", gross=D("2.00"), net=D("1.67"), rate=D("0.2000"))]

    assert [each.gross for each in by_rate(parts)] == [D("8.00")]


def test_a_part_is_kept_to_the_penny():
    assert [of_row(as_row(part)) for part in PARTS] == PARTS
    assert as_row(ICE)["gross"] == "6.00"


def test_what_a_refund_names_comes_off_that_part():
    assert sums(take_named(PARTS, {}, {"line:2": D("2.00"), "deposit": D("0.20")})) == [
        ("line:2", D("2.00"), D("1.67"), D("0.33")),
        ("deposit", D("0.20"), D("0.20"), D("0.00")),
    ]


def test_never_more_than_is_left_of_a_part():
    assert sums(take_named(PARTS, {"line:2": D("5.00")}, {"line:2": D("2.00")})) == [
        ("line:2", D("1.00"), D("0.83"), D("0.17"))
    ]
    assert take_named(PARTS, {"line:2": D("6.00")}, {"line:2": D("2.00")}) == []


def test_a_part_that_goes_back_unit_by_unit_adds_up_to_its_own_tax():
    """5.00 net in three: 1.67, 1.66 and 1.67. Rounded each by itself they would come to 5.01."""
    gone, nets = {}, []
    for _ in range(3):
        pieces = take_named(PARTS, gone, {"line:2": D("2.00")})
        nets += [piece.net for piece in pieces]
        gone = plus(gone, pieces)

    assert nets == [D("1.67"), D("1.66"), D("1.67")]


def test_an_amount_of_nothing_in_particular_is_shared_by_what_is_left():
    # 5.00 of 11.30: 1.283, 2.655, 0.885 and 0.177; the odd penny goes to the largest remainder, of 0.177
    assert [(key, gross) for key, gross, *_ in sums(take_from_all(PARTS, {}, D("5.00")))] == [
        ("line:1", D("1.28")),
        ("line:2", D("2.65")),
        ("delivery", D("0.89")),
        ("deposit", D("0.18")),
    ]


def test_all_of_it_takes_each_part_whole():
    assert sums(take_from_all(PARTS, {}, D("99.00"))) == sums(PARTS)


def test_such_an_amount_is_printed_by_rate():
    pieces = take_from_all(PARTS, {}, D("5.00"))

    assert [(each.name, each.rate, each.gross) for each in merged(pieces, "Part of the price")] == [
        ("Part of the price", D("0"), D("1.28")),
        ("Part of the price", D("0.20"), D("3.54")),
        ("Part of the price", None, D("0.18")),
    ]


pennies = st.integers(1, 5000).map(lambda number: D(number) / 100)


ROWS = st.lists(st.tuples(pennies, st.sampled_from(["0", "0.05", "0.20"])), min_size=1, max_size=8)
STEPS = st.lists(st.tuples(st.integers(0, 7), pennies, pennies), max_size=6)


@settings(deadline=None)
@given(ROWS, STEPS)
def test_whatever_goes_back_in_whatever_steps_it_adds_up(rows, steps):
    """Each step names a part and an amount of it, and an amount of nothing in particular; the last takes the rest."""
    parts = [
        Part(f"line:{place}", "Cheese", gross=gross, net=without_tax(gross, D(rate)), rate=D(rate))
        for place, (gross, rate) in enumerate(rows)
    ]
    gone, given_back = {}, []
    for place, of_part, of_all in [*steps, (0, D("0.01"), D(1000))]:
        left = left_of(parts, gone)
        named = take_named(parts, gone, {f"line:{place}": of_part})
        others = take_from_all(parts, plus(gone, named), of_all)
        assert sum_of(others, "gross") == min(of_all, left - sum_of(named, "gross"))
        given_back += [*named, *others]
        gone = plus(plus(gone, named), others)

    assert sum_of(given_back, "net") == sum_of(parts, "net")
    assert sum_of(given_back, "gross") == sum_of(parts, "gross")
    assert all(piece.net >= 0 and piece.tax >= 0 for piece in given_back)


@pytest.mark.parametrize("amount", ["0.00", "0.01"])
def test_where_nothing_is_left_nothing_goes_back(amount):
    gone = {part.key: part.gross for part in PARTS}

    assert take_from_all(PARTS, gone, D(amount)) == []
