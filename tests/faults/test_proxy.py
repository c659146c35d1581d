"""What the proxy promises: Stripe's rules, and the faults that are asked for."""

import hmac
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from uuid import uuid4

import pytest
import requests

from tests.faults.idempotency import Answer, Keys, Refused
from tests.faults.stripe_rules import as_stripe

DECLINED = "pm_card_chargeCustomerFail"


class Stripe:
    """A client of the API, with nothing that would retry or hide."""

    def __init__(self, address: str) -> None:
        self.address = address

    def post(self, path: str, key: str = "", timeout: float = 20, **fields) -> requests.Response:
        headers = {"Authorization": "Bearer sk_test_12345"} | ({"Idempotency-Key": key} if key else {})
        return requests.post(f"{self.address}/v1/{path}", fields, headers=headers, timeout=timeout)

    def get(self, path: str) -> dict:
        headers = {"Authorization": "Bearer sk_test_12345"}
        return requests.get(f"{self.address}/v1/{path}", headers=headers, timeout=20).json()

    def authorise(self, key: str = "", card: str = "pm_card_visa", **more) -> requests.Response:
        fields = {"amount": 1000, "currency": "gbp", "payment_method": card, "confirm": "true"}
        return self.post("payment_intents", key, **fields, capture_method="manual", **more)

    def captured(self) -> str:
        """A payment of £10.00 that was taken."""
        payment = self.authorise().json()["id"]
        assert self.post(f"payment_intents/{payment}/capture").json()["status"] == "succeeded"
        return payment

    def refunded(self, payment: str) -> int:
        return self.get(f"payment_intents/{payment}?expand[]=latest_charge")["latest_charge"]["amount_refunded"]


@pytest.fixture
def stripe(proxy) -> Stripe:
    return Stripe(proxy.address)


@pytest.fixture
def key() -> str:
    return str(uuid4())


def payments_of(stripe) -> int:
    return stripe.get("payment_intents?limit=1")["total_count"]


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


@pytest.fixture
def listener():
    """A server that keeps what is posted to it, and answers 200."""
    kept = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.append((self.headers["Stripe-Signature"], body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words):
            """Nobody listens."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", kept
    server.shutdown()
    server.server_close()


def test_events_are_signed_as_stripe_signs_them(stripe, proxy, listener):
    url, kept = listener
    proxy.steer("/webhooks", url=url, secret="whsec_1", mode="first")
    stripe.authorise()
    assert len(kept) == 3  # before the answer was there
    header, body = kept[0]
    moment = header.split(",")[0].removeprefix("t=")
    signed = hmac.new(b"whsec_1", moment.encode() + b"." + body, sha256).hexdigest()
    assert header == f"t={moment},v1={signed}"
    assert abs(time.time() - int(moment)) < 5


def test_events_are_held_doubled_and_turned_round(stripe, proxy, listener):
    url, kept = listener
    proxy.steer("/webhooks", url=url, mode="held")
    stripe.authorise()
    assert kept == []
    assert proxy.deliver(order="reversed", copies=2) == [200] * 6
    kinds = [body.split(b'"type": "')[1].split(b'"')[0] for _header, body in kept]
    capturable, charged, created = (
        b"payment_intent.amount_capturable_updated",
        b"charge.succeeded",
        b"payment_intent.created",
    )
    assert kinds == [capturable, capturable, charged, charged, created, created]
    assert proxy.deliver() == []
    assert proxy.deliver(again=True, copies=10, parallel=10) == [200] * 30


# Faults


def test_trouble_before_the_work_leaves_the_key_free(stripe, proxy, key):
    proxy.fault("status", "payment_intents$", status=503)
    proxy.fault("status", "payment_intents$", status=429)
    before = payments_of(stripe)
    assert stripe.authorise(key).status_code == 503
    assert stripe.authorise(key).json()["error"]["code"] == "rate_limit"
    assert payments_of(stripe) == before
    assert stripe.authorise(key).status_code == 200


def test_trouble_after_the_work_is_the_answer_of_its_key(stripe, proxy, key):
    proxy.fault("status after", "payment_intents$", status=500)
    before = payments_of(stripe)
    assert [stripe.authorise(key).status_code for _try in range(2)] == [500, 500]
    assert payments_of(stripe) == before + 1


@pytest.mark.parametrize(("what", "done"), [("reset", 0), ("reset after", 1)])
def test_a_reset_comes_before_or_after_the_work(stripe, proxy, key, what, done):
    proxy.fault(what, "payment_intents$")
    before = payments_of(stripe)
    with pytest.raises(requests.ConnectionError, match="reset"):
        stripe.authorise(key)
    assert payments_of(stripe) == before + done
    assert stripe.authorise(key).status_code == 200
    assert payments_of(stripe) == before + 1


@pytest.mark.parametrize(("what", "done"), [("hang", 0), ("hang after", 1)])
def test_an_answer_may_never_come(stripe, proxy, key, what, done):
    proxy.fault(what, "payment_intents$", seconds=5)
    before = payments_of(stripe)
    with pytest.raises(requests.ReadTimeout):
        stripe.post("payment_intents", key, timeout=0.5, amount=1000, currency="gbp")
    assert payments_of(stripe) == before + done


def test_an_answer_may_be_slow(stripe, proxy):
    proxy.fault("slow", "payment_intents$", seconds=0.5)
    began = time.monotonic()
    assert stripe.authorise().status_code == 200
    assert time.monotonic() - began >= 0.5


def test_an_answer_may_say_something_else(stripe, proxy):
    payment = stripe.captured()
    proxy.fault("rewrite", payment, method="GET", fields={"amount": 1, "currency": "usd"})
    said = stripe.get(f"payment_intents/{payment}")
    assert (said["amount"], said["currency"], said["status"]) == (1, "usd", "succeeded")
    assert stripe.get(f"payment_intents/{payment}")["amount"] == 1000


def test_an_answer_may_pretend(stripe, proxy):
    payment = stripe.authorise().json()["id"]
    proxy.fault("pretend", f"{payment}/cancel", fields={"status": "canceled"})
    assert stripe.post(f"payment_intents/{payment}/cancel").json()["status"] == "canceled"
    assert stripe.get(f"payment_intents/{payment}")["status"] == "requires_capture"


def test_who_asks_may_be_killed(stripe, proxy):
    proxy.fault("kill after", "payment_intents$")
    before = payments_of(stripe)
    words = (
        "import requests\n"
        f"requests.post('{stripe.address}/v1/payment_intents', dict(amount=5, currency='gbp'),"
        " headers={'Authorization': 'Bearer sk_test_12345'})"
    )
    caller = subprocess.run([sys.executable, "-c", words], timeout=20, check=False)
    assert caller.returncode == -9
    assert [entry["fault"] for entry in proxy.log()] == ["", "kill after"]
    assert payments_of(stripe) == before + 1


def test_a_fault_happens_as_often_as_it_was_asked_for(stripe, proxy):
    proxy.fault("status", "refunds", times=2)
    assert [stripe.post("refunds").status_code for _try in range(3)] == [500, 500, 400]
    assert proxy.met() == 2


def test_an_unknown_fault_is_refused(proxy):
    with pytest.raises(ValueError, match="'flood' is no fault"):
        proxy.fault("flood")
