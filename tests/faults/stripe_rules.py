"""What Stripe does and localstripe doesn't: ceilings, refusals with their codes, and which events follow. Pure."""

import re
from dataclasses import dataclass

INTENT = re.compile(r"^/v1/payment_intents/(pi_\w+)(?:/(\w+))?$")
CAN_BE = {
    "capture": ("requires_capture",),
    "cancel": ("requires_payment_method", "requires_capture", "requires_confirmation", "requires_action"),
    "confirm": ("requires_payment_method", "requires_confirmation", "requires_action"),
    None: ("requires_payment_method", "requires_confirmation", "requires_action"),  # an update
}
REACHED = {
    "requires_action": ["payment_intent.requires_action"],
    "requires_capture": ["charge.succeeded", "payment_intent.amount_capturable_updated"],
    "succeeded": ["charge.succeeded", "payment_intent.succeeded"],
    "canceled": ["payment_intent.canceled"],
}


@dataclass(frozen=True)
class Call:
    """A request that changes something. `intent` is the payment it is about, "" for a new one."""

    path: str
    intent: str
    action: str | None
    fields: dict[str, str]

    @property
    def is_refund(self) -> bool:
        return self.path == "/v1/refunds"


def call_of(path: str, fields: dict[str, str]) -> Call:
    """A POST, read."""
    found = INTENT.match(path)
    intent, action = found.groups() if found else (fields.get("payment_intent", ""), None)
    return Call(path, intent, action, fields)


def is_about_money(call: Call) -> bool:
    return call.is_refund or call.path.startswith("/v1/payment_intents")


def left_of(intent: dict) -> int:
    """Pennies of a payment that were captured and haven't gone back."""
    charge = intent.get("latest_charge") or {}
    if not charge.get("captured") or charge.get("status") != "succeeded":
        return 0
    return charge["amount"] - charge["amount_refunded"]


def refusal_of(call: Call, intent: dict) -> dict | None:
    """The error with which Stripe would refuse a call about a payment that stands like this; None if it wouldn't."""
    if call.is_refund:
        return _refusal_of_refund(call, intent)
    allowed = CAN_BE.get(call.action)
    if allowed is None or intent["status"] in allowed:
        return None
    verb = call.action or "update"
    return {
        "type": "invalid_request_error",
        "code": "payment_intent_unexpected_state",
        "message": f"You cannot {verb} this PaymentIntent because it has a status of {intent['status']}.",
        "payment_intent": as_stripe(intent, []),
    }


def _refusal_of_refund(call: Call, intent: dict) -> dict | None:
    left = left_of(intent)
    wanted = int(call.fields.get("amount") or left or 1)
    if not (intent.get("latest_charge") or {}).get("captured"):
        words = "This PaymentIntent does not have a successful charge to refund."
        return {"type": "invalid_request_error", "code": "payment_intent_unexpected_state", "message": words}
    if not left:
        words = "The charge has already been refunded."
        return {"type": "invalid_request_error", "code": "charge_already_refunded", "message": words}
    if wanted > left:
        words = f"Refund amount ({wanted}) is greater than unrefunded amount on charge ({left})."
        return {"type": "invalid_request_error", "code": "amount_too_large", "param": "amount", "message": words}
    return None


def events_of(call: Call, before: dict | None, after: dict) -> list[str]:
    """The kinds of the events that follow a call, in Stripe's order."""
    if call.is_refund:
        return ["charge.refunded", "refund.created"]
    kinds = [] if before else ["payment_intent.created"]
    if before and before["status"] == after["status"] and not _has_failed(before, after):
        return kinds
    if _has_failed(before, after):
        return [*kinds, "charge.failed", "payment_intent.payment_failed"]
    if call.action == "capture":
        return ["charge.captured", "payment_intent.succeeded"]
    return [*kinds, *REACHED.get(after["status"], [])]


def _has_failed(before: dict | None, after: dict) -> bool:
    error = after.get("last_payment_error")
    return bool(error) and error != (before or {}).get("last_payment_error")


def as_stripe(intent: dict, expand: list[str]) -> dict:
    """A payment with what localstripe leaves out; its charge is an id unless it was asked for."""
    charge = intent.get("latest_charge") or {}
    received = charge["amount"] if charge.get("captured") and charge.get("status") == "succeeded" else 0
    capturable = intent["amount"] if intent["status"] == "requires_capture" else 0
    shown = intent | {"amount_received": received, "amount_capturable": capturable}
    shown.pop("charges", None)
    if charge and "latest_charge" not in expand:
        shown["latest_charge"] = charge["id"]
    return shown
