"""The faults that are asked of the proxy, and the events that it posts."""

import hmac
import subprocess
import sys
import time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import requests

from tests.faults.client import payments_of


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
