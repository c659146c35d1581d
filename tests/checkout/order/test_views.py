"""A customer's orders: found, followed, ordered again; a guest's order behind its signed link."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from checkout.models import LineTerms
from checkout.order.again import order_again
from checkout.order.shown import orders_shown
from checkout.services.steps import change_status
from tests.factories import make_basket, make_home, make_order, make_product, make_product_page, make_user

Order = get_model("order", "Order")
THURSDAY = date(2026, 12, 3)


@pytest.fixture
def alice(db):
    make_home()
    return make_user(first_name="Alice")


def words(order) -> list[tuple[str, str]]:
    [shown] = orders_shown([Order.objects.get(pk=order.pk)])
    return [(str(step.words), step.state) for step in shown.steps]


def test_the_steps_of_an_order_follow_its_status(alice):
    order = make_order(user=alice)
    assert words(order) == [
        ("We have your order", "now"),
        ("Picked and chilled", "next"),
        ("On its way", "next"),
        ("On your step", "next"),
    ]

    change_status(order, "Packed")
    change_status(order, "Out for delivery")
    assert [state for _, state in words(order)] == ["done", "done", "now", "next"]

    change_status(order, "Delivered")
    assert words(order)[-1] == ("Delivered", "done")


def test_a_cancelled_order_promises_nothing_more(alice):
    order = make_order(user=alice)

    change_status(order, "Cancelled")

    assert words(order) == [("You ordered", "done"), ("Cancelled", "now")]


def test_an_order_that_waits_for_its_payment_says_so_and_has_no_step_behind_it(alice):
    order = make_order(user=alice, status="Awaiting payment")

    assert words(order)[0] == ("Waiting for payment", "now")
    assert {state for _, state in words(order)[1:]} == {"next"}


def test_an_order_whose_money_went_back_was_delivered_all_the_same(alice):
    order = make_order(user=alice, status="Delivered")

    change_status(order, "Refunded")

    assert words(order)[-2:] == [("Delivered", "done"), ("Your money goes back", "now")]


def test_any_number_of_orders_is_shown_in_a_constant_number_of_queries(alice, django_assert_num_queries):
    products = [make_product(name) for name in ("Whole milk", "Kefir", "Ghee")]
    for product in products:
        make_product_page(product)
        make_order(product, user=alice)

    with django_assert_num_queries(7):
        few = orders_shown(Order.objects.all()[:1])
    with django_assert_num_queries(7):
        many = orders_shown(Order.objects.all())

    assert (len(few), [each.lines[0].name for each in many]) == (1, ["Ghee", "Kefir", "Whole milk"])


def test_the_overview_parts_what_comes_from_what_was(client, alice):
    coming, was = make_order(make_product("Kefir"), user=alice), make_order(user=alice, status="Delivered")
    client.force_login(alice)

    context = client.get("/account/").context

    assert [shown.order for shown in context["on_its_way"]] == [coming]
    assert [shown.order for shown in context["before"]] == [was]


def test_an_order_that_waits_for_its_payment_promises_no_day_and_leads_to_paying(client, alice):
    order = make_order(user=alice, status="Awaiting payment")
    client.force_login(alice)

    assert f'href="/checkout/pay/{order.number}/"' in client.get("/account/orders/").content.decode()
    assert "We come on" not in client.get(f"/account/orders/{order.number}/").content.decode()


def test_an_order_is_found_by_its_number_however_it_is_typed(client, alice):
    make_order(user=alice, number="K7M29-QXD40-5")
    client.force_login(alice)

    for typed in ("K7M29-QXD40-5", "k7m29"):
        response = client.get("/account/orders/", {"order_number": typed}, follow=True)
        assert "K7M29-QXD40-5" in response.content.decode(), typed
    assert "No order fits" in client.get("/account/orders/", {"order_number": "ZZZZZ"}).content.decode()


def test_orders_are_found_by_the_days_they_were_placed_on(client, alice):
    for number, day in (("OLD", 1), ("NEW", 20)):
        make_order(make_product(number), user=alice, number=number)
        Order.objects.filter(number=number).update(date_placed=datetime(2026, 11, day, 12, tzinfo=UTC))
    client.force_login(alice)

    response = client.get("/account/orders/", {"date_from": "2026-11-10", "date_to": "2026-11-30"})

    assert [shown.order.number for shown in response.context["shown"]] == ["NEW"]


@pytest.mark.parametrize(
    "asked", [{"date_from": "yesterday"}, {"date_from": "2026-11-30", "date_to": "2026-11-01"}, {"page": "last"}]
)
def test_a_search_that_makes_no_sense_breaks_nothing(client, alice, asked):
    make_order(user=alice)
    client.force_login(alice)

    assert client.get("/account/orders/", asked).status_code == 200


def test_ordering_again_fills_the_basket_at_todays_prices(client, alice):
    product = make_product(price="1.45")
    order = make_order(product, 2, user=alice)
    product.stockrecords.update(price="1.55")
    client.force_login(alice)

    response = client.post(reverse("customer:order", args=[order.number]), {"action": "reorder"})

    assert response["Location"] == "/basket/"
    line = get_model("basket", "Line").objects.get()
    assert (line.product, line.quantity) == (product, 2)
    assert str(LineTerms.objects.get(line=line).price) == "1.55"


def test_one_line_is_ordered_again(client, alice):
    order = make_order(user=alice)
    client.force_login(alice)
    link = reverse("customer:order-line", args=[order.number, order.lines.get().pk])

    assert client.get(link)["Location"] == reverse("customer:order", args=[order.number])
    assert client.post(link, {"action": "reorder"})["Location"] == "/basket/"


def test_what_cannot_be_had_again_is_named_with_the_reason(alice):
    gone, hidden, sold_out = make_product("Ghee"), make_product("Whey"), make_product("Kefir")
    few, milk = make_product("Skyr"), make_product("Whole milk")
    lines = [
        make_order(product, quantity, user=alice).lines.get()
        for product, quantity in ((gone, 1), (hidden, 1), (sold_out, 1), (few, 3), (milk, 1))
    ]
    lines[0].product = None
    hidden.is_public = False
    hidden.save()
    lines[1].product.is_public = False
    sold_out.stockrecords.update(num_in_stock=1)
    few.stockrecords.update(num_in_stock=5)
    basket = make_basket(user=alice)

    added, missing = order_again(basket=basket, lines=lines, day=THURSDAY)

    assert added == 1
    assert missing == [
        "Ghee: We don’t make it any more.",
        "Whey: We don’t make it any more.",
        "Kefir: This has sold out.",
        "Skyr: Only 2 are left.",
    ]
