"""Stripe's rules, kept by the proxy: keys, ceilings, states, and an event for each step."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.client import payments_of
from tests.faults.idempotency import Answer, Keys, Refused
from tests.faults.stripe_rules import as_stripe

DECLINED = "pm_card_chargeCustomerFail"


# Keys


def test_the_same_key_gets_the_same_answer_and_nothing_is_done_twice(stripe, key):
    before = payments_of(stripe)
    first, second = stripe.authorise(key), stripe.authorise(key)
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    assert payments_of(stripe) == before + 1


def test_a_decline_is_the_answer_of_its_key_for_good(stripe, key):
    before = payments_of(stripe)
    first, second = stripe.authorise(key, DECLINED), stripe.authorise(key, DECLINED)
    assert first.status_code == second.status_code == 402
    assert first.json()["error"]["code"] == "card_declined"
    assert second.headers["Idempotent-Replayed"] == "true"
    assert payments_of(stripe) == before + 1


def test_what_failed_validation_is_not_the_answer_of_its_key(stripe, key):
    assert stripe.post("payment_intents", key, amount="-1", currency="gbp").status_code == 400
    again = stripe.post("payment_intents", key, amount="-1", currency="gbp")
    assert (again.status_code, again.headers.get("Idempotent-Replayed")) == (400, None)
    assert stripe.authorise(key).status_code == 200


def test_a_key_with_other_parameters_is_an_error(stripe, key):
    stripe.authorise(key)
    other = stripe.post("payment_intents", key, amount=999, currency="gbp")
    assert other.status_code == 400
    assert other.json()["error"]["type"] == "idempotency_error"


def test_a_key_in_use_is_a_conflict(stripe, proxy, key):
    proxy.fault("pause", "payment_intents$")
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(stripe.authorise, key)
        proxy.wait_until_met()
        meanwhile = stripe.authorise(key)
        proxy.let_go()
    assert meanwhile.status_code == 409
    assert meanwhile.json()["error"]["code"] == "idempotency_key_in_use"
    assert slow.result().status_code == 200
    assert stripe.authorise(key).json() == slow.result().json()


def test_a_key_is_forgotten_after_24_hours(stripe, proxy, key):
    first = stripe.authorise(key)
    proxy.steer("/clock", ahead_s=24 * 3600 - 5)
    assert stripe.authorise(key).json() == first.json()
    proxy.steer("/clock", ahead_s=24 * 3600 + 5)
    assert stripe.authorise(key).json()["id"] != first.json()["id"]


def test_a_key_is_255_characters_at_most():
    with pytest.raises(Refused) as refused:
        Keys().begin("k" * 256, "a")
    assert refused.value.status == 400
    assert Keys().begin("k" * 255, "a") is None


def test_a_key_whose_work_broke_off_is_free_again():
    keys = Keys()
    assert keys.begin("k", "a") is None
    keys.end("k", None)
    assert keys.begin("k", "b") is None
    keys.end("k", Answer(200, b"done"))
    assert keys.begin("k", "b") == Answer(200, b"done")


# Ceilings and states


def test_no_more_goes_back_than_was_captured(stripe):
    payment = stripe.captured()
    over = stripe.post("refunds", payment_intent=payment, amount=1001)
    assert (over.status_code, over.json()["error"]["code"]) == (400, "amount_too_large")
    assert stripe.post("refunds", payment_intent=payment, amount=600).status_code == 200
    again = stripe.post("refunds", payment_intent=payment, amount=600)
    assert (again.status_code, again.json()["error"]["code"]) == (400, "amount_too_large")
    assert stripe.post("refunds", payment_intent=payment, amount=400).status_code == 200
    gone = stripe.post("refunds", payment_intent=payment)
    assert (gone.status_code, gone.json()["error"]["code"]) == (400, "charge_already_refunded")
    assert stripe.refunded(payment) == 1000


def test_refunds_at_once_stay_under_the_ceiling(stripe):
    payment = stripe.captured()
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _n: stripe.post("refunds", payment_intent=payment, amount=400), range(8)))
    assert sorted(answer.status_code for answer in done) == [200] * 2 + [400] * 6
    assert stripe.refunded(payment) == 800


def test_what_was_not_captured_is_not_refunded(stripe):
    payment = stripe.authorise().json()["id"]
    refused = stripe.post("refunds", payment_intent=payment, amount=100)
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "payment_intent_unexpected_state")


@pytest.mark.parametrize("action", ["capture", "cancel", "confirm"])
def test_a_captured_payment_stays_as_it_is(stripe, action):
    payment = stripe.captured()
    refused = stripe.post(f"payment_intents/{payment}/{action}")
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "payment_intent_unexpected_state")
    assert refused.json()["error"]["payment_intent"]["status"] == "succeeded"


def test_the_amount_of_a_captured_payment_can_not_be_changed(stripe):
    payment = stripe.captured()
    assert stripe.post(f"payment_intents/{payment}", amount=1).status_code == 400
    assert stripe.get(f"payment_intents/{payment}")["amount"] == 1000


@pytest.mark.parametrize("card", ["pi_1", "pm_unknown", "../v1/customers"])
def test_an_unknown_card_is_refused(stripe, card):
    payment = stripe.post("payment_intents", amount=1000, currency="gbp").json()["id"]
    refused = stripe.post(f"payment_intents/{payment}", payment_method=card)
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "resource_missing")
    assert stripe.get(f"payment_intents/{payment}")["payment_method"] is None


def test_a_charge_is_an_id_unless_it_is_asked_for(stripe):
    payment = stripe.captured()
    assert stripe.get(f"payment_intents/{payment}")["latest_charge"].startswith("ch_")
    assert stripe.get(f"payment_intents/{payment}?expand[]=latest_charge")["latest_charge"]["captured"] is True
    listed = stripe.get("payment_intents?limit=100&expand[]=data.latest_charge")["data"][-1]
    assert (listed["amount_received"], listed["latest_charge"]["amount_refunded"]) == (1000, 0)


def test_what_can_be_captured_is_told():
    waiting = {"status": "requires_capture", "amount": 1000, "latest_charge": {"id": "ch_1", "amount": 1000}}
    shown = as_stripe(waiting, [])
    assert (shown["amount_capturable"], shown["amount_received"], shown["latest_charge"]) == (1000, 0, "ch_1")


# Events


def test_every_step_has_its_event(stripe, proxy):
    payment = stripe.captured()
    stripe.post("refunds", payment_intent=payment, amount=100)
    other = stripe.authorise().json()["id"]
    stripe.post(f"payment_intents/{other}/cancel")
    assert proxy.events() == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
        "charge.captured",
        "payment_intent.succeeded",
        "charge.refunded",
        "refund.created",
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
        "payment_intent.canceled",
    ]


def test_three_d_secure_has_its_events(stripe, proxy):
    card = {"number": "4000002500003155", "exp_month": "12", "exp_year": "2030", "cvc": "123"}
    method = stripe.post("payment_methods", type="card", **{f"card[{name}]": value for name, value in card.items()})
    payment = stripe.authorise(card=method.json()["id"]).json()
    assert payment["status"] == "requires_action"
    secret = {"client_secret": payment["client_secret"], "success": "true"}
    stripe.post(f"payment_intents/{payment['id']}/_authenticate", **secret)
    assert proxy.events() == [
        "payment_intent.created",
        "payment_intent.requires_action",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
    ]


def test_a_replayed_answer_has_no_further_event(stripe, proxy, key):
    stripe.authorise(key)
    stripe.authorise(key)
    assert proxy.events().count("payment_intent.created") == 1
