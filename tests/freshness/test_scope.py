from datetime import date
from decimal import Decimal

import pytest

from freshness.ladder import Ladder, Step
from freshness.scope import ALWAYS, Place, Scope, ScopedLadder, Season, ladder_for

YOGHURT = Place(frozenset({7, 3}), ("00010002",), 5)


def ladder(percent: int, priority: int = 0, season: Season = ALWAYS, **scope) -> ScopedLadder:
    return ScopedLadder(Ladder((Step(3, Decimal(percent)),)), Scope(**scope), priority, season)


@pytest.mark.parametrize(
    ("scope", "is_meant"),
    [
        ({"product_id": 7}, True),
        ({"product_id": 3}, True),  # its parent
        ({"product_id": 8}, False),
        ({"category_path": "00010002"}, True),
        ({"category_path": "0001"}, True),  # a range above
        ({"category_path": "0002"}, False),
        ({"product_class_id": 5}, True),
        ({"product_class_id": 6}, False),
        ({}, True),
    ],
)
def test_a_scope_covers_a_product(scope, is_meant):
    assert Scope(**scope).covers(YOGHURT) is is_meant


def test_the_most_specific_ladder_applies_whatever_the_priorities():
    ladders = [ladder(10, 99), ladder(20, 50, product_class_id=5), ladder(30, category_path="0001")]
    ladders.append(ladder(40, product_id=3))
    for expected in (40, 30, 20, 10):
        assert ladder_for(YOGHURT, ladders).steps[0].percent == expected
        ladders.pop()
    assert ladder_for(YOGHURT, []) is None


def test_among_equal_scopes_the_higher_priority_applies():
    assert ladder_for(YOGHURT, [ladder(10, 1), ladder(20, 2)]).steps[0].percent == 20


@pytest.mark.parametrize(
    ("first", "last", "is_in"),
    [
        (None, None, True),
        (date(2028, 2, 29), None, True),
        (None, date(2028, 2, 29), True),
        (date(2028, 2, 29), date(2028, 2, 29), True),
        (date(2028, 3, 1), None, False),
        (None, date(2028, 2, 28), False),
    ],
)
def test_a_season_covers_both_of_its_ends(first, last, is_in):
    assert Season(first, last).covers(date(2028, 2, 29)) is is_in


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((None, None), (None, None), True),
        ((None, date(2026, 6, 1)), (date(2026, 6, 1), None), True),
        ((None, date(2026, 5, 31)), (date(2026, 6, 1), None), False),
        ((date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 6, 1), date(2026, 6, 2)), True),
        ((date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 3, 1), date(2026, 4, 1)), False),
    ],
)
def test_seasons_overlap_when_they_share_a_day(one, other, overlap):
    assert Season(*one).overlaps(Season(*other)) is overlap
    assert Season(*other).overlaps(Season(*one)) is overlap


def test_ladders_clash_only_with_one_scope_one_priority_and_a_shared_day():
    summer = Season(date(2026, 6, 1), date(2026, 8, 31))
    one = ladder(10, 1, summer, product_id=3)
    assert one.clashes(ladder(20, 1, product_id=3))
    assert not one.clashes(ladder(20, 2, product_id=3))
    assert not one.clashes(ladder(20, 1, product_id=7))
    assert not one.clashes(ladder(20, 1, Season(date(2026, 9, 1)), product_id=3))
