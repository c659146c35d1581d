"""Discounts in whole pennies that sum exactly, from the basket to the order's rows."""

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as some
from oscar.core.loading import get_model

from checkout.services.placing import place
from checkout.totals import order_totals
from tests.factories import make_basket, make_offer, make_product, make_submission, make_user, make_voucher, priced

pytestmark = pytest.mark.django_db
D = Decimal


def discounts(basket) -> dict[str, Decimal]:
    return {each["name"]: each["discount"] for each in basket.offer_applications}


def with_voucher(basket, code="WELCOME10"):
    basket.vouchers.add(get_model("voucher", "Voucher").objects.get(code=code))
    return priced(basket)


def test_a_percentage_is_rounded_once_half_up():
    # 15 % of 3 × £1.50 = £0.675
    make_offer("Fifteen", benefit=("Percentage", "15"))
    basket = make_basket((make_product(price="1.50"), 3))
    assert discounts(basket) == {"Fifteen": D("0.68")}
    assert basket.total_incl_tax == D("3.82")


def test_an_order_says_the_same_as_its_basket():
    make_offer("Fifteen", benefit=("Percentage", "15"))
    order = place(make_submission(make_basket((make_product(price="1.50"), 3))))
    line = order.lines.get()
    assert order.discounts.get().amount == D("0.68")
    assert line.discounts.get().amount == D("0.68")
    assert (line.line_price_before_discounts_incl_tax, line.line_price_incl_tax) == (D("4.50"), D("3.82"))
    assert [(price.price_incl_tax, price.quantity) for price in line.prices.all()] == [(D("1.28"), 1), (D("1.27"), 2)]
    assert order.total_incl_tax == D("5.82")  # delivery is £2.00


def test_a_voucher_over_several_lines_sums_to_the_penny():
    # 10 % of 1.45 + 2 × 2.40 + 5.20 = 11.45 → 1.145 → 1.15: exactly 0.145, 0.48, 0.52 → 0.15, 0.48, 0.52
    make_voucher("WELCOME10")
    milk, yoghurt, cheese = (
        make_product(price="1.45"),
        make_product("Yoghurt", price="2.40"),
        make_product("Cheese", price="5.20"),
    )
    basket = with_voucher(make_basket(milk, (yoghurt, 2), cheese))
    assert [line.discount_value for line in basket.all_lines()] == [D("0.15"), D("0.48"), D("0.52")]
    assert basket.total_incl_tax == D("10.30")
    order = place(make_submission(basket))
    assert order.discounts.get().voucher_code == "WELCOME10"
    assert sum(each.amount for line in order.lines.all() for each in line.discounts.all()) == D("1.15")


def test_three_for_two_takes_the_cheapest_off():
    yoghurt, kefir = make_product("Yoghurt", price="2.40"), make_product("Kefir", price="1.99")
    make_offer("Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(yoghurt, kefir))
    basket = make_basket((yoghurt, 2), (kefir, 1), make_product(price="1.45"))
    assert discounts(basket) == {"Three for two": D("1.99")}
    assert basket.total_incl_tax == D("6.25")


def test_an_amount_off_is_spread_in_proportion():
    # £1.00 off 3.00 + 6.01 + 0.99 = 10.00: exactly 0.30, 0.601, 0.099 → 0.30, 0.60, 0.10
    make_offer("A pound off", benefit=("Absolute", "1.00"), max_basket_applications=1)
    basket = make_basket(make_product(price="3.00"), make_product("B", price="6.01"), make_product("C", price="0.99"))
    assert sum(line.discount_value for line in basket.all_lines()) == D("1.00")
    assert basket.total_incl_tax == D("9.00")


def test_an_offer_only_touches_its_own_products():
    cheese = make_product("Cheese", price="5.00")
    make_offer("Cheese week", benefit=("Percentage", "20"), products=(cheese,))
    basket = make_basket(cheese, make_product(price="1.45"))
    assert [line.discount_value for line in basket.all_lines()] == [D("1.00"), D("0.00")]


def test_tax_falls_with_the_discount():
    # ice cream at 20 %: £6.00 less 10 % = £5.40, of which £0.90 is tax
    make_offer("A tenth off")
    basket = make_basket(make_product("Ice cream", price="6.00", tax_class="standard"))
    assert (basket.total_incl_tax, basket.total_excl_tax) == (D("5.40"), D("4.50"))


def test_delivery_for_less_is_recorded_once_with_its_tax():
    make_offer("Half price delivery", benefit=("Shipping percentage", "50"), condition=("Value", "5.00"), priority=2)
    make_offer("A pound off delivery", benefit=("Shipping absolute", "1.00"), condition=("Value", "5.00"), priority=1)
    order = place(make_submission(make_basket(make_product(price="6.00"))))
    assert [(each.offer_name, each.amount, each.category) for each in order.discounts.all()] == [
        ("Half price delivery", D("1.00"), "Shipping")
    ]
    assert (order.shipping_incl_tax, order.shipping_excl_tax) == (D("1.00"), D("0.83"))
    assert (order.total_incl_tax, order.total_excl_tax) == (D("7.00"), D("6.83"))


def test_a_line_never_costs_less_than_nothing():
    # 50 % of 3p is 1.5p, twice: each would round to 2p
    make_offer("Half", benefit=("Percentage", "50"), exclusive=False, priority=2)
    make_offer("The other half", benefit=("Percentage", "50"), exclusive=False, priority=1)
    basket = make_basket((make_product(price="0.01"), 3))
    assert basket.total_incl_tax == D("0.00")
    assert discounts(basket) == {"Half": D("0.02"), "The other half": D("0.01")}


def test_an_offer_worth_less_than_a_penny_takes_nothing_off():
    make_offer("A tenth off")
    basket = make_basket(make_product(price="0.09"))
    assert discounts(basket) == {}
    assert [line.line_price_incl_tax_incl_discounts for line in basket.all_lines()] == [D("0.09")]


def test_of_two_exclusive_offers_the_one_that_comes_first_keeps_its_units():
    milk = make_product(price="2.00")
    make_offer("Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(milk,), priority=5)
    make_offer("A tenth off", priority=1)
    basket = make_basket((milk, 4))
    # three units go with the first offer, the fourth with the second
    assert discounts(basket) == {"Three for two": D("2.00"), "A tenth off": D("0.20")}


def test_a_range_by_category_and_class_knows_its_products():
    offer = make_offer("Cheese week", benefit=("Percentage", "20"), products=(make_product("Nothing"),))
    cheese = make_product("Cheese", price="5.00", category="Cheese")
    for part in (offer.benefit.range, offer.condition.range):
        part.included_categories.add(cheese.categories.get())
    basket = make_basket(cheese, make_product(price="1.00"))
    assert [line.discount_value for line in basket.all_lines()] == [D("1.00"), D("0.00")]


def test_what_a_range_leaves_out_is_left_out():
    offer, milk = make_offer("A tenth off"), make_product(price="1.00")
    for part in (offer.benefit.range, offer.condition.range):
        part.excluded_products.add(milk)
    assert make_basket(milk, make_product("Cheese", price="5.00")).total_discount == D("0.50")


def test_offers_cost_the_same_queries_for_one_line_or_fifteen(django_assert_max_num_queries):
    for number in range(4):
        make_offer(f"Offer {number}", products=(make_product(f"Only {number}"),), priority=number)
    small = make_basket(make_product("Milk"))
    large = make_basket(*(make_product(f"Cheese {number}", price="3.00") for number in range(15)))
    for basket in (small, large):
        with django_assert_max_num_queries(10):
            assert priced(basket).total_discount == D("0.00")


@tries(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(some.tuples(some.integers(1, 999), some.integers(1, 9), some.booleans()), min_size=1, max_size=5),
    some.integers(1, 99),
    some.integers(1, 500),
)
def test_an_order_always_adds_up_to_the_penny(card, lines, percent, amount):
    with transaction.atomic():
        check_that_it_adds_up(lines, percent, amount)
        transaction.set_rollback(True)


def check_that_it_adds_up(lines, percent, amount):
    make_offer("Percent", benefit=("Percentage", str(percent)), exclusive=False, priority=2)
    make_offer("Amount", benefit=("Absolute", str(D(amount) / 100)), exclusive=False, max_basket_applications=1)
    goods = [
        (
            make_product(
                f"P{place}", price=str(D(price) / 100), tax_class="standard" if taxed else "zero", deposit="0.20"
            ),
            units,
        )
        for place, (price, units, taxed) in enumerate(lines)
    ]
    order = place(make_submission(make_basket(*goods), gateway="card"))
    rows = list(order.lines.all())
    of_lines = sum(row.line_price_incl_tax for row in rows)
    assert of_lines + order.shipping_incl_tax + order.surcharge_incl_tax == order.total_incl_tax
    assert (
        sum(row.line_price_excl_tax for row in rows) + order.shipping_excl_tax + order.surcharge_excl_tax
        == order.total_excl_tax
    )
    before = sum(row.line_price_before_discounts_incl_tax for row in rows)
    assert before - of_lines == sum(each.amount for each in order.discounts.all())
    for row in rows:
        assert row.discount_incl_tax == sum(each.amount for each in row.discounts.all())
        assert sum(price.price_incl_tax * price.quantity for price in row.prices.all()) == row.line_price_incl_tax
        assert sum(price.price_excl_tax * price.quantity for price in row.prices.all()) == row.line_price_excl_tax
    totals = order_totals(order, order.lines.all())
    off = totals.shorter_dates + sum(each.amount for each in totals.reductions)
    assert totals.goods - off + totals.delivery + totals.deposit == totals.total


def test_a_customer_may_use_a_once_voucher_once():
    alice = make_user()
    make_voucher("ONCE", usage="Once per customer")
    milk = make_product(price="5.00")
    first = with_voucher(make_basket(milk, user=alice), "ONCE")
    assert place(make_submission(first)).discounts.get().amount == D("0.50")
    second = with_voucher(make_basket(milk, user=alice), "ONCE")
    assert second.total_discount == D("0.00")


def test_four_units_under_three_for_two_can_be_ordered():
    """Oscar counts what a condition uses up in Decimals, which are no number of units."""
    make_offer("3 for 2", benefit=("Multibuy", None), condition=("Count", "3"))
    order = place(make_submission(priced(make_basket((make_product(price="1.45"), 4)))))
    assert order.lines.get().line_price_incl_tax == Decimal("4.35")
