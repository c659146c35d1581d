"""Oscar's questions for a price and for availability."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from freshness.models import Batch
from freshness.partner.strategy import OfferStrategy
from tests.factories import make_product, make_product_in_sizes
from tests.freshness.batches import SATURDAY
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, SUNDAY, TUESDAY, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tax_class", "net", "tax"), [("zero", "3.00", "0.00"), ("reduced", "2.86", "0.14"), ("standard", "2.50", "0.50")]
)
def test_a_price_includes_tax_by_its_class(tax_class, net, tax):
    price = OfferStrategy().fetch_for_product(make_product(price="3.00", tax_class=tax_class)).price
    assert (price.incl_tax, price.excl_tax, price.tax) == (Decimal("3.00"), Decimal(net), Decimal(tax))
    assert price.effective_price == Decimal("3.00")


def test_a_size_has_the_tax_class_of_its_parent():
    parent = make_product_in_sizes(sizes={"568": "1.20"}, tax_class="standard")
    price = OfferStrategy().fetch_for_product(parent.children.get()).price
    assert price.excl_tax == Decimal("1.00")


def test_a_product_in_sizes_costs_from_its_cheapest_that_can_be_had():
    parent = make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30", "2000": "4.10"})
    parent.children.get(title__contains="568").stockrecords.update(num_in_stock=0)
    assert OfferStrategy().fetch_for_parent(parent).price.incl_tax == Decimal("2.30")


def test_nothing_can_be_had_of_a_product_without_a_price():
    info = OfferStrategy().fetch_for_product(make_product(price=None))
    assert not info.price.exists
    assert not info.availability.is_available_to_buy
    assert info.stockrecord is None


def test_what_was_warmed_is_not_read_again(django_assert_num_queries):
    products = [make_product(f"Milk {number}") for number in range(4)]
    strategy = OfferStrategy(due=FRIDAY)
    with django_assert_num_queries(2):
        strategy.warm(product.pk for product in products)
    with django_assert_num_queries(0):
        assert all(strategy.fetch_for_product(product).price.exists for product in products)


@pytest.mark.parametrize(
    ("stock", "wanted", "words"),
    [
        (0, 1, "This has sold out."),
        (1, 2, "Only 1 is left."),
        (5, 6, "Only 5 are left."),
        (99, 25, "We bring at most 24 of one thing. Ring us for more."),
        (None, 25, "We bring at most 24 of one thing. Ring us for more."),
        (24, 24, ""),
        (None, 24, ""),
    ],
)
def test_how_many_can_be_had_is_said_in_words(stock, wanted, words):
    availability = OfferStrategy().fetch_for_product(make_product(stock=stock)).availability
    assert availability.is_purchase_permitted(wanted) == (not words, words)


class TestGoodsWithDates:
    """The yoghurt of docs/freshness.md, for Friday: Sunday £1.68, Tuesday £2.04, next Friday £2.40."""

    @pytest.fixture
    def yoghurt(self):
        make_ladder()
        product = make_yoghurt()
        for day in (SUNDAY, TUESDAY, NEXT_FRIDAY):
            make_batch(product, day)
        return product

    def test_a_product_means_its_regular_offer(self, yoghurt):
        info = OfferStrategy(due=FRIDAY).fetch_for_product(yoghurt)
        assert (info.price.incl_tax, info.availability.num_available) == (Decimal("2.40"), 10)

    def test_without_a_regular_offer_it_means_the_date_with_most_life(self, yoghurt):
        Batch.objects.filter(date=NEXT_FRIDAY).update(on_hand=0)
        assert OfferStrategy(due=FRIDAY).fetch_for_product(yoghurt).price.incl_tax == Decimal("2.04")

    def test_a_line_means_its_own_offer(self, yoghurt):
        line = SimpleNamespace(product_id=yoghurt.pk, chosen_date=SUNDAY, promised_date=None, quantity=2)
        info = OfferStrategy(due=FRIDAY).fetch_for_line(line)
        assert (info.price.incl_tax, info.availability.num_available) == (Decimal("1.68"), 10)
        assert info.stockrecord == yoghurt.stockrecords.get()

    def test_a_regular_line_is_limited_to_what_keeps_its_promise(self, yoghurt):
        make_batch(yoghurt, date(2026, 12, 3))
        line = SimpleNamespace(product_id=yoghurt.pk, chosen_date=None, promised_date=NEXT_FRIDAY, quantity=2)
        assert OfferStrategy(due=FRIDAY).fetch_for_line(line).availability.num_available == 10

    def test_a_line_that_lost_its_reduction_has_no_price_until_accepted(self, yoghurt):
        line = SimpleNamespace(product_id=yoghurt.pk, chosen_date=NEXT_FRIDAY, promised_date=None, quantity=2)
        info = OfferStrategy(due=FRIDAY).fetch_for_line(line)
        assert not info.price.exists
        assert not info.availability.is_available_to_buy

    def test_the_due_that_it_is_given_counts_before_the_next_open_one(self, yoghurt):
        assert OfferStrategy(due=SATURDAY).fetch_for_choice(yoghurt, SUNDAY).price.incl_tax == Decimal("1.20")

    def test_offline_work_is_for_the_next_open_delivery(self, yoghurt, time_machine):
        time_machine.move_to("2026-11-26T12:00:00+00:00")
        strategy = OfferStrategy()
        assert strategy.due == FRIDAY
        assert strategy.fetch_for_choice(yoghurt, SUNDAY).price.incl_tax == Decimal("1.68")

    def test_many_products_with_dates_are_four_queries(self, yoghurt, django_assert_num_queries):
        products = [make_yoghurt(f"Yoghurt {number}") for number in range(4)]
        for product in products:
            make_batch(product, SUNDAY)
        with django_assert_num_queries(4):
            OfferStrategy(due=FRIDAY).warm(product.pk for product in products)
