"""A client of the payments' API with nothing in it that would retry or hide."""

import requests


class Stripe:
    """Asks the API at an address."""

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


def payments_of(stripe: Stripe) -> int:
    """How many payments there are."""
    return stripe.get("payment_intents?limit=1")["total_count"]
