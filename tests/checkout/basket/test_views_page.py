"""The basket's page, and prices that have changed."""

from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from oscar.core.loading import get_model

from freshness.services.plain import change_list_price
from tests.checkout.steps import deliver, press, quantities
from tests.factories import (
    make_offer,
    make_picture,
    make_product,
    make_product_page,
    make_voucher,
)

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
Basket = get_model("basket", "Basket")


class TestPrices:
    @pytest.fixture
    def line(self, milk, add):
        add(milk, 2)
        return Line.objects.get()

    def now_costs(self, line, price: str) -> None:
        change_list_price(stockrecord=line.stockrecord, price=Decimal(price))

    def test_a_fall_is_applied_and_told(self, client, line):
        self.now_costs(line, "1.20")
        page = client.get("/basket/").content.decode()
        assert f'<a href="#line-{line.pk}">Whole milk</a>: Now £1.20, it was £1.45.' in page
        assert "£2.40" in page
        assert client.get("/checkout/shipping-address/").status_code == 200

    def test_a_fall_is_told_until_the_shopper_goes_on(self, client, line):
        self.now_costs(line, "1.20")
        assert len(client.get("/basket/").context["changes"]) == 1
        assert len(client.get("/basket/").context["changes"]) == 1
        deliver(client)
        assert client.get("/basket/").context["changes"] == []

    def test_a_rise_needs_a_tap_before_it_can_be_ordered(self, client, line, words):
        self.now_costs(line, "1.60")
        assert "£1.60 is all right" in client.get("/basket/").content.decode()
        assert client.get("/checkout/shipping-address/").url == "/basket/"
        assert words() == ["Whole milk: It is now £1.60. Say in your basket whether that is all right."]
        press(client, accept=line.pk)
        assert client.get("/checkout/shipping-address/").status_code == 200
        assert "is all right" not in client.get("/basket/").content.decode()

    def test_adding_more_does_not_accept_a_rise(self, client, line, add, milk):
        self.now_costs(line, "1.60")
        add(milk)
        assert client.get("/checkout/shipping-address/").url == "/basket/"

    def test_a_price_that_came_back_needs_nothing(self, client, line):
        self.now_costs(line, "1.60")
        self.now_costs(line, "1.45")
        assert client.get("/checkout/shipping-address/").status_code == 200


class TestThePage:
    def test_a_stranger_gets_an_empty_basket_and_no_session(self, shop, client, django_assert_max_num_queries):
        make_product_page()
        with django_assert_max_num_queries(20):
            response = client.get("/basket/")
        assert "Nothing in the crate yet" in response.content.decode()
        assert not response.cookies
        assert not Session.objects.exists()
        assert not Basket.objects.exists()

    def test_it_says_what_an_order_would_come_to(self, client, add, shop):
        add(make_product(price="1.45", deposit="0.20"), 2)
        add(make_product("Ice cream", price="6.00", tax_class="standard"))
        totals = client.get("/basket/").context["totals"]
        # 2 × 1.45 + 6.00 = 8.90; deposit 0.40; delivery 2.00; VAT: 1.00 in the ice cream, 0.33 in the delivery
        assert (totals.items, totals.goods, totals.deposit, totals.delivery) == (
            3,
            Decimal("8.90"),
            Decimal("0.40"),
            Decimal("2.00"),
        )
        assert (totals.total, totals.tax) == (Decimal("11.30"), Decimal("1.33"))
        assert totals.missing_to_free_delivery == Decimal("11.10")

    def test_free_delivery_is_said(self, client, add, shop):
        add(make_product("Cheese", price="20.00"))
        page = client.get("/basket/")
        assert page.context["totals"].total == Decimal("20.00")
        assert "more and delivery is free" not in page.content.decode()

    def test_an_offer_shows_what_it_takes_off(self, client, add, milk):
        make_offer("Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(milk,))
        add(milk, 3)
        page = client.get("/basket/").content.decode()
        assert "Three for two" in page
        assert "−£1.45" in page

    def test_an_offer_within_reach_is_hinted_at(self, client, add, milk):
        make_offer("Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(milk,))
        add(milk, 2)
        hints = client.get("/basket/").context["hints"]
        assert hints == ["Three for two. 1 more from For Three for two, and it is yours."]

    def test_what_can_not_be_had_any_more_says_what_to_do(self, client, add, milk):
        butter, cheese = make_product("Butter"), make_product("Cheese")
        for product in (milk, butter, cheese):
            add(product, 3)
        milk.stockrecords.update(num_in_stock=0)
        butter.stockrecords.update(num_in_stock=2)
        type(cheese).objects.filter(pk=cheese.pk).update(is_public=False)
        page = client.get("/basket/")
        assert page.context["problems"] == [
            "Whole milk: This has just sold out. Take it out to go on.",
            "Butter: Only 2 are left. Change the number to go on.",
            "Cheese: We don’t sell this at the moment. Take it out to go on.",
        ]
        assert "Go to checkout" not in page.content.decode()

    def test_a_product_that_lost_its_price_does_not_break_the_page(self, client, add, milk):
        add(milk)
        milk.stockrecords.update(price=None)
        page = client.get("/basket/")
        assert page.context["problems"] == ["Whole milk: We don’t sell this at the moment. Take it out to go on."]
        press(client, remove=Line.objects.get().pk)
        assert quantities() == {}

    def test_a_total_that_the_driver_would_not_take_is_said(self, client, add, shop):
        add(make_product("Whole wheel of cheddar", price="81.00"))
        assert "£80.00 at most" in client.get("/basket/").content.decode()

    def test_one_line_or_fifteen_take_at_most_twenty_queries(self, client, shop, add, django_assert_max_num_queries):
        offered = make_product("Offered")
        make_offer(
            "Three for two", benefit=("Multibuy", None), condition=("Count", "3"), products=(offered,), priority=2
        )
        make_voucher("WELCOME10")
        goods = [make_product(f"Cheese {number}", deposit="0.10") for number in range(15)]
        for product in goods:
            make_product_page(product, picture=make_picture())
        add(goods[0])
        client.post("/basket/vouchers/add/", {"code": "WELCOME10"})
        client.get("/basket/")
        with django_assert_max_num_queries(20):
            assert len(client.get("/basket/").context["lines"]) == 1
        for product in goods[1:]:
            add(product)
        client.get("/basket/")
        with django_assert_max_num_queries(20):
            page = client.get("/basket/")
        assert len(page.context["lines"]) == 15
        assert page.context["totals"].reductions[0].name == "Voucher WELCOME10"
