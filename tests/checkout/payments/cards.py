"""Cards to play with, and what the browser does with them."""

import json
from urllib.request import Request, urlopen

from django.conf import settings

from checkout.payments import stripe_api
from checkout.payments.attempts import note

GOOD = "4242424242424242"
ASKS_FIRST = "4000002500003155"  # 3-D Secure
ASKS_THEN_DECLINED = "4000008400001629"
DECLINED = "4000000000000341"  # when it is charged
DECLINED_AT_ONCE = "4000000000000002"  # when it is read


def read_card(number: str, client_secret: str) -> str:
    """What the page’s script gets for a card, its bank’s question answered with yes. Raises HTTPError if declined."""
    secret = client_secret or stripe_api.setup_intent()["client_secret"]
    path = f"/v1/setup_intents/{secret.split('_secret_')[0]}/confirm"
    card = {"number": number, "exp_month": "12", "exp_year": "2030", "cvc": "123"}
    said = _post(path, client_secret=secret, payment_method_data={"type": "card", "card": card})
    if said["status"] == "requires_action":
        said = _post(path, client_secret=secret)
    return said["payment_method"]


def token_of(number: str) -> str:
    """A card as the browser hands it over."""
    return read_card(number, "")


def answer_bank(client_secret: str, *, success: bool) -> dict:
    """What the shopper does in the window of 3-D Secure."""
    reference = client_secret.split("_secret_")[0]
    words = "true" if success else "false"
    return _post(f"/v1/payment_intents/{reference}/_authenticate?success={words}", client_secret=client_secret)


def _post(path: str, **fields) -> dict:
    body = json.dumps({"key": settings.STRIPE_PUBLISHABLE_KEY, **fields}).encode()
    request = Request(  # noqa: S310 - an address of ours
        settings.STRIPE_API + path, body, {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=10) as answer:  # noqa: S310
        return json.loads(answer.read())


def authorised(stripe, known):
    """The attempt, paid with a good card."""
    return note(attempt=known, outcome=stripe.authorise(known, token_of(GOOD)))


def captured(stripe, known):
    """The attempt, its money taken."""
    return note(attempt=known, outcome=stripe.capture(authorised(stripe, known)))
