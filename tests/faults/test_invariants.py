"""The invariants hold for sales that went well, and each of them bites on a row that is broken.

What the database itself would refuse is broken after taking its constraint away, in the test's own transaction.
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import F
from oscar.core.loading import get_model

from checkout.models import OfferUse, PaymentAttempt, Refund, UseState
from checkout.payments.states import AttemptState
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from delivery.models import SlotLoad, WeeklySlot
from freshness.models import Allocation, Batch, FreshnessPolicy, LedgerEntry
from notices.models import Notice
from notices.services import queue_written
from tests.factories import make_basket, make_home, make_submission, make_voucher, priced, secured
from tests.faults.goods import make_bottle, make_fresh, make_slots
from tests.faults.invariants import broken

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
Order = get_model("order", "Order")
Line = get_model("order", "Line")
StockRecord = get_model("partner", "StockRecord")
CARD = {"id": "pi_1", "status": "succeeded", "latest_charge": {"amount": 1000, "amount_refunded": 0}}


def without(*constraints: str) -> None:
    """Takes constraints, each as table.name, away for this test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, name in (named.split(".") for named in constraints):
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


@pytest.fixture
def sale():
    """An order of yoghurt in batches and bottles with a deposit, with a voucher; paid at the door; confirmed."""
    make_home()
    make_slots(orders=5)
    basket = make_basket((make_fresh(), 2), (make_bottle(), 3))
    basket.vouchers.add(make_voucher("SINGLE", usage="Single use"))
    order = secured(place(make_submission(priced(basket))))
    confirm(order)
    return Order.objects.get(pk=order.pk)


def told(payments: list | None = None) -> str:
    """What is broken; the test below wants one sentence."""
    sentences = broken(payments)
    assert len(sentences) == 1, sentences
    return sentences[0]


def test_nothing_is_broken_by_a_sale(sale):
    assert sale.status == "Confirmed"
    assert SlotLoad.objects.get().orders == 1
    assert sale.surcharges.get().incl_tax == Decimal("0.60")
    assert broken() == []


@pytest.mark.parametrize("status", ["Packed", "Cancelled"])
def test_nothing_is_broken_by_a_further_step(sale, status, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        change_status(sale, status)
    assert broken() == []


def test_a_batch_that_is_oversold(sale):
    without("freshness_batch.batch_bound_within_on_hand")
    Batch.objects.update(on_hand=1)
    assert "2 allocated of 1." in broken()[0]


def test_goods_without_batches_that_are_oversold(sale):
    StockRecord.objects.filter(num_in_stock=50).update(num_in_stock=2)
    assert told().endswith(": 3 allocated of 2.")


def test_units_of_nobody(sale):
    StockRecord.objects.filter(num_in_stock=50).update(num_allocated=4)
    assert told().endswith(": 4 allocated, but order lines have 3.")


def test_an_order_without_its_units(sale):
    Allocation.objects.update(state="released")
    assert "has 0 of 2." in broken()[0]


def test_a_cancelled_order_with_units(sale):
    Order.objects.update(status="Cancelled")
    sentences = broken()
    assert sum("was called off, but line" in each for each in sentences) == 2
    assert any("was called off, but holds its place" in each for each in sentences)
    assert any("was called off, but attempt" in each for each in sentences)
    assert any("is cancelled, and nobody was told" in each for each in sentences)


def test_a_ledger_that_adds_up_to_something_else(sale):
    LedgerEntry.objects.filter(kind="goods_in").update(on_hand_change=9)
    assert told().endswith("10 on_hand, but the ledger adds up to 9.")


def test_stock_that_is_not_its_batches(sale):
    StockRecord.objects.filter(num_in_stock=10).update(num_in_stock=11)
    assert told().endswith("11 in stock and 2 allocated, but its batches have 10 and 2.")


def paid_by_card(sale, **fields) -> PaymentAttempt:
    """The order's attempt as if it had been paid by a card of £10.00."""
    values = {"reference": "pi_1", "captured": "10.00", "amount": "10.00"} | fields
    PaymentAttempt.objects.update(**values)
    return PaymentAttempt.objects.get()


def about_money(sentences: list[str]) -> list[str]:
    return [each for each in sentences if each.startswith("Payment")]


def test_a_capture_without_an_order(sale):
    assert told([CARD]) == "Payment pi_1 of 10 has 0 attempts."


def test_a_capture_without_an_order_that_went_back(sale):
    assert broken([CARD | {"latest_charge": {"amount": 1000, "amount_refunded": 1000}}]) == []


def test_money_that_is_held_for_nobody(sale):
    assert told([CARD | {"status": "requires_capture"}]) == "Payment pi_1 of 0.00 has 0 attempts."


def test_a_capture_that_we_noted_as_another(sale):
    paid_by_card(sale, captured="9.00")
    assert about_money(broken([CARD])) == [
        "Payment pi_1: 10 taken and 0 back, but we noted 9.00 taken and 0.00 back.",
    ]


def test_a_capture_of_a_cancelled_order(sale):
    paid_by_card(sale)
    Order.objects.update(status="Cancelled")
    assert about_money(broken([CARD])) == [f"Payment pi_1 is kept, but order {sale.number} was called off."]


def test_more_that_went_back_than_was_taken(sale):
    payment = CARD | {"latest_charge": {"amount": 1000, "amount_refunded": 1001}}
    assert "Payment pi_1: 10.01 went back of 10." in broken([payment])


def test_more_on_its_way_back_than_was_taken(sale):
    Refund.objects.create(attempt=sale.payments.get(), amount="0.01", reason="Kindness")
    assert told().endswith("0.01 on its way back of 0.00.")


def test_a_refund_that_was_not_noted(sale):
    attempt = paid_by_card(sale)
    Refund.objects.create(attempt=attempt, amount="1.00", reason="Kindness", state="done")
    assert any(each.endswith("0.00 noted as gone back, but refunds add up to 1.00.") for each in broken())


def test_a_unit_past_its_date(sale):
    Batch.objects.update(date=F("date") - timedelta(days=60))
    assert " has units of L1 (" in told()


def test_a_unit_past_its_date_within_what_the_policy_allows(sale):
    Batch.objects.update(date=sale.delivery.day - timedelta(days=2))
    FreshnessPolicy.objects.update(past_days=2)
    assert broken() == []


def test_the_same_words_to_the_same_person(sale):
    notice = Notice.objects.get()
    queue_written(kind=notice.kind, key="x:y", recipient=notice.recipient, subject=notice.subject, text=notice.text)
    assert told() == f"guest@example.com was told 2 times: {notice.subject}."


def test_an_end_that_is_told_twice(sale):
    key = f"order_confirmed:{sale.number}:again"
    queue_written(kind="order_confirmed", key=key, recipient=sale.email, subject="Again", text="Again")
    assert told() == f"Order {sale.number} was told about several times: {{'order_confirmed': 2}}."


def test_an_order_that_nobody_was_told_about(sale):
    Notice.objects.all().delete()
    assert told() == f"Order {sale.number} is Confirmed, and nobody was told."


def test_a_total_that_is_a_penny_off(sale):
    Order.objects.update(shipping_incl_tax=F("shipping_incl_tax") + Decimal("0.01"))
    assert " is not " in told()


def test_a_discount_that_is_a_penny_off(sale):
    sale.discounts.update(amount=F("amount") + Decimal("0.01"))
    assert " less " in told()


def test_a_deposit_that_is_a_penny_off(sale):
    sale.surcharges.update(incl_tax=F("incl_tax") - Decimal("0.01"))
    assert " is not " in told()


def test_another_amount_that_is_asked_for(sale):
    PaymentAttempt.objects.update(amount=F("amount") + Decimal("0.01"))
    assert told().endswith(" is asked for.")


def test_another_currency_that_is_asked_for(sale):
    PaymentAttempt.objects.update(currency="EUR")
    assert told().endswith(" EUR is asked for.")


def test_an_order_that_nothing_pays_for(sale):
    PaymentAttempt.objects.update(state=AttemptState.VOIDED)
    assert told() == f"Order {sale.number} is Confirmed, and 0 attempts secure its money."


def test_money_that_was_taken_too_early(sale):
    total = sale.total_incl_tax
    PaymentAttempt.objects.update(captured=total, state=AttemptState.CAPTURED)
    assert told() == f"Order {sale.number} is Confirmed: {total} was taken, not 0.00."


def test_money_that_was_not_taken(sale):
    Order.objects.update(status="Delivered")
    assert f"Order {sale.number} is Delivered: 0.00 was taken, not {sale.total_incl_tax}." in broken()


def test_a_cancelled_order_whose_money_stays(sale):
    paid_by_card(sale, state=AttemptState.CAPTURED)
    Order.objects.update(status="Cancelled")
    assert f"Order {sale.number} was called off, but of 10.00 not all goes back." in broken()


def test_a_place_that_is_counted_twice(sale):
    SlotLoad.objects.update(orders=2)
    assert ": 2 orders, " in told()


def test_crates_that_nobody_fills(sale):
    SlotLoad.objects.update(crates=F("crates") + 1)
    assert "held are 1, " in told()


def test_a_slot_that_is_fuller_than_full(sale):
    WeeklySlot.objects.update(capacity_orders=0)
    assert told().endswith(" is fuller than full.")


def test_a_place_that_no_load_knows(sale):
    SlotLoad.objects.all().delete()
    assert "which knows of none." in told()


def test_two_orders_of_one_basket(sale):
    basket = make_basket(make_bottle("Cream"))
    order = place(make_submission(basket))
    Order.objects.filter(pk=order.pk).update(basket=sale.basket_id)
    assert told() == f"Basket {sale.basket_id} made 2 orders."


def test_an_offer_that_is_used_too_often(sale):
    use = OfferUse.objects.get()
    use.offer.max_global_applications = 1
    use.offer.save()
    OfferUse.objects.update(times=2)
    assert told().endswith(" was used 2 times.")


def test_a_single_use_voucher_that_is_used_twice(sale):
    order = place(make_submission(make_basket(make_bottle("Cream"))))
    use = OfferUse.objects.get()
    OfferUse.objects.create(order=order, voucher=use.voucher, offer=use.offer, discount="0.10")
    assert told() == "Voucher SINGLE was used by 2 orders."
    OfferUse.objects.filter(order=order).update(state=UseState.RETURNED)
    assert broken() == []
