"""Two dates of one yoghurt: added, merged, kept for later, and asked for one by one."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_class, get_model

from checkout.basket.services import add_to_basket
from checkout.errors import NotPermitted
from checkout.models import LineTerms
from freshness.partner.strategy import OfferStrategy
from tests.checkout.steps import press, sold, terms
from tests.factories import make_basket, make_product, make_user, priced
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, SUNDAY, TUESDAY

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
Basket = get_model("basket", "Basket")
Option = get_model("catalogue", "Option")
D = Decimal


def told(basket) -> list[tuple]:
    """(date, units, unit price) of the lines, oldest first."""
    return [(line.chosen_date, line.quantity, line.unit_price_incl_tax) for line in basket.all_lines()]


class TestAdding:
    def test_two_dates_of_one_yoghurt_are_two_lines_with_two_prices(self, yoghurt):
        basket = make_basket((yoghurt, 2), (yoghurt, 1, SUNDAY))
        assert told(basket) == [(None, 2, D("2.40")), (SUNDAY, 1, D("1.68"))]
        assert basket.total_incl_tax == D("6.48")
        assert [line.description for line in basket.all_lines()] == [
            "Natural yoghurt",
            "Natural yoghurt (Best before Sun\xa029\xa0Nov)",
        ]

    def test_the_same_date_again_is_the_same_line(self, yoghurt):
        assert told(make_basket((yoghurt, 2, SUNDAY), (yoghurt, 3, SUNDAY))) == [(SUNDAY, 5, D("1.68"))]

    def test_what_was_shown_is_noted_with_the_offer_and_its_date(self, yoghurt, add):
        add(yoghurt)
        add(yoghurt, date="2026-11-29")
        assert terms() == [
            ("regular", NEXT_FRIDAY, D("2.40"), FRIDAY.day),
            ("dated", SUNDAY, D("1.68"), FRIDAY.day),
        ]

    def test_the_shopper_is_told_which_date_was_added(self, yoghurt, add, words):
        add(yoghurt, 2, date="2026-11-29")
        assert words() == ["2 × Natural yoghurt (Best before Sun\xa029\xa0Nov) added."]

    def test_a_plain_add_takes_the_date_with_most_life_if_nothing_else_is_left(self, yoghurt, add):
        sold(NEXT_FRIDAY)
        add(yoghurt)
        assert terms() == [("dated", TUESDAY, D("2.04"), FRIDAY.day)]

    def test_the_regular_offer_asked_for_by_name_is_never_a_shorter_date_instead(self, yoghurt, add, words):
        sold(NEXT_FRIDAY)
        add(yoghurt, date="")
        assert words() == [
            "Natural yoghurt: This has sold out. There is: Best before Tue\xa01\xa0Dec, £2.04; "
            "Best before Sun\xa029\xa0Nov, £1.68."
        ]
        assert not Line.objects.exists()

    def test_a_date_that_sold_out_between_page_and_click_is_said_with_what_else_there_is(self, yoghurt, add, words):
        sold(SUNDAY)
        sold(TUESDAY)
        add(yoghurt, date="2026-11-29")
        assert words() == [
            "Natural yoghurt: That date can’t be had for Friday 27 November any more. "
            "There is: Best before Fri\xa04\xa0Dec or later, £2.40."
        ]
        assert not Line.objects.exists()

    def test_a_day_that_changed_between_page_and_click_is_said(self, yoghurt, add, words, time_machine):
        time_machine.move_to("2026-11-29T21:30:00+00:00")  # Sunday's cut-off is over: Tuesday is the next day
        add(yoghurt, date="2026-11-29")
        assert words()[0].startswith("Natural yoghurt: That date can’t be had for Tuesday 1 December any more.")

    def test_the_service_refuses_what_the_form_let_through(self, yoghurt):
        basket = make_basket()
        sold(SUNDAY, left=2)
        with pytest.raises(NotPermitted) as refused:
            add_to_basket(basket=basket, product=yoghurt, quantity=3, day=FRIDAY.day, date=SUNDAY)
        assert refused.value.problems == ["Natural yoghurt: Only 2 are left."]
        assert not Line.objects.exists()

    @pytest.mark.parametrize(
        "words_posted", ["tomorrow", "2026-02-30", "29.11.2026", "' OR 1=1", "9" * 400, "0000-00-00"]
    )
    def test_a_date_that_makes_no_sense_changes_nothing_but_the_message(self, yoghurt, add, words, words_posted):
        add(yoghurt, date=words_posted)
        assert words() == ["Natural yoghurt: We don’t know that date. Choose one on the product’s page."]
        assert not Line.objects.exists()
        assert not Basket.objects.exists()

    def test_a_date_that_nobody_offers_is_refused(self, yoghurt, add, words):
        add(yoghurt, date="2027-01-01")
        assert words()[0].startswith("Natural yoghurt: That date can’t be had for Friday 27 November any more.")

    def test_goods_without_dates_have_no_shorter_date(self, yoghurt, add, words):
        add(make_product("Tote bag", price="8.00"), date="2026-11-29")
        assert words() == ["Tote bag: That date can’t be had for Friday 27 November any more. There is: £8.00."]

    def test_no_form_of_oscar_asks_for_a_date(self, yoghurt):
        make_basket((yoghurt, 1, SUNDAY))
        assert Option.objects.get(code="date").product_set.count() == 0
        assert list(yoghurt.options) == []


class TestQuantities:
    def test_each_date_has_its_own_limit(self, yoghurt, add, words):
        add(yoghurt, 10)
        add(yoghurt, 10, date="2026-11-29")
        add(yoghurt, 1, date="2026-11-29")
        assert words()[-1] == "Natural yoghurt: Only 10 are left."
        assert sorted(Line.objects.values_list("quantity", flat=True)) == [10, 10]

    def test_a_product_split_over_lines_can_not_exceed_what_there_is(self, yoghurt):
        basket = make_basket((yoghurt, 4), (yoghurt, 4, SUNDAY))
        regular, dated = basket.all_lines()
        assert basket.is_quantity_allowed(6, dated) == (True, None)
        assert basket.is_quantity_allowed(7, dated) == (False, "Only 10 are left.")
        assert basket.is_quantity_allowed(7, regular) == (False, "Only 10 are left.")
        assert (basket.basket_quantity(regular), basket.product_quantity(yoghurt)) == (4, 8)

    def test_the_basket_as_a_whole_has_its_limit(self, yoghurt):
        basket = make_basket(*((make_product(f"Cheese {number}", stock=None), 24) for number in range(5)))
        assert basket.is_quantity_allowed(1) == (False, "The van takes 120 things in one order.")

    def test_oscars_own_forms_ask_per_offer_too(self, yoghurt):
        basket = make_basket((yoghurt, 9), (yoghurt, 4, SUNDAY))
        dated = basket.all_lines()[1]
        line_form, saved_form = get_class("basket.forms", "BasketLineForm"), get_class("basket.forms", "SavedLineForm")
        assert line_form(basket.strategy, data={"quantity": "10"}, instance=dated).is_valid()
        assert not line_form(basket.strategy, data={"quantity": "11"}, instance=dated).is_valid()
        kept = make_basket((yoghurt, 6, SUNDAY)).all_lines()[0]
        assert saved_form(basket.strategy, basket, data={"move_to_basket": "on"}, instance=kept).is_valid()
        kept.quantity = 7
        form = saved_form(basket.strategy, basket, data={"move_to_basket": "on"}, instance=kept)
        assert form.non_field_errors() == ["Only 10 are left."]

    def test_one_more_of_a_dated_line(self, client, yoghurt, add):
        add(yoghurt, 2, date="2026-11-29")
        press(client, more=Line.objects.get().pk)
        assert Line.objects.get().quantity == 3

    def test_a_total_is_asked_with_rows_of_attributes(self, yoghurt):
        basket = make_basket((yoghurt, 1, SUNDAY))
        line = basket.all_lines()[0]
        info = basket.get_stock_info(yoghurt, line.attributes.select_related("option"))
        assert info.price.incl_tax == basket.get_stock_info(yoghurt, []).price.incl_tax - D("0.72") == D("1.68")
        sold(SUNDAY)
        assert priced(basket).total_incl_tax == D("0.00")


class TestMerging:
    """A cookie's basket comes together with the customer's own at sign-in."""

    def test_same_dates_become_one_line_and_others_stay_apart(self, yoghurt):
        own, cookie = (
            make_basket((yoghurt, 2), (yoghurt, 1, SUNDAY)),
            make_basket((yoghurt, 3, SUNDAY), (yoghurt, 1, TUESDAY)),
        )
        own.merge(cookie, add_quantities=False)
        assert told(priced(own)) == [(None, 2, D("2.40")), (SUNDAY, 3, D("1.68")), (TUESDAY, 1, D("2.04"))]

    def test_the_better_terms_count_whichever_basket_they_were_in(self, yoghurt):
        for lower, later in ((0, 1), (1, 0)):
            baskets = [make_basket(yoghurt), make_basket(yoghurt)]
            LineTerms.objects.filter(line__basket=baskets[lower]).update(price="2.20", promised_date=TUESDAY)
            LineTerms.objects.filter(line__basket=baskets[later]).update(price="2.40", promised_date=NEXT_FRIDAY)
            baskets[0].merge(baskets[1], add_quantities=False)
            kept = LineTerms.objects.get(line__basket=baskets[0])
            assert (kept.price, kept.promised_date) == (D("2.20"), NEXT_FRIDAY)

    def test_terms_are_not_lost_if_only_one_line_has_some(self, yoghurt):
        own, cookie = make_basket(yoghurt), make_basket(yoghurt)
        LineTerms.objects.filter(line__basket=own).delete()
        own.merge(cookie, add_quantities=False)
        assert LineTerms.objects.get().line.basket == own

    def test_a_shopper_who_signs_in_has_both_dates(self, client, yoghurt, add):
        alice = make_user()
        make_basket((yoghurt, 1), user=alice)
        add(yoghurt, 2, date="2026-11-29")
        client.force_login(alice)
        page = client.get("/basket/")
        assert [(each.quantity, each.unit_price) for each in page.context["lines"]] == [(1, D("2.40")), (2, D("1.68"))]


class TestKeepingForLater:
    @pytest.fixture
    def kept(self, client, yoghurt, add):
        client.force_login(make_user())
        add(yoghurt, 1)
        add(yoghurt, 2, date="2026-11-29")
        line = Line.objects.get(quantity=2)
        press(client, save=line.pk)
        return line

    def test_a_dated_line_goes_and_comes_back_as_what_it_was(self, client, kept):
        assert client.get("/basket/").context["kept"][0].unit_price == D("1.68")
        client.post("/basket/saved/", {"move": kept.pk})
        lines = client.get("/basket/").context["lines"]
        assert [(each.quantity, each.unit_price) for each in lines] == [(1, D("2.40")), (2, D("1.68"))]
        assert LineTerms.objects.get(line=kept).promised_date == SUNDAY

    def test_a_date_that_is_gone_stays_kept_and_says_so(self, client, kept, words):
        sold(SUNDAY)
        client.post("/basket/saved/", {"move": kept.pk})
        assert words()[-1].startswith("Natural yoghurt: That date can’t be had for Friday 27 November any more.")
        assert Line.objects.get(pk=kept.pk).basket.status == "Saved"


def test_a_basket_is_priced_for_the_delivery_that_its_strategy_is_given(yoghurt):
    basket = Basket.objects.get(pk=make_basket((yoghurt, 1, SUNDAY)).pk)
    basket.strategy = OfferStrategy(due=FRIDAY)
    assert basket.total_incl_tax == D("1.68")


def test_the_page_shows_two_dates_together_with_what_they_were(yoghurt, client, add):
    add(yoghurt, 1)
    add(make_product("Ghee"), 1)
    add(yoghurt, 2, date="2026-11-29")
    page = client.get("/basket/")
    lines = page.context["lines"]
    assert [(each.name, each.place, each.was) for each in lines] == [
        ("Natural yoghurt", "first", None),
        ("Natural yoghurt", "next", D("4.80")),
        ("Ghee", "", None),
    ]
    html = page.content.decode()
    assert "Best before Sun\xa029\xa0Nov" in html
    assert "Best before Fri\xa04\xa0Dec or later" in html
    assert 'aria-label="One less Natural yoghurt, Best before Sun\xa029\xa0Nov"' in html
