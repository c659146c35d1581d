"""What can't be had any more becomes, in one tap, what can. Thursday noon; Friday's round is shown."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from checkout.basket.services import swap_line
from checkout.errors import AlreadyPlaced, NotPermitted
from tests.checkout.steps import quantities, sold, terms
from tests.factories import make_basket, make_product, priced
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, SUNDAY, TUESDAY

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
Basket = get_model("basket", "Basket")
D = Decimal


@pytest.fixture
def gone(yoghurt, add):
    """Two of Sunday's, which have sold out since; the line."""
    add(yoghurt, 2, date="2026-11-29")
    sold(SUNDAY)
    return Line.objects.get()


def lines() -> list[tuple]:
    """(date, units) of the lines, oldest first."""
    return [(line.chosen_date, line.quantity) for line in Line.objects.order_by("pk")]


class TestOffering:
    def test_what_is_gone_is_kept_aside_with_what_else_there_is(self, client, gone):
        page = client.get("/basket/")
        line = page.context["lines"][0]
        assert (line.counts, page.context["totals"].items, page.context["totals"].goods) == (False, 0, D("0.00"))
        assert [each.words for each in line.alternatives] == [
            "Best before Fri\xa04\xa0Dec or later, £2.40",
            "Best before Tue\xa01\xa0Dec, £2.04",
        ]
        words = page.content.decode()
        assert "Kept aside" in words
        assert f'<a href="#line-{gone.pk}">Natural yoghurt</a>: “Best before Sun' in words

    def test_the_badge_counts_only_what_counts(self, client, gone, yoghurt, add):
        """Fails with num_items in basket_link.html."""
        add(yoghurt, 3)
        assert '<span class="masthead__count">3</span>' in client.get("/basket/").content.decode()

    def test_fewer_units_are_said_on_the_button(self, client, gone):
        sold(TUESDAY, left=1)
        words = [each.words for each in client.get("/basket/").context["lines"][0].alternatives]
        assert words[1] == "1 of: Best before Tue\xa01\xa0Dec, £2.04"

    def test_what_counts_and_what_is_not_on_sale_has_none(self, client, yoghurt, add, shop):
        add(yoghurt)
        cheese = make_product("Cheese")
        add(cheese)
        type(cheese).objects.filter(pk=cheese.pk).update(is_public=False)
        assert [each.alternatives for each in client.get("/basket/").context["lines"]] == [(), ()]

    def test_what_has_sold_out_altogether_has_none(self, client, gone):
        sold(TUESDAY)
        sold(NEXT_FRIDAY)
        assert client.get("/basket/").context["lines"][0].alternatives == ()


class TestTaking:
    def take(self, client, place: int):
        """Presses the button of an alternative of the first line."""
        line = client.get("/basket/").context["lines"][0]
        return client.post("/basket/", {"swap": line.alternatives[place].value})

    def test_another_date_takes_its_place_in_one_tap(self, client, gone, words):
        self.take(client, 1)
        assert lines() == [(TUESDAY, 2)]
        assert terms() == [("dated", TUESDAY, D("2.04"), FRIDAY.day)]
        page = client.get("/basket/")
        assert (page.context["problems"], page.context["totals"].goods) == ([], D("4.80"))  # £2.40 before the date
        assert page.context["totals"].total == D("6.08")  # 2 × 2.04, and 2.00 for the delivery

    def test_the_regular_one_takes_its_place(self, client, gone):
        self.take(client, 0)
        assert lines() == [(None, 2)]
        assert terms() == [("regular", NEXT_FRIDAY, D("2.40"), FRIDAY.day)]
        assert Line.objects.get().attributes.count() == 0

    def test_a_regular_line_becomes_a_dated_one(self, client, yoghurt, add):
        add(yoghurt, 2)
        sold(NEXT_FRIDAY)
        self.take(client, 0)
        assert lines() == [(TUESDAY, 2)]

    def test_it_joins_the_line_that_is_there(self, client, gone, yoghurt, add):
        add(yoghurt, 3, date="2026-12-01")
        self.take(client, 1)
        assert lines() == [(TUESDAY, 5)]

    def test_as_many_as_there_are_are_taken_and_told(self, client, gone, words):
        sold(TUESDAY, left=1)
        self.take(client, 1)
        assert lines() == [(TUESDAY, 1)]
        assert "1 × Natural yoghurt of that date instead." in words()

    def test_what_is_in_the_basket_already_is_not_taken_twice(self, client, gone, yoghurt, add, words):
        add(yoghurt, 10, date="2026-12-01")
        self.take(client, 1)
        assert lines() == [(SUNDAY, 2), (TUESDAY, 10)]
        assert "Natural yoghurt: Only 10 are left." in words()

    def test_what_changed_since_the_page_is_asked_again(self, client, gone, words):
        """Fails without check_seen in swap_line."""
        client.post("/basket/", {"swap": f"{gone.pk} dated 1.99 2026-12-01"})
        assert lines() == [(SUNDAY, 2)]
        assert "Natural yoghurt has just changed again. Look at it once more, please." in words()

    @pytest.mark.parametrize(
        "value", ["dated 2.04 2026-12-01", "dated", "", "regular", "dated 2.04 yesterday", "x" * 99]
    )
    def test_odd_words_change_nothing(self, client, gone, value):
        client.post("/basket/", {"swap": f"{gone.pk} {value}"} if value != "dated 2.04 2026-12-01" else {"swap": value})
        assert lines() == [(SUNDAY, 2)]

    def test_a_foreign_line_is_no_line(self, client, gone):
        other = make_basket((make_product("Butter"), 1)).all_lines()[0]
        client.post("/basket/", {"swap": f"{other.pk} regular 1.45"})
        assert quantities() == {"Natural yoghurt": 2, "Butter": 1}

    def test_nothing_is_swapped_in_a_basket_that_was_ordered(self, yoghurt):
        basket = make_basket((yoghurt, 2, SUNDAY))
        line = basket.all_lines()[0]
        Basket.objects.update(status="Submitted")
        with pytest.raises(AlreadyPlaced):
            swap_line(basket=basket, line=line, to=TUESDAY, seen="2.04 2026-12-01")

    def test_the_service_refuses_a_date_that_nobody_offers(self, yoghurt):
        basket = priced(make_basket((yoghurt, 2, SUNDAY)))
        with pytest.raises(NotPermitted) as refused:
            swap_line(basket=basket, line=basket.all_lines()[0], to=FRIDAY.day, seen="")
        assert refused.value.problems[0].startswith("Natural yoghurt: That date can’t be had for Friday 27 November")
