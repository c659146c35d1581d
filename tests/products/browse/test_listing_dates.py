"""Listings of goods with dates. Minimum life 4 days; 5 days −15 %, 3 −30 %, 1 −50 %."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from freshness.models import Batch
from products.due import next_due
from tests.factories import make_picture, make_product, make_product_in_sizes, make_product_page
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def stand(name, **fields):
    """A product on the shelf."""
    product = make_product(name, **fields)
    make_product_page(product)
    return product


def names(response):
    return [card.name for card in response.context["cards"]]


def count(response, group, value):
    """The number beside a choice."""
    choices = [each for shown in response.context["groups"] for each in shown.choices]
    return next(each.count for each in choices if (each.group, each.value) == (group, value))


def queries_of(client, address):
    """Those of a stranger whose pictures have been shown once."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).context["cards"]
    return len(queries)


def test_prices_and_filters_are_those_of_the_cards(client):
    publish_ladder()
    keep_in_batches(stand("Fresh", price="2.00"), 8, 3)
    keep_in_batches(stand("Short", price="2.40"), 3)
    keep_in_batches(stand("Gone", price="1.00"), 3, status="held")
    stand("Tote", price="1.80")
    assert names(client.get("/shop/?sort=price")) == ["Gone", "Short", "Tote", "Fresh"]
    assert names(client.get("/shop/?from=1.60&to=1.70")) == ["Short"]
    assert names(client.get("/shop/?from=2.30")) == []


def test_a_shorter_date_is_a_reason_to_be_on_offer(client):
    publish_ladder()
    keep_in_batches(stand("Beside", price="2.00"), 8, 3)
    keep_in_batches(stand("Alone", price="2.40"), 3)
    keep_in_batches(stand("Fresh", price="2.40"), 8)
    response = client.get("/shop/?offer=1&sort=name")
    assert names(response) == ["Alone", "Beside"]
    assert count(response, "offer", "1") == 2


def test_a_card_tells_the_date_and_leads_to_the_shorter_ones(client):
    publish_ladder()
    yoghurt = stand("Yoghurt", price="2.40")
    keep_in_batches(yoghurt, 8, 3)
    words = " ".join(client.get("/shop/").content.decode().replace("\xa0", " ").split())
    day = next_due().day + timedelta(days=8)
    assert f"Best before {day:%a} {day.day} {day:%b} or later" in words
    assert "#mini-more" in words and "#mini-3" in words
    assert 'class="card__short" href="/shop/milk/yoghurt/#dates"' in words
    assert "<b>£1.68</b>" in words
    assert '<input type="hidden" name="date" value="">' in words


def test_a_card_of_a_shorter_date_adds_that_date_and_shows_the_price_before(client):
    publish_ladder()
    keep_in_batches(stand("Yoghurt", price="2.40"), 3)
    words = " ".join(client.get("/shop/").content.decode().split())
    day = next_due().day + timedelta(days=3)
    assert f'<input type="hidden" name="date" value="{day.isoformat()}">' in words
    assert "<s>£2.40</s>" in words and "30% off" in words


def test_nothing_fresh_enough_is_said_with_the_day(client):
    keep_in_batches(stand("Yoghurt"), 3)
    words = " ".join(client.get("/shop/").content.decode().split())
    assert f"Nothing fresh enough for {next_due().day:%A}" in words


@pytest.mark.parametrize("number", [26, 50])
def test_goods_with_dates_take_one_query_more_than_plain_stock_near_or_not(client, number):
    publish_ladder()
    for each in range(number):
        milk = make_product_in_sizes(f"Milk {each:02}", sizes={"568": "1.45", "1000": "2.20"})
        make_product_page(milk, picture=make_picture(size=(4, 5)))
        keep_in_batches(milk, 8, 3)
    assert queries_of(client, "/shop/milk/?sort=price") == 18
    assert queries_of(client, "/shop/milk/?page=2") == 18
    Batch.objects.filter(stockrecord__product__title__contains="Milk 01").update(date="2099-01-01")
    assert queries_of(client, "/shop/milk/?sort=name") == 18
    assert queries_of(client, "/shop/") == 19
    assert queries_of(client, "/shop/milk/?sort=price") == 20  # which cards there are is known only after their prices
