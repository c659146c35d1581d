"""Beside a product stand the goods that go with it, as far as they can be had on the delivery day."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from products.models import Companion
from tests.checkout.steps import quantities
from tests.factories import make_country, make_home, make_product, make_product_page

pytestmark = pytest.mark.django_db
HEADERS = {"Sec-Fetch-Site": "same-origin"}


def pair(product, other, place=0):
    Companion.objects.create(listing=product.listing, other=other.listing, orders=3, lift=Decimal("1.5"), place=place)


@pytest.fixture
def goods():
    """Yoghurt that is bought with kefir, cream, skyr and butter, in that order; all have pages."""
    make_country()
    make_home()
    yoghurt, *others = (
        make_product(name, price=price, deposit=deposit)
        for name, price, deposit in (
            ("Yoghurt", "2.40", "0.20"), ("Kefir", "3.40", "0.20"), ("Cream", "1.35", "0.00"), ("Skyr", "2.00", "0.00"),
        )
    )  # fmt: skip
    for place, other in enumerate(others):
        pair(yoghurt, other, place)
        make_product_page(other)
    return yoghurt, *others


def together_on(client, product):
    return client.get(make_product_page(product).url).context["together"]


def names(together):
    return [card.name for card in together.cards]


def test_the_first_two_stand_beside_it_with_one_sum(client, goods):
    together = together_on(client, goods[0])
    assert names(together) == ["Yoghurt", "Kefir", "Cream"]
    assert (together.total, together.deposit) == (Decimal("7.15"), Decimal("0.40"))


def test_what_can_not_be_had_makes_room_for_the_next(client, goods):
    get_model("partner", "StockRecord").objects.filter(product=goods[1]).update(num_in_stock=0)
    assert names(together_on(client, goods[0])) == ["Yoghurt", "Cream", "Skyr"]


def test_a_product_that_is_sold_out_has_nothing_beside_it(client, goods):
    get_model("partner", "StockRecord").objects.filter(product=goods[0]).update(num_in_stock=0)
    assert together_on(client, goods[0]) is None


def test_nothing_is_made_up_where_nothing_goes_with_it(client, goods):
    page = client.get(make_product_page(make_product("Whey")).url)
    assert page.context["together"] is None
    assert "Often bought together" not in page.content.decode()


def test_a_page_that_is_not_live_is_not_offered(client, goods):
    goods[1].listing.__class__.objects.filter(product=goods[1]).update(translation_key=None)
    assert names(together_on(client, goods[0])) == ["Yoghurt", "Cream", "Skyr"]


def test_one_tap_adds_all_of_them_as_they_were_shown(client, goods):
    page = client.get(make_product_page(goods[0]).url).content.decode()
    form = page.split('<form class="together"')[1].split("</form>")[0]
    keys = [part.split('"')[0] for part in form.split('name="product" value="')[1:]]
    shown = [part.split('"')[0] for part in form.split('name="shown" value="')[1:]]
    assert 'action="/basket/add/"' in form
    assert len(keys) == len(shown) == 3
    client.post(
        "/basket/add/", {"product": keys, "shown": shown} | {f"date-{key}": "" for key in keys}, headers=HEADERS
    )
    assert quantities() == {"Yoghurt": 1, "Kefir": 1, "Cream": 1}
