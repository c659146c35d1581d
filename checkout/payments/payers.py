"""Who pays: what counts as the same payer, and a lock so that the limits of one hold however fast they order."""

import hashlib
import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

from checkout.payments.gateway import Payer


def payer_of(order) -> Payer:
    """Who pays an order, as the limits of a way to pay see them."""
    return Payer(order.total_incl_tax, order.user, order.guest_email or "", order.shipping_address)


def orders_of(payer: Payer, orders):
    """Those of a query of orders that are the same customer's, the same guest's, or go to the same door; a list.

    While nobody knows who it is, or where to, there are none.
    """
    if payer.address is None:
        return []
    known = Q(shipping_address__postcode__iexact=payer.address.postcode)
    if payer.user:
        known |= Q(user=payer.user)
    if payer.email:
        known |= Q(guest_email__istartswith=_mailbox(payer.email)[0])
    marks = set(_marks(payer))
    likely = orders.filter(known).select_related("shipping_address", "user").order_by("-pk")
    return [order for order in likely if marks.intersection(_marks(payer_of(order)))]


def lock(payer: Payer) -> None:
    """Lets one transaction at a time decide what this payer may do, until it ends.

    SQLite needs nothing: it lets one transaction write at a time anyway.
    """
    if connection.vendor != "postgresql":
        return
    keys = sorted(int.from_bytes(hashlib.sha256(mark.encode()).digest()[:8], signed=True) for mark in _marks(payer))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [keys])


def _marks(payer: Payer) -> Iterable[str]:
    """What tells a payer: who is signed in, a guest's mailbox, and the door that it goes to."""
    if payer.user:
        yield f"customer {payer.user.pk}"
    if payer.email:
        yield "guest {}@{}".format(*_mailbox(payer.email))
    if payer.address:
        house = re.sub(r"\W", "", payer.address.line1).casefold()
        yield f"door {payer.address.postcode.casefold()} {house}"


def _mailbox(email: str) -> tuple[str, str]:
    """The name and the host of an e-mail; what stands behind a plus leads to the same mailbox."""
    name, _at, host = email.casefold().rpartition("@")
    return name.partition("+")[0], host
