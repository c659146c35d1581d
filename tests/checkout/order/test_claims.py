"""A shopper got a nearer date than was promised and says so.

The order: 3 yoghurts at £2.40, promised best before Friday 4 December, delivered on Friday 27 November.
"""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext

from checkout.errors import ClaimRefused, RefundRefused
from checkout.models import ClaimLimits, DateClaim, Refund
from checkout.order.claims import approve, claim_date, claimable, refuse
from checkout.order.refunding import Wanted, refund_in_part
from notices.models import Notice
from tests.checkout.sales import FRIDAY, buy, move_to, pick_from, refunds_of
from tests.factories import make_home, make_product, make_user
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]
D = Decimal
YESTERDAY = date(2026, 11, 26)


@pytest.fixture
def yoghurt():
    make_home()
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 20, code="K7")
    return yoghurt


@pytest.fixture
def nearer(yoghurt):
    """A batch dated Sunday: under the promise."""
    return make_batch(yoghurt, SUNDAY, 10, code="K2")


@pytest.fixture
def bought(yoghurt, on_commit_of, time_machine):
    """An order of so many yoghurts, delivered; it is Friday, noon."""

    def bought(quantity: int = 3, *, status: str = "Delivered", **parts):
        order = on_commit_of(lambda: move_to(buy((yoghurt, quantity), **parts), status))
        time_machine.move_to("2026-11-27T12:00:00+00:00")
        return order

    return bought


@pytest.fixture
def order(bought):
    return bought()


def claim(order, quantity: int = 1, found: date = SUNDAY) -> DateClaim:
    return claim_date(order=order, line_id=order.lines.get().pk, quantity=quantity, found_date=found)


def refused(order, quantity: int = 1, found: date = SUNDAY) -> dict:
    with pytest.raises(ClaimRefused) as refusal:
        claim(order, quantity, found)
    return refusal.value.problems


def set_limits(**limits) -> None:
    ClaimLimits.load()
    ClaimLimits.objects.update(**limits)


class TestAtOnce:
    def test_what_the_picked_batch_bears_out_is_refunded_in_full(self, order, nearer, on_commit_of):
        pick_from(order.lines.get(), nearer)
        paid = on_commit_of(lambda: claim(order, 2))
        assert (paid.state, paid.is_proven, paid.is_urgent) == ("paid", True, False)
        assert (paid.refund.quantity, paid.refund.order_line) == (2, order.lines.get())
        assert refunds_of(order) == [("4.80", "done")]

    def test_the_batch_that_was_allocated_is_evidence_too(self, order, nearer):
        order.lines.get().allocations.update(batch=nearer)
        assert claim(order).state == "paid"

    def test_a_word_alone_waits(self, order, nearer):
        """Without the look at the picked batch, anybody is refunded who says so."""
        waiting = claim(order)
        assert (waiting.state, waiting.is_proven, waiting.refund) == ("waiting", False, None)
        assert refunds_of(order) == []

    def test_no_more_units_are_proven_than_were_picked_under_the_promise(self, order, nearer):
        row = order.lines.get().allocations.get()
        row.quantity = 2
        row.save()
        row.pk, row.quantity, row.picked_batch = None, 1, nearer
        row.save(force_insert=True)
        assert claim(order, 1).state == "paid"
        assert claim(order, 1).state == "waiting"

    def test_no_unit_twice(self, order, nearer):
        """Without counting what was claimed before, the same units are paid again and again."""
        pick_from(order.lines.get(), nearer)
        claim(order, 2)
        assert refused(order, 2) == {"quantity": "There is 1 that you can tell us about."}
        claim(order, 1)
        assert refused(order, 1) == {"line": "Choose what came with another date."}
        assert refunds_of(order) == [("4.80", "asked"), ("2.40", "asked")]

    def test_units_that_staff_gave_back_are_not_given_back_again(self, order, nearer):
        pick_from(order.lines.get(), nearer)
        wanted = Wanted(reason="Sour", units={order.lines.get().pk: 2})
        refund_in_part(order=order, wanted=wanted, seen=D("0.00"))
        assert refused(order, 2) == {"quantity": "There is 1 that you can tell us about."}

    def test_what_staff_gave_back_besides_leaves_less_of_the_money(self, order, nearer):
        """Without the look at what is left, the gateway is asked for more than was taken."""
        pick_from(order.lines.get(), nearer)
        # 7.20 + 2.00 of delivery = 9.20; 8.00 went back
        refund_in_part(order=order, wanted=Wanted(reason="Late", amount=D("8.00")), seen=D("0.00"))
        assert claim(order, 1).state == "waiting"


class TestLimits:
    @pytest.mark.parametrize(("most", "state"), [("4.80", "paid"), ("4.79", "waiting"), ("0.00", "waiting")])
    def test_a_claim_over_its_limit_waits(self, order, nearer, most, state):
        set_limits(most_per_claim=D(most))
        pick_from(order.lines.get(), nearer)
        assert claim(order, 2).state == state

    @pytest.mark.parametrize(("most", "state"), [("7.20", "paid"), ("7.19", "waiting")])
    def test_so_does_one_over_the_customers_limit(self, bought, nearer, most, state):
        set_limits(most_per_customer=D(most))
        alice = make_user()
        orders = [bought(2, user=alice), bought(1, user=alice)]
        for each in orders:
            pick_from(each.lines.get(), nearer)
        claim(orders[0], 2)
        assert claim(orders[1], 1).state == state

    def test_a_guest_is_known_by_the_e_mail_however_it_is_typed(self, bought, nearer):
        set_limits(most_per_customer=D("2.40"))
        orders = [bought(1, guest_email=email) for email in ("ann@example.com", "Ann@Example.com", "bo@example.com")]
        for each in orders:
            pick_from(each.lines.get(), nearer)
        assert [claim(each).state for each in orders] == ["paid", "waiting", "paid"]

    def test_what_was_paid_more_than_thirty_days_ago_counts_no_more(self, bought, nearer, time_machine):
        set_limits(most_per_customer=D("2.40"), days_after_delivery=60)
        order = bought(2)
        pick_from(order.lines.get(), nearer)
        claim(order)
        time_machine.move_to("2026-12-27T12:00:01+00:00")
        assert claim(order).state == "paid"

    @pytest.mark.parametrize(("day", "state"), [("2026-12-04", "paid"), ("2026-12-05", "waiting")])
    def test_a_week_after_the_delivery_somebody_looks_at_it(self, order, nearer, time_machine, day, state):
        pick_from(order.lines.get(), nearer)
        time_machine.move_to(f"{day}T12:00:00+00:00")
        assert claim(order).state == state

    def test_what_a_person_approved_doesnt_use_up_the_limit(self, bought, nearer):
        set_limits(most_per_customer=D("2.40"))
        first, second = bought(1), bought(1)
        approve(claim=claim(first), by=make_user("carol@example.com"))
        pick_from(second.lines.get(), nearer)
        assert claim(second).state == "paid"


class TestWhatCanBeSaid:
    @pytest.mark.parametrize("status", ["Confirmed", "Packed"])
    def test_nothing_before_it_left(self, bought, status):
        assert claimable(bought(status=status), FRIDAY) == []

    @pytest.mark.parametrize(("day", "lines"), [(date(2027, 1, 26), 1), (date(2027, 1, 27), 0)])
    def test_for_as_long_as_a_guests_link_is_open(self, order, day, lines):
        assert len(claimable(order, day)) == lines

    def test_only_lines_that_were_promised_a_date(self, yoghurt, on_commit_of):
        order = on_commit_of(lambda: move_to(buy((yoghurt, 1), make_product()), "Delivered"))
        assert [each.line.title for each in claimable(order, FRIDAY)] == ["Natural yoghurt"]

    def test_what_cost_nothing_is_not_given_back(self, order):
        order.lines.update(line_price_incl_tax=0)
        assert claimable(order, FRIDAY) == []

    def test_a_promised_date_is_refused_and_nothing_is_written(self, order):
        assert set(refused(order, found=NEXT_FRIDAY)) == {"found_date"}
        assert not DateClaim.objects.exists()

    def test_past_its_use_by_date_it_is_urgent(self, on_commit_of, time_machine):
        milk = make_yoghurt("Milk", date_kind="use_by")
        make_batch(milk, NEXT_FRIDAY)
        order = on_commit_of(lambda: move_to(buy((milk, 1)), "Delivered"))
        assert claim(order, found=YESTERDAY).is_urgent

    def test_at_the_door_it_waits_for_the_driver(self, bought, nearer):
        order = bought(1, status="Out for delivery", gateway="pay-on-delivery")
        pick_from(order.lines.get(), nearer)
        waiting = claim(order)
        assert (waiting.state, waiting.is_proven) == ("waiting", True)
        with pytest.raises(RefundRefused, match="Refund it once the driver has the money"):
            approve(claim=waiting, by=make_user())


class TestDeciding:
    @pytest.fixture
    def carol(self):
        return make_user("carol@example.com")

    def test_approved_it_goes_back_whatever_the_limits(self, order, carol, on_commit_of):
        set_limits(most_per_claim=0)
        decided = on_commit_of(lambda: approve(claim=claim(order, 3), by=carol))
        assert (decided.state, decided.decided_by) == ("paid", carol)
        assert refunds_of(order) == [("7.20", "done")]

    def test_the_reason_is_worded_in_the_language_of_the_order(self, bought, carol, on_commit_of):
        """Guard: OrderLanguage.of in put_down."""
        with translation.override("hi"):
            order = bought()
        waiting = claim(order)
        on_commit_of(lambda: approve(claim=waiting, by=carol))
        with translation.override("hi"):
            words = gettext("It came with a nearer date than we promised.")
        assert words != "It came with a nearer date than we promised."
        assert Refund.objects.get().reason == words

    def test_turned_down_the_shopper_reads_why(self, order, carol):
        decided = refuse(claim=claim(order), answer=" The code says 4 December. ", by=carol)
        assert (decided.state, decided.answer) == ("refused", "The code says 4 December.")
        assert refunds_of(order) == []

    @pytest.mark.parametrize("answer", ["", "  ", "x" * 201])
    def test_nobody_is_turned_down_without_a_word(self, order, carol, answer):
        with pytest.raises(RefundRefused, match="Say why in a few words"):
            refuse(claim=claim(order), answer=answer, by=carol)

    def test_it_is_decided_once(self, order, carol):
        """Without the look at its state, a second press pays again."""
        waiting = claim(order)
        approve(claim=waiting, by=carol)
        with pytest.raises(RefundRefused, match="Somebody has decided this already: Refunded"):
            approve(claim=waiting, by=carol)
        with pytest.raises(RefundRefused):
            refuse(claim=waiting, answer="No", by=carol)
        assert refunds_of(order) == [("2.40", "asked")]

    def test_turned_down_the_shopper_is_written_to_once(self, order, carol):
        waiting = claim(order, 2)
        refuse(claim=waiting, answer="The code on it says 4 December.", by=carol)
        notice = Notice.objects.get(kind="claim_refused")
        text = " ".join(notice.text.split())
        assert (notice.recipient, notice.subject) == (
            "guest@example.com",
            f"About the date you told us of (order {order.number})",
        )
        assert f"that 2 × Natural yoghurt of order {order.number} came dated 29 November 2026." in text
        assert "Our answer: The code on it says 4 December." in text
        with pytest.raises(RefundRefused):
            refuse(claim=waiting, answer="Again", by=carol)
        assert Notice.objects.filter(kind="claim_refused").count() == 1

    def test_two_claims_of_an_order_are_two_answers(self, order, carol):
        for units in (1, 2):
            refuse(claim=claim(order, units), answer="No", by=carol)
        assert Notice.objects.filter(kind="claim_refused").count() == 2

    def test_the_desk_reads_how_much_is_left_where_it_is_too_little(self, order, carol):
        waiting = claim(order, 1)
        # 7.20 + 2.00 of delivery = 9.20; 8.00 went back
        refund_in_part(order=order, wanted=Wanted(reason="Late", amount=D("8.00")), seen=D("0.00"))
        with pytest.raises(RefundRefused, match=r"That is £2\.40, but only £1\.20 is left of what was taken"):
            approve(claim=waiting, by=carol)

    def test_what_staff_gave_back_meanwhile_is_not_given_back_again(self, order, carol):
        waiting = claim(order)
        wanted = Wanted(reason="Sour", units={order.lines.get().pk: 3})
        refund_in_part(order=order, wanted=wanted, seen=D("0.00"))
        with pytest.raises(RefundRefused, match="All of that has been given back already"):
            approve(claim=waiting, by=carol)
