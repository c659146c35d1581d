"""A shopper on the payment page, and what its script does."""

from tests.checkout.payments import cards


def opened_to(client, order):
    """The client whose session placed the order."""
    session = client.session
    session["checkout_order_id"] = order.pk
    session.save()
    return client


def path(order, *, to: str = "") -> str:
    return f"/checkout/pay/{order.number}/{to}"


def ask(client, order, what: str, **fields) -> dict:
    answer = client.post(path(order, to=f"{what}/"), fields)
    return answer.json() | {"status": answer.status_code}


def pay(client, order, number: str, **fields) -> dict:
    """Types a card into the page and presses its button."""
    secret = ask(client, order, "setup")["client_secret"]
    return ask(client, order, "authorise", token=cards.read_card(number, secret), **fields)


def stands(order) -> tuple[str, list[str]]:
    order.refresh_from_db()
    return order.status, list(order.payments.order_by("pk").values_list("state", flat=True))
