"""The basket's pages."""

from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from oscar.core.loading import get_model

from checkout.models import LineTerms
from freshness.services import change_list_price
from tests.factories import (
    make_offer,
    make_picture,
    make_product,
    make_product_in_sizes,
    make_product_page,
    make_user,
    make_voucher,
)

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
Basket = get_model("basket", "Basket")
ODD_NUMBERS = ["-1", "0", "1e9", "NaN", "1000000000", "9" * 40, "1.5", "two", "25"]


def quantities() -> dict[str, int]:
    return {line.product.title: line.quantity for line in Line.objects.filter(basket__status="Open")}


def press(client, **fields):
    return client.post("/basket/", fields)


class TestAdding:
    def test_a_product_is_in_the_basket_and_the_shopper_where_they_were(self, milk, add, words):
        response = add(milk, 2, headers={"Referer": "http://testserver/shop/milk/"})
        assert response.url == "http://testserver/shop/milk/"
        assert quantities() == {"Whole milk": 2}
        assert words() == ["2 × Whole milk added."]

    def test_what_was_shown_is_noted(self, milk, add):
        add(milk)
        terms = LineTerms.objects.get()
        assert (terms.price, terms.offer_kind, terms.promised_date) == (Decimal("1.45"), "regular", None)

    def test_the_cookie_of_the_basket_is_not_for_other_sites(self, milk, add):
        cookie = add(milk).cookies["basket"]
        assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)

    def test_no_number_means_one(self, milk, client):
        client.post(f"/basket/add/{milk.pk}/")
        assert quantities() == {"Whole milk": 1}

    @pytest.mark.parametrize("number", ODD_NUMBERS)
    def test_an_odd_number_changes_nothing_but_the_message(self, milk, add, words, number):
        add(milk, number)
        assert quantities() == {}
        assert [each.startswith("Whole milk: ") for each in words()] == [True]

    def test_another_sites_form_changes_nothing_but_the_message(self, milk, add, words):
        add(milk, headers={"Sec-Fetch-Site": "cross-site"})
        assert quantities() == {}
        assert words() == ["That came from another site, so nothing was added. Please use our own pages."]

    def test_more_than_there_is_can_not_be_added(self, add, words, shop):
        milk = make_product(stock=3)
        add(milk, 2)
        add(milk, 2)
        assert quantities() == {"Whole milk": 2}
        assert words()[-1] == "Whole milk: Only 3 are left."

    def test_what_has_sold_out_can_not_be_added(self, add, words, shop):
        add(make_product(stock=0))
        assert quantities() == {}
        assert words() == ["Whole milk: This has sold out."]

    def test_what_has_no_price_can_not_be_added(self, add, shop):
        add(make_product(price=None))
        assert quantities() == {}

    def test_a_basket_holds_120_things(self, add, words, shop):
        for number in range(5):
            add(make_product(f"Cheese {number}", stock=None), 24)
        add(make_product("Butter", stock=None))
        assert sum(quantities().values()) == 120
        assert words()[-1] == "Butter: The van takes 120 things in one order, and your basket has 120."

    def test_a_size_is_added_by_itself_or_chosen_with_its_parent(self, add, shop):
        parent = make_product_in_sizes(sizes={"568": "1.45", "1000": "2.30"})
        pint, litre = parent.children.order_by("pk")
        add(pint)
        add(parent, child_id=litre.pk)
        assert quantities() == {"Whole milk, 568 ml": 1, "Whole milk, 1000 ml": 1}

    def test_a_product_in_sizes_needs_one_of_its_own(self, add, words, shop):
        parent = make_product_in_sizes(sizes={"568": "1.45"})
        foreign = make_product_in_sizes("Skimmed milk", sizes={"568": "1.30"}).children.get()
        add(parent)
        add(parent, child_id=foreign.pk)
        add(parent, child_id="x' OR 1=1")
        assert quantities() == {}
        assert words() == [
            "Whole milk: Choose a size first.",
            "Whole milk: We don’t have that size. Choose another.",
            "Whole milk: We don’t have that size. Choose another.",
        ]

    def test_what_is_not_public_is_not_found(self, add, shop):
        hidden = make_product()
        parent = make_product_in_sizes("Skimmed milk", sizes={"568": "1.30"})
        type(hidden).objects.filter(pk__in=[hidden.pk, parent.pk]).update(is_public=False)
        assert add(hidden).status_code == add(parent.children.get()).status_code == 404
        assert quantities() == {}

    @pytest.mark.parametrize("pk", [0, 99999999, 10**30])
    def test_what_does_not_exist_is_not_found(self, client, shop, pk):
        assert client.post(f"/basket/add/{pk}/", {"quantity": 1}).status_code == 404

    def test_a_basket_that_was_ordered_meanwhile_takes_nothing_more(self, milk, add):
        add(milk)
        Basket.objects.update(status="Submitted")
        add(milk, 2)
        old, new = Basket.objects.order_by("pk")
        assert (old.lines.get().quantity, new.lines.get().quantity) == (1, 2)

    def test_it_leads_only_to_our_own_pages(self, milk, add):
        assert add(milk, next="https://evil.example/").url == "/basket/"
        assert add(milk, headers={"Referer": "https://evil.example/"}).url == "/basket/"


class TestChanging:
    @pytest.fixture
    def line(self, milk, add):
        add(milk, 2)
        return Line.objects.get()

    @pytest.mark.parametrize(("button", "left"), [("more", 3), ("less", 1)])
    def test_one_more_or_one_less(self, client, line, button, left):
        press(client, **{button: line.pk})
        assert quantities() == {"Whole milk": left}

    def test_a_typed_number(self, client, line):
        press(client, **{f"quantity-{line.pk}": "7"})
        assert quantities() == {"Whole milk": 7}

    def test_removing(self, client, line, words):
        press(client, remove=line.pk)
        assert quantities() == {}
        assert words()[-1] == "Whole milk is out of your basket."

    @pytest.mark.parametrize("number", ["-1", "1e9", "NaN", "9" * 40, "1.5", "two"])
    def test_an_odd_number_changes_nothing_but_the_message(self, client, line, words, number):
        press(client, **{f"quantity-{line.pk}": number})
        assert quantities() == {"Whole milk": 2}
        assert words()[-1] == "Whole milk: give a whole number, 0 or more."

    def test_more_than_there_is_stays_as_it_was(self, client, line, words):
        press(client, **{f"quantity-{line.pk}": "21"})
        assert quantities() == {"Whole milk": 2}
        assert words()[-1] == "Whole milk: Only 20 are left."

    def test_fewer_is_possible_when_even_that_is_too_many(self, client, line, milk):
        press(client, **{f"quantity-{line.pk}": "9"})
        milk.stockrecords.update(num_in_stock=3)
        press(client, less=line.pk)
        assert quantities() == {"Whole milk": 8}

    def test_somebody_elses_line_is_out_of_reach(self, client, line, shop):
        theirs = Basket.objects.create().lines.create(
            product=line.product, stockrecord=line.stockrecord, quantity=5, line_reference="x"
        )
        for field in ("remove", "more", "accept", "save", f"quantity-{theirs.pk}"):
            press(client, **{field: theirs.pk})
        theirs.refresh_from_db()
        assert theirs.quantity == 5

    def test_a_basket_that_was_ordered_meanwhile_is_not_changed(self, client, line, words):
        Basket.objects.update(status="Submitted")
        press(client, more=line.pk)
        line.refresh_from_db()
        assert line.quantity == 2

    def test_it_needs_a_token(self, line, client):
        client.handler.enforce_csrf_checks = True
        assert press(client, remove=line.pk).status_code == 403


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
        assert "Whole milk is now £1.20, it was £1.45." in page
        assert "£2.40" in page
        assert client.get("/checkout/shipping-address/").status_code == 200

    def test_a_fall_is_told_until_the_shopper_goes_on(self, client, line):
        self.now_costs(line, "1.20")
        assert len(client.get("/basket/").context["fallen"]) == 1
        assert len(client.get("/basket/").context["fallen"]) == 1
        address = {"email": "a@example.com", "first_name": "A", "last_name": "B", "line1": "1 Lane", "line4": "Leeds"}
        client.post("/checkout/shipping-address/", address | {"postcode": "LS8 2QT"})
        assert client.get("/basket/").context["fallen"] == []

    def test_a_rise_needs_a_tap_before_it_can_be_ordered(self, client, line, words):
        self.now_costs(line, "1.60")
        assert "£1.60 is all right" in client.get("/basket/").content.decode()
        assert client.get("/checkout/shipping-address/").url == "/basket/"
        assert words() == ["Whole milk is now £1.60. Say in your basket whether that is all right."]
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
        assert hints == ["Three for two. Buy 1 more product from For Three for two."]

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


class TestKeepingForLater:
    @pytest.fixture
    def alice(self, client, shop):
        alice = make_user()
        client.force_login(alice)
        return alice

    def test_a_customer_keeps_a_line_and_takes_it_back(self, client, alice, milk, add):
        add(milk, 2)
        line = Line.objects.get()
        press(client, save=line.pk)
        page = client.get("/basket/")
        assert (len(page.context["lines"]), len(page.context["kept"])) == (0, 1)
        client.post("/basket/saved/", {"move": line.pk})
        page = client.get("/basket/")
        assert (len(page.context["lines"]), len(page.context["kept"])) == (1, 0)

    def test_a_customer_forgets_what_was_kept(self, client, alice, milk, add):
        add(milk)
        press(client, save=Line.objects.get().pk)
        client.post("/basket/saved/", {"drop": Line.objects.get().pk})
        assert not Line.objects.exists()

    def test_more_than_there_is_stays_kept(self, client, alice, milk, add, words):
        add(milk, 15)
        press(client, save=Line.objects.get().pk)
        add(milk, 10)
        client.post("/basket/saved/", {"move": Line.objects.get(basket__status="Saved").pk})
        assert words()[-1] == "Whole milk: We bring at most 24 of one thing. Ring us for more."
        assert Line.objects.get(basket__status="Saved").quantity == 15

    def test_somebody_elses_kept_line_is_out_of_reach(self, client, alice, milk):
        bob = make_user("bob@example.com")
        theirs = Basket.objects.create(owner=bob, status="Saved").lines.create(
            product=milk, stockrecord=milk.stockrecords.get(), line_reference="x"
        )
        for button in ("move", "drop"):
            client.post("/basket/saved/", {button: theirs.pk})
        assert Line.objects.get().basket.owner == bob

    def test_a_guest_is_asked_to_sign_in(self, client, milk, add, words):
        add(milk)
        press(client, save=Line.objects.get().pk)
        assert words()[-1] == "Sign in to keep something for later."
        assert quantities() == {"Whole milk": 1}

    def test_with_kept_lines_it_is_still_twenty_queries(self, client, alice, add, django_assert_max_num_queries):
        make_voucher("WELCOME10")
        for number in range(6):
            product = make_product(f"Cheese {number}")
            make_product_page(product, picture=make_picture())
            add(product)
        client.post("/basket/vouchers/add/", {"code": "WELCOME10"})
        for line in Line.objects.order_by("pk")[:3]:
            press(client, save=line.pk)
        client.get("/basket/")
        with django_assert_max_num_queries(20):
            page = client.get("/basket/")
        assert (len(page.context["lines"]), len(page.context["kept"])) == (3, 3)


class TestVouchers:
    def use(self, client, code: str):
        return client.post("/basket/vouchers/add/", {"code": code})

    def test_a_voucher_takes_something_off_and_can_be_taken_out(self, client, milk, add, words):
        voucher = make_voucher("WELCOME10")
        add(milk, 10)
        self.use(client, " welcome10 ")
        assert words()[-1] == "Voucher “WELCOME10” is in your basket."
        assert client.get("/basket/").context["totals"].reductions[0].amount == Decimal("1.45")
        client.post(f"/basket/vouchers/{voucher.pk}/remove/")
        assert client.get("/basket/").context["totals"].reductions == ()

    @pytest.mark.parametrize("code", ["NOTHING", "'; DROP TABLE", "<script>", "X" * 128])
    def test_an_unknown_code_is_said_kindly(self, client, milk, add, words, code):
        add(milk)
        self.use(client, code)
        assert words()[-1] == f"We don’t know the voucher “{code.upper()}”. Check the letters and numbers."

    def test_no_code_is_said_kindly(self, client, milk, add, words):
        add(milk)
        for code in ("", " ", "X" * 129):
            self.use(client, code)
        assert words()[-3:] == ["Enter the code of your voucher."] * 3

    def test_a_voucher_that_has_run_out_is_said(self, client, milk, add, words):
        make_voucher("OLD", days=-1)
        add(milk)
        self.use(client, "OLD")
        assert words()[-1] == "“OLD” has run out."

    def test_a_voucher_that_takes_nothing_off_is_not_kept(self, client, milk, add, words):
        make_voucher("CHEESE", products=(make_product("Cheese"),))
        add(milk)
        self.use(client, "CHEESE")
        assert words()[-1] == "“CHEESE” takes nothing off what is in your basket now."
        assert not Basket.objects.get().vouchers.exists()

    def test_twice_is_said(self, client, milk, add, words):
        make_voucher("WELCOME10")
        add(milk)
        self.use(client, "WELCOME10")
        self.use(client, "WELCOME10")
        assert words()[-1] == "“WELCOME10” is in your basket already."

    def test_an_empty_basket_takes_no_voucher(self, client, shop, words):
        make_voucher("WELCOME10")
        self.use(client, "WELCOME10")
        client.post("/basket/vouchers/1/remove/")
        assert not Basket.objects.exists()


@pytest.mark.parametrize("path", ["/basket/add/1/", "/basket/vouchers/add/", "/basket/vouchers/1/remove/"])
def test_an_address_that_only_takes_forms_leads_to_the_basket(client, shop, path):
    assert client.get(path).url == "/basket/"


def test_the_saved_lines_have_no_page_of_their_own(client, shop):
    assert client.get("/basket/saved/").url.startswith("/accounts/login/")
    client.force_login(make_user())
    assert client.get("/basket/saved/").url == "/basket/"
