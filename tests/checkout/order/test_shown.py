"""What the page of an order says it cost.

Yoghurt for Friday 27 November: best before Sunday £1.68 instead of £2.40, next Friday £2.40; delivery £2.00.
"""

from decimal import Decimal

import pytest

from checkout.confirmation import context
from checkout.order.shown import order_shown
from checkout.services.placing import place
from checkout.services.steps import confirm
from notices.models import Notice
from tests.factories import make_basket, make_home, make_offer, make_order, make_submission, make_user, priced, secured
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_ladder, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
D = Decimal


@pytest.fixture
def order():
    """Two of the shorter date and one of the other, which an offer makes a tenth cheaper: 2 × 1.68 + 2.16 + 2.00."""
    make_home()
    make_ladder()
    yoghurt = make_yoghurt()
    for day in (SUNDAY, NEXT_FRIDAY):
        make_batch(yoghurt, day)
    make_offer("A tenth off")
    basket = make_basket((yoghurt, 2, SUNDAY), (yoghurt, 1), user=make_user())
    return place(make_submission(priced(basket)))


def words_of(html: str) -> str:
    return " ".join(html.split())


def test_goods_less_shorter_dates_less_offers_with_delivery_is_the_total(order):
    shown = order_shown(order)
    assert (shown.goods, shown.shorter_dates) == (D("7.20"), D("1.44"))
    assert order.discounts.get().amount == D("0.24")
    assert order.total_incl_tax == D("7.20") - D("1.44") - D("0.24") + D("2.00") == D("7.52")


def test_a_line_shows_what_it_cost_before_its_shorter_date(order):
    lines = sorted((line.price, line.full_price, line.saved) for line in order_shown(order).lines)
    assert lines == [(D("2.16"), D("2.40"), D("0.00")), (D("3.36"), D("4.80"), D("1.44"))]


def test_the_page_says_it_as_the_basket_did(order, client):
    client.force_login(order.user)
    page = words_of(client.get(f"/account/orders/{order.number}/").content.decode())
    assert "<dt>3 items</dt><dd>£7.20</dd>" in page
    assert "<dt>Shorter dates</dt><dd>−£1.44</dd>" in page
    assert "<dt>A tenth off</dt><dd>−£0.24</dd>" in page


def test_an_order_from_before_promises_were_kept_saved_nothing_that_is_known():
    order = make_order(quantity=2)
    shown = order_shown(order)
    assert (shown.goods, shown.shorter_dates) == (order.lines.get().line_price_before_discounts_incl_tax, D("0.00"))


def test_the_thanks_and_the_mail_say_the_same(order):
    """The totals take the shorter date off the goods; a line stands at what it costs, beside what it was."""
    shown = context(order)
    totals = shown["totals"]
    assert (totals.goods, totals.shorter_dates, totals.total) == (D("7.20"), D("1.44"), D("7.52"))
    assert sorted((line.price, line.was) for line in shown["lines"] if line.was) == [(D("3.36"), D("4.80"))]


def test_the_mail_shows_what_a_shorter_date_cost_before(order):
    confirm(secured(order))
    notice = Notice.objects.get()
    assert "£3.36 (was £4.80)" in notice.text
    assert "was <s>£4.80</s>" in words_of(notice.html)
    assert "Shorter dates" not in notice.text  # it would seem to be taken off twice
