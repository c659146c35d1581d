"""What a placed order shows, and the mail that tells of it."""

import re
from decimal import Decimal

import pytest
from django.utils import translation

from checkout.confirmation import context, order_path
from checkout.services.placing import place
from checkout.services.steps import confirm
from notices.models import Notice
from tests.factories import (
    make_basket,
    make_offer,
    make_product,
    make_product_page,
    make_submission,
    make_user,
    secured,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def order():
    """Two pints with a deposit and an ice cream, a tenth off."""
    make_offer("A tenth off")
    milk = make_product(price="1.45", deposit="0.20")
    ice_cream = make_product("Ice cream <b>& cream</b>", price="6.00", tax_class="standard", content="500")
    make_product_page(milk, title="Whole milk")
    return place(make_submission(make_basket((milk, 2), ice_cream)))


@pytest.fixture
def mail(order) -> Notice:
    confirm(secured(order))
    return Notice.objects.get()


def test_the_lines_are_those_that_were_ordered(order):
    lines = context(order)["lines"]
    assert [(line.quantity, line.name, line.size, line.price) for line in lines] == [
        (2, "Whole milk", "568 ml", Decimal("2.90")),
        (1, "Ice cream <b>& cream</b>", "500 ml", Decimal("6.00")),
    ]


def test_a_product_that_is_gone_keeps_its_name(order):
    order.lines.update(product=None)
    assert [line.name for line in context(order)["lines"]] == ["Whole milk", "Ice cream <b>& cream</b>"]


def test_the_subject_says_when(order, mail):
    assert mail.subject == f"Your milk is coming on Thursday 3 December (order {order.number})"


def test_the_text_tells_it_all_without_markup(order, mail):
    # 8.90 − 0.89 + 0.40 + 2.00 = 10.41; tax: 5.40 of ice cream hold 0.90, the delivery 0.33
    text = " ".join(mail.text.split())
    for words in (
        "See you Thursday, Alice.",
        "We come to 4 Mill Lane, LS8 2QT, on Thursday 3 December, 4 to 8 am.",
        "Where we leave it: In the porch.",
        "until Wednesday 2 December, 9 pm",
        "2 × Whole milk, 568 ml: £2.90 1 × Ice cream <b>& cream</b>, 500 ml: £6.00",
        "A tenth off: −£0.89",
        "Bottle and jar deposit: £0.40",
        "Delivery, 4 to 8 am: £2.00",
        "To pay at the door: £10.41",
        "Includes £1.23 of VAT.",
        "Your note: Mind the dog.",
        f"http://127.0.0.1:8000{order_path(order)}",
    ):
        assert words in text


def test_the_html_tells_the_same_and_is_whole_in_itself(order, mail):
    html = mail.html
    assert "Ice cream &lt;b&gt;&amp; cream&lt;/b&gt;" in html
    assert "£10.41" in html
    assert ".mail__total" in html
    assert "<link" not in html
    assert "{%" not in html
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert links
    assert all(link.startswith("http://127.0.0.1:8000/") for link in links)


def test_a_guests_link_opens_the_order_and_no_other_does(order, client):
    question = client.get(order_path(order), follow=True)
    assert "Whole milk" not in question.content.decode()
    answer = client.post(question.request["PATH_INFO"], {"email": "guest@example.com"}, follow=True)
    assert "Whole milk" in answer.content.decode()
    assert client.get(order_path(order)[:-4] + "xyz/", follow=True).status_code == 404


def test_a_customers_link_leads_to_the_account(client):
    alice = make_user()
    order = place(make_submission(make_basket(make_product(), user=alice)))
    assert order_path(order) == f"/account/orders/{order.number}/"
    client.force_login(alice)
    assert client.get(order_path(order)).status_code == 200


def test_the_mail_speaks_the_language_in_which_the_order_was_placed():
    with translation.override("hi"):
        order = place(make_submission(make_basket(make_product())))
    confirm(secured(order))
    notice = Notice.objects.get()
    assert '<html lang="hi">' in notice.html
    assert "गुरुवार" in notice.subject
