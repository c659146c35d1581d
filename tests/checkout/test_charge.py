"""What delivery costs with an order: tax, free-from, offers on it, and totals to the penny. £1.45 is a pint of milk."""

from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.services.placing import place
from checkout.totals import order_totals
from delivery.choosing import Wish, choice_of
from tests.checkout.rounds import THU, Rounds
from tests.factories import make_basket, make_offer, make_product, make_submission

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Order = get_model("order", "Order")


@pytest.fixture
def rounds(noon):
    return Rounds()


def ordered(row, *lines):
    """An order of these lines in a slot of Thursday."""
    slot = choice_of(Wish("LS8 2QT", THU, row.pk), timezone.now()).slot
    return place(make_submission(make_basket(*lines), slot=slot))


def adds_up(order) -> bool:
    """Lines + delivery + deposit = total, with tax and without; discounts are in their prices already."""
    lines = list(order.lines.all())
    deposit = sum((each.incl_tax for each in order.surcharges.all()), Decimal(0))
    with_tax = sum(line.line_price_incl_tax for line in lines) + order.shipping_incl_tax + deposit
    without = sum(line.line_price_excl_tax for line in lines) + order.shipping_excl_tax + deposit
    totals = order_totals(order, order.lines.all())
    shown = (
        totals.goods
        - totals.shorter_dates
        - sum(each.amount for each in totals.reductions)
        + totals.delivery
        + totals.deposit
    )
    return (with_tax, without, shown) == (order.total_incl_tax, order.total_excl_tax, order.total_incl_tax)


def test_the_charge_of_the_slot_is_in_the_order_with_its_tax(rounds):
    order = ordered(rounds.late, (make_product(), 2))
    # £3.50 / 1.2 = £2.9167
    assert (order.shipping_incl_tax, order.shipping_excl_tax) == (Decimal("3.50"), Decimal("2.92"))
    assert (order.total_incl_tax, order.total_tax) == (Decimal("6.40"), Decimal("0.58"))
    assert adds_up(order)


@pytest.mark.parametrize(("pints", "charge"), [(13, "2.00"), (14, "0.00")])
def test_goods_worth_twenty_pounds_travel_for_nothing_where_the_slot_says_so(rounds, pints, charge):
    order = ordered(rounds.early, (make_product(), pints))  # 13 are £18.85, 14 are £20.30
    assert order.shipping_incl_tax == Decimal(charge)
    assert adds_up(order)


def test_a_slot_that_is_never_free_never_is(rounds):
    assert ordered(rounds.late, (make_product(), 20)).shipping_incl_tax == Decimal("3.50")


def test_goods_count_after_discounts(rounds):
    make_offer("A tenth off")
    order = ordered(rounds.early, (make_product(), 15))  # £21.75 less £2.18 (£2.175 up) is £19.57: under £20
    assert order.shipping_incl_tax == Decimal("2.00")
    assert adds_up(order)


@pytest.mark.parametrize(
    ("benefit", "charge", "without_tax", "off"),
    [
        (("Shipping percentage", "50"), "1.75", "1.46", "1.75"),
        (("Shipping absolute", "1.00"), "2.50", "2.08", "1.00"),
        (("Shipping fixed price", "0.99"), "0.99", "0.83", "2.51"),
        (("Shipping absolute", "9.00"), "0.00", "0.00", "3.50"),
    ],
)
def test_an_offer_on_delivery_lowers_the_slots_charge_and_its_tax(rounds, benefit, charge, without_tax, off):
    make_offer("Cheaper delivery", benefit=benefit)
    order = ordered(rounds.late, (make_product(), 2))
    assert (order.shipping_incl_tax, order.shipping_excl_tax) == (Decimal(charge), Decimal(without_tax))
    assert [(each.name, each.amount) for each in order_totals(order, order.lines.all()).reductions] == [
        ("Cheaper delivery", Decimal(off))
    ]
    assert order_totals(order, order.lines.all()).delivery == Decimal("3.50")
    assert adds_up(order)


def test_an_orders_totals_take_two_queries(rounds, django_assert_num_queries):
    order = Order.objects.get(pk=ordered(rounds.late, (make_product(), 2)).pk)
    lines = list(order.lines.select_related("promise"))
    with django_assert_num_queries(2):
        assert order_totals(order, lines).goods == Decimal("2.90")


def test_everything_together_adds_up_to_the_penny(rounds):
    """3 pints with a deposit and an ice cream at 20 % tax, a tenth off, half off the delivery."""
    make_offer("A tenth off", exclusive=False)
    make_offer("Half the delivery", benefit=("Shipping percentage", "50"), exclusive=False)
    milk = make_product(deposit="0.20")
    ice = make_product("Ice cream", price="4.99", tax_class="standard")
    order = ordered(rounds.late, (milk, 3), ice)
    # 4.35 + 4.99 = 9.34, less 0.93 = 8.41; delivery 1.75; deposit 0.60
    assert order.total_incl_tax == Decimal("10.76")
    assert adds_up(order)
