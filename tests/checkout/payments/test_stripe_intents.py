"""What Stripe's PaymentIntents say, as outcomes. Shapes as docs.stripe.com/api/payment_intents/object shows them."""

from decimal import Decimal

import pytest

from checkout.payments.decline_words import declined_words
from checkout.payments.gateway import GatewayDown
from checkout.payments.states import AttemptState
from checkout.payments.stripe_intents import card_words, method_id, outcome_of

VISA = {"id": "pm_1", "card": {"brand": "visa", "last4": "4242"}}


def intent(status: str, **fields) -> dict:
    return {"id": "pi_1", "amount": 460, "currency": "gbp", "status": status, "client_secret": "pi_1_secret_x"} | fields


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("requires_payment_method", AttemptState.STARTED),
        ("requires_confirmation", AttemptState.STARTED),
        ("requires_action", AttemptState.ACTION),
        ("processing", AttemptState.ACTION),
        ("requires_capture", AttemptState.AUTHORISED),
        ("succeeded", AttemptState.CAPTURED),
        ("canceled", AttemptState.VOIDED),
    ],
)
def test_each_status_is_a_state(status, state):
    outcome = outcome_of(intent(status))

    assert (outcome.state, outcome.reference, outcome.amount, outcome.currency) == (
        state,
        "pi_1",
        Decimal("4.60"),
        "GBP",
    )


@pytest.mark.parametrize("status", ["requires_payment_method", "canceled"])
def test_a_payment_whose_card_was_refused_is_declined_also_once_it_is_closed(status):
    outcome = outcome_of(intent(status, last_payment_error={"code": "card_declined", "decline_code": "expired_card"}))

    assert (outcome.state, outcome.declined) == (
        AttemptState.DECLINED,
        "That card has run out. Try another one.",
    )


def test_an_error_of_before_says_nothing_of_what_was_paid_since():
    assert outcome_of(intent("requires_capture", last_payment_error={"code": "card_declined"})).declined == ""


def test_a_status_that_nobody_knows_is_no_answer():
    with pytest.raises(GatewayDown, match="requires_a_miracle"):
        outcome_of(intent("requires_a_miracle"))


def test_only_who_is_asked_by_their_bank_gets_the_secret():
    assert outcome_of(intent("requires_action")).client_secret == "pi_1_secret_x"
    assert outcome_of(intent("requires_capture")).client_secret == ""


def test_a_disputed_charge_is_trouble_for_staff():
    disputed = outcome_of(intent("succeeded", latest_charge={"id": "ch_1", "amount_refunded": 0, "disputed": True}))

    assert disputed.trouble == "The shopper disputes this payment at their bank. Answer it in Stripe’s dashboard."
    assert outcome_of(intent("succeeded", latest_charge={"id": "ch_1", "disputed": False})).trouble == ""


def test_captured_is_what_was_received_which_the_sandbox_does_not_say():
    assert outcome_of(intent("succeeded", amount_received=300)).captured == Decimal("3.00")
    assert outcome_of(intent("succeeded")).captured == Decimal("4.60")
    assert outcome_of(intent("requires_capture", amount_received=0)).captured == Decimal("0.00")


@pytest.mark.parametrize(
    ("charge", "refunded"), [({"id": "ch_1", "amount_refunded": 145}, "1.45"), ("ch_1", "0.00"), (None, "0.00")]
)
def test_the_charge_may_be_there_whole_or_by_its_name(charge, refunded):
    assert outcome_of(intent("succeeded", latest_charge=charge)).refunded == Decimal(refunded)


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (VISA, "Visa ending 4242"),
        ({"card": {"brand": "amex", "last4": "0005"}}, "American Express ending 0005"),
        ({"card": {"last4": "0005"}}, "Card ending 0005"),
        ({"type": "link"}, ""),
        ("pm_1", ""),
        (None, ""),
    ],
)
def test_a_card_is_named_as_its_owner_knows_it(method, words):
    assert card_words(method) == words


@pytest.mark.parametrize(("method", "name"), [(VISA, "pm_1"), ("pm_2", "pm_2"), (None, "")])
def test_the_card_itself_may_be_there_whole_or_by_its_name(method, name):
    assert method_id(intent("requires_action", payment_method=method)) == name


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("insufficient_funds", "card_declined"), "There isn’t enough money on that card. Try another one."),
        ((None, "incorrect_cvc"), "The security code doesn’t fit that card. Check it and try again."),
        (("stolen_card", "card_declined"), "Your bank said no to that card. Try another one, or ask your bank."),
        ((), "Your bank said no to that card. Try another one, or ask your bank."),
    ],
)
def test_a_decline_is_told_kindly_and_never_that_a_card_is_stolen(codes, words):
    assert declined_words(*codes) == words
