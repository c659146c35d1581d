"""What may be typed and set; no database."""

from datetime import time

import pytest

from delivery.area_rules import districts_in, overlapping, problems_of_day, problems_of_window, wrong_districts
from delivery.models import WeeklyDay, WeeklySlot


@pytest.mark.parametrize(
    ("typed", "codes", "wrong"),
    [
        ("LS1 LS2, ls8", ["LS1", "LS2", "LS8"], []),
        ("ls8;LS17\nEC1A\tls8", ["LS8", "LS17", "EC1A"], []),
        (" , ;\n", [], []),
        ("LS8 2QT", ["LS8"], ["2QT"]),
        ("LS1-LS29 York", [], ["LS1-LS29", "York"]),
        ("x" * 3000, [], ["x" * 12]),
        ("LS8\x00", [], ["LS8\x00"]),
    ],
)
def test_districts_are_read_from_a_text(typed, codes, wrong):
    assert districts_in(typed) == (codes, wrong)


def test_each_wrong_word_is_told():
    assert [problem.words for problem in wrong_districts(["York", "2QT"])] == [
        "“York” is not a postcode district. Write it like LS8.",
        "“2QT” is not a postcode district. Write it like LS8.",
    ]


@pytest.mark.parametrize(
    ("cut_off", "ready", "is_good"),
    [
        ((1, time(21)), (0, time(4)), True),
        ((2, time(18)), (1, time(16)), True),
        ((0, time(4)), (0, time(4)), True),
        ((0, time(11)), (0, time(4)), False),
        ((1, time(21)), (1, time(16)), False),
        ((1, time(9)), (2, time(16)), False),
    ],
)
def test_goods_are_ready_after_the_last_order(cut_off, ready, is_good):
    day = WeeklyDay(
        cut_off_days_before=cut_off[0], cut_off_at=cut_off[1], ready_days_before=ready[0], ready_at=ready[1]
    )  # fmt: skip
    assert [problem.field for problem in problems_of_day(day)] == ([] if is_good else ["cut_off_at"])


def test_a_window_ends_after_it_begins():
    assert problems_of_window(time(4), time(4, 1)) == []
    for closes in (time(4), time(3, 59), time(0)):
        assert [problem.words for problem in problems_of_window(time(4), closes)] == [
            "The window would end before it begins. Its end has to be later than 04:00."
        ]


def test_windows_that_share_time_are_told():
    others = [WeeklySlot(opens=time(opens), closes=time(closes)) for opens, closes in ((4, 8), (8, 12), (11, 14))]
    assert overlapping(WeeklySlot(opens=time(7), closes=time(9)), others) == ["4 to 8 am", "8 am to 12 pm"]
    assert overlapping(WeeklySlot(opens=time(14), closes=time(17)), others) == []
    assert overlapping(WeeklySlot(opens=time(5), closes=time(6)), others) == ["4 to 8 am"]
