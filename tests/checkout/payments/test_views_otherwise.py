"""The payment page when its time is over, other ways than a card, and cards that are kept."""

from datetime import timedelta

import pytest
from oscar.core.loading import get_model

from checkout.payments import stripe_api as api
from checkout.payments.attempts import pay_by
from checkout.payments.gateway import GatewayDown
from checkout.payments.page import Standing, standing_of
from checkout.payments.states import AttemptState
from checkout.services.placing import place
from checkout.services.steps import change_status
from notices.models import Notice
from tests.checkout.payments import cards
from tests.checkout.payments.shopping import ask, path, pay, stands
from tests.factories import make_basket, make_product, make_submission, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sandbox", "home")]


class TestWhenTheTimeIsOver:
    @pytest.fixture
    def late(self, card_order, time_machine):
        time_machine.move_to(pay_by(card_order) + timedelta(seconds=1))

    def test_the_page_says_so_kindly_and_gives_back_the_basket(self, shopper, card_order, late):
        answer = shopper.get(path(card_order))

        assert "This order was not placed" in answer.content.decode()
        assert stands(card_order) == ("Cancelled", ["voided"])
        assert get_model("basket", "Basket").objects.get(pk=card_order.basket_id).status == "Open"

    def test_nothing_can_be_begun_any_more(self, shopper, card_order, late):
        """Guard: the time in attempts.begin."""
        assert ask(shopper, card_order, "setup")["next"] == path(card_order)
        assert ask(shopper, card_order, "authorise", token="pm_card_visa")["next"] == path(card_order)

    def test_what_came_in_time_is_not_lost(self, shopper, card_order, time_machine):
        waiting = pay(shopper, card_order, cards.ASKS_FIRST)
        cards.answer_bank(waiting["client_secret"], success=True)
        time_machine.move_to(pay_by(card_order) + timedelta(seconds=1))

        ask(shopper, card_order, "check")

        assert stands(card_order)[0] == "Confirmed"

    def test_while_the_gateway_is_down_the_page_still_says_so(self, shopper, card_order, late, settings):
        order_attempt = card_order.payments.get()
        type(order_attempt).objects.update(reference="pi_begun")
        settings.STRIPE_API = "http://127.0.0.1:9"

        answer = shopper.get(path(card_order))

        assert "This order was not placed" in answer.content.decode()
        assert stands(card_order) == ("Awaiting payment", ["started"])  # the clock goes on with it


class TestWhatIsPaidWhileTheGatewayIsDown:
    @pytest.fixture(autouse=True)
    def silence(self, monkeypatch):
        """Stripe takes no money just now."""

        def silent(*_) -> None:
            raise GatewayDown("Stripe did not answer.")

        monkeypatch.setattr(api, "capture", silent)

    def test_the_page_does_not_say_that_nothing_was_ordered(self, shopper, card_order, stripe, known):
        """The bank has said yes, and the process that asked it was killed. Guard: the except of page.look_at."""
        cards.authorised(stripe, known)

        assert shopper.get(path(card_order)).url == "/checkout/thank-you/"
        assert stands(card_order) == ("Confirmed", ["authorised"])

    def test_the_shopper_is_not_asked_to_try_again(self, shopper, card_order):
        """Guard: views.in_trouble looks whether the order is placed."""
        answer = pay(shopper, card_order, cards.GOOD)

        assert (answer["status"], answer["next"]) == (200, "/checkout/thank-you/")
        assert stands(card_order) == ("Confirmed", ["authorised"])


class TestOtherWays:
    def test_at_the_door_instead(self, shopper, card_order):
        ask(shopper, card_order, "setup")

        answer = shopper.post(path(card_order, to="otherwise/"), {"way": "pay-on-delivery"}, follow=True)

        assert answer.redirect_chain[-1][0] == "/checkout/thank-you/"
        assert stands(card_order) == ("Confirmed", ["voided", "authorised"])

    def test_the_card_that_waited_for_its_bank_is_let_go(self, shopper, card_order):
        pay(shopper, card_order, cards.ASKS_FIRST)

        shopper.post(path(card_order, to="otherwise/"), {"way": "pay-on-delivery"})

        reference = card_order.payments.first().reference
        assert api.intent(reference)["status"] == "canceled"

    def test_a_tab_left_open_at_the_cards_leaves_the_door_as_it_is(self, shopper, card_order):
        """Guard: page.attempt_of lets go only of what is undecided; the order would be cancelled for want of money."""
        shopper.post(path(card_order, to="otherwise/"), {"way": "pay-on-delivery"})

        assert ask(shopper, card_order, "setup")["next"] == path(card_order)
        assert ask(shopper, card_order, "authorise", token="pm_card_visa")["next"] == path(card_order)
        assert stands(card_order) == ("Confirmed", ["voided", "authorised"])

    def test_a_card_that_the_bank_has_said_yes_to_is_not_let_go(self, shopper, card_order, stripe, known):
        cards.authorised(stripe, known)

        shopper.post(path(card_order, to="otherwise/"), {"way": "pay-on-delivery"}, follow=True)

        assert stands(card_order) == ("Confirmed", ["captured"])

    def test_not_above_the_limit_of_the_door(self, shopper, card_order, settings):
        settings.PAY_ON_DELIVERY_GUEST_LIMIT = card_order.total_incl_tax - 1

        assert "At the door" not in shopper.get(path(card_order)).content.decode()
        shopper.post(path(card_order, to="otherwise/"), {"way": "pay-on-delivery"})
        assert stands(card_order) == ("Awaiting payment", ["started"])

    @pytest.mark.parametrize("way", ["", "stripe", "free of charge"])
    def test_no_way_that_is_none(self, shopper, card_order, way):
        shopper.post(path(card_order, to="otherwise/"), {"way": way})

        assert stands(card_order) == ("Awaiting payment", ["started"])

    def test_who_cancelled_what_was_paid_is_not_told_that_nothing_was_taken(self, shopper, card_order):
        """Guard: TAKEN in page.standing_of."""
        pay(shopper, card_order, cards.GOOD)
        change_status(card_order, "Cancelled")

        answer = shopper.get(path(card_order), follow=True)

        assert answer.redirect_chain[0][0] == "/checkout/thank-you/"
        assert "No money was taken" not in answer.content.decode()

    def test_giving_it_up_fills_the_basket_again(self, shopper, card_order):
        answer = shopper.post(path(card_order, to="give-up/"))

        assert answer.url == "/basket/"
        assert stands(card_order) == ("Cancelled", ["voided"])
        assert get_model("basket", "Basket").objects.get(pk=card_order.basket_id).status == "Open"
        assert not Notice.objects.exists()

    def test_what_is_paid_is_not_given_up_here(self, shopper, card_order):
        pay(shopper, card_order, cards.GOOD)

        shopper.post(path(card_order, to="give-up/"))

        assert stands(card_order) == ("Confirmed", ["captured"])


class TestKeptCards:
    @pytest.fixture
    def alice(self, client):
        alice = make_user()
        client.force_login(alice)
        return alice

    def order_of(self, alice):
        return place(make_submission(make_basket(make_product(), user=alice), gateway="stripe"))

    def test_a_kept_card_pays_the_next_order(self, client, alice):
        first = self.order_of(alice)
        pay(client, first, cards.GOOD, keep="1")
        second = self.order_of(alice)

        kept = ask(client, second, "cards")["cards"]
        assert [card["name"] for card in kept] == ["Visa ending 4242"]
        ask(client, second, "authorise", token=kept[0]["token"])

        assert stands(second) == ("Confirmed", ["captured"])

    def test_a_card_is_kept_only_if_they_say_so(self, client, alice):
        order = self.order_of(alice)
        pay(client, order, cards.GOOD)

        assert ask(client, order, "cards")["cards"] == []

    def test_a_card_is_dropped(self, client, alice):
        order = self.order_of(alice)
        pay(client, order, cards.GOOD, keep="1")
        token = ask(client, order, "cards")["cards"][0]["token"]

        assert ask(client, order, "cards", drop=token)["cards"] == []

    def test_a_guest_keeps_none(self, shopper, card_order):
        assert "Keep this card" not in shopper.get(path(card_order)).content.decode()
        pay(shopper, card_order, cards.GOOD, keep="1")

        assert ask(shopper, card_order, "cards")["cards"] == []


class TestStandings:
    @pytest.mark.parametrize(
        ("status", "states", "minutes", "standing"),
        [
            ("Awaiting payment", ["started"], 14, Standing.OPEN),
            ("Awaiting payment", ["declined"], 14, Standing.OPEN),
            ("Awaiting payment", [], 14, Standing.OPEN),
            ("Awaiting payment", ["action"], 15, Standing.OVER),
            ("Awaiting payment", ["declined", "authorised"], 16, Standing.PAID),
            ("Confirmed", ["captured"], 16, Standing.PAID),
            ("Delivered", ["captured"], 16, Standing.PAID),
            ("Cancelled", ["voided"], 1, Standing.CALLED_OFF),
            ("Cancelled", ["declined", "captured"], 1, Standing.PAID),
            ("Cancelled", ["stray"], 16, Standing.PAID),
            ("Awaiting payment", ["stray"], 1, Standing.OPEN),
        ],
    )
    def test_what_can_be_done_with_an_order(self, card_order, status, states, minutes, standing):
        begun = card_order.date_placed
        until, now = begun + timedelta(minutes=15), begun + timedelta(minutes=minutes)

        assert standing_of(status, until, [AttemptState(state) for state in states], now) == standing
