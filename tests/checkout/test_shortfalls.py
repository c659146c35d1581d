"""What can't be had, in words."""

from datetime import date

import pytest

from checkout.shortfalls import shortfall_words
from freshness.errors import NotReserved, OutOfStock

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("left", "offer", "words"),
    [
        (2, (), "Natural yoghurt: only 2 are left."),
        (1, (), "Natural yoghurt: only 1 is left."),
        (0, (), "Natural yoghurt has just sold out."),
        (2, ("dated", SUNDAY, "best_before"), "Natural yoghurt, best before Sun 29 Nov: only 2 are left."),
        (1, ("dated", SUNDAY, "use_by"), "Natural yoghurt, use by Sun 29 Nov: only 1 is left."),
        (3, ("regular", SUNDAY, "best_before"), "Natural yoghurt, best before Sun 29 Nov or later: only 3 are left."),
        (0, ("regular", SUNDAY, "use_by"), "Natural yoghurt, use by Sun 29 Nov or later has just sold out."),
        (0, ("regular", None, "best_before"), "Natural yoghurt has just sold out."),
    ],
)
def test_it_names_the_product_the_date_and_what_is_left(left, offer, words):
    refused = NotReserved([OutOfStock(7, 5, left, *offer)])
    assert shortfall_words({7: "Natural yoghurt"}, refused) == [words]


def test_goods_that_changed_under_our_hands_are_worth_another_try():
    assert shortfall_words({}, NotReserved()) == ["Somebody else was buying the same things. Please order again."]
