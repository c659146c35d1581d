"""Many clicks at once, over HTTP, against a server with a thread and a connection for each. On PostgreSQL only.

Tried once each: without the claim in OrderCreator ten clicks make several orders; with an allocation that has no
ceiling the last unit is sold to everybody; without the lock in confirm() an order is confirmed several times; without
the lease in notices several are sent.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
import requests
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from oscar.core.loading import get_model

from checkout.models import LinePromise
from checkout.services.placing import place
from checkout.services.steps import confirm
from delivery.models import OrderDelivery
from notices.models import Notice
from notices.services import queue_written, send
from tests.factories import (
    make_basket,
    make_country,
    make_home,
    make_product,
    make_submission,
    make_user,
    make_voucher,
    secured,
)
from tests.faults.shopper import AT_HOME, form_in

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
Order = get_model("order", "Order")
Basket = get_model("basket", "Basket")


@pytest.fixture
def shop(db):
    make_country()
    return make_home()


class Shopper:
    """A browser of its own, with the forms that it sees."""

    def __init__(self, server: str, **cookies) -> None:
        self.server = server
        self.browser = requests.Session()
        self.browser.cookies.update(cookies)

    def get(self, path: str) -> requests.Response:
        return self.browser.get(self.server + path, timeout=60)

    def post(self, path: str, **fields) -> requests.Response:
        return self.browser.post(self.server + path, fields, headers={"Referer": self.server + path}, timeout=60)

    def go_to_review(self, product, quantity: int = 1) -> dict[str, str]:
        """Walks from the product to the review page; what its form holds."""
        self.post(f"/basket/add/{product.pk}/", quantity=quantity)
        delivery = form_in(self.get("/checkout/shipping-address/"), "line1")
        self.post("/checkout/shipping-address/", **delivery | AT_HOME | {"email": "guest@example.com"})
        return form_in(self.get("/checkout/preview/"), "shown_total") | {"payment": "pay-on-delivery"}


def at_once(*calls) -> list:
    """The results of the calls, started together, each in a thread of its own."""
    start = Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def click(server: str, shopper: Shopper, fields: dict):
    """A click on "Order" in a tab of its own of the same browser."""
    tab = Shopper(server, **shopper.browser.cookies.get_dict())
    return lambda: tab.post("/checkout/preview/", **fields)


@pytest.mark.parametrize("stock", [50, 2])
def test_one_basket_clicked_ten_times_makes_one_order(shop, live_server, stock):
    milk = make_product(stock=stock)
    alice = Shopper(live_server.url)
    form = alice.go_to_review(milk, 2)
    answers = at_once(*(click(live_server.url, alice, form) for _ in range(10)))
    order = Order.objects.get()
    assert [answer.status_code for answer in answers] == [200] * 10
    assert {answer.url for answer in answers} == {f"{live_server.url}/checkout/thank-you/"}
    assert all(order.number in answer.text for answer in answers)
    assert order.status == "Confirmed"
    assert milk.stockrecords.get().num_allocated == 2
    assert Notice.objects.count() == order.sources.count() == OrderDelivery.objects.count() == 1


def test_a_customers_basket_clicked_ten_times_makes_one_order(shop, live_server, client):
    milk, alice = make_product(stock=2), make_user()
    client.force_login(alice)
    shopper = Shopper(live_server.url, sessionid=client.cookies["sessionid"].value)
    form = shopper.go_to_review(milk, 2)
    answers = at_once(*(click(live_server.url, shopper, form) for _ in range(10)))
    assert {(answer.status_code, answer.url) for answer in answers} == {(200, f"{live_server.url}/checkout/thank-you/")}
    assert Order.objects.get().user == alice
    assert alice.addresses.count() == 1


def test_the_last_unit_has_one_buyer_and_the_others_kind_words(shop, live_server):
    milk = make_product(stock=1)
    shoppers = [Shopper(live_server.url) for _ in range(8)]
    forms = [shopper.go_to_review(milk) for shopper in shoppers]
    answers = at_once(*(click(live_server.url, shopper, form) for shopper, form in zip(shoppers, forms, strict=True)))
    assert [answer.status_code for answer in answers] == [200] * 8
    lost = [answer for answer in answers if answer.url == f"{live_server.url}/basket/"]
    won = [answer for answer in answers if answer.url == f"{live_server.url}/checkout/thank-you/"]
    assert (len(won), len(lost)) == (1, 7)
    assert all("Whole milk has just sold out." in each.text or "This has just sold out." in each.text for each in lost)
    record = milk.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (1, 1)
    for model in (Order, OrderDelivery, LinePromise, Notice, get_model("order", "ShippingAddress")):
        assert model.objects.count() == 1
    assert Basket.objects.filter(status="Open").count() == 7


def test_crossed_baskets_never_wait_for_each_other_in_a_circle(shop):
    milk, butter = make_product(stock=200), make_product("Butter", stock=200)
    tote = make_product("Tote bag", stock=None)
    make_voucher("WELCOME10")
    submissions = []
    for number in range(12):
        goods = [milk, butter, tote] if number % 2 else [tote, butter, milk]
        submissions.append(make_submission(make_basket(*goods)))
    orders = at_once(*(lambda each=each: place(each) for each in submissions))
    assert len({order.pk for order in orders}) == 12
    assert [product.stockrecords.get().num_allocated for product in (milk, butter)] == [12, 12]


def test_confirming_at_once_tells_the_shopper_once(shop):
    order = place(make_submission(make_basket(make_product())))
    secured(order)
    at_once(*(lambda: confirm(order) for _ in range(8)))
    assert order.status_changes.count() == Notice.objects.count() == len(mail.outbox) == 1


class SlowBackend(EmailBackend):
    """A mail server that takes its time."""

    def send_messages(self, messages):
        sleep(0.3)
        return super().send_messages(messages)


def test_two_processes_never_send_the_same_notice(settings):
    settings.OUTBOX_EMAIL_BACKEND = "tests.checkout.test_parallel.SlowBackend"
    notice = queue_written(kind="a", key="a:1", recipient="a@example.com", subject="Hello", text="There")
    Notice.objects.update(sent_at=None, attempts=0, due_at=notice.created_at)
    mail.outbox.clear()
    sent = at_once(*(lambda: send(notice.pk) for _ in range(6)))
    assert sorted(sent) == [False] * 5 + [True]
    assert len(mail.outbox) == 1
