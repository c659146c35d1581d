from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.due import next_due
from products.models import LastDaysPage
from tests.factories import make_picture, make_product, make_product_in_sizes, make_product_page, make_shop
from tests.products.dated_goods import keep_in_batches, publish_ladder, put_on_shelf

pytestmark = pytest.mark.django_db
ADDRESS = "/shop/last-days/"


@pytest.fixture(autouse=True)
def page():
    return make_shop().add_child(instance=LastDaysPage(title="Last days", slug="last-days"))


def stand(name, *lives, category="Milk", price="2.40", **batch):
    product = make_product(name, price=price, category=category)
    make_product_page(product)
    keep_in_batches(product, *lives, **batch)
    return product


def shown(response):
    return [(card.name, card.offer.life_days, str(card.offer.price)) for card in response.context["cards"]]


def words_of(response):
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def test_every_shorter_date_is_there_the_nearest_first(client):
    publish_ladder()
    stand("Yoghurt", 8, 3, 1)
    stand("Kefir", 2, 3)
    assert shown(client.get(ADDRESS)) == [
        ("Yoghurt", 1, "1.20"),
        ("Kefir", 2, "1.68"),
        ("Kefir", 3, "1.68"),
        ("Yoghurt", 3, "1.68"),
    ]


def test_a_card_adds_its_own_date(client):
    publish_ladder()
    yoghurt = stand("Yoghurt", 8, 3, units=4)
    words = words_of(client.get(ADDRESS))
    day = next_due().day + timedelta(days=3)
    assert f'action="/basket/add/{yoghurt.pk}/"' in words
    assert f'<input type="hidden" name="date" value="{day.isoformat()}">' in words
    assert f"Add Yoghurt, 568 ml, Best before {day:%a} {day.day} {day:%b}, to basket" in words
    for told in ("30% off", "<s>£2.40</s>", "3 days left", "Only 4 left"):
        assert told in words


def test_each_size_has_its_own_cards(client):
    publish_ladder()
    milk = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.20"})
    make_product_page(milk)
    keep_in_batches(milk)
    large = milk.children.get(title__contains="1000")
    put_on_shelf(large, 3)
    cards = client.get(ADDRESS).context["cards"]
    assert [(card.name, card.size, card.product_id) for card in cards] == [("Milk", "1 litre", large.pk)]


def test_what_is_not_on_the_shelf_is_left_out(client):
    publish_ladder()
    stand("Held", 3, status="held")
    type(stand("Private", 3)).objects.filter(title="Private").update(is_public=False)
    loose = make_product("Without a page")
    keep_in_batches(loose, 3)
    milk = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.20"})
    make_product_page(milk)
    keep_in_batches(milk, 3)
    milk.children.all().update(is_public=False)
    assert shown(client.get(ADDRESS)) == []


def test_one_range_can_be_looked_at_alone(client):
    publish_ladder()
    stand("Yoghurt", 3, category="Yoghurt")
    stand("Milk", 3, 1, category="Milk")
    stand("Butter", 30, category="Butter")
    response = client.get(f"{ADDRESS}?kind=milk")
    assert shown(response) == [("Milk", 1, "1.20"), ("Milk", 3, "1.68")]
    assert [(kind.page.title, kind.count, kind.is_on) for kind in response.context["kinds"]] == [
        ("Yoghurt", 1, False),
        ("Milk", 2, True),
    ]
    assert "No shorter dates of Butter" in words_of(client.get(f"{ADDRESS}?kind=butter"))


def test_an_unknown_range_or_page_shows_what_there_is(client):
    publish_ladder()
    stand("Yoghurt", 3)
    assert len(client.get(f"{ADDRESS}?kind=%00<x>&page=abc").context["cards"]) == 1
    assert len(client.get(f"{ADDRESS}?page=99").context["cards"]) == 1


def test_24_stand_on_a_page(client):
    publish_ladder()
    for number in range(9):
        stand(f"Yoghurt {number}", 3, 2, 1)
    assert len(client.get(ADDRESS).context["cards"]) == 24
    assert len(client.get(f"{ADDRESS}?page=2").context["cards"]) == 3


def test_with_nothing_close_to_its_date_it_says_so(client):
    stand("Yoghurt", 8)
    assert "Nothing is close to its date" in words_of(client.get(ADDRESS))


def test_it_stands_in_the_navigation(client):
    words = words_of(client.get("/shop/"))
    assert '<a class="masthead__link masthead__link--short" href="/shop/last-days/">Last days</a>' in words


@pytest.mark.parametrize("number", [2, 9])
def test_it_takes_the_same_queries_for_any_number(client, number):
    publish_ladder()
    for each in range(number):
        product = make_product(f"Milk {each}")
        make_product_page(product, picture=make_picture(size=(4, 5)))
        keep_in_batches(product, 8, 3, 1)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    assert len(queries) == 18
