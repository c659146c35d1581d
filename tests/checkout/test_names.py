"""A shopper who reads Hindi finds their goods named in Hindi, from the basket to the invoice, for good."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from oscar.core.loading import get_model

from checkout.confirmation import context
from checkout.models import LinePromise, RefundItem, RefundPart
from checkout.order.again import order_again
from checkout.order.paid import items_in_words
from checkout.order.shown import order_shown, orders_shown
from checkout.services.placing import place
from checkout.services.steps import confirm
from checkout.totals import reduction_name
from notices.models import Notice
from products.models import ProductPage
from products.templatetags.shop import marked, own_words
from tests.factories import (
    make_basket,
    make_product,
    make_product_in_sizes,
    make_product_page,
    make_submission,
    priced,
    secured,
)
from tests.language_factories import make_translation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon", "shop")]
Basket = get_model("basket", "Basket")
DOODH = "फुल क्रीम दूध"


@pytest.fixture
def doodh(milk):
    """Whole milk, which has a page in both languages."""
    make_translation(make_product_page(milk), title=DOODH)
    return milk


@pytest.fixture
def kefir():
    """Kefir, whose page is in English only."""
    kefir = make_product("Kefir")
    make_product_page(kefir)
    return kefir


@pytest.fixture
def order(doodh, kefir):
    """Two pints and a kefir, ordered in Hindi."""
    with translation.override("hi"):
        return place(make_submission(make_basket((doodh, 2), kefir)))


def add(client, product, **headers):
    own = {"Sec-Fetch-Site": "same-origin"} | headers
    return client.post(f"/hi/basket/add/{product.pk}/", {"quantity": 1}, headers=own)


def names_in(page: str, css: str) -> list[str]:
    """The HTML of the elements of a class, without links."""
    found = re.findall(rf'class="{css}">(.*?)</(?:h2|h3|p)>', page, re.DOTALL)
    return [re.sub(r"</?a[^>]*>", "", each) for each in found]


class TestWhileShopping:
    def test_basket_and_small_basket_name_goods_as_their_pages_do(self, client, doodh, kefir):
        add(client, doodh)
        small = add(client, kefir, **{"HX-Request": "true"}).content.decode()
        assert names_in(small, "mini__name") == ['<span lang="en-gb">Kefir</span>', DOODH]
        page = client.get("/hi/basket/").content.decode()
        assert names_in(page, "basket__name") == [DOODH, '<span lang="en-gb">Kefir</span>']
        assert f"एक और {DOODH}" in page

    def test_what_has_no_page_in_the_language_leads_to_the_original(self, client, kefir):
        add(client, kefir)
        [line] = client.get("/hi/basket/").context["lines"]
        assert (line.name, line.url) == ("Kefir", "/shop/milk/kefir/")

    def test_what_is_told_of_a_line_names_it_so_too(self, client, doodh, words):
        add(client, doodh)
        assert words("/hi/basket/") == [f"1 × {DOODH} डाल दिया।"]
        client.post("/hi/basket/", {"remove": Basket.objects.get().lines.get().pk})
        assert words("/hi/basket/") == [f"{DOODH} टोकरी से निकाल दिया।"]

    def test_the_names_of_a_basket_are_read_with_the_first(self, doodh, kefir, django_assert_num_queries):
        basket = make_basket(doodh, kefir, make_product("Cream"))
        lines = list(basket.all_lines())
        with translation.override("hi"), django_assert_num_queries(1):
            assert [line.name for line in lines] == [DOODH, "Kefir", "Cream"]

    def test_ordering_again_names_what_is_missing_in_the_language_of_now(self, order, doodh):
        type(doodh).objects.update(is_public=False)
        basket = priced(Basket.objects.create())
        lines = order.lines.order_by("pk")
        with translation.override("hi"):
            _added, missing = order_again(basket=basket, lines=lines, day=order.delivery.day)
        assert [each.split(":")[0] for each in missing] == [DOODH, "Kefir"]
        _added, missing = order_again(basket=basket, lines=order.lines.order_by("pk"), day=order.delivery.day)
        assert [each.split(":")[0] for each in missing] == ["Whole milk", "Kefir"]


class TestOnceItIsOrdered:
    def test_the_name_that_was_read_is_kept_with_its_language(self, order):
        kept = LinePromise.objects.order_by("pk").values_list("name", "name_language", "line__title")
        assert list(kept) == [(DOODH, "hi", "Whole milk"), ("Kefir", "en-gb", "Kefir")]

    def test_no_page_and_no_product_of_later_changes_it(self, order, doodh):
        type(doodh).objects.update(title="Another name")
        ProductPage.objects.update(title="Another name")
        assert [line.name for line in order.lines.select_related("promise").order_by("pk")] == [DOODH, "Kefir"]

    def test_its_page_names_goods_as_the_reader_of_now_does_or_as_they_were_sold(self, order):
        assert [(each.name, each.name.foreign) for each in order_shown(order).lines] == [
            ("Whole milk", ""),
            ("Kefir", ""),
        ]
        with translation.override("hi"):
            shown = order_shown(order).lines
            assert [(each.name, each.name.foreign) for each in shown] == [(DOODH, ""), ("Kefir", "en-gb")]

    def test_what_the_shop_has_no_more_stays_as_it_was_sold_marked_for_the_other_language(self, order):
        order.lines.update(product=None)
        names = [each.name for each in order_shown(order).lines]
        assert [(name, name.foreign) for name in names] == [(DOODH, "hi"), ("Kefir", "")]

    def test_orders_from_before_are_read_in_hindi_too_with_one_query(self, doodh, kefir, django_assert_num_queries):
        order = place(make_submission(make_basket(doodh, kefir)))
        orders_shown([order])
        with CaptureQueriesContext(connection) as in_english:
            orders_shown([type(order).objects.get(pk=order.pk)])
        with translation.override("hi"), django_assert_num_queries(len(in_english) + 1):
            [shown] = orders_shown([type(order).objects.get(pk=order.pk)])
            assert [line.name for line in shown.lines] == [DOODH, "Kefir"]

    def test_the_thanks_and_the_mail_name_goods_and_sizes_in_its_language(self, order):
        with translation.override("hi"):
            lines = context(order)["lines"]
        assert [(line.name, line.size) for line in lines] == [(DOODH, "568 मि.ली."), ("Kefir", "568 मि.ली.")]
        confirm(secured(order))
        mail = Notice.objects.get(kind="order_confirmed")
        assert f"2 × {DOODH}, 568 मि.ली.: £2.90" in mail.text
        assert f"<b>2 × {DOODH}</b>, 568 मि.ली." in mail.html
        assert '<b><span lang="en-gb">Kefir</span></b>, 568 मि.ली.' in mail.html
        assert 'href="http://127.0.0.1:8000/hi/"' in mail.html

    def test_the_invoice_names_them_so_whoever_confirms_it(self, order):
        confirm(secured(order))
        parts = order.invoices.get().content["parts"]
        assert [part["name"] for part in parts[:2]] == [f"{DOODH}, 568 मि.ली.", "Kefir, 568 मि.ली."]

    def test_a_size_says_itself_once(self):
        parent = make_product_in_sizes("Natural yoghurt", sizes={"450": "2.40"})
        make_translation(make_product_page(parent), title="सादा दही")
        with translation.override("hi"):
            order = place(make_submission(make_basket(parent.children.get())))
            [line] = context(order)["lines"]
        confirm(secured(order))
        assert (line.name, line.size) == ("सादा दही, 450 मि.ली.", "")
        assert order.invoices.get().content["parts"][0]["name"] == "सादा दही, 450 मि.ली."

    def test_a_line_from_before_has_the_shops_own_name(self, order):
        LinePromise.objects.update(name="", name_language="")
        assert [line.name for line in order.lines.order_by("pk")] == ["Whole milk", "Kefir"]

    def test_what_goes_back_is_named_so_too_and_by_its_title_for_staff(self, order):
        line = order.lines.earliest("pk")
        items = [RefundItem(part=RefundPart.GOODS, order_line=line, quantity=2, amount=Decimal("2.90"))]
        assert items_in_words(items) == f"2 × {DOODH}"
        assert items_in_words(items, called="title") == "2 × Whole milk"

    def test_a_basket_of_five_is_ordered_in_hindi_with_one_query_more(self, doodh, django_assert_max_num_queries):
        goods = [doodh, *(make_product(f"Cheese {number}") for number in range(4))]
        submission = make_submission(make_basket(*goods))
        with translation.override("hi"), django_assert_max_num_queries(36):
            place(submission)


def test_an_offer_is_marked_as_the_shops_own_words(doodh):
    assert reduction_name("A tenth off", None).language == "en-gb"
    assert reduction_name("A tenth off", "WELCOME10") == "Voucher WELCOME10"
    with translation.override("hi"):
        assert marked(reduction_name("A tenth off", None)) == '<span lang="en-gb">A tenth off</span>'
        assert own_words("A tenth off") == '<span lang="en-gb">A tenth off</span>'
    assert own_words("A tenth off") == "A tenth off"
