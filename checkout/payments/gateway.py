"""The small interface between the checkout and a way to pay."""

from decimal import Decimal
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Gateway(Protocol):
    """A way to pay. One module each, named in settings.PAYMENT_GATEWAYS."""

    code: str
    name: str

    def refusal(self, total: Decimal) -> str:
        """Why an order of `total` can't be paid this way, in a sentence for the shopper; "" if it can."""

    def settle(self, order) -> None:
        """Records how the order is paid, inside the transaction that confirms it."""


def gateways() -> dict[str, Gateway]:
    """The ways to pay of this shop, by code, in the order in which they are offered."""
    built = [import_string(path)() for path in settings.PAYMENT_GATEWAYS]
    return {gateway.code: gateway for gateway in built}
