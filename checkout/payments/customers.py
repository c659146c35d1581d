"""What a gateway calls our customers: asked for once, written down here."""

from collections.abc import Callable

from checkout.models import PaymentCustomer


def reference_of(user, gateway: str) -> str:
    """What the gateway calls a customer; "" if it doesn't know them."""
    return PaymentCustomer.objects.filter(user=user, gateway=gateway).values_list("reference", flat=True).first() or ""


def known_as(user, gateway: str, make: Callable[[], str]) -> str:
    """What the gateway calls a customer, made known to it by `make` the first time.

    Two windows at once may make two; the first that is written down stays, the other is never used.
    """
    standing = reference_of(user, gateway)
    if standing:
        return standing
    reference = make()
    row, _created = PaymentCustomer.objects.get_or_create(user=user, gateway=gateway, defaults={"reference": reference})
    return row.reference


def forget(user, gateway: str) -> None:
    """The gateway doesn't know the customer any more, as after a change of account."""
    PaymentCustomer.objects.filter(user=user, gateway=gateway).delete()
