"""Orders of goods in batches: what a basket asks of the stock, and what becomes of it."""

from datetime import UTC, datetime

import pytest
from oscar.core.loading import get_class, get_model

from checkout.errors import BasketChanged
from checkout.models import LineTerms
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from freshness.models import Batch, LedgerEntry
from notices.models import Notice
from tests.factories import make_basket, make_product, make_submission, priced, secured
from tests.freshness.stocked import (
    NEXT_FRIDAY,
    SUNDAY,
    TUESDAY,
    counts,
    ledger_is_right,
    make_batch,
    make_ladder,
    make_yoghurt,
    rows_of,
    set_status,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
EventHandler = get_class("order.processing", "EventHandler")
PaymentError = get_class("payment.exceptions", "PaymentError")
Order = get_model("order", "Order")


@pytest.fixture
def thursday(time_machine):
    """Thursday 26 November 2026, noon: the next delivery is Friday's."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")


@pytest.fixture
def yoghurt():
    return make_yoghurt()


def placed(*lines, **parts):
    return place(make_submission(make_basket(*lines), **parts))


def chosen(basket, **terms):
    """The basket as if the shopper had seen these terms."""
    LineTerms.objects.filter(line__basket=basket).update(**terms)
    return make_submission(priced(basket))


class TestPlacing:
    def test_the_order_has_its_units(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        order = placed((yoghurt, 3))
        row = order.lines.get().allocations.get()
        assert (row.quantity, row.state, row.promised_date) == (3, "reserved", NEXT_FRIDAY)
        assert (row.due_day, row.ready_by) == (order.delivery.day, order.delivery.ready_by)
        assert counts(batch) == (10, 3, 0)

    def test_the_date_that_the_shopper_saw_is_kept(self, yoghurt):
        later = make_batch(yoghurt, NEXT_FRIDAY)
        basket = make_basket((yoghurt, 1))
        make_batch(yoghurt, TUESDAY)
        order = place(chosen(basket, promised_date=NEXT_FRIDAY))
        assert rows_of(order.lines.get()) == [(1, later.code, "reserved")]

    def test_a_shorter_date_that_was_chosen_is_reserved(self, yoghurt):
        make_ladder()
        sunday = make_batch(yoghurt, SUNDAY)
        make_batch(yoghurt, NEXT_FRIDAY)
        order = placed((yoghurt, 2, SUNDAY))
        assert rows_of(order.lines.get()) == [(2, sunday.code, "reserved")]

    def test_what_is_left_of_the_offer_is_told(self, yoghurt):
        make_ladder()
        sunday = make_batch(yoghurt, SUNDAY)
        make_batch(yoghurt, NEXT_FRIDAY)
        submission = make_submission(make_basket((yoghurt, 3, SUNDAY)))
        Batch.objects.filter(pk=sunday.pk).update(on_hand=2)
        with pytest.raises(BasketChanged) as refused:
            place(submission)
        assert refused.value.problems == ["Natural yoghurt, best before Sun 29 Nov: only 2 are left."]
        assert not Order.objects.exists()
        assert counts(sunday) == (2, 0, 0)

    def test_terms_from_before_dates_counted_take_what_is_on_offer(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        order = place(chosen(make_basket((yoghurt, 1)), promised_date=None))
        assert order.lines.get().allocations.get().promised_date == NEXT_FRIDAY
        assert counts(batch) == (10, 1, 0)

    def test_goods_with_and_without_dates_go_into_one_order(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY)
        tote = make_product("Tote bag", stock=5)
        order = placed((yoghurt, 3), (tote, 2))
        assert [line.allocations.count() for line in order.lines.order_by("pk")] == [1, 0]
        assert tote.stockrecords.get().num_allocated == 2

    def test_an_order_of_the_past_has_its_own_time(self, yoghurt):
        make_batch(yoghurt, NEXT_FRIDAY)
        past = datetime(2026, 11, 24, 9, tzinfo=UTC)
        order = secured(placed(yoghurt, at=past))
        change_status(order, "Confirmed", at=past)
        change_status(order, "Cancelled", at=past)
        assert order.date_placed == past
        assert set(LedgerEntry.objects.exclude(kind="goods_in").values_list("at", flat=True)) == {past}
        assert set(order.status_changes.values_list("date_created", flat=True)) == {past}
        order.basket.refresh_from_db()
        assert order.basket.date_submitted == past


class TestConfirming:
    def test_the_units_are_bound_for_good(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        assert confirm(secured(placed((yoghurt, 3)))) == []
        assert counts(batch) == (10, 0, 3)

    def test_a_held_batch_is_replaced_within_the_promise(self, yoghurt):
        first, second = make_batch(yoghurt, NEXT_FRIDAY), make_batch(yoghurt, NEXT_FRIDAY)
        order = placed((yoghurt, 3))
        set_status(first)
        assert confirm(secured(order)) == []
        assert (counts(first), counts(second)) == ((10, 0, 0), (10, 0, 3))

    def test_an_order_whose_goods_are_held_is_cancelled_and_the_shopper_told(self, yoghurt):
        batch, tote = make_batch(yoghurt, NEXT_FRIDAY), make_product("Tote bag", stock=5)
        order = placed((yoghurt, 3), (tote, 2))
        set_status(batch)
        words = "Natural yoghurt, best before Fri 4 Dec or later has just sold out."
        assert confirm(secured(order)) == [words]
        order.refresh_from_db()
        assert order.status == "Cancelled"
        assert counts(batch) == (10, 0, 0)
        assert tote.stockrecords.get().num_allocated == 0
        assert order.notes.get().message == words
        notice = Notice.objects.get()
        assert (notice.kind, notice.recipient) == ("order_cancelled", "guest@example.com")
        assert words in notice.text
        assert words in notice.html
        assert ledger_is_right()
        assert confirm(secured(order)) == []
        assert Notice.objects.count() == 1

    def test_the_desk_can_not_confirm_what_nobody_has_paid(self, yoghurt):
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        order = placed((yoghurt, 3))
        with pytest.raises(PaymentError, match="confirmed by itself, as soon as it is paid for"):
            EventHandler().handle_order_status_change(order, "Confirmed")
        order.refresh_from_db()
        assert (order.status, counts(batch)) == ("Awaiting payment", (10, 3, 0))


class TestMovingOn:
    @pytest.fixture
    def batch(self, yoghurt):
        return make_batch(yoghurt, NEXT_FRIDAY, code="K7")

    @pytest.fixture
    def order(self, yoghurt, batch):
        order = placed((yoghurt, 3))
        confirm(secured(order))
        return order

    def test_dispatch_sells(self, order, batch):
        change_status(order, "Packed")
        change_status(order, "Out for delivery")
        assert counts(batch) == (7, 0, 0)
        assert order.lines.get().num_allocated == 0
        assert ledger_is_right()

    def test_cancelling_gives_back(self, order, batch):
        change_status(order, "Cancelled")
        assert counts(batch) == (10, 0, 0)
        assert LedgerEntry.objects.get(kind="release").reason == "Order cancelled"

    def test_a_part_that_was_cancelled_stays_when_the_rest_is_dispatched(self, order, batch):
        order.lines.get().cancel_allocation(1)
        change_status(order, "Packed")
        change_status(order, "Out for delivery")
        assert counts(batch) == (8, 0, 0)

    def test_what_is_held_does_not_leave(self, order, batch):
        change_status(order, "Packed")
        set_status(batch)
        order.refresh_from_db()
        with pytest.raises(PaymentError, match="3 × Natural yoghurt is of batch K7, which is held or recalled"):
            EventHandler().handle_order_status_change(order, "Out for delivery")
        order.refresh_from_db()
        assert (order.status, counts(batch)) == ("Packed", (10, 0, 3))
