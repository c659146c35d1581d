"""How many orders one payer may have open that nobody has paid for."""

import pytest
from oscar.core.loading import get_model

from checkout.errors import BasketChanged
from checkout.payments.gateway import Payer
from checkout.payments.stripe import Stripe
from checkout.services.placing import place
from checkout.services.steps import change_status
from tests.factories import make_basket, make_product, make_submission, make_user

pytestmark = pytest.mark.django_db
ELSEWHERE = {"line1": "7 Church Row", "postcode": "LS8 1AA"}
AT_THE_DOOR = "There are orders on their way that the driver has yet to be paid for. Pay this one by card."
BY_CARD = "3 of your orders still wait for a card. Pay or cancel one of them first."


@pytest.fixture(autouse=True)
def limits(settings):
    settings.PAY_ON_DELIVERY_OPEN_ORDERS = settings.UNPAID_ORDERS = 3


@pytest.fixture
def order(transactional_db):
    """Orders a bottle: at an address, for a guest or a customer; what stands against it, or "" if it was placed."""
    milk = make_product("Whole milk", stock=50)

    def order_a_bottle(user=None, gateway="pay-on-delivery", email="ann@example.com", **address) -> str:
        submission = make_submission(make_basket((milk, 1), user=user), gateway=gateway)
        submission.shipping_address.__dict__.update(address)
        object.__setattr__(submission, "guest_email", "" if user else email)
        try:
            place(submission)
        except BasketChanged as refused:
            return refused.problems[0]
        return ""

    return order_a_bottle


class TestAtTheDoor:
    """Guard: new_attempt() asks the gateway; without, the review page alone does, and ten windows get past it."""

    def test_the_fourth_of_a_guest_is_refused_wherever_it_goes(self, order):
        assert [order(), order(), order()] == ["", "", ""]
        assert order(**ELSEWHERE) == AT_THE_DOOR

    def test_what_stands_behind_a_plus_is_the_same_guest(self, order):
        for number in range(3):
            assert order(email=f"Ann+{number}@example.com", line1=f"{number} Mill Lane") == ""

        assert order(email="ann+9@EXAMPLE.com", **ELSEWHERE) == AT_THE_DOOR
        assert order(email="anna@example.com", **ELSEWHERE) == ""

    def test_another_flat_line_is_the_same_door(self, order):
        for number in range(3):
            assert order(email=f"guest{number}@example.com", line2=f"Flat {number}") == ""

        assert order(email="guest9@example.com", line1="4, mill lane") == AT_THE_DOOR
        assert order(email="guest9@example.com", line1="6 Mill Lane") == ""

    def test_the_fourth_of_a_customer_is_refused_wherever_it_goes(self, order):
        alice = make_user()
        for number in range(3):
            assert order(alice, line1=f"{number} Mill Lane") == ""

        assert order(alice, **ELSEWHERE) == AT_THE_DOOR
        assert order(make_user("bob@example.com"), **ELSEWHERE) == ""

    def test_nothing_of_a_refused_order_is_written(self, order):
        [order() for _ in range(4)]

        assert get_model("order", "Order").objects.count() == 3
        assert get_model("partner", "StockRecord").objects.get().num_allocated == 3

    def test_an_order_that_is_over_counts_no_more(self, order):
        [order() for _ in range(3)]
        change_status(get_model("order", "Order").objects.first(), "Cancelled")

        assert order() == ""


class TestByCard:
    """Without an end, one person could hold all the goods of a dairy, a quarter of an hour at a time."""

    @pytest.fixture(autouse=True)
    def cards(self, settings):
        settings.PAYMENT_GATEWAYS = ["checkout.payments.stripe.Stripe", *settings.PAYMENT_GATEWAYS]

    def test_the_fourth_that_would_wait_is_refused(self, order):
        assert [order(gateway="stripe") for _ in range(4)] == ["", "", "", BY_CARD]

    def test_one_that_has_had_its_time_counts_no_more(self, order, settings):
        [order(gateway="stripe") for _ in range(3)]
        settings.PAYMENT_MINUTES = 0

        assert order(gateway="stripe") == ""

    def test_what_waits_for_a_card_does_not_count_at_the_door(self, order):
        [order(gateway="stripe") for _ in range(3)]

        assert order() == ""

    def test_nobody_is_refused_before_we_know_who_it_is(self, order):
        [order(gateway="stripe") for _ in range(3)]

        assert Stripe().refusal(Payer(total=10)) == ""
