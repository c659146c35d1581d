"""Pay pressed ten times at once, each press in a process of its own."""

from functools import partial

import pytest
from django.test import Client

from checkout.payments import stripe_api as api
from tests.checkout.payments import cards
from tests.factories import make_home
from tests.processes import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def press(order_id: int, path: str, token: str) -> tuple[int, str]:
    client = Client()
    session = client.session
    session["checkout_order_id"] = order_id
    session.save()
    answer = client.post(path, {"token": token})
    return answer.status_code, answer.json()["next"]


def test_ten_presses_are_one_payment(either_sandbox, card_order):
    """Guard: authorise asks how the one payment of the attempt stands, and attempts.note keeps the first reference."""
    make_home()
    token = cards.token_of(cards.GOOD)
    path = f"/checkout/pay/{card_order.number}/authorise/"

    answers = at_once(*[partial(press, card_order.pk, path, token) for _ in range(10)])

    told = {status for status, _next in answers}
    assert told <= {200, 503}  # who met Stripe while it was busy with the same key is asked to press again
    assert (200, "/checkout/thank-you/") in answers
    card_order.refresh_from_db()
    attempt = card_order.payments.get()
    assert (card_order.status, attempt.state, str(attempt.captured)) == ("Confirmed", "captured", "6.35")
    theirs = api.client().v1.payment_intents.list({"limit": 100}).auto_paging_iter()
    of_order = [each for each in theirs if each.to_dict()["metadata"].get("order") == card_order.number]
    assert [each["status"] for each in of_order if each["status"] in ("succeeded", "requires_capture")] == ["succeeded"]


def test_ten_presses_with_ten_cards_are_one_payment(either_sandbox, card_order):
    make_home()
    tokens = [cards.token_of(cards.GOOD) for _ in range(10)]
    path = f"/checkout/pay/{card_order.number}/authorise/"

    at_once(*[partial(press, card_order.pk, path, token) for token in tokens])

    card_order.refresh_from_db()
    assert (card_order.status, card_order.payments.get().state) == ("Confirmed", "captured")
    theirs = api.client().v1.payment_intents.list({"limit": 100}).auto_paging_iter()
    of_order = [each for each in theirs if each.to_dict()["metadata"].get("order") == card_order.number]
    assert len([each for each in of_order if each["status"] == "succeeded"]) == 1
