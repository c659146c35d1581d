"""A way to pay whose bank is a dictionary: it remembers what it was asked, by key, and can be told to fail."""

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal

from checkout.payments.gateway import BadEvent, Event, GatewayDown, GatewayRefused, Outcome, Payer, Started
from checkout.payments.states import AttemptState

PATH = "tests.checkout.bank.Card"
DECLINED = "declined"


@dataclass
class Bank:
    """What the bank knows: attempt key → outcome. `fails` holds what it does next: "down", "refuse" or "lost"."""

    accounts: dict = field(default_factory=dict)
    refunds: dict = field(default_factory=dict)
    asked: Counter = field(default_factory=Counter)
    fails: dict = field(default_factory=dict)

    def empty(self) -> None:
        self.accounts.clear()
        self.refunds.clear()
        self.asked.clear()
        self.fails.clear()

    def captured(self) -> Decimal:
        return sum((account.captured for account in self.accounts.values()), Decimal(0))

    def refunded(self) -> Decimal:
        return sum(self.refunds.values(), Decimal(0))


BANK = Bank()


class Card:
    """Pays on a page of its own; the money is captured when the order is confirmed."""

    code = "card"
    name = "Card"
    hint = "Any card."
    pays_on_page = True
    takes_money_at = "Confirmed"
    signature_header = ""

    def is_open(self) -> bool:
        return True

    def refusal(self, payer: Payer) -> str:
        return ""

    def start(self, attempt) -> Started:
        return Started()

    def prepare(self, attempt) -> None:
        return None

    def authorise(self, attempt, token: str) -> Outcome:
        declined = token == DECLINED
        state = AttemptState.DECLINED if declined else AttemptState.AUTHORISED
        words = "Your bank said no." if declined else ""
        made = Outcome(state, f"pi_{attempt.key}", attempt.amount, attempt.currency, declined=words)
        return self._asked("authorise", attempt, made)

    def capture(self, attempt) -> Outcome:
        return self._asked("capture", attempt, replace(
            self._account(attempt), state=AttemptState.CAPTURED, captured=attempt.amount
        ))  # fmt: skip

    def void(self, attempt) -> Outcome:
        account = self._account(attempt)
        if account.state != AttemptState.CAPTURED:
            account = replace(account, state=AttemptState.VOIDED)
        return self._asked("void", attempt, account)

    def refund(self, refund) -> str:
        self._fail("refund")
        BANK.refunds[refund.key] = refund.amount
        return f"re_{refund.key}"

    def fetch(self, attempt) -> Outcome | None:
        self._fail("fetch")
        account = BANK.accounts.get(attempt.key)
        back = sum(BANK.refunds.get(refund.key, 0) for refund in attempt.refunds.all())
        return account and replace(account, refunded=account.refunded + back)

    def verify(self, body: bytes, signature: str) -> Event:
        raise BadEvent("This bank sends nothing.")

    def _account(self, attempt) -> Outcome:
        nothing = Outcome(AttemptState.STARTED, "", attempt.amount, attempt.currency)
        return BANK.accounts.get(attempt.key, nothing)

    def _asked(self, what: str, attempt, outcome: Outcome) -> Outcome:
        """Does it, unless it was told to fail; "lost" does it and says nothing."""
        self._fail(what, "down", "refuse")
        BANK.accounts[attempt.key] = outcome
        self._fail(what, "lost")
        return outcome

    def _fail(self, what: str, *kinds: str) -> None:
        if not kinds or "down" in kinds:
            BANK.asked[what] += 1
        kind = BANK.fails.get(what)
        if kind and (not kinds or kind in kinds):
            if kind == "refuse":
                raise GatewayRefused(f"{what} refused")
            raise GatewayDown(f"{what}: no answer")
