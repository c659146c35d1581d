"""The page on which an order is paid, and what its script asks."""

import pytest
from django.test import Client

from checkout.services.placing import place
from tests.checkout.payments import cards
from tests.checkout.payments.shopping import ask, opened_to, path, pay, stands
from tests.factories import make_basket, make_product, make_submission, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sandbox", "home")]


class TestThePage:
    def test_it_says_what_to_pay_and_until_when(self, shopper, card_order, time_machine):
        time_machine.move_to("2026-12-02T12:00:00+00:00", tick=False)
        order = place(make_submission(make_basket(make_product("Butter", price="2.20")), gateway="stripe"))
        opened_to(shopper, order)

        words = " ".join(shopper.get(path(order)).content.decode().split())

        assert "Pay £4.20" in words
        assert "put aside for you until 12:15 pm" in words
        assert "Butter" in words

    def test_it_says_that_it_is_a_sandbox(self, shopper, card_order):
        answer = shopper.get(path(card_order))

        assert "Sandbox: no money moves" in answer.content.decode()
        assert "4000 0025 0000 3155" in answer.content.decode()

    def test_with_stripe_itself_it_does_not(self, shopper, card_order, settings):
        settings.STRIPE_IS_SANDBOX, settings.STRIPE_API = False, "https://api.stripe.com"

        words = shopper.get(path(card_order)).content.decode()

        assert "Sandbox" not in words
        assert 'data-script="https://js.stripe.com/v3/"' in words

    def test_it_asks_nobody_to_be_shown(self, shopper, card_order, settings):
        """It is there at once while the gateway hangs; its script does the asking."""
        settings.STRIPE_API, settings.STRIPE_IS_SANDBOX = "http://127.0.0.1:9", False

        assert shopper.get(path(card_order)).status_code == 200

    def test_nobody_else_sees_it(self, card_order, client):
        client.force_login(make_user("bob@example.com"))

        assert client.get(path(card_order)).status_code == 404
        for what in ("setup", "authorise", "check", "cards", "otherwise", "give-up"):
            assert client.post(path(card_order, to=f"{what}/")).status_code == 404

    def test_its_customer_sees_it_in_any_session(self, client):
        alice = make_user()
        order = place(make_submission(make_basket(make_product(), user=alice), gateway="stripe"))
        client.force_login(alice)

        assert client.get(path(order)).status_code == 200

    def test_its_script_needs_the_token_against_forgery(self, card_order):
        shopper = opened_to(Client(enforce_csrf_checks=True), card_order)

        assert shopper.post(path(card_order, to="setup/")).status_code == 403

    def test_it_is_never_cached(self, shopper, card_order):
        assert "no-store" in shopper.get(path(card_order)).headers["Cache-Control"]

    def test_without_a_sandbox_it_says_so_and_offers_the_door(self, shopper, card_order, settings):
        settings.STRIPE_API = "http://127.0.0.1:9"

        words = shopper.get(path(card_order)).content.decode()

        assert "Cards can’t be taken just now." in words
        assert "At the door" in words


class TestPaying:
    def test_a_good_card_pays(self, shopper, card_order):
        assert pay(shopper, card_order, cards.GOOD)["next"] == "/checkout/thank-you/"

        assert stands(card_order) == ("Confirmed", ["captured"])
        attempt = card_order.payments.get()
        assert (str(attempt.captured), attempt.paid_with) == ("6.35", "Visa ending 4242")
        assert shopper.get(path(card_order)).url == "/checkout/thank-you/"
        assert shopper.get("/checkout/thank-you/").status_code == 200

    def test_a_bank_that_asks_first(self, shopper, card_order):
        waiting = pay(shopper, card_order, cards.ASKS_FIRST)
        assert waiting["next"] == ""
        cards.answer_bank(waiting["client_secret"], success=True)

        assert ask(shopper, card_order, "check")["next"] == "/checkout/thank-you/"
        assert stands(card_order) == ("Confirmed", ["captured"])

    def test_who_says_no_to_their_bank_may_try_again(self, shopper, card_order):
        waiting = pay(shopper, card_order, cards.ASKS_FIRST)
        cards.answer_bank(waiting["client_secret"], success=False)

        assert ask(shopper, card_order, "check")["words"].startswith("Your bank could not make sure")
        pay(shopper, card_order, cards.GOOD)
        assert stands(card_order) == ("Confirmed", ["declined", "captured"])

    def test_a_declined_card_is_told_and_the_order_paid_with_another(self, shopper, card_order):
        declined = pay(shopper, card_order, cards.DECLINED)
        assert declined["words"] == "Your bank said no to that card. Try another one, or ask your bank."
        assert stands(card_order) == ("Awaiting payment", ["declined"])

        pay(shopper, card_order, cards.GOOD)

        assert stands(card_order) == ("Confirmed", ["declined", "captured"])

    def test_declined_after_the_bank_has_asked(self, shopper, card_order):
        waiting = pay(shopper, card_order, cards.ASKS_THEN_DECLINED)
        with pytest.raises(OSError, match="402"):
            cards.answer_bank(waiting["client_secret"], success=True)

        assert ask(shopper, card_order, "check")["words"].startswith("Your bank said no")
        assert stands(card_order) == ("Awaiting payment", ["declined"])

    def test_another_card_while_the_bank_waits(self, shopper, card_order):
        pay(shopper, card_order, cards.ASKS_FIRST)

        pay(shopper, card_order, cards.GOOD)

        assert stands(card_order) == ("Confirmed", ["voided", "captured"])

    def test_pressed_again_it_is_paid_once(self, shopper, card_order):
        token = cards.token_of(cards.GOOD)

        answers = [ask(shopper, card_order, "authorise", token=token) for _ in range(3)]

        assert {answer["next"] for answer in answers} == {"/checkout/thank-you/", path(card_order)}
        assert stands(card_order) == ("Confirmed", ["captured"])

    def test_looking_before_anything_was_paid(self, shopper, card_order):
        answer = ask(shopper, card_order, "check")

        assert answer["words"].startswith("Your bank hasn’t said yes yet")
        assert stands(card_order) == ("Awaiting payment", ["started"])

    @pytest.mark.parametrize("token", ["", "4242424242424242", "pm_" + "x" * 200, "pm_1; drop", "pm_\u0661", "PM"])
    def test_what_cannot_be_a_card_is_sent_to_nobody(self, shopper, card_order, settings, token):
        settings.STRIPE_IS_SANDBOX, settings.STRIPE_API = False, "http://127.0.0.1:9"

        answer = ask(shopper, card_order, "authorise", token=token)

        assert (answer["status"], answer["words"]) == (200, "That card could not be read. Type it in once more.")

    def test_while_the_gateway_is_down_the_same_attempt_is_tried_again(self, shopper, card_order, settings):
        token, up = cards.token_of(cards.GOOD), settings.STRIPE_API
        settings.STRIPE_IS_SANDBOX, settings.STRIPE_API = False, "http://127.0.0.1:9"

        answer = ask(shopper, card_order, "authorise", token=token)

        assert (answer["status"], answer["words"]) == (
            503,
            "Your bank can’t be reached just now. Try again: nothing is paid twice.",
        )
        assert stands(card_order) == ("Awaiting payment", ["started"])
        settings.STRIPE_IS_SANDBOX, settings.STRIPE_API = True, up
        assert ask(shopper, card_order, "authorise", token=token)["next"] == "/checkout/thank-you/"
        assert stands(card_order) == ("Confirmed", ["captured"])

    def test_what_the_gateway_refuses_is_told_without_codes(self, shopper, card_order):
        answer = ask(shopper, card_order, "authorise", token="pm_unheard_of")

        assert (answer["status"], answer["words"]) == (502, "Cards don’t work just now. Try again, or pay another way.")
        assert stands(card_order) == ("Awaiting payment", ["started"])
