"""From a basket to a confirmed order."""

from datetime import date
from decimal import Decimal

import pytest
from django.core import mail
from oscar.core.loading import get_class, get_model

from checkout.errors import AlreadyPlaced, BasketChanged, NotPaid
from checkout.models import LinePromise
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from delivery.models import OrderDelivery
from notices.models import Notice
from tests.factories import (
    make_allergens,
    make_basket,
    make_product,
    make_product_page,
    make_submission,
    make_user,
    make_voucher,
    priced,
    secured,
)

pytestmark = pytest.mark.django_db
D = Decimal
Order = get_model("order", "Order")
InvalidOrderStatus = get_class("order.exceptions", "InvalidOrderStatus")


@pytest.fixture
def milk():
    """Milk, of which there are 20."""
    milk = make_product(
        price="1.45", deposit="0.20", ingredients="**Milk**", keep_from_celsius=1, keep_to_celsius=5, content="568"
    )
    make_allergens(milk, "milk", traces=("nuts",))
    return milk


def free_units(product) -> int:
    return product.stockrecords.get().net_stock_level


class TestPlacing:
    def test_an_order_waits_for_its_payment_and_has_its_units(self, milk):
        order = place(make_submission(make_basket((milk, 3))))
        assert order.status == "Awaiting payment"
        assert free_units(milk) == 17
        assert order.lines.get().num_allocated == 3
        assert Order.objects.get().basket.status == "Submitted"

    def test_it_adds_up(self, milk):
        ice_cream = make_product("Ice cream", price="6.00", tax_class="standard")
        order = place(make_submission(make_basket((milk, 2), ice_cream)))
        # 2 × 1.45 + 6.00 + delivery 2.00 + deposit 2 × 0.20 = 11.30; tax: 1.00 + 0.33
        assert order.total_incl_tax == D("11.30")
        assert order.total_tax == D("1.33")
        charge = order.surcharges.get()
        assert (charge.code, charge.incl_tax, charge.excl_tax) == ("deposit", D("0.40"), D("0.40"))
        assert (order.shipping_incl_tax, order.shipping_excl_tax) == (D("2.00"), D("1.67"))
        assert [(line.line_price_incl_tax, line.line_price_excl_tax, line.tax_code) for line in order.lines.all()] == [
            (D("2.90"), D("2.90"), "zero"),
            (D("6.00"), D("5.00"), "standard"),
        ]

    def test_what_was_promised_stands_with_each_line(self, milk):
        butter = make_product("Butter", price="3.20", content="250", unit="g")
        order = place(make_submission(make_basket((milk, 2), (butter, 3))))
        promise = LinePromise.objects.get(line__product=milk)
        assert (promise.list_price, promise.tax_rate, promise.deposit) == (D("1.45"), D("0"), D("0.20"))
        assert (promise.offer_kind, promise.promised_date) == ("regular", None)
        assert (promise.ingredients, promise.allergens) == ("**Milk**", ["milk"])
        assert promise.storage == "Keep at 1 to 5 °C."
        assert promise.net_weight_ordered_g is None
        assert LinePromise.objects.get(line__product=butter).net_weight_ordered_g == D("750.0")
        assert LinePromise.objects.filter(line__order=order).count() == 2

    def test_the_delivery_stands_with_the_order(self, milk, time_machine):
        time_machine.move_to("2026-12-02T12:00:00+00:00")
        order = place(make_submission(make_basket(milk)))
        delivery = order.delivery
        assert (delivery.area, delivery.slot, delivery.day) == ("LS8", "4 to 8 am", date(2026, 12, 3))
        assert delivery.ready_by.isoformat() == "2026-12-03T04:00:00+00:00"
        assert delivery.cut_off.isoformat() == "2026-12-02T21:00:00+00:00"
        assert (delivery.note, delivery.safe_place) == ("Mind the dog.", "In the porch.")

    def test_the_way_to_pay_stands_with_the_order(self, milk):
        order = place(make_submission(make_basket(milk)))
        attempt = order.payments.get()
        assert (attempt.gateway, attempt.state, attempt.amount) == ("pay-on-delivery", "started", D("3.65"))
        assert not order.sources.exists()

    def test_a_basket_that_is_an_order_already_leads_to_it(self, milk):
        basket = make_basket(milk)
        submission, again = make_submission(basket), make_submission(priced(basket))
        order = place(submission)
        assert place(again) == order
        assert Order.objects.count() == 1
        assert free_units(milk) == 19

    def test_a_basket_that_was_merged_meanwhile_is_no_order(self, milk):
        submission = make_submission(make_basket(milk))
        get_model("basket", "Basket").objects.update(status="Merged")
        with pytest.raises(BasketChanged, match="changed in another window"):
            place(submission)

    def test_nothing_is_left_of_a_refusal(self, milk):
        butter = make_product("Butter", price="3.20")
        submission = make_submission(make_basket((milk, 4), (butter, 2)))
        butter.stockrecords.update(num_in_stock=1)
        milk.stockrecords.update(num_in_stock=0)
        with pytest.raises(BasketChanged) as refused:
            place(submission)
        assert refused.value.problems == ["Whole milk has just sold out.", "Butter: only 1 is left."]
        for model in (
            Order,
            get_model("order", "Line"),
            get_model("order", "ShippingAddress"),
            LinePromise,
            OrderDelivery,
        ):
            assert not model.objects.exists()
        submission.basket.refresh_from_db()
        assert submission.basket.status == "Open"
        assert butter.stockrecords.get().num_allocated in (None, 0)

    def test_a_voucher_used_up_meanwhile_is_said(self, milk):
        make_voucher("SINGLE", usage="Single use")
        voucher = get_model("voucher", "Voucher").objects.get()
        baskets = [make_basket((milk, 2)), make_basket((milk, 2))]
        for basket in baskets:
            basket.vouchers.add(voucher)
        first, second = (make_submission(priced(basket)) for basket in baskets)
        place(first)
        with pytest.raises(BasketChanged, match="Voucher “SINGLE” has been used already"):
            place(second)
        assert Order.objects.count() == 1

    def test_the_address_goes_into_the_customers_book_once(self, milk):
        alice = make_user()
        for _ in range(2):
            place(make_submission(make_basket(milk, user=alice)))
        kept = alice.addresses.get()
        assert (kept.line1, kept.num_orders_as_shipping_address) == ("4 Mill Lane", 2)


class TestConfirming:
    def test_the_money_is_promised_and_the_shopper_told(self, milk, django_capture_on_commit_callbacks):
        order = place(make_submission(make_basket(milk)))
        with django_capture_on_commit_callbacks(execute=True):
            confirm(secured(order))
        order.refresh_from_db()
        assert order.status == "Confirmed"
        assert set(order.lines.values_list("status", flat=True)) == {"Confirmed"}
        assert order.sources.get().amount_allocated == order.total_incl_tax == D("3.65")
        assert [message.to for message in mail.outbox] == [["guest@example.com"]]

    def test_a_second_time_finds_it_done(self, milk):
        order = place(make_submission(make_basket(milk)))
        confirm(secured(order))
        confirm(secured(order))
        assert Notice.objects.count() == 1
        assert order.status_changes.count() == 1

    def test_a_cancelled_order_stays_cancelled(self, milk):
        order = place(make_submission(make_basket(milk)))
        change_status(order, "Cancelled")
        confirm(secured(order))
        order.refresh_from_db()
        assert order.status == "Cancelled"
        assert [notice.kind for notice in Notice.objects.all()] == ["order_cancelled"]

    def test_what_nothing_secures_is_not_confirmed(self, milk):
        order = place(make_submission(make_basket(milk)))
        with pytest.raises(NotPaid):
            confirm(order)
        order.refresh_from_db()
        assert order.status == "Awaiting payment"

    def test_a_five_line_order_takes_few_statements(self, django_assert_max_num_queries):
        goods = [make_product(f"Cheese {number}", deposit="0.10") for number in range(5)]
        for product in goods:
            make_product_page(product)
        place(make_submission(make_basket(*goods)))  # the way to pay and the analytics have their rows from now on
        submission = make_submission(make_basket(*goods))
        with django_assert_max_num_queries(34):
            order = place(submission)
        with django_assert_max_num_queries(52):
            confirm(secured(order))


class TestMovingOn:
    @pytest.fixture
    def order(self, milk):
        order = place(make_submission(make_basket((milk, 3))))
        confirm(secured(order))
        return order

    def test_cancelling_gives_the_units_back_once(self, order, milk):
        change_status(order, "Cancelled")
        assert free_units(milk) == 20
        with pytest.raises(InvalidOrderStatus, match=r"is “Cancelled” and can’t become “Cancelled”"):
            change_status(order, "Cancelled")
        assert free_units(milk) == 20

    def test_dispatch_takes_the_units_out_of_the_stock(self, order, milk):
        change_status(order, "Packed")
        change_status(order, "Out for delivery")
        record = milk.stockrecords.get()
        assert (record.num_in_stock, record.num_allocated) == (17, 0)

    def test_a_step_that_is_not_next_is_refused_and_moves_nothing(self, order, milk):
        with pytest.raises(InvalidOrderStatus):
            change_status(order, "Delivered")
        assert free_units(milk) == 17

    def test_what_comes_back_from_the_round_is_not_for_sale_again(self, order, milk):
        change_status(order, "Packed")
        change_status(order, "Out for delivery")
        change_status(order, "Cancelled")
        assert free_units(milk) == 17

    def test_what_has_come_can_not_be_cancelled(self, order):
        for step in ("Packed", "Out for delivery", "Delivered"):
            change_status(order, step)
        with pytest.raises(InvalidOrderStatus):
            change_status(order, "Cancelled")


def test_claiming_says_whose_basket_it_was(milk):
    basket = make_basket(milk)
    creator = get_class("order.utils", "OrderCreator")()
    creator.claim(basket)
    with pytest.raises(AlreadyPlaced, match=f"Basket {basket.pk} is an order already"):
        creator.claim(basket)
