"""Changing the basket, keeping things for later, vouchers."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from tests.checkout.steps import press, quantities
from tests.factories import (
    make_picture,
    make_product,
    make_product_page,
    make_user,
    make_voucher,
)

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
Basket = get_model("basket", "Basket")


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


class TestKeepingForLater:
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
