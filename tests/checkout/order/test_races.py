"""Two people act on one order at once, each in a process of its own. On PostgreSQL only.

Tried once each: without `locked` in cancel_by_shopper an order is packed and cancelled; without it in refund_in_part
and claim_date the same units are paid several times; without the lock on the row of limits two claims of one customer
both fit under a limit that has room for one.
"""

from decimal import Decimal

import pytest
from oscar.core.loading import get_class, get_model

from checkout.errors import ClaimRefused, NotCancellable, RefundRefused
from checkout.models import ClaimLimits, DateClaim, Refund
from checkout.order.cancelling import cancel_by_shopper
from checkout.order.claims import approve, claim_date
from checkout.order.refunding import Wanted, refund_in_part
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.checkout.sales import buy, money_of, move_to, pick_from, stock_of
from tests.factories import make_basket, make_product, make_submission, make_user, secured
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_yoghurt
from tests.processes import at_once

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("thursday"),
]
Order = get_model("order", "Order")
InvalidOrderStatus = get_class("order.exceptions", "InvalidOrderStatus")
D = Decimal


@pytest.fixture
def yoghurt():
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 20, code="K7")
    return yoghurt


def delivered(product, quantity: int = 3, **parts):
    """An order that was paid at the door and has come; the driver's money needs no bank."""
    return move_to(buy((product, quantity), gateway="pay-on-delivery", **parts), "Delivered")


def outcome(call) -> str:
    """What became of a call: "done", or how it was refused."""
    try:
        call()
    except (ClaimRefused, NotCancellable, RefundRefused, InvalidOrderStatus) as refused:
        return type(refused).__name__
    return "done"


def test_an_order_is_cancelled_or_packed_never_both():
    milk = make_product()
    for _turn in range(5):
        order = buy((milk, 2), gateway="pay-on-delivery")
        shopper, staff = at_once(
            lambda order=order: outcome(lambda: cancel_by_shopper(order=order)),
            lambda order=order: outcome(lambda: change_status(order, "Packed")),
        )
        order.refresh_from_db()
        assert (shopper, staff, order.status) in {
            ("done", "InvalidOrderStatus", "Cancelled"),
            ("NotCancellable", "done", "Packed"),
        }
        if order.status == "Packed":
            change_status(order, "Cancelled")
    assert stock_of(milk) == (20, 0)


def test_ten_clicks_cancel_once():
    milk = make_product()
    order = buy((milk, 2), gateway="pay-on-delivery")
    calls = at_once(*[lambda: cancel_by_shopper(order=order)] * 10)
    assert sorted(calls) == [False] * 9 + [True]
    assert stock_of(milk) == (20, 0)
    assert money_of(order) == ("voided", "0.00", "0.00")
    assert order.status_changes.filter(new_status="Cancelled").count() == 1


def test_ten_presses_at_the_desk_give_back_once(yoghurt):
    order = delivered(yoghurt)
    wanted = Wanted(reason="Sour", units={order.lines.get().pk: 1})
    calls = at_once(*[lambda: outcome(lambda: refund_in_part(order=order, wanted=wanted, seen=D("0.00")))] * 10)
    assert sorted(calls) == ["RefundRefused"] * 9 + ["done"]
    assert money_of(order) == ("captured", "9.20", "2.40")


def test_ten_claims_at_once_pay_for_each_unit_once(yoghurt):
    order = delivered(yoghurt, 3)
    pick_from(order.lines.get(), make_batch(yoghurt, SUNDAY, 10, code="K2"))
    ClaimLimits.load()
    line = order.lines.get().pk
    said = {"order": order, "line_id": line, "quantity": 1, "found_date": SUNDAY}
    calls = at_once(*[lambda: outcome(lambda: claim_date(**said))] * 10)
    assert sorted(calls) == ["ClaimRefused"] * 7 + ["done"] * 3
    assert money_of(order) == ("captured", "9.20", "7.20")
    assert Refund.objects.count() == 3


def test_a_claim_and_the_desk_never_pay_for_the_same_unit(yoghurt):
    order = delivered(yoghurt, 1)
    pick_from(order.lines.get(), make_batch(yoghurt, SUNDAY, 10, code="K2"))
    ClaimLimits.load()
    line = order.lines.get().pk
    wanted = Wanted(reason="Sour", units={line: 1})
    calls = at_once(
        lambda: outcome(lambda: claim_date(order=order, line_id=line, quantity=1, found_date=SUNDAY)),
        lambda: outcome(lambda: refund_in_part(order=order, wanted=wanted, seen=D("0.00"))),
    )
    assert sorted(calls) in (["ClaimRefused", "done"], ["RefundRefused", "done"])
    assert money_of(order) == ("captured", "4.40", "2.40")


def test_claims_on_several_orders_count_each_other_against_the_customers_limit(yoghurt):
    alice = make_user()
    orders = [delivered(yoghurt, 1, user=alice) for _order in range(3)]
    nearer = make_batch(yoghurt, SUNDAY, 10, code="K2")
    for order in orders:
        pick_from(order.lines.get(), nearer)
    ClaimLimits.load()
    ClaimLimits.objects.update(most_per_customer=D("2.40"))

    def claim(order):
        return claim_date(order=order, line_id=order.lines.get().pk, quantity=1, found_date=SUNDAY).state

    calls = at_once(*(lambda order=order: claim(order) for order in orders))
    assert sorted(calls) == ["paid", "waiting", "waiting"]


def test_ten_orders_of_the_same_goods_are_all_counted_as_purchases():
    """Guard: the lock by product in purchases._move_products; each order has the goods the other way round."""
    goods = [make_product(name, stock=99) for name in ("Whole milk", "Kefir", "Ghee")]
    baskets = [goods if turn % 2 else goods[::-1] for turn in range(10)]
    orders = [place(make_submission(make_basket(*((each, 2) for each in lines)))) for lines in baskets]
    at_once(*(lambda order=order: confirm(secured(order)) for order in orders))
    records = get_model("analytics", "ProductRecord").objects.order_by("product_id")
    assert list(records.values_list("product__title", "num_purchases")) == [
        ("Whole milk", 20), ("Kefir", 20), ("Ghee", 20)
    ]  # fmt: skip


def test_two_people_at_the_desk_approve_a_claim_once(yoghurt):
    order, carol = delivered(yoghurt, 1), make_user("carol@example.com")
    claim = claim_date(order=order, line_id=order.lines.get().pk, quantity=1, found_date=SUNDAY)
    calls = at_once(*[lambda: outcome(lambda: approve(claim=claim, by=carol))] * 4)
    assert sorted(calls) == ["RefundRefused"] * 3 + ["done"]
    assert money_of(order) == ("captured", "4.40", "2.40")
    assert DateClaim.objects.get().refund == Refund.objects.get()
