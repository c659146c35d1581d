"""Minimum life 4 days; 5 days −15 %, 3 −30 %, 1 −50 %."""

from datetime import timedelta
from decimal import Decimal

import pytest

from freshness.models import Batch
from freshness.near_date import offers_near_date
from freshness.offers import offers_for
from products.due import next_due
from tests.factories import make_product
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def stand(name, *lives, **batch):
    product = make_product(name, price="2.40")
    keep_in_batches(product, *lives, **batch)
    return product


def test_what_only_has_dates_far_off_is_left_out():
    publish_ladder()
    near, far = stand("Near", 8, 5), stand("Far", 8, 6)
    assert set(offers_near_date(next_due())) == {near.pk}
    assert not offers_for([far.pk], next_due())[far.pk].dated


def test_its_offers_are_whole_and_the_same_as_those_of_a_product_page():
    publish_ladder(floor_amount=None, floor_margin=Decimal("0.2"))
    product = stand("Near", 8, 3, unit_cost=Decimal("1.00"))
    Batch.objects.filter(date=next_due().day + timedelta(days=8)).update(unit_cost=Decimal("1.50"))
    found = offers_near_date(next_due())[product.pk]
    assert found == offers_for([product.pk], next_due())[product.pk]
    assert (found.regular.available, found.dated[0].price) == (10, Decimal("1.80"))  # the dearest batch and 20 %


def test_a_batch_that_a_person_took_a_step_early_is_near_however_long_it_keeps():
    publish_ladder()
    product = stand("Early", 20, early_days=16)
    assert offers_near_date(next_due())[product.pk].default.price == Decimal("2.04")


def test_what_is_short_of_its_promise_without_any_ladder_is_there_with_its_reason():
    product = stand("Short", 3)
    assert offers_near_date(next_due())[product.pk].reason == "nothing fresh enough"


@pytest.mark.parametrize("number", [1, 7])
def test_any_number_of_products_takes_three_queries(number, django_assert_num_queries):
    publish_ladder()
    for each in range(number):
        stand(f"Near {each}", 8, 3, 1)
    due = next_due()
    with django_assert_num_queries(3):
        assert len(offers_near_date(due)) == number


def test_a_shop_without_policies_asks_twice(django_assert_num_queries):
    make_product()
    due = next_due()
    with django_assert_num_queries(2):
        assert offers_near_date(due) == {}
