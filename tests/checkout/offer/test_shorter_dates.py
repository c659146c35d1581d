"""Offers and vouchers on goods that a ladder has made cheaper."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from checkout.services.placing import place
from tests.factories import make_basket, make_offer, make_product, make_submission, make_voucher, priced
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db
D = Decimal


def discounts(basket) -> dict[str, Decimal]:
    return {each["name"]: each["discount"] for each in basket.offer_applications}


def with_voucher(basket, code="WELCOME10"):
    basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=code))
    return priced(basket)


class TestShorterDates:
    """Yoghurt for Friday 27 November: best before Sunday £1.68 (30 % off, floor £1.00), next Friday £2.40."""

    @pytest.fixture(autouse=True)
    def thursday(self, time_machine):
        time_machine.move_to("2026-11-26T12:00:00+00:00")

    @pytest.fixture
    def yoghurt(self):
        self.ladder = make_ladder()
        product = make_yoghurt()
        for day in (SUNDAY, NEXT_FRIDAY):
            make_batch(product, day)
        return product

    def combine(self, **fields):
        type(self.ladder).objects.update(combines=True, **fields)

    def prices(self, basket) -> list[tuple]:
        return [(line.chosen_date, line.line_price_incl_tax_incl_discounts) for line in basket.all_lines()]

    def test_an_offer_skips_a_shorter_date(self, yoghurt):
        make_offer("Tenth", benefit=("Percentage", "10"))
        basket = make_basket((yoghurt, 1), (yoghurt, 1, SUNDAY))
        assert self.prices(basket) == [(None, D("2.16")), (SUNDAY, D("1.68"))]
        assert discounts(basket) == {"Tenth": D("0.24")}

    def test_a_shorter_date_does_not_count_towards_an_offer(self, yoghurt):
        make_offer("Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(yoghurt,))
        basket = make_basket((yoghurt, 2), (yoghurt, 1, SUNDAY))
        assert discounts(basket) == {}
        assert discounts(make_basket((yoghurt, 3), (yoghurt, 1, SUNDAY))) == {"Three for two": D("2.40")}

    @pytest.mark.parametrize("condition", [("Value", "4.00"), ("Coverage", "1"), ("Count", "1")])
    def test_no_kind_of_condition_counts_it(self, yoghurt, condition):
        make_offer("Tenth", benefit=("Percentage", "10"), condition=condition)
        assert discounts(make_basket((yoghurt, 3, SUNDAY))) == {}

    @pytest.mark.parametrize("benefit", [("Absolute", "1.00"), ("Fixed price", "1.00"), ("Multibuy", None)])
    def test_no_kind_of_benefit_lowers_it(self, yoghurt, benefit):
        milk = make_product(price="1.45")
        make_offer(
            "Offer", benefit=benefit, condition=("Count", "1"), products=(milk, yoghurt), max_basket_applications=1
        )
        basket = make_basket(milk, (yoghurt, 3, SUNDAY))
        assert self.prices(basket)[1] == (SUNDAY, D("5.04"))

    def test_a_voucher_that_only_finds_shorter_dates_takes_nothing_off(self, yoghurt):
        make_voucher("WELCOME10")
        assert discounts(with_voucher(make_basket((yoghurt, 3, SUNDAY)))) == {}

    def test_a_ladder_that_combines_lets_an_offer_lower_it_further(self, yoghurt):
        self.combine()
        make_offer("Tenth", benefit=("Percentage", "10"))
        basket = make_basket((yoghurt, 1), (yoghurt, 1, SUNDAY))
        # 10 % of 2.40 + 1.68 = 4.08 → 0.41: exactly 0.24 and 0.168
        assert self.prices(basket) == [(None, D("2.16")), (SUNDAY, D("1.51"))]

    def test_no_unit_falls_under_the_floor(self, yoghurt):
        self.combine()
        make_offer("Half", benefit=("Percentage", "50"))
        basket = make_basket((yoghurt, 1), (yoghurt, 3, SUNDAY))
        # half of 1.68 is 0.84, but only 0.68 a unit may go: 3 × 1.00 is left
        assert self.prices(basket) == [(None, D("1.20")), (SUNDAY, D("3.00"))]
        assert discounts(basket) == {"Half": D("3.24")}
        assert basket.total_incl_tax == D("4.20")

    def test_one_free_unit_costs_the_floor(self, yoghurt):
        self.combine()
        make_offer("Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(yoghurt,))
        basket = make_basket((yoghurt, 3, SUNDAY))
        assert discounts(basket) == {"Three for two": D("0.68")}
        assert basket.all_lines()[0].get_price_breakdown()[0][0] >= D("1.00")

    def test_two_offers_together_stay_over_the_floor(self, yoghurt):
        self.combine()
        first = make_offer("Quarter", benefit=("Percentage", "25"), exclusive=False, priority=2)
        second = make_offer("Third", benefit=("Percentage", "30"), exclusive=False, priority=1)
        first.combinations.add(second)
        basket = make_basket((yoghurt, 2, SUNDAY))
        # £1.68 less a quarter is £1.26; of the second's 0.504 only 0.26 a unit are left
        assert discounts(basket) == {"Quarter": D("0.84"), "Third": D("0.52")}
        assert basket.total_incl_tax == D("2.00")

    def test_the_order_says_the_same_to_the_penny(self, yoghurt):
        self.combine()
        make_offer("Half", benefit=("Percentage", "50"))
        order = place(make_submission(make_basket((yoghurt, 1), (yoghurt, 3, SUNDAY))))
        assert [line.line_price_incl_tax for line in order.lines.order_by("pk")] == [D("1.20"), D("3.00")]
        assert order.discounts.get().amount == D("3.24")
        assert order.total_incl_tax == D("6.20")  # delivery is £2.00

    def test_what_waits_for_a_yes_counts_for_no_offer(self, yoghurt):
        make_offer("Three for two", benefit=("Multibuy", None), condition=("Value", "5.00"), products=(yoghurt,))
        basket = make_basket((yoghurt, 2), (yoghurt, 1, SUNDAY))
        type(self.ladder).objects.update(state="replaced")
        yoghurt.freshness_policy.__class__.objects.update(minimum_life_days=2)
        basket = priced(basket)
        assert not basket.all_lines()[1].counts
        assert discounts(basket) == {}
        assert basket.total_incl_tax == D("4.80")
