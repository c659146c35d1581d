"""Changes to an account."""

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from accounts.models import User


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Deletes a customer with everything of theirs. Orders stay, for the books, without the customer.

    One that is still to come goes on as a guest's: its messages need an address, and lead to its page.
    """
    coming = get_model("order", "Order").objects.filter(user=user, delivery__day__gte=timezone.localdate())
    coming.update(guest_email=user.email)
    get_model("basket", "Basket").objects.filter(owner=user, status="Open").delete()
    user.delete()


@transaction.atomic
def make_default_address(*, address) -> None:
    """Makes one address of a book the one that the checkout offers first."""
    others = get_model("address", "UserAddress").objects.filter(user=address.user).exclude(pk=address.pk)
    others.update(is_default_for_shipping=False)
    address.is_default_for_shipping = True
    address.save()
