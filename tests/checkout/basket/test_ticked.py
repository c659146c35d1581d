from datetime import date

import pytest

from checkout.basket.ticked import Ticked, read
from tests.checkout.steps import quantities, terms
from tests.factories import make_product
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.mark.parametrize(
    ("ticked", "words"), [(Ticked(12, 2), "12x2"), (Ticked(12, 24, date(2026, 12, 1)), "12x24@2026-12-01")]
)
def test_it_is_read_as_it_was_written(ticked, words):
    assert ticked.words == words
    assert read([words]) == [ticked]


def test_a_box_may_hold_several():
    assert read(["1x1 2x3", "1x2@2026-12-01"]) == [Ticked(1, 1), Ticked(2, 3), Ticked(1, 2, date(2026, 12, 1))]


@pytest.mark.parametrize(
    "words",
    ["", "x", "12", "12x", "-1x1", "٣x1", "1x1000", "1x1@2026-13-01", "1x1@20261201", "1x1@", "9999999999x1"],
)
def test_what_cannot_be_read_is_left_out(words):
    assert read([words]) == []


@pytest.mark.django_db
class TestAdding:
    @pytest.fixture
    def take(self, client):
        def take(*boxes):
            return client.post("/basket/add/", {"take": boxes}, headers=OURS)

        return take

    def test_two_dates_of_one_product_come_with_one_box(self, yoghurt, take, words):
        take(f"{yoghurt.pk}x1@2026-11-29 {yoghurt.pk}x3")
        assert [(kind, day) for kind, day, _price, _for in terms()] == [("dated", SUNDAY), ("regular", NEXT_FRIDAY)]
        assert words() == [
            "1 × Natural yoghurt (Best before Sun\xa029\xa0Nov) and 3 × Natural yoghurt added."
        ]  # fmt: skip

    def test_the_regular_offer_is_never_silently_a_shorter_date(self, yoghurt, take, words):
        """Fails without a date in the form's data: the default offer would be added, which is Tuesday's."""
        yoghurt.stockrecords.get().batches.filter(date=NEXT_FRIDAY).update(status="held")
        take(f"{yoghurt.pk}x1")
        assert quantities() == {}
        assert words()[0].startswith("Natural yoghurt: ")

    @pytest.mark.parametrize("quantity", [0, 25])
    def test_an_odd_number_changes_nothing_but_the_message(self, shop, take, words, quantity):
        take(f"{make_product().pk}x{quantity}")
        assert quantities() == {}
        assert words()[0].startswith("Whole milk: ")

    def test_nothing_ticked_is_said(self, shop, take, words):
        take()
        assert words() == ["Nothing was ticked, so nothing was added."]

    def test_the_van_takes_so_many_things(self, shop, take, words, settings):
        settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 3
        milk = make_product()
        take(f"{milk.pk}x2 {milk.pk}x2")
        assert quantities() == {"Whole milk": 2}
        assert any("The van takes 3 things in one order" in told for told in words())
