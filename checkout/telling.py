"""What a shopper is told about an order, once each, in the transaction that it tells about."""

from collections.abc import Iterable

from checkout.confirmation import context
from notices.services import queue

KINDS = {"Confirmed": "order_confirmed", "Cancelled": "order_cancelled"}


def tell_step(order, status: str, *, problems: Iterable[str] = ()) -> None:
    """Tells that an order has come to a status, if there is a message for it. `problems` say why it was cancelled."""
    kind = KINDS.get(status)
    if kind:
        tell(order, kind, problems=list(problems))


def tell(order, kind: str, *, about: str = "", **more) -> None:
    """Queues a message of a kind; `about` tells apart what may be said several times of one order."""
    key = f"{kind}:{order.number}:{about}".rstrip(":")
    queue(kind=kind, key=key, recipient=order.email, context=context(order) | more)
