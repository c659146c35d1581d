"""What a gateway tells us by itself: taken at once, believed in nothing, looked into once."""

import json
import time
from datetime import timedelta

import pytest
import stripe
from django.utils import timezone

from checkout.models import GatewayEvent
from checkout.payments import events
from checkout.payments.attempts import begin, note
from checkout.payments.gateway import Event
from checkout.payments.states import AttemptState
from checkout.payments.stripe import Stripe
from checkout.services.settling import ask
from tests.checkout.payments import cards
from tests.checkout.payments.conftest import SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sandbox")]
PATH = "/checkout/payments/stripe/events/"


def message(reference="pi_1", *, event_id="evt_1", kind="payment_intent.succeeded", **subject) -> str:
    said = {"id": reference, "object": "payment_intent", **subject}
    return json.dumps({"id": event_id, "object": "event", "type": kind, "data": {"object": said}})


def post(client, body: str, *, secret=SECRET, at=None, path=PATH):
    """Posts a message as Stripe does, signed `at` a moment in seconds."""
    signed = f"{int(at or time.time())}"
    signature = stripe.WebhookSignature._compute_signature(f"{signed}.{body}", secret)
    headers = {"Stripe-Signature": f"t={signed},v1={signature}"}
    return client.post(path, body, content_type="application/json", headers=headers)


class TestListening:
    def test_a_signed_message_is_stored_and_answered(self, client):
        assert post(client, message()).status_code == 200

        event = GatewayEvent.objects.get()
        assert (event.gateway, event.event_id, event.kind) == ("stripe", "evt_1", "payment_intent.succeeded")
        assert (event.reference, event.processed_at) == ("pi_1", None)

    def test_the_same_message_again_is_answered_and_stored_once(self, client):
        """Guard: the constraint checkout_event_once."""
        assert [post(client, message()).status_code for _ in range(3)] == [200, 200, 200]
        assert GatewayEvent.objects.count() == 1

    def test_a_forged_message_is_refused(self, client):
        """Guard: the signature in Stripe.verify."""
        assert post(client, message(), secret="whsec_of_a_forger").status_code == 400
        assert not GatewayEvent.objects.exists()

    def test_a_changed_message_is_refused(self, client):
        body = message()
        signature = stripe.WebhookSignature.generate_signature_header(body, SECRET)

        answer = client.post(
            PATH, body.replace("pi_1", "pi_2"), content_type="application/json", headers={"Stripe-Signature": signature}
        )

        assert answer.status_code == 400

    @pytest.mark.parametrize(("age_s", "status"), [(290, 200), (310, 400)])
    def test_a_message_may_be_five_minutes_old(self, client, age_s, status):
        """Guard: TOLERANCE_S in Stripe.verify."""
        assert post(client, message(), at=time.time() - age_s).status_code == status

    def test_an_unsigned_message_is_refused(self, client):
        assert client.post(PATH, message(), content_type="application/json").status_code == 400

    @pytest.mark.parametrize("body", ["", "[]", "{}", '"words"', "not json", '{"id": "evt_1", "type": "x"}'])
    def test_a_signed_message_without_sense_is_refused(self, client, body):
        assert post(client, body).status_code == 400

    def test_a_huge_message_is_refused_before_it_is_read(self, client):
        """Guard: MOST_BYTES in views.hear."""
        assert post(client, message(padding="x" * 5_000_000)).status_code == 413
        assert not GatewayEvent.objects.exists()

    def test_a_message_that_lies_about_its_size_is_refused(self, client):
        answer = client.post(PATH, "{}", content_type="application/json", CONTENT_LENGTH="many")

        assert answer.status_code in (400, 413)

    def test_a_refund_names_the_payment_that_it_is_about(self, client):
        post(client, message("ch_1", kind="charge.refunded", object="charge", payment_intent="pi_7"))

        assert GatewayEvent.objects.get().reference == "pi_7"

    def test_a_message_about_nothing_of_ours_is_stored_without_a_name(self, client):
        post(client, message("cus_1", kind="customer.created", object="customer"))

        assert GatewayEvent.objects.get().reference == ""

    def test_only_gateways_are_listened_to(self, client):
        assert post(client, message(), path="/checkout/payments/bank/events/").status_code == 404
        assert post(client, message(), path="/checkout/payments/pay-on-delivery/events/").status_code == 400

    def test_nobody_reads_there(self, client):
        assert client.get(PATH).status_code == 405


class TestLookingIntoThem:
    @pytest.fixture
    def attempt(self, card_order):
        """An attempt whose bank has said yes without our knowing: the browser never came back."""
        attempt = begin(order=card_order, gateway="stripe")
        attempt, waiting = ask(attempt=attempt, token=cards.token_of(cards.ASKS_FIRST))
        cards.answer_bank(waiting.client_secret, success=True)
        return attempt

    def tell(self, attempt, event_id="evt_1", **subject):
        assert events.store("stripe", Event(event_id, "payment_intent.succeeded", attempt.reference))

    def test_the_order_is_confirmed_and_its_money_captured(self, attempt, django_capture_on_commit_callbacks):
        self.tell(attempt)

        with django_capture_on_commit_callbacks(execute=True):
            assert events.process() == 1

        attempt.refresh_from_db()
        assert (attempt.order.status, attempt.state) == ("Confirmed", AttemptState.CAPTURED)
        assert GatewayEvent.objects.get().processed_at is not None

    def test_each_is_looked_into_once(self, attempt):
        self.tell(attempt)

        assert [events.process(), events.process()] == [1, 0]

    def test_what_another_process_has_taken_is_left_to_it(self, attempt):
        """Guard: the count of tries in events._claim."""
        self.tell(attempt)
        event = GatewayEvent.objects.get()

        assert [events._claim(event), events._claim(event)] == [True, False]

    def test_what_it_says_of_the_amount_is_not_believed(self, client, attempt):
        post(client, message(attempt.reference, amount=1, amount_received=1, currency="inr"))
        events.process()

        attempt.refresh_from_db()
        assert (attempt.state, attempt.amount, attempt.problem) == (AttemptState.CAPTURED, attempt.amount, "")

    def test_an_unknown_payment_is_noted_and_let_be(self, card_order):
        events.store("stripe", Event("evt_2", "payment_intent.succeeded", "pi_of_somebody_else"))

        assert events.process() == 1

        event = GatewayEvent.objects.get()
        assert (event.problem, event.processed_at is not None) == ("It names no payment of ours.", True)

    def test_what_names_no_payment_is_let_be(self, card_order):
        """Attempts without a reference are not what it is about. Guard: the exclude in events._look_into."""
        begin(order=card_order, gateway="stripe")
        events.store("stripe", Event("evt_2", "customer.created", ""))

        events.process()

        assert GatewayEvent.objects.get().problem == "It names no payment of ours."

    def test_while_the_gateway_is_down_it_waits_with_growing_pauses(self, attempt, settings):
        settings.STRIPE_API = "http://127.0.0.1:9"
        self.tell(attempt)
        now = timezone.now()
        events.process(now)
        event = GatewayEvent.objects.get()
        assert (event.attempts, event.processed_at) == (1, None)
        assert event.problem.startswith("Stripe did not answer")

        assert events.process(now + timedelta(seconds=50)) == 0
        assert events.process(now + timedelta(seconds=70)) == 1
        assert events.process(now + timedelta(minutes=4)) == 0
        assert events.process(now + timedelta(minutes=6)) == 1

    def test_after_six_tries_it_is_given_up_to_the_reconcile_job(self, attempt, settings):
        settings.STRIPE_API = "http://127.0.0.1:9"
        self.tell(attempt)
        later = timezone.now() + timedelta(days=1)

        assert [events.process(later) for _ in range(7)] == [1, 1, 1, 1, 1, 1, 0]

        event = GatewayEvent.objects.get()
        assert (event.attempts, event.processed_at is not None) == (6, True)

    def test_when_the_gateway_is_down_the_other_events_are_not_tried_in_vain(self, attempt, settings):
        settings.STRIPE_API = "http://127.0.0.1:9"
        self.tell(attempt, "evt_1")
        self.tell(attempt, "evt_2")

        assert events.process() == 1
        assert list(GatewayEvent.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 0]

    def test_what_was_looked_into_is_forgotten_after_ninety_days(self, attempt):
        self.tell(attempt)
        events.process()

        assert events.forget_old(timezone.now() + timedelta(days=89)) == 0
        assert events.forget_old(timezone.now() + timedelta(days=91)) == 1

    def test_news_of_an_attempt_that_was_declined_changes_nothing(self, card_order):
        attempt = begin(order=card_order, gateway="stripe")
        attempt, _outcome = ask(attempt=attempt, token=cards.token_of(cards.DECLINED))
        self.tell(attempt)

        events.process()

        attempt.refresh_from_db()
        assert (attempt.state, attempt.order.status) == (AttemptState.DECLINED, "Awaiting payment")


def test_another_amount_than_the_attempt_s_moves_nothing(card_order, settings):
    """Guard: the comparison in attempts.note."""
    attempt = begin(order=card_order, gateway="stripe")
    attempt, waiting = ask(attempt=attempt, token=cards.token_of(cards.ASKS_FIRST))
    cards.answer_bank(waiting.client_secret, success=True)
    type(attempt).objects.filter(pk=attempt.pk).update(amount="6.36")
    attempt.refresh_from_db()

    note(attempt=attempt, outcome=Stripe().fetch(attempt))

    attempt.refresh_from_db()
    assert (attempt.state, attempt.problem) == (AttemptState.ACTION, "The gateway speaks of 6.35 GBP.")
