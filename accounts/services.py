"""Changes to an account."""

from django.db import transaction
from oscar.core.loading import get_model

from accounts.models import User


@transaction.atomic
def delete_account(*, user: User) -> None:
    """Deletes a customer with everything of theirs. Orders stay, for the books, without the customer."""
    get_model("basket", "Basket").objects.filter(owner=user, status="Open").delete()
    user.delete()


@transaction.atomic
def make_default_address(*, address) -> None:
    """Makes one address of a book the one that the checkout offers first."""
    others = get_model("address", "UserAddress").objects.filter(user=address.user).exclude(pk=address.pk)
    others.update(is_default_for_shipping=False)
    address.is_default_for_shipping = True
    address.save()
