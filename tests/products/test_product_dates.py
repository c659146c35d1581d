"""The dates on a product's page. Minimum life 4 days; 5 days −15 %, 3 −30 %, 1 −50 %; delivered next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from products.due import next_due
from tests.factories import make_picture, make_product, make_product_in_sizes, make_product_page
from tests.products.dated_goods import keep_in_batches, publish_ladder, put_on_shelf

pytestmark = pytest.mark.django_db

Line = get_model("basket", "Line")
OURS = {"sec-fetch-site": "same-origin"}


def words_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def in_days(days):
    return next_due().day + timedelta(days=days)


@pytest.fixture
def yoghurt():
    """£2.40: ten with 8 days, four with 3."""
    publish_ladder()
    product = make_product("Yoghurt", price="2.40")
    keep_in_batches(product, 8)
    put_on_shelf(product, 3, units=4)
    return product


def test_dates_are_a_choice_and_the_fresh_one_is_chosen(client, yoghurt):
    words = words_of(client.get(make_product_page(yoghurt).url))
    day, later = in_days(3), in_days(8)
    for told in (
        "Choose your date",
        f"Fresh: best before {later:%a} {later.day} {later:%b} or later",
        f"Best before {day:%a} {day.day} {day:%b}",
        "<b>30% off</b> because it has 3 days left on your delivery day. Only 4 left.",
        "<s>£2.40</s>",
        "Our promise: at least 4 days from your door",
        'name="date" id="date-fresh" value="" aria-describedby="date-fresh-price date-fresh-why" checked',
        f'id="date-{day}" value="{day}" aria-describedby="date-{day}-price date-{day}-why">',
        "At least 4 days from your doorstep",
    ):
        assert told in words


def test_the_chosen_date_goes_into_the_basket(client, yoghurt):
    page = make_product_page(yoghurt)
    client.post(f"/basket/add/{yoghurt.pk}/", {"quantity": 2, "date": in_days(3).isoformat()}, headers=OURS)
    assert "£3.36" in words_of(client.get(page.url))


def test_a_single_date_is_told_and_posted_without_being_asked(client):
    publish_ladder()
    product = make_product("Yoghurt", price="2.40")
    keep_in_batches(product, 3)
    words = words_of(client.get(make_product_page(product).url))
    assert 'type="radio" name="date"' not in words
    assert f'<input type="hidden" name="date" value="{in_days(3)}">' in words
    assert f"Fresh: none for {next_due().day:%A}" in words


def test_plain_stock_has_no_dates(client):
    words = words_of(client.get(make_product_page(make_product("Tote")).url))
    assert "ladder" not in words and 'name="date"' not in words


def test_nothing_fresh_enough_is_told_apart_from_sold_out(client):
    product = make_product("Yoghurt")
    keep_in_batches(product, 3)
    words = words_of(client.get(make_product_page(product).url))
    assert f"Nothing fresh enough for {next_due().day:%A}" in words
    assert "Sold out" not in words and "Add to basket" not in words


def test_each_size_has_its_own_dates_and_posts_them_under_its_own_name(client):
    publish_ladder()
    milk = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.20"})
    keep_in_batches(milk, 8)
    pint, litre = milk.children.order_by("pk")
    put_on_shelf(litre, 3)
    page = make_product_page(milk)
    words = words_of(client.get(page.url))
    assert f'<input type="hidden" name="date-{pint.pk}" value="">' in words
    assert words.count(f'type="radio" name="date-{litre.pk}"') == 2

    day = in_days(3).isoformat()
    form = {"child_id": litre.pk, "quantity": 1, f"date-{pint.pk}": "", f"date-{litre.pk}": day}
    client.post(f"/basket/add/{milk.pk}/", form, headers=OURS)
    client.post(f"/basket/add/{milk.pk}/", form | {"child_id": pint.pk}, headers=OURS)
    assert [(line.product_id, line.stockrecord.price) for line in Line.objects.order_by("pk")] == [
        (litre.pk, litre.stockrecords.get().price),
        (pint.pk, pint.stockrecords.get().price),
    ]
    assert "£2.99" in words_of(client.get(page.url))  # £1.54 for the shorter date of the litre, £1.45


def test_a_size_of_which_nothing_is_fresh_enough_can_not_be_chosen(client):
    milk = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.20"})
    keep_in_batches(milk)
    pint, litre = milk.children.order_by("pk")
    put_on_shelf(pint, 8)
    put_on_shelf(litre, 3)
    words = words_of(client.get(make_product_page(milk).url))
    assert f'id="size-{litre.pk}" value="{litre.pk}" aria-describedby="size-{litre.pk}-why" disabled' in words
    assert f"Nothing fresh enough for {next_due().day:%A}" in words


@pytest.mark.parametrize("number", [1, 6])
def test_dates_cost_two_queries_for_any_number_of_sizes(client, number):
    publish_ladder()
    milk = make_product_in_sizes("Milk", sizes={str(500 + each): "1.45" for each in range(number)})
    page = make_product_page(milk, picture=make_picture(size=(4, 5)))
    client.get(page.url)
    with CaptureQueriesContext(connection) as plain:
        client.get(page.url)
    keep_in_batches(milk, 8, 3, 1)
    with CaptureQueriesContext(connection) as dated:
        client.get(page.url)
    assert (len(plain), len(dated)) == (19, 21)
