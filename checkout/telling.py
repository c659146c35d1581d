"""What a shopper is told about an order, once each, in the transaction that it tells about."""

from collections.abc import Iterable

from django.utils import translation

from checkout.confirmation import context
from checkout.models import OrderLanguage
from checkout.order.paid import given_back, items_in_words
from notices.services import queue

KINDS = {
    "Confirmed": "order_confirmed",
    "Packed": "order_packed",
    "Out for delivery": "order_out_for_delivery",
    "Delivered": "order_delivered",
    "Cancelled": "order_cancelled",
}


def tell_step(order, status: str, *, problems: Iterable[str] = ()) -> None:
    """Tells that an order has come to a status, if there is a message for it. `problems` say why it was cancelled."""
    kind = KINDS.get(status)
    if kind:
        back = [] if status == "Confirmed" else given_back(order)  # nothing was taken before it
        tell(order, kind, problems=list(problems), given_back=back)


def tell(order, kind: str, *, about: str = "", **more) -> None:
    """Queues a message of a kind, in the language of the order; `about` tells apart what may be said several times.

    `more` goes to the message's templates and placeholders (see checkout.messages): problems, pay_by, refund, attempt,
    claim, given_back (what went back before).
    """
    key = f"{kind}:{order.number}:{about}".rstrip(":")
    language = OrderLanguage.of(order)
    with translation.override(language):
        words = context(order) | more
        if "refund" in more:
            words["refund_of"] = items_in_words(more["refund"].items.select_related("order_line__promise"))
        queue(kind=kind, key=key, recipient=order.email, context=words, language=language)
