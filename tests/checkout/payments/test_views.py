"""The page on which an order is paid, and what its script asks."""

from datetime import timedelta

import pytest
from django.test import Client
from oscar.core.loading import get_model

from checkout.payments import stripe_api as api
from checkout.payments.attempts import pay_by
from checkout.payments.page import Standing, standing_of
from checkout.payments.states import AttemptState
from checkout.services.placing import place
from notices.models import Notice
from tests.checkout.payments import cards
from tests.factories import make_basket, make_home, make_product, make_submission, make_user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sandbox", "home")]


@pytest.fixture
def home(db):
    return make_home()


def opened_to(client, order):
    """The client whose session placed the order."""
    session = client.session
    session["checkout_order_id"] = order.pk
    session.save()
    return client


@pytest.fixture
def shopper(client, card_order):
    return opened_to(client, card_order)


def path(order, *, to: str = "") -> str:
    return f"/checkout/pay/{order.number}/{to}"


def ask(client, order, what: str, **fields) -> dict:
    answer = client.post(path(order, to=f"{what}/"), fields)
    return answer.json() | {"status": answer.status_code}


def pay(client, order, number: str, **fields) -> dict:
    """Types a card into the page and presses its button."""
    secret = ask(client, order, "setup")["client_secret"]
    return ask(client, order, "authorise", token=cards.read_card(number, secret), **fields)


def stands(order) -> tuple[str, list[str]]:
    order.refresh_from_db()
    return order.status, list(order.payments.order_by("pk").values_list("state", flat=True))


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

    def test_not_above_the_limit_of_the_door(self, shopper, card_order, settings):
        settings.PAY_ON_DELIVERY_GUEST_LIMIT = card_order.total_incl_tax - 1

        assert "At the door" not in shopper.get(path(card_order)).content.decode()
        shopper.post(path(card_order, to="otherwise/"), {"way": "pay-on-delivery"})
        assert stands(card_order) == ("Awaiting payment", ["started"])

    @pytest.mark.parametrize("way", ["", "stripe", "free of charge"])
    def test_no_way_that_is_none(self, shopper, card_order, way):
        shopper.post(path(card_order, to="otherwise/"), {"way": way})

        assert stands(card_order) == ("Awaiting payment", ["started"])

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
        ],
    )
    def test_what_can_be_done_with_an_order(self, card_order, status, states, minutes, standing):
        begun = card_order.date_placed
        until, now = begun + timedelta(minutes=15), begun + timedelta(minutes=minutes)

        assert standing_of(status, until, [AttemptState(state) for state in states], now) == standing
