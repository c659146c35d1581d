"""Where card payments go: to Stripe itself, or to the sandbox that runs beside the embedded shop."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

STRIPES_OWN = "https://api.stripe.com"
SANDBOX_KEY = "sk_test_sandbox"
PUBLISHABLE_SANDBOX_KEY = "pk_test_sandbox"
BY_CARD = "checkout.payments.stripe.Stripe"
AT_THE_DOOR = "checkout.payments.pay_on_delivery.PayOnDelivery"
FILE = "payment-sandbox.json"


@dataclass(frozen=True)
class Sandbox:
    """A sandbox of this machine: where it answers, and with what it signs its messages."""

    port: int
    webhook_secret: str

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def payment_gateways(*, with_cards: bool) -> list[str]:
    """The dotted paths of the ways to pay, in the order in which they are offered."""
    return [*([BY_CARD] if with_cards else []), AT_THE_DOOR]


def standing_sandbox(var: Path) -> Sandbox | None:
    """The sandbox that was started last from this folder; None if there is none, or no sense in what is written."""
    try:
        return Sandbox(**json.loads((var / FILE).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_down(sandbox: Sandbox, var: Path) -> None:
    """Lets every process of the shop know of a sandbox; only its owner may read it."""
    file = var / FILE
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
        json.dump(asdict(sandbox), fresh)


def cross_out(var: Path) -> None:
    """There is no sandbox any more."""
    (var / FILE).unlink(missing_ok=True)
