"""Staff give some of an order's money back.

The order: 3 yoghurts at £2.40 of a batch of 10, 2 bottles at £1.45 with 20p of deposit each, £2.00 of delivery:
7.20 + 2.90 + 0.40 + 2.00 = £12.50.
"""

from decimal import Decimal

import pytest

from checkout.errors import RefundRefused
from checkout.models import Refund, RefundItem
from checkout.order.left import left_of
from checkout.order.paid import paid_for
from checkout.order.refunding import Wanted, refund_in_part, refund_shortage, shortages_to_refund
from checkout.services.settling import settle
from checkout.services.steps import change_status
from freshness.models import LedgerEntry, Shortage
from freshness.services.write_offs import Loss, resolve, write_off
from tests.checkout.sales import buy, money_of, move_to, refunds_of, stock_of
from tests.factories import make_offer, make_order, make_product, make_user
from tests.freshness.stocked import NEXT_FRIDAY, ledger_is_right, make_batch, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]
D = Decimal
NONE = D("0.00")


@pytest.fixture
def yoghurt():
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 10, code="K7")
    return yoghurt


@pytest.fixture
def milk():
    return make_product(deposit="0.20")


@pytest.fixture
def order(yoghurt, milk, on_commit_of):
    return on_commit_of(lambda: buy((yoghurt, 3), (milk, 2)))


def wanted(order, *units: int, **more) -> Wanted:
    """Units of the lines in their order."""
    lines = list(order.lines.order_by("pk").values_list("pk", flat=True))
    return Wanted(units=dict(zip(lines, units, strict=False)), **{"reason": "It was sour."} | more)


def give(order, *units: int, seen: Decimal | None = None, **more) -> Refund:
    seen = left_of(order).asked if seen is None else seen
    return refund_in_part(order=order, wanted=wanted(order, *units, **more), seen=seen)


def refused(order, *units: int, **more) -> list[str]:
    with pytest.raises(RefundRefused) as refusal:
        give(order, *units, **more)
    return refusal.value.problems


def parts(refund: Refund) -> list[tuple]:
    rows = RefundItem.objects.filter(refund=refund)
    return [(row.part, row.order_line and row.order_line.title, row.quantity, str(row.amount)) for row in rows]


class TestGivingBack:
    def test_units_of_a_line_go_back_at_the_price_that_was_paid(self, order, on_commit_of):
        carol = make_user("carol@example.com")
        move_to(order, "Delivered")
        given = on_commit_of(lambda: refund_in_part(order=order, wanted=wanted(order, 2), seen=NONE, by=carol))
        assert parts(given) == [("goods", "Natural yoghurt", 2, "4.80")]
        assert (given.order_line.title, given.quantity, given.by) == ("Natural yoghurt", 2, carol)
        assert money_of(order) == ("captured", "12.50", "4.80")

    def test_lines_delivery_and_an_amount_are_one_refund(self, order, on_commit_of):
        move_to(order, "Delivered")
        given = on_commit_of(lambda: give(order, 1, 2, delivery=True, amount=D("0.50")))
        assert parts(given) == [
            ("goods", "Natural yoghurt", 1, "2.40"),
            ("goods", "Whole milk", 2, "2.90"),
            ("delivery", None, None, "2.00"),
            ("other", None, None, "0.50"),
        ]
        assert refunds_of(order) == [("7.80", "done")]
        assert (given.order_line, given.quantity) == (None, None)

    def test_what_has_left_stays_off_the_books(self, order, yoghurt, milk):
        move_to(order, "Delivered")
        give(order, 3, 2)
        assert (stock_of(yoghurt), stock_of(milk)) == ((7, 0, 0), (18, 0))

    def test_goods_that_stay_go_back_on_the_shelf_with_their_deposit(self, order, yoghurt, milk):
        given = give(order, 1, 2, goods_stay=True)
        assert parts(given) == [
            ("goods", "Natural yoghurt", 1, "2.40"),
            ("goods", "Whole milk", 2, "2.90"),
            ("deposit", "Whole milk", 2, "0.40"),
        ]
        assert (stock_of(yoghurt), stock_of(milk)) == ((10, 0, 2), (20, 0))
        assert LedgerEntry.objects.get(kind="release").reason == "It was sour."
        assert ledger_is_right()
        move_to(order, "Out for delivery")
        assert (stock_of(yoghurt), stock_of(milk)) == ((8, 0, 0), (20, 0))

    def test_what_is_given_back_before_it_leaves_may_still_leave(self, order, yoghurt):
        give(order, 1)
        assert stock_of(yoghurt) == (10, 0, 3)

    def test_discounts_are_spread_over_the_units_to_the_penny(self, on_commit_of):
        make_offer("A tenth off")
        cheese = make_product("Cheddar", price="3.33")
        order = on_commit_of(lambda: buy((cheese, 3)))
        # 9.99 − 1.00 = 8.99: 3.00, 3.00 and 2.99
        assert [str(give(order, 1).amount) for _unit in range(3)] == ["3.00", "3.00", "2.99"]
        assert refused(order, 1) == ["Cheddar: 0 can still be refunded, not 1."]

    def test_all_of_it_in_three_parts_is_noted_to_the_penny(self, order, on_commit_of):
        """Guard: the sum in _note_sent is of Decimals. SQLite's own, 0.05 + 8.05 + 4.40, is over the 12.50 captured."""
        for amount in ("0.05", "8.05", "4.40"):
            on_commit_of(lambda amount=amount: give(order, amount=D(amount)))
        assert refunds_of(order) == [("0.05", "done"), ("8.05", "done"), ("4.40", "done")]
        assert money_of(order) == ("captured", "12.50", "12.50")

    def test_the_shopper_reads_what_and_why(self, order, on_commit_of):
        on_commit_of(lambda: give(order, 1, delivery=True))
        [told] = paid_for(order).refunds
        assert (told.amount, told.what, told.why) == (D("4.40"), "1 × Natural yoghurt, delivery", "It was sour.")


class TestCeilings:
    @pytest.mark.parametrize(
        ("units", "words"),
        [
            ((4,), "Natural yoghurt: 3 can still be refunded, not 4."),
            ((-1,), "Natural yoghurt: 3 can still be refunded, not -1."),
        ],
    )
    def test_never_more_units_than_were_bought(self, order, units, words):
        assert refused(order, *units) == [words]

    def test_never_more_than_is_left_of_what_was_taken(self, order):
        """Without the look at the sum the gateway is asked for more than was taken."""
        assert refused(order, amount=D("12.51")) == ["That is £12.51, but only £12.50 is left of what was taken."]
        give(order, 3, amount=D("5.00"))
        assert refused(order, amount=D("0.31")) == ["That is £0.31, but only £0.30 is left of what was taken."]
        assert str(give(order, amount=D("0.30")).amount) == "0.30"
        assert left_of(order).money == 0

    def test_delivery_goes_back_once(self, order):
        give(order, delivery=True)
        assert refused(order, delivery=True) == ["No delivery charge is left to give back."]

    def test_a_deposit_goes_back_once(self, order):
        give(order, 0, 1, goods_stay=True)
        assert parts(give(order, 0, 1, goods_stay=True)) == [
            ("goods", "Whole milk", 1, "1.45"),
            ("deposit", "Whole milk", 1, "0.20"),
        ]
        assert refused(order, 0, 1, goods_stay=True)[0] == "Whole milk: 0 can still be refunded, not 1."

    def test_what_has_left_can_not_stay(self, order):
        move_to(order, "Out for delivery")
        assert refused(order, 2, goods_stay=True) == [
            "Natural yoghurt: 0 are still here to go back on the shelf, not 2."
        ]

    def test_a_line_of_another_order_is_refused(self, order):
        other = make_order(make_product("Ghee"))
        line = other.lines.get().pk
        with pytest.raises(RefundRefused, match="One of the lines is not of this order"):
            refund_in_part(order=order, wanted=Wanted(reason="x", units={line: 1}), seen=NONE)

    @pytest.mark.parametrize("amount", ["-0.01", "0.005"])
    def test_an_amount_that_is_no_money_is_refused(self, order, amount):
        [words] = refused(order, amount=D(amount))
        assert words == f"{amount} can’t be given back: give whole pennies."

    def test_everything_that_is_wrong_is_said_at_once(self, order):
        assert refused(order, 9, reason="  ", delivery=False) == [
            "Natural yoghurt: 3 can still be refunded, not 9.",
            "Say why in a few words. The shopper reads it.",
        ]

    def test_nothing_is_no_refund(self, order):
        assert refused(order) == ["Choose what to give back."]

    def test_pressed_twice_it_goes_back_once(self, order):
        """Without the comparison with what was seen, a second press gives the same once more."""
        give(order, 1, seen=NONE)
        assert refused(order, 1, seen=NONE) == [
            "Something was given back meanwhile. Look at what is left, and try again."
        ]
        assert refunds_of(order) == [("2.40", "asked")]

    def test_what_the_bank_refuses_can_be_given_back_again(self, order, card):
        give(order, 3)
        card.fails["refund"] = "refuse"
        settle(order.pk)
        assert refunds_of(order) == [("7.20", "refused")]
        card.fails.clear()
        assert left_of(order).money == D("12.50")
        assert str(give(order, 3).amount) == "7.20"


class TestAtTheDoor:
    @pytest.fixture
    def order(self, yoghurt, milk, on_commit_of):
        return on_commit_of(lambda: buy((yoghurt, 3), (milk, 2), gateway="pay-on-delivery"))

    def test_what_the_driver_has_yet_to_take_can_not_be_given_back(self, order):
        assert refused(order, 1) == ["Nothing has been taken for this order yet, so there is nothing to give back."]

    def test_what_the_driver_has_taken_can(self, order, on_commit_of):
        on_commit_of(lambda: move_to(order, "Delivered"))
        on_commit_of(lambda: give(order, 1))
        assert money_of(order) == ("captured", "12.50", "2.40")


class TestShortages:
    @pytest.fixture
    def short(self, order, yoghurt) -> Shortage:
        """One of the three yoghurts was damaged, and is to be refunded."""
        batch = yoghurt.stockrecords.get().batches.get()
        write_off(loss=Loss(batch, 8, "damaged", "waste"))
        return resolve(shortage=Shortage.objects.get(), resolution="refunded")

    def test_it_is_listed_until_it_is_refunded(self, order, short, on_commit_of):
        assert shortages_to_refund(order) == [short]
        given = on_commit_of(lambda: refund_shortage(order=order, shortage_id=short.pk))
        assert parts(given) == [("goods", "Natural yoghurt", 1, "2.40")]
        assert shortages_to_refund(order) == []
        assert money_of(order) == ("captured", "12.50", "2.40")

    def test_one_press_more_is_refused(self, order, short):
        """Without the look at what refunds name, the second press pays again."""
        refund_shortage(order=order, shortage_id=short.pk)
        with pytest.raises(RefundRefused, match="has been refunded already"):
            refund_shortage(order=order, shortage_id=short.pk)
        assert refunds_of(order) == [("2.40", "asked")]

    def test_the_rest_of_the_order_leaves_as_it_is(self, order, short, yoghurt):
        refund_shortage(order=order, shortage_id=short.pk)
        move_to(order, "Out for delivery")
        assert stock_of(yoghurt) == (0, 0, 0)
        assert ledger_is_right()

    def test_it_is_listed_again_if_the_bank_refuses(self, order, short, card):
        refund_shortage(order=order, shortage_id=short.pk)
        card.fails["refund"] = "refuse"
        settle(order.pk)
        assert shortages_to_refund(order) == [short]

    def test_what_was_given_back_with_the_line_is_not_given_back_twice(self, order, short):
        give(order, 3)
        with pytest.raises(RefundRefused, match="All of that line has been given back already"):
            refund_shortage(order=order, shortage_id=short.pk)

    def test_a_shortage_of_another_order_is_refused(self, order, short):
        with pytest.raises(RefundRefused):
            refund_shortage(order=make_order(make_product("Ghee")), shortage_id=short.pk)

    def test_what_is_settled_in_another_way_is_not_listed(self, order, yoghurt):
        batch = yoghurt.stockrecords.get().batches.get()
        write_off(loss=Loss(batch, 8, "damaged", "waste"))
        assert shortages_to_refund(order) == []
        resolve(shortage=Shortage.objects.get(), resolution="substituted", note="Kefir instead")
        assert shortages_to_refund(order) == []


def test_what_the_bank_refuses_to_give_back_is_owed_and_said(order, card, on_commit_of):
    card.fails["refund"] = "refuse"
    on_commit_of(lambda: change_status(order, "Cancelled"))
    order.refresh_from_db()
    told = paid_for(order)
    assert (told.coming, told.back, told.is_stuck, told.refunds) == (D("12.50"), NONE, True, ())
