"""What the proxy does with a request: keys, ceilings and events, on top of what localstripe answers."""

import http.client
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import parse_qsl, quote, urlsplit

from tests.faults.idempotency import Answer, Keys, Refused, print_of
from tests.faults.plan import Plan
from tests.faults.stripe_rules import Call, as_stripe, call_of, events_of, is_about_money, refusal_of
from tests.faults.webhooks import Webhooks, event_of

KEY = "Idempotency-Key"
PASSED_ON = ("Authorization", "Content-Type", "Origin", "Stripe-Version")
PATIENCE_S = 30


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def key(self) -> str:
        return self.headers.get(KEY, "")

    @property
    def bare_path(self) -> str:
        return urlsplit(self.path).path

    @property
    def fields(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(errors="replace")))

    @property
    def expanded(self) -> list[str]:
        """What the caller wants to see whole."""
        query = urlsplit(self.path).query
        pairs = parse_qsl(f"{query}&{self.body.decode()}")
        return [value.removeprefix("data.") for name, value in pairs if name.startswith("expand[")]

    @property
    def looking(self) -> "Asked":
        """The request that only looks at the payment that this one is about."""
        payment = "/".join(self.bare_path.split("/")[:4])
        return Asked("GET", payment, self.headers)

    @property
    def passed_on(self) -> str:
        """The path without what localstripe can't expand: the parts of a list."""
        return re.sub(r"[?&]expand[^=]*=data\.\w+", "", self.path)


@dataclass
class Gateway:
    """Stands before the localstripe at `upstream` (host, port)."""

    upstream: tuple[str, int]
    keys: Keys = field(default_factory=Keys)
    plan: Plan = field(default_factory=Plan)
    webhooks: Webhooks = field(default_factory=Webhooks)
    log: list[dict] = field(default_factory=list)
    locks: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))

    def answer(self, asked: Asked, take_time: Callable[[], None] = lambda: None) -> tuple[Answer, bool]:
        """The answer to a request to the API, which takes its time, and whether it is one that was given before."""
        if asked.method != "POST" or not asked.key:
            take_time()
            return self._execute(asked), False
        try:
            saved = self.keys.begin(asked.key, print_of(asked.method, asked.path, asked.body))
        except Refused as refused:
            return _error(refused.status, refused.error), False
        if saved:
            return saved, True
        answer = None
        try:
            take_time()
            answer = self._execute(asked)
        finally:
            self.keys.end(asked.key, answer if answer and _was_executed(answer) else None)
        return answer, False

    def ask(self, asked: Asked) -> Answer:
        """What localstripe says."""
        connection = http.client.HTTPConnection(*self.upstream, timeout=PATIENCE_S)
        headers = {name: value for name, value in asked.headers.items() if name in PASSED_ON}
        try:
            connection.request(asked.method, asked.passed_on, asked.body or None, headers)
            reply = connection.getresponse()
            return Answer(reply.status, reply.read())
        finally:
            connection.close()

    def _execute(self, asked: Asked) -> Answer:
        call = call_of(asked.bare_path, asked.fields)
        if asked.method != "POST" or not is_about_money(call):
            return self._shown(self.ask(asked), asked)
        with self._locked(call.intent):
            before = self._intent(call.intent, asked)
            refusal = (refusal_of(call, before) if before else None) or self._refusal_of_card(asked)
            if refusal:
                return _error(400, refusal)
            answer = self.ask(asked)
            after = self._intent(call.intent or _id_in(answer), asked)
        if after:
            self._tell(call, before, after, answer)
        return self._shown(answer, asked)

    @contextmanager
    def _locked(self, intent: str) -> Iterator[None]:
        with self.locks[intent] if intent else nullcontext():
            yield

    def _intent(self, intent: str, asked: Asked) -> dict | None:
        """A payment as it stands; None if there is none."""
        if not intent.startswith("pi_"):
            return None
        answer = self.ask(Asked("GET", f"/v1/payment_intents/{intent}", asked.headers))
        return json.loads(answer.body) if answer.status == 200 else None

    def _refusal_of_card(self, asked: Asked) -> dict | None:
        """The error for a card that nobody knows, which localstripe would take."""
        card = asked.fields.get("payment_method", "")
        if not card or self.ask(Asked("GET", f"/v1/payment_methods/{quote(card)}", asked.headers)).status == 200:
            return None
        words = f"No such PaymentMethod: '{card}'"
        return {
            "type": "invalid_request_error",
            "code": "resource_missing",
            "param": "payment_method",
            "message": words,
        }

    def _tell(self, call: Call, before: dict | None, after: dict, answer: Answer) -> None:
        if answer.status not in (200, 402):
            return
        payment, charge = as_stripe(after, []), after.get("latest_charge") or {}
        subjects = {"payment_intent": payment, "charge": charge, "refund": json.loads(answer.body)}
        kinds = events_of(call, before, after)
        self.webhooks.take([event_of(kind, subjects[kind.split(".")[0]]) for kind in kinds])

    def _shown(self, answer: Answer, asked: Asked) -> Answer:
        """An answer with its payments written as Stripe writes them."""
        is_payments = asked.bare_path.startswith("/v1/payment_intents")
        if answer.status != 200 or not is_payments:
            return answer
        said = json.loads(answer.body)
        if said.get("object") == "list":
            shown = said | {"data": [as_stripe(each, asked.expanded) for each in said["data"]]}
        else:
            shown = as_stripe(said, asked.expanded)
        return Answer(answer.status, json.dumps(shown).encode())


def _error(status: int, error: dict) -> Answer:
    return Answer(status, json.dumps({"error": error}).encode())


def _id_in(answer: Answer) -> str:
    """The payment that an answer is about, also when its card was declined."""
    if answer.status != 200:
        return ""
    return str(json.loads(answer.body).get("id", ""))


def _was_executed(answer: Answer) -> bool:
    """Whether an answer is more than a failed validation, which names no code."""
    if answer.status < 400 or answer.status >= 500:
        return True
    return "code" in json.loads(answer.body).get("error", {})
