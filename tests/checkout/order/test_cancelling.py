"""A shopper changes their mind: until the cut-off, by themselves.

The order: 3 bottles of milk at £1.45 and £2.00 of delivery, £6.35, for Friday 27 November. Cut-off: Thursday, 9 pm.
"""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from checkout.confirmation import order_path
from checkout.errors import NotCancellable
from checkout.order.cancelling import can_cancel, cancel_by_shopper, refusal
from checkout.order.paid import paid_for
from checkout.order.refunding import Wanted, refund_in_part
from checkout.services.placing import place
from notices.models import Notice
from tests.checkout.sales import buy, money_of, move_to, refunds_of, stock_of
from tests.factories import make_basket, make_home, make_order, make_product, make_submission, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]
JUST_BEFORE, JUST_THEN = datetime(2026, 11, 26, 20, 59, 59, tzinfo=UTC), datetime(2026, 11, 26, 21, tzinfo=UTC)
RING = "Ring us on 0113\xa0496\xa00182, and we’ll see what can be done."


@pytest.fixture
def milk():
    make_home()
    return make_product()


@pytest.fixture
def order(milk, on_commit_of):
    return on_commit_of(lambda: buy((milk, 3)))


@pytest.fixture
def alices(milk, on_commit_of, client):
    alice = make_user()
    client.force_login(alice)
    return on_commit_of(lambda: buy((milk, 3), user=alice))


def test_the_order_its_units_and_its_money_are_given_back_once(order, milk, on_commit_of):
    """Without the look at the status a second click raises, and the shopper is told off for nothing."""
    assert on_commit_of(lambda: cancel_by_shopper(order=order)) is True
    assert on_commit_of(lambda: cancel_by_shopper(order=order)) is False
    order.refresh_from_db()
    assert (order.status, stock_of(milk), money_of(order)) == ("Cancelled", (20, 0), ("captured", "6.35", "6.35"))
    assert refunds_of(order) == [("6.35", "done")]
    assert [note.message for note in order.notes.all()] == ["Cancelled by the shopper"]
    assert Notice.objects.filter(kind="order_cancelled").count() == 1


def test_the_cut_off_binds_to_the_moment(order):
    """Without the comparison with the cut-off an order is cancelled while it is being picked."""
    assert can_cancel(order, JUST_BEFORE)
    assert refusal(order, JUST_THEN) == f"It could be cancelled until Thursday 26 November, 9 pm. {RING}"
    with pytest.raises(NotCancellable, match="until Thursday 26 November, 9 pm"):
        cancel_by_shopper(order=order, at=JUST_THEN)
    order.refresh_from_db()
    assert (order.status, refunds_of(order)) == ("Confirmed", [])


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("Packed", "It is picked and packed already."),
        ("Out for delivery", "It is on its way to you already."),
        ("Delivered", "It has been delivered."),
    ],
)
def test_what_is_packed_is_cancelled_by_nobody_but_the_dairy(order, status, words):
    move_to(order, status)
    with pytest.raises(NotCancellable) as refused:
        cancel_by_shopper(order=order, at=JUST_BEFORE)
    assert str(refused.value) == f"{words} {RING}"
    order.refresh_from_db()
    assert order.status == status


def test_what_waits_for_its_money_is_let_go(milk, on_commit_of):
    order = place(make_submission(make_basket((milk, 3)), gateway="card"))
    assert on_commit_of(lambda: cancel_by_shopper(order=order)) is True
    assert (stock_of(milk), money_of(order)) == ((20, 0), ("voided", "0.00", "0.00"))
    order.refresh_from_db()
    assert paid_for(order).was_never_taken


def test_an_order_without_a_delivery_is_for_the_dairy_to_cancel():
    order = make_order()
    order.delivery.delete()
    order.refresh_from_db()
    assert refusal(order, JUST_BEFORE) == RING


class TestOnThePage:
    def test_what_waits_for_its_money_leads_to_where_it_is_paid(self, milk, client):
        alice = make_user()
        client.force_login(alice)
        order = place(make_submission(make_basket((milk, 3), user=alice), gateway="card"))
        html = client.get(reverse("customer:order", args=[order.number])).content.decode()
        assert reverse("checkout:pay", args=[order.number]) in html
        assert "Pay £6.35" in html

    def test_the_button_is_there_until_the_cut_off(self, alices, client, time_machine):
        page = reverse("customer:order", args=[alices.number])
        button = reverse("customer:order-cancel", args=[alices.number])
        html = client.get(page).content.decode()
        assert button in html
        assert "You can cancel this order until Thursday\xa026\xa0November, 9\xa0pm." in html
        time_machine.move_to(JUST_THEN)
        assert button not in client.get(page).content.decode()

    def test_it_asks_once_more_and_says_how_much_comes_back(self, alices, client):
        html = client.get(reverse("customer:order-cancel", args=[alices.number])).content.decode()
        assert "You get £6.35 back" in html
        alices.refresh_from_db()
        assert alices.status == "Confirmed"

    @pytest.mark.parametrize(
        ("before", "page_says", "mail_says"),
        [
            ("2.35", "You get £4.00 back", "£4.00 goes back to you"),
            ("6.35", "Your money has gone back to you already.", "Your money has gone back to you already."),
        ],
    )
    def test_what_went_back_before_does_not_come_back_again(
        self, alices, client, on_commit_of, before, page_says, mail_says
    ):
        """Without the look at it, shopper and mail are told of £6.35."""
        wanted = Wanted(reason="The lid was open.", amount=Decimal(before))
        on_commit_of(lambda: refund_in_part(order=alices, wanted=wanted, seen=Decimal("0.00")))
        page = client.get(reverse("customer:order-cancel", args=[alices.number])).content.decode()
        assert page_says in page
        on_commit_of(lambda: cancel_by_shopper(order=alices))
        assert mail_says in Notice.objects.get(kind="order_cancelled").text
        assert money_of(alices) == ("captured", "6.35", "6.35")

    def test_the_page_tells_of_the_money_afterwards(self, alices, client, on_commit_of):
        address = reverse("customer:order-cancel", args=[alices.number])
        response = on_commit_of(lambda: client.post(address))
        html = client.get(response["Location"]).content.decode()
        assert "Your order is cancelled." in html
        assert "Given back, Thu\xa026\xa0Nov" in html
        assert "−£6.35" in html
        assert "Your bank shows what we have given back within a few days." in html

    def test_a_double_click_tells_the_same_twice_and_moves_the_money_once(self, alices, client, on_commit_of):
        address = reverse("customer:order-cancel", args=[alices.number])
        for _press in range(2):
            on_commit_of(lambda: client.post(address))
        messages = [str(message) for message in client.get(address).context["messages"]]
        assert messages == ["Your order is cancelled."] * 2
        assert refunds_of(alices) == [("6.35", "done")]

    def test_too_late_is_said_kindly(self, alices, client):
        move_to(alices, "Packed")
        address = reverse("customer:order-cancel", args=[alices.number])
        assert "It is picked and packed already." in client.get(address).content.decode()
        html = client.post(address, follow=True).content.decode()
        assert RING in html
        alices.refresh_from_db()
        assert alices.status == "Packed"

    @pytest.mark.parametrize("page", ["order", "order-cancel", "order-claim"])
    def test_another_customers_order_is_not_there(self, alices, client, page):
        """Without the filter by customer in OfCustomer, Bob cancels it."""
        client.force_login(make_user("bob@example.com"))
        address = reverse(f"customer:{page}", args=[alices.number])
        assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
        alices.refresh_from_db()
        assert alices.status == "Confirmed"

    def test_a_stranger_is_asked_to_sign_in(self, order, client):
        address = reverse("customer:order-cancel", args=[order.number])
        assert client.post(address)["Location"].startswith("/accounts/login/")

    def test_a_guest_cancels_behind_the_link(self, order, client, on_commit_of):
        link = order_path(order)
        client.post(link.replace("order-status", "order-status-form"), {"email": "guest@example.com"})
        assert f"{link}cancel/" in client.get(link).content.decode()
        response = on_commit_of(lambda: client.post(f"{link}cancel/"))
        assert response["Location"] == link
        assert "Your order is cancelled." in client.get(link).content.decode()
        assert refunds_of(order) == [("6.35", "done")]

    def test_a_guest_goes_on_to_pay_only_where_it_was_ordered(self, milk, client):
        order = place(make_submission(make_basket((milk, 3)), gateway="card"))
        link = order_path(order)
        client.post(link.replace("order-status", "order-status-form"), {"email": "guest@example.com"})
        assert "Pay £6.35" not in client.get(link).content.decode()
        session = client.session
        session["checkout_order_id"] = order.pk
        session.save()
        assert "Pay £6.35" in client.get(link).content.decode()

    def test_what_is_paid_at_the_door_leaves_nothing_to_pay(self, milk, client, on_commit_of):
        alice = make_user()
        client.force_login(alice)
        order = on_commit_of(lambda: buy((milk, 3), user=alice, gateway="pay-on-delivery"))
        address = reverse("customer:order", args=[order.number])
        assert "To pay at the door" in client.get(address).content.decode()
        on_commit_of(lambda: client.post(f"{address}cancel/"))
        html = client.get(address).content.decode()
        assert "There is nothing to pay." in html
        assert "To pay at the door" not in html
