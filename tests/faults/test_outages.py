"""What the shop stands on goes away: the database for a moment, Redis for good."""

import contextlib
import socket
from functools import partial
from threading import Event

import pytest
import requests
from django.db import connection, transaction
from oscar.core.loading import get_model

from tests.factories import make_product_page
from tests.faults import database
from tests.faults.goods import make_bottle, make_fresh
from tests.faults.shop import THREADS, at_once, each_in_turn, served

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")
THANKS = "/checkout/thank-you/"


def again_and_again(call) -> object:
    """What a shopper gets who presses once more when the page breaks."""
    for _press in range(5):
        with contextlib.suppress(requests.ConnectionError):
            answer = call()
            if answer.status_code < 500:
                return answer
    raise AssertionError("The shop did not come back.")


def test_the_database_goes_away_while_orders_are_placed(shop):
    """Guard: an order is one transaction; a click that broke can be made again, since the basket is claimed in it.
    First orders are cut off that wait for their stock; then all of them, wherever they happen to be."""
    goods = (make_fresh(units=100), make_bottle(stock=100))
    shoppers = [shop.guest(number) for number in range(8)]
    forms = each_in_turn(lambda who: who.go_to_review(*goods), shoppers)
    calls = [partial(once, who, form) for who, form in zip(shoppers, forms, strict=True)]
    is_held = Event()
    *answers, _cuts = at_once(*(partial(after, is_held, call) for call in calls), partial(cut_waiting, is_held))
    connection.close()  # ours was cut too
    assert Order.objects.count() == answers.count(302) <= 8 - THREADS

    def cut() -> int:
        return sum(database.cut_connections() for _time in range(30))

    *_answers, cuts = at_once(*calls, cut)
    connection.close()
    assert cuts
    for who, form in zip(shoppers, forms, strict=True):
        assert again_and_again(partial(who.order, form)).url.endswith(THANKS)
    assert Order.objects.count() == 8
    assert set(Order.objects.values_list("status", flat=True)) <= {"Confirmed", "Awaiting payment"}
    shop.settle()
    assert set(Order.objects.values_list("status", flat=True)) == {"Confirmed"}


def after(event, call) -> object:
    """What a call gives that waits for an event."""
    event.wait(database.MOST_S)
    return call()


def cut_waiting(is_held) -> int:
    """Holds the stock, and says so, until orders wait for it or for each other, each in its transaction: as many as a
    process of the shop has threads, since one process may have got them all."""
    with transaction.atomic():
        list(StockRecord.objects.select_for_update(no_key=True))
        is_held.set()
        assert database.until_waiting(THREADS)
        return database.cut_connections()


def once(who, form) -> int:
    """How a click ends while the database comes and goes."""
    try:
        return who.order(form, follow=False).status_code
    except requests.ConnectionError:
        return 0


def test_the_database_goes_away_while_a_card_is_paid(shop):
    """Guard: what is not written down here is asked of the gateway."""
    alice = shop.shopper()
    path = alice.order_by_card(make_bottle())
    shop.proxy.fault("pause after", "/confirm$")

    def cut() -> None:
        shop.proxy.wait_until_met()
        database.cut_connections()
        shop.proxy.let_go()

    at_once(partial(alice.pay, path), cut)
    connection.close()
    shop.settle()
    assert Order.objects.get().status == "Confirmed"
    assert [payment["status"] for payment in shop.payments()] == ["succeeded"]


@pytest.fixture(params=["dead", "silent"])
def no_redis(request):
    """The address of a Redis that refuses, or one that takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        address = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
        if request.param == "silent":
            yield address
            return
    yield address


def test_without_redis_shoppers_browse_and_buy(rows, by_card, proxy, shop_database, no_redis, tmp_path):
    """Guard: config.cache.ForgivingRedisCache."""
    milk = make_bottle()
    page = make_product_page(milk).url
    with served(shop_database, proxy, tmp_path, REDIS_URL=no_redis) as shop:
        alice = shop.shopper()
        assert alice.get("/").status_code == 200
        assert alice.get("/search/?q=milk").status_code == 200
        assert "Whole milk" in alice.get(page).text
        assert alice.order(alice.go_to_review(milk)).url.endswith(THANKS)
        bob = shop.guest(2)
        assert bob.pay(bob.order_by_card(milk)).json()["next"] == THANKS
        shop.settle()
        assert shop.broken() == []
        assert not shop.complaints()
