"""What shoppers are told at each step of an order: once, with its dates and its money."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import translation

from checkout.messages.values import money_words
from checkout.models import OrderLanguage, PaymentAttempt
from checkout.order.papers import page_of_paper
from checkout.order.refunding import Wanted, refund_in_part
from checkout.payments.refunds import ask_refund
from checkout.services.lapsing import lapse
from checkout.services.placing import place
from checkout.services.settling import authorise, settle
from checkout.services.steps import change_status, confirm
from checkout.telling import tell, tell_step
from freshness.models import Batch
from notices.models import MessageWords, Notice
from tests.factories import make_basket, make_product, make_submission, make_user, secured
from tests.freshness.stocked import NEXT_FRIDAY, make_batch, make_yoghurt, set_status

pytestmark = pytest.mark.django_db
D = Decimal
HELD_AND_LET_GO = "We let go of the £9.20 that was held (Visa ending 4242). Some banks take days to show it."


@pytest.fixture
def order(time_machine):
    """Three yoghurts, paid at the door, ordered on Thursday noon for Friday."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY)
    return place(make_submission(make_basket((yoghurt, 3))))


def told(kind: str) -> Notice:
    return Notice.objects.get(kind=kind)


def text_of(kind: str) -> str:
    return " ".join(told(kind).text.split())


def moved(order, *statuses):
    for status in statuses:
        change_status(order, status)


def test_each_step_is_told_once(order, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        secured(order)
        moved(order, "Confirmed", "Packed", "Out for delivery", "Delivered")
    assert [notice.kind for notice in Notice.objects.order_by("pk")] == [
        "order_confirmed",
        "order_packed",
        "order_out_for_delivery",
        "order_delivered",
    ]
    assert [message.subject for message in mail.outbox] == [
        f"Your milk is coming on Friday 27 November (order {order.number})",
        f"Your order {order.number} is packed for Friday 27 November",
        f"Your order {order.number} is on its way",
        f"Your order {order.number} has been delivered",
    ]
    tell_step(order, "Packed")
    assert len(mail.outbox) == Notice.objects.count() == 4


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        (["Confirmed"], "order_confirmed"),
        (["Confirmed", "Packed"], "order_packed"),
        (["Confirmed", "Packed", "Out for delivery"], "order_out_for_delivery"),
        (["Confirmed", "Packed", "Out for delivery", "Delivered"], "order_delivered"),
    ],
)
def test_each_says_who_what_when_and_how_it_is_paid(order, steps, kind):
    moved(secured(order), *steps)
    for words in (
        "Alice",
        "3 × Natural yoghurt, 568 ml, Best before Fri 4 Dec or later: £7.20",
        "Friday 27 November, 4 to 8 am",
        "at the door",
        "£9.20",
        "In the porch.",
        "http://127.0.0.1:8000/",
    ):
        assert words in text_of(kind), words


def test_an_order_that_costs_nothing_says_so(time_machine):
    time_machine.move_to("2026-12-02T12:00:00+00:00")
    order = place(make_submission(make_basket(make_product(price="1.00"))))
    order.payments.all().delete()
    order.total_incl_tax = order.total_excl_tax = D("0.00")
    order.save()
    tell(order, "order_confirmed")
    assert "Nothing to pay: £0.00" in text_of("order_confirmed")


def test_a_message_is_switched_off_by_its_editors_only_where_that_is_allowed(order):
    for kind in ("order_confirmed", "order_packed"):
        MessageWords.objects.create(kind=kind, language="en-gb", subject="s", heading="h", lead="l", is_sent=False)
    moved(secured(order), "Confirmed", "Packed")
    assert [notice.kind for notice in Notice.objects.all()] == ["order_confirmed"]


class TestCancelling:
    def test_a_shopper_who_cancels_is_not_told_that_goods_were_held(self, order):
        moved(secured(order), "Confirmed", "Cancelled")
        text = text_of("order_cancelled")
        assert f"Your order {order.number} for Friday 27 November is cancelled. You pay nothing." in text
        assert "3 × Natural yoghurt" in text
        assert "sorry" not in text

    def test_the_reasons_are_said_if_there_are_any(self, order):
        set_status(Batch.objects.get())
        confirm(secured(order))
        words = "We are sorry: Natural yoghurt, best before Fri 4 Dec or later has just sold out."
        assert words in text_of("order_cancelled")
        assert "has just sold out." in told("order_cancelled").html

    @pytest.mark.parametrize(
        ("state", "pays_on_page", "words"),
        [
            (
                "authorised",
                True,
                "We let go of the £9.20 that was held (Visa ending 4242). Some banks take days to show it.",
            ),
            ("captured", True, "£9.20 goes back to you (Visa ending 4242); we write again once it is on its way."),
            ("authorised", False, "You pay nothing."),
            ("declined", True, "You pay nothing."),
        ],
    )
    def test_what_becomes_of_the_money_is_said(self, state, pays_on_page, words):
        attempt = SimpleNamespace(state=state, amount=D("9.20"), paid_with="Visa ending 4242", gateway="stripe")
        gateway = SimpleNamespace(name="Card", pays_on_page=pays_on_page)
        assert money_words({"attempt": attempt, "gateway": gateway}) == words

    def test_and_that_nothing_was_to_be_paid(self):
        assert money_words({"attempt": None, "gateway": None}) == "You pay nothing."


class TestMoney:
    def test_an_order_that_lapsed_says_until_when_it_waited(self, order, time_machine):
        time_machine.move_to("2026-11-26T12:20:00+00:00")
        assert lapse(order)
        text = text_of("order_lapsed")
        assert f"Your order {order.number} was not paid by 12:15 pm" in text
        assert "Everything is in your basket again" in text
        assert "http://127.0.0.1:8000/basket/" in text
        assert not Notice.objects.filter(kind="order_cancelled").exists()

    def test_each_refund_is_told_with_its_amount_and_its_reason(self, order, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            moved(secured(order), "Confirmed", "Packed", "Out for delivery", "Delivered")
        for amount in ("2.40", "1.00"):
            ask_refund(attempt=order.payments.get(), amount=D(amount), reason="The lid was open.")
            settle(order.pk)
        settle(order.pk)
        notices = Notice.objects.filter(kind="refunded").order_by("pk")
        assert [notice.subject for notice in notices] == [
            f"£2.40 is on its way back to you (order {order.number})",
            f"£1.00 is on its way back to you (order {order.number})",
        ]
        assert "Why: The lid was open." in notices[0].text

    @pytest.mark.usefixtures("card")
    def test_what_went_back_is_said_at_the_next_step(self, order, on_commit_of):
        """Three yoghurts are £7.20, and £2.00 for the delivery; one is refunded before it is packed."""
        attempt = order.payments.get()
        PaymentAttempt.objects.update(gateway="card")
        on_commit_of(lambda: authorise(attempt=PaymentAttempt.objects.get(pk=attempt.pk), token="tok"))
        wanted = Wanted(reason="The lid was open.", units={order.lines.get().pk: 1})
        on_commit_of(lambda: refund_in_part(order=order, wanted=wanted, seen=D("0.00")))
        moved(order, "Packed")
        assert "Paid: £9.20 Given back, 1 × Natural yoghurt: −£2.40" in text_of("order_packed")
        assert '1 × Natural yoghurt</span></td><td class="mail__sum">−£2.40' in told("order_packed").html

    def test_late_money_is_told_with_what_was_held(self, order):
        attempt = order.payments.get()
        attempt.paid_with = "Visa ending 4242"
        tell(order, "payment_let_go", about=str(attempt.key), attempt=attempt)
        assert "A payment of £9.20 reached us after order" in text_of("payment_let_go")
        assert "Visa ending 4242" in text_of("payment_let_go")


class TestLanguage:
    def test_staff_and_clock_write_in_the_language_of_the_order(self, time_machine):
        time_machine.move_to("2026-12-02T12:00:00+00:00")
        with translation.override("hi"):
            order = place(make_submission(make_basket(make_product())))
        assert OrderLanguage.of(order) == "hi"
        moved(secured(order), "Confirmed", "Packed")
        assert '<html lang="hi">' in told("order_packed").html
        assert "ठंडे गोदाम" in told("order_packed").text

    def test_so_are_its_invoice_and_its_credit_note(self, time_machine):
        """Guard: OrderLanguage.of in issue_invoice."""
        time_machine.move_to("2026-12-02T12:00:00+00:00")
        with translation.override("hi"):
            order = place(make_submission(make_basket(make_product())))
        moved(secured(order), "Confirmed", "Cancelled")
        for paper in order.invoices.all():
            assert '<html lang="hi">' in page_of_paper(paper)
            assert "2 दिसंबर 2026" in page_of_paper(paper)
        assert order.invoices.count() == 2

    def test_the_shops_own_language_needs_no_row(self, order):
        assert not OrderLanguage.objects.exists()
        assert OrderLanguage.of(order) == "en-gb"

    def test_a_customer_is_written_to_at_their_own_address(self, time_machine):
        time_machine.move_to("2026-12-02T12:00:00+00:00")
        order = place(make_submission(make_basket(make_product(), user=make_user())))
        confirm(secured(order))
        assert told("order_confirmed").recipient == "alice@example.com"
