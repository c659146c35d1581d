"""Shoppers who change their mind: until the cut-off, by themselves."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from checkout.errors import NotCancellable
from checkout.services import steps
from hours import hour_words

BEFORE_PICKING = ("Awaiting payment", "Confirmed")
TOO_FAR = {
    "Packed": gettext_lazy("It is picked and packed already."),
    "Out for delivery": gettext_lazy("It is on its way to you already."),
    "Delivered": gettext_lazy("It has been delivered."),
    "Refunded": gettext_lazy("It has been delivered, and your money is on its way back."),
    "Cancelled": gettext_lazy("It is cancelled already."),
}


def can_cancel(order, at: datetime) -> bool:
    """Whether its shopper may cancel an order at a moment."""
    return not refusal(order, at)


def refusal(order, at: datetime) -> str:
    """Why a shopper can't cancel an order, in sentences for them; "" if they can."""
    if order.status not in BEFORE_PICKING:
        return f"{TOO_FAR.get(order.status, '')} {_ring()}".strip()
    delivery = getattr(order, "delivery", None)
    if delivery is None:
        return _ring()
    if at < delivery.cut_off:
        return ""
    until = timezone.localtime(delivery.cut_off)
    words = {"day": date_format(until, "l j F"), "hour": hour_words(until.time())}
    return _("It could be cancelled until %(day)s, %(hour)s.") % words + " " + _ring()


def _ring() -> str:
    phone = import_string(settings.SHOP_CONTACT)().phone.replace(" ", "\xa0")
    return _("Ring us on %(phone)s, and we’ll see what can be done.") % {"phone": phone}


@transaction.atomic
def cancel_by_shopper(*, order, at: datetime | None = None) -> bool:
    """Cancels an order for its shopper; False if it was cancelled before, by a second click for instance.

    Units and place return at once, the money behind the commit: what was held is let go, what was taken goes back.
    Raises NotCancellable, with words, past the cut-off and once it is packed.
    """
    order = steps.locked(order.pk)
    if order.status == "Cancelled":
        return False
    problem = refusal(order, at or timezone.now())
    if problem:
        raise NotCancellable(problem)
    steps.change_status(order, "Cancelled", at=at)
    order.notes.create(note_type="System", message=_("Cancelled by the shopper"))
    return True
