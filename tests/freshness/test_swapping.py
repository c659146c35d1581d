"""Whether another batch may go to a shopper."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from freshness.kinds import BatchStatus
from freshness.swapping import keeps_promise, problem_of_swap

DAY = date(2026, 12, 4)


def allocation(**changes):
    """Three units of a regular line, promised 4 December, for 27 November."""
    facts = {"quantity": 3, "offer_kind": "regular", "promised_date": DAY, "due_day": date(2026, 11, 27)}
    return SimpleNamespace(batch=SimpleNamespace(stockrecord_id=1), **facts | changes)


def batch(**changes):
    """Five free units of another batch of the product, best before the promised date."""
    facts = {"code": "K7", "stockrecord_id": 1, "status": BatchStatus.AVAILABLE, "free": 5}
    return SimpleNamespace(**facts | {"date": DAY, "date_kind": "best_before"} | changes)


@pytest.mark.parametrize(
    ("kind", "days", "kept"),
    [
        ("regular", -1, False),
        ("regular", 0, True),
        ("regular", 1, True),
        ("dated", -1, False),
        ("dated", 0, True),
        ("dated", 1, False),
    ],
)
def test_a_regular_promise_is_a_date_or_later_and_a_dated_one_that_date(kind, days, kept):
    assert keeps_promise(kind, DAY, DAY + timedelta(days=days)) is kept


def test_a_batch_within_the_promise_will_do():
    assert problem_of_swap(allocation(), batch()) == ""
    assert problem_of_swap(allocation(), batch(free=3)) == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stockrecord_id": 2}, "Batch K7 is of another product. Pick one of the same."),
        ({"status": BatchStatus.HELD}, "Batch K7 is held or recalled. Pick another."),
        ({"status": BatchStatus.RECALLED}, "Batch K7 is held or recalled. Pick another."),
        ({"free": 2}, "Of batch K7 only 2 are free, 3 are wanted. Pick another."),
        (
            {"date": DAY - timedelta(days=1)},
            "Batch K7 is dated 3 December 2026, but 4 December 2026 was promised. Pick another.",
        ),
    ],
)
def test_another_will_not(changes, words):
    assert problem_of_swap(allocation(), batch(**changes)) == words


def test_nothing_goes_out_past_its_use_by_date_even_where_the_date_was_promised():
    past = date(2026, 11, 26)
    promised = allocation(offer_kind="dated", promised_date=past)
    assert problem_of_swap(promised, batch(date=past)) == ""
    assert problem_of_swap(promised, batch(date=past, date_kind="use_by")) == (
        "Batch K7 is past its use-by date on the delivery day. Pick another."
    )
