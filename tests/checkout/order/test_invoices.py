"""Invoices and credit notes: what they say, to the penny, and their numbers."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from oscar.core.loading import get_model

from checkout.models import Invoice, InvoiceSeries, RefundItem
from checkout.order.invoices import issue_credit_note, issue_invoice
from checkout.order.sheets import sheet_of
from checkout.payments.attempts import note
from checkout.payments.pay_on_delivery import PayOnDelivery
from checkout.payments.refunds import ask_refund, send_refund
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.factories import (
    make_basket,
    make_offer,
    make_order,
    make_product,
    make_submission,
    make_user,
    make_voucher,
    priced,
    secured,
)
from tests.freshness.stocked import NEXT_FRIDAY, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db
D = Decimal
NOON = datetime(2026, 12, 2, 12, tzinfo=UTC)


@pytest.fixture
def order():
    """Two bottles at 1.45 with 20p deposit each, an ice cream at 6.00 with VAT in it, delivery at 2.00."""
    milk = make_product(price="1.45", deposit="0.20")
    ice_cream = make_product("Ice cream", price="6.00", tax_class="standard", content="500")
    return place(make_submission(make_basket((milk, 2), ice_cream)))


def confirmed(order):
    confirm(secured(order), at=NOON)
    return sheet_of(order.invoices.get())


def paid(order):
    """The order, delivered and paid at the door."""
    confirm(secured(order))
    attempt = order.payments.get()
    return note(attempt=attempt, outcome=PayOnDelivery().capture(attempt))


def given_back(attempt, amount: str, *items: RefundItem, **fields):
    """The credit note of an amount that has gone back."""
    refund = ask_refund(attempt=attempt, amount=D(amount), reason="A bottle was cracked.", **fields)
    for item in items:
        item.refund = refund
        item.save()
    send_refund(refund)
    return sheet_of(refund.credit_note)


def rows(sheet) -> list[tuple]:
    return [(part.name, part.quantity, part.rate, part.net, part.tax, part.gross) for part in sheet.parts]


class TestAnInvoice:
    def test_it_says_what_each_part_costs_with_and_without_tax(self, order):
        assert rows(confirmed(order)) == [
            ("Whole milk, 568 ml", 2, D("0"), D("2.90"), D("0.00"), D("2.90")),
            ("Ice cream, 500 ml", 1, D("0.20"), D("5.00"), D("1.00"), D("6.00")),
            ("Delivery", None, D("0.20"), D("1.67"), D("0.33"), D("2.00")),
            ("Bottle and jar deposit", None, None, D("0.40"), D("0.00"), D("0.40")),
        ]

    def test_its_totals_for_each_rate_are_those_of_the_order(self, order):
        sheet = confirmed(order)

        assert [(each.rate, each.net, each.tax, each.gross) for each in sheet.rates] == [
            (D("0"), D("2.90"), D("0.00"), D("2.90")),
            (D("0.20"), D("6.67"), D("1.33"), D("8.00")),
            (None, D("0.40"), D("0.00"), D("0.40")),
        ]
        assert (sheet.net, sheet.tax, sheet.total) == (D("9.97"), D("1.33"), D("11.30"))
        assert (sheet.tax, sheet.total) == (order.total_tax, order.total_incl_tax)

    def test_it_says_who_sells_to_whom_and_how_it_is_paid(self, order, settings):
        settings.SHOP_ADDRESS = ["Longmeadow Farm", "Leeds LS17 9LF"]
        sheet = confirmed(order)

        assert sheet.words["seller"] == {
            "shop": "Longmeadow Dairy",
            "name": "Longmeadow Dairy Ltd",
            "address": ["Longmeadow Farm", "Leeds LS17 9LF"],
            "tax_number": settings.SHOP_TAX_NUMBER,
            "site": settings.SITE_URL,
        }
        assert sheet.words["buyer"] == ["Alice Hill", "4 Mill Lane", "Leeds", "LS8 2QT", "United Kingdom"]
        assert (sheet.words["payment"], sheet.words["order"]) == ("At the door", order.number)
        assert (sheet.day, sheet.delivered) == (date(2026, 12, 2), order.delivery.day)

    def test_reductions_are_named_and_taken_off_the_lines(self):
        kefir = make_product("Kefir", price="2.40", content="500")
        make_offer("A tenth off", products=[kefir], exclusive=False)
        voucher = make_voucher("POUND", benefit=("Absolute", "1"), products=[kefir], exclusive=False)
        basket = make_basket((kefir, 3))
        basket.vouchers.add(voucher)
        sheet = confirmed(place(make_submission(priced(basket))))

        # 3 × 2.40 = 7.20, less 1.00 and a tenth of 7.20; delivery 2.00
        assert sorted(sheet.reductions) == [("A tenth off", D("0.72")), ("Voucher POUND", D("1.00"))]
        line = sheet.parts[0]
        assert (line.unit_price, line.taken_off, line.gross) == (D("2.40"), D("1.72"), D("5.48"))
        assert (sheet.goods, sheet.total) == (D("7.20"), D("7.48"))

    def test_a_cheaper_delivery_is_shown_as_such(self):
        milk = make_product(price="2.90")
        make_offer("Half the delivery", benefit=("Shipping percentage", "50"), products=[milk])
        sheet = confirmed(place(make_submission(make_basket(milk))))

        delivery = sheet.parts[-1]
        assert (delivery.gross, delivery.taken_off, delivery.net) == (D("1.00"), D("1.00"), D("0.83"))
        assert sheet.others == [("Delivery", D("2.00"))]
        assert sheet.reductions == [("Half the delivery", D("1.00"))]
        assert sheet.total == D("3.90")

    def test_it_says_the_date_that_was_promised(self, time_machine):
        time_machine.move_to("2026-11-26T12:00:00+00:00")
        yoghurt = make_yoghurt("Natural yoghurt")
        make_batch(yoghurt, NEXT_FRIDAY)
        sheet = confirmed(place(make_submission(make_basket(yoghurt))))

        assert "Fri" in sheet.parts[0].detail
        assert "4\xa0Dec" in sheet.parts[0].detail or "4 Dec" in sheet.parts[0].detail

    def test_it_never_changes_with_what_it_was_made_from(self, order, settings):
        before = rows(confirmed(order))
        settings.SHOP_LEGAL_NAME = "Somebody else Ltd"
        order.lines.update(title="Something else", line_price_incl_tax=1)
        get_model("order", "ShippingAddress").objects.update(line1="Elsewhere")

        sheet = sheet_of(Invoice.objects.get())
        assert rows(sheet) == before
        assert (sheet.words["seller"]["name"], sheet.words["buyer"][1]) == ("Longmeadow Dairy Ltd", "4 Mill Lane")

    def test_a_customers_invoice_is_the_customers(self):
        alice = make_user()
        order = place(make_submission(make_basket(make_product(), user=alice)))

        assert confirmed(order).invoice.order.user == alice

    def test_an_order_whose_rows_do_not_add_up_is_not_confirmed(self, order):
        """Guard: the comparison in content_of_order."""
        get_model("order", "Order").objects.update(total_incl_tax=D("11.31"))
        secured(order)
        with pytest.raises(ValueError, match=r"comes to 11.31 with and 9.97 without tax, its parts to 11.30 and 9.97"):
            confirm(order)

        order.refresh_from_db()
        assert (order.status, Invoice.objects.count()) == ("Awaiting payment", 0)

    def test_an_order_has_one_however_often_it_is_confirmed(self, order):
        confirm(secured(order))
        confirm(order)

        assert Invoice.objects.count() == 1


class TestNumbers:
    def test_they_count_from_one_and_each_kind_for_itself(self):
        attempts = [paid(place(make_submission(make_basket(make_product())))) for _ in range(2)]
        note_ = given_back(attempts[1], "1.00")

        assert [str(invoice) for invoice in Invoice.objects.filter(kind="invoice")] == ["INV-000001", "INV-000002"]
        assert (str(note_.invoice), note_.invoice.slug) == ("CN-000001", "credit-note-000001")

    def test_a_confirmation_that_is_undone_leaves_no_gap(self, order):
        with pytest.raises(RuntimeError), transaction.atomic():
            confirm(secured(order))
            raise RuntimeError("The machine stops.")
        confirm(secured(order))

        assert Invoice.objects.get().number == InvoiceSeries.objects.get().last_number == 1

    @pytest.mark.django_db(transaction=True)
    def test_none_is_given_outside_a_transaction(self):
        """Guard: the question in _next_number. A number given by itself would stay given if the rest failed."""
        order = make_order()
        with pytest.raises(TransactionManagementError):
            issue_invoice(order=order)

        assert not InvoiceSeries.objects.exists()


class TestACreditNote:
    def test_it_names_the_units_that_went_back_and_their_tax(self, order):
        attempt = paid(order)
        ice_cream = order.lines.get(title="Ice cream")
        item = RefundItem(part="goods", order_line=ice_cream, quantity=1, amount=D("6.00"))
        sheet = given_back(attempt, "6.00", item)

        assert rows(sheet) == [("Ice cream, 500 ml", 1, D("0.20"), D("5.00"), D("1.00"), D("6.00"))]
        assert (sheet.words["invoice"], sheet.words["reason"]) == ("INV-000001", "A bottle was cracked.")
        assert sheet.words["payment"] == "Given back the way it was paid: At the door"

    def test_a_bottle_goes_back_with_its_deposit(self, order):
        attempt = paid(order)
        milk = order.lines.get(title="Whole milk")
        sheet = given_back(
            attempt,
            "1.65",
            RefundItem(part="goods", order_line=milk, quantity=1, amount=D("1.45")),
            RefundItem(part="deposit", order_line=milk, quantity=1, amount=D("0.20")),
        )

        assert rows(sheet) == [
            ("Whole milk, 568 ml", 1, D("0"), D("1.45"), D("0.00"), D("1.45")),
            ("Bottle and jar deposit", None, None, D("0.20"), D("0.00"), D("0.20")),
        ]

    def test_an_amount_for_nothing_in_particular_is_split_by_rate(self, order):
        # 5.00 of 11.30 by largest remainder: milk 1.28, ice cream 2.65, delivery 0.89, deposit 0.18
        # net: 2.65 × 5 ÷ 6 = 2.21 and 0.89 × 1.67 ÷ 2 = 0.74
        assert rows(given_back(paid(order), "5.00")) == [
            ("Part of the price", None, D("0"), D("1.28"), D("0.00"), D("1.28")),
            ("Part of the price", None, D("0.20"), D("2.95"), D("0.59"), D("3.54")),
            ("Part of the price", None, None, D("0.18"), D("0.00"), D("0.18")),
        ]

    def test_all_of_an_order_bit_by_bit_gives_its_tax_back_to_the_penny(self, order):
        attempt = paid(order)
        notes = [given_back(attempt, amount) for amount in ("3.33", "0.01", "7.96")]

        assert sum(each.tax for each in notes) == D("1.33")
        assert sum(each.net for each in notes) == D("9.97")
        assert [part.name for part in notes[-1].parts] == [
            "Whole milk, 568 ml", "Ice cream, 500 ml", "Delivery", "Bottle and jar deposit"
        ]  # fmt: skip

    def test_only_what_a_refund_names_is_counted_in_units(self, order):
        """One of two bottles, and all the rest as an amount: the other bottle's row counts no units."""
        milk = order.lines.get(title="Whole milk")
        items = [
            RefundItem(part="goods", order_line=milk, quantity=1, amount=D("1.45")),
            RefundItem(part="other", amount=D("9.85")),
        ]
        sheet = given_back(paid(order), "11.30", *items)

        assert [(part.name, part.quantity, part.gross) for part in sheet.parts] == [
            ("Whole milk, 568 ml", 1, D("1.45")),
            ("Whole milk, 568 ml", None, D("1.45")),
            ("Ice cream, 500 ml", 1, D("6.00")),
            ("Delivery", None, D("2.00")),
            ("Bottle and jar deposit", None, D("0.40")),
        ]

    def test_an_order_cancelled_before_it_is_paid_takes_its_invoice_back(self, order):
        confirm(secured(order))
        change_status(order, "Cancelled")

        sheet = sheet_of(order.invoices.get(kind="credit_note"))
        assert (sheet.total, sheet.tax) == (D("11.30"), D("1.33"))
        assert [part.quantity for part in sheet.parts] == [2, 1, None, None]
        assert sheet.words["reason"] == "The order was cancelled before it was paid."
        assert sheet.words["payment"] == "Nothing had been paid, so nothing goes back."

    def test_money_that_comes_after_all_and_goes_back_is_not_credited_twice(self, order):
        """Guard: the question in _credit whether anything is left."""
        confirm(secured(order))
        change_status(order, "Cancelled")
        attempt = order.payments.get()
        note(attempt=attempt, outcome=PayOnDelivery().capture(attempt))
        refund = ask_refund(attempt=attempt, amount=D("11.30"), reason="The order was called off.")
        send_refund(refund)

        assert order.invoices.filter(kind="credit_note").count() == 1

    def test_a_stray_payment_that_goes_back_is_no_matter_of_the_invoice(self, order):
        """Guard: the question in issue_credit_note."""
        confirm(secured(order))
        attempt = order.payments.get()
        attempt.state = "stray"
        attempt.captured = attempt.amount
        attempt.save()
        refund = ask_refund(attempt=attempt, amount=D("1.00"), reason="Paid twice.")

        assert issue_credit_note(refund=refund) is None

    def test_an_order_that_lapsed_has_neither(self, order):
        change_status(order, "Cancelled")

        assert not order.invoices.exists()
