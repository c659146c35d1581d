"""Clicks, tabs and vouchers: what one shopper, or several, do at the same moment."""

from functools import partial
from threading import Event

import pytest
from django.db import transaction
from oscar.core.loading import get_model

from checkout.models import OfferUse, PaymentAttempt, UseState
from tests.factories import make_offer, make_voucher
from tests.faults import database
from tests.faults.goods import make_bottle, make_fresh
from tests.faults.shop import at_once, each_in_turn, ends
from tests.faults.shopper import DECLINED_CARD, form_in

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")
THANKS, BASKET = "/checkout/thank-you/", "/basket/"


def charges(shop) -> list[tuple[str, int]]:
    """The payments at the gateway: how they stand, and for how many pennies."""
    return [(each["status"], each["amount"]) for each in shop.payments()]


def test_a_card_pays_an_order(shop):
    alice = shop.shopper()
    path = alice.order_by_card((make_bottle(), 2), make_fresh())
    answer = alice.pay(path)
    order = Order.objects.get()
    assert (answer.json()["next"], order.status) == (THANKS, "Confirmed")
    assert charges(shop) == [("succeeded", int(order.total_incl_tax * 100))]
    assert order.payments.get().captured == order.total_incl_tax


def test_pay_clicked_ten_times_pays_once(shop):
    """Guard: the keys that checkout.payments.stripe derives from the attempt; without them a card is charged twice,
    or an intent is confirmed twice. And the lock in confirm(): without it the order is confirmed several times."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    answers = at_once(*(partial(alice.tab().pay, path) for _click in range(10)))
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert any(answer.json().get("next") == THANKS for answer in answers)
    assert [status for status, _amount in charges(shop)] == ["succeeded"]
    order = Order.objects.get()
    assert order.status == "Confirmed"
    assert order.status_changes.filter(new_status="Confirmed").count() == 1
    assert alice.get(path).url.endswith(THANKS)


def test_ordering_clicked_ten_times_makes_one_payment(shop):
    """Guard: OrderCreator.claim."""
    alice = shop.shopper()
    form = alice.go_to_review(make_bottle(), way="stripe")
    answers = at_once(*(partial(alice.tab().order, form) for _click in range(10)))
    order = Order.objects.get()
    assert {answer.url for answer in answers} == {f"{shop.address}/checkout/pay/{order.number}/"}
    assert order.payments.count() == 1
    alice.pay(f"/checkout/pay/{order.number}/")
    assert len(charges(shop)) == 1


def test_two_cards_in_two_tabs_pay_once(shop):
    """Guard: one intent for each attempt, and one live attempt for each order (checkout_one_live_attempt)."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    cards = ["pm_card_visa", DECLINED_CARD, "pm_card_visa", DECLINED_CARD]
    at_once(*(partial(alice.tab().pay, path, card) for card in cards))
    alice.pay(path)
    shop.clock()
    assert Order.objects.get().status == "Confirmed"
    assert [status for status, _amount in charges(shop)].count("succeeded") == 1


def test_a_declined_card_is_followed_by_a_good_one_on_the_same_order(shop):
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    assert alice.pay(path, DECLINED_CARD).json()["words"]
    assert Order.objects.get().status == "Awaiting payment"
    assert alice.pay(path).json()["next"] == THANKS
    assert sorted(PaymentAttempt.objects.values_list("state", flat=True)) == ["captured", "declined"]


def test_a_basket_edited_in_another_tab_while_paying_changes_nothing_of_the_order(shop):
    """Guard: OrderCreator.claim submits the basket; without, what the other tab adds goes into it."""
    alice, milk, cream = shop.shopper(), make_bottle(), make_bottle("Cream")
    path = alice.order_by_card(milk)
    tab = alice.tab()
    answers = at_once(lambda: alice.pay(path), lambda: tab.add(cream, 3), lambda: tab.get(BASKET))
    assert all(answer.status_code == 200 for answer in answers)
    order = Order.objects.get()
    assert [(line.title, line.quantity) for line in order.lines.all()] == [("Whole milk", 1)]
    assert order.status == "Confirmed"
    assert [(line.product.title, line.quantity) for line in order.basket.lines.all()] == [("Whole milk", 1)]
    assert "Cream" in tab.get(BASKET).text


def test_a_basket_edited_in_another_tab_before_ordering_is_not_ordered_unseen(shop):
    """Guard: the review form's `shown_total`."""
    alice, milk = shop.shopper(), make_bottle()
    form = alice.go_to_review(milk)
    alice.tab().add(milk, 5)
    answer = alice.order(form)
    assert answer.url.endswith("/checkout/preview/")
    assert Order.objects.count() == 0


def test_editing_while_ordering_gives_one_or_the_other(shop):
    """Guard: `shown_total` for what is added before the click; the next test's for what comes after."""
    milk = make_bottle(stock=200)
    shoppers = [shop.guest(number) for number in range(5)]
    forms = each_in_turn(lambda who: who.go_to_review(milk), shoppers)
    calls = []
    for who, form in zip(shoppers, forms, strict=True):
        calls += [partial(who.order, form), partial(who.tab().add, milk, 2)]
    answers = at_once(*calls)
    assert {answer.status_code for answer in answers} == {200}
    assert all(order.lines.get().quantity == 1 for order in Order.objects.all())


def test_nothing_slips_into_a_basket_that_is_being_ordered(shop):
    """Guard: the lock of checkout.basket.services. An order that is being placed waits for its stock here; what another
    tab adds meanwhile must wait for that order, and then not vanish in its basket. (Which of the two pages says so,
    and whether the thanks are seen, is chance: both write the same session.)"""
    alice, milk = shop.shopper(), make_bottle()
    form, tab = alice.go_to_review(milk), alice.tab()
    is_held, is_claimed = Event(), Event()

    def keep_stock() -> bool:
        with transaction.atomic():
            StockRecord.objects.select_for_update(no_key=True).get()
            is_held.set()
            is_waited_for = database.until_waiting(1)
            is_claimed.set()
            database.until_waiting(2)
        return is_waited_for

    def order():
        is_held.wait(database.MOST_S)
        return alice.order(form)

    def add():
        is_claimed.wait(database.MOST_S)
        return tab.add(milk, 2)

    is_waited_for, *_answers = at_once(keep_stock, order, add)
    assert is_waited_for
    placed = Order.objects.get()
    assert placed.status == "Confirmed"
    assert [line.quantity for line in placed.basket.lines.all()] == [1]


def test_a_single_use_voucher_is_used_once_by_ten(shop):
    """Guard: the lock on vouchers in checkout.offer.uses."""
    voucher, milk = make_voucher("SINGLE", usage="Single use"), make_bottle(stock=100)
    shoppers = [shop.guest(number) for number in range(10)]

    def prepare(who):
        who.add(milk, 2, follow=False)
        who.post("/basket/vouchers/add/", form_in(who.get(BASKET), "code") | {"code": "SINGLE"}, follow=False)
        return who.review("pay-on-delivery", who.deliver())

    forms = each_in_turn(prepare, shoppers)
    answers = at_once(*(partial(w.order, f, follow=False) for w, f in zip(shoppers, forms, strict=True)))
    assert ends(answers)[THANKS] == 1
    assert OfferUse.objects.exclude(state=UseState.RETURNED).get().voucher == voucher


def test_an_offer_for_three_is_used_by_three_of_ten(shop):
    """Guard: the lock on offers in checkout.offer.uses."""
    offer = make_offer("First come", max_global_applications=3)
    milk = make_bottle(stock=100)
    shoppers = [shop.guest(number) for number in range(10)]
    forms = each_in_turn(lambda who: who.go_to_review(milk), shoppers)
    answers = at_once(*(partial(w.order, f) for w, f in zip(shoppers, forms, strict=True)))
    assert sum(answer.url.endswith(THANKS) for answer in answers) == 3
    assert OfferUse.objects.filter(offer=offer).exclude(state=UseState.RETURNED).count() == 3
    told = [answer.text for answer in answers if not answer.url.endswith(THANKS)]
    assert all("“First come” has just been used up" in each or "total is now" in each for each in told)
