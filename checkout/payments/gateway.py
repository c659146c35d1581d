"""The small interface between the checkout and a way to pay."""

from decimal import Decimal
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Gateway(Protocol):
    """A way to pay. One module each, named in settings.PAYMENT_GATEWAYS."""

    code: str
    name: str
    hint: str

    def refusal(self, total: Decimal) -> str:
        """Why an order of `total` can't be paid this way, in a sentence for the shopper; "" if it can."""

    def start(self, order) -> None:
        """Notes with a new order how it will be paid, inside the transaction that places it."""

    def settle(self, order) -> None:
        """Records the payment, inside the transaction that confirms the order."""


def gateways() -> dict[str, Gateway]:
    """The ways to pay of this shop, by code, in the order in which they are offered."""
    built = [import_string(path)() for path in settings.PAYMENT_GATEWAYS]
    return {gateway.code: gateway for gateway in built}


def gateway_of(order) -> Gateway:
    """The way in which an order is paid, as it was placed."""
    return gateways()[order.sources.select_related("source_type").get().source_type.code]
