"""What the order desk's buttons do."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.order import processing
from oscar.apps.partner.exceptions import InvalidStockAdjustment
from oscar.core.loading import get_class

from checkout.errors import NotPaid
from checkout.services.steps import change_status
from checkout.shortfalls import shortfall_words
from freshness.errors import NotBound, NotReserved, Refused

CONFIRMED = "Confirmed"
WORDS = {
    "Packed": gettext_lazy("Packed: the shopper can’t cancel any more"),
    "Out for delivery": gettext_lazy("Out for delivery: the goods leave the books"),
    "Delivered": gettext_lazy("Delivered: what is paid at the door has been taken"),
    "Cancelled": gettext_lazy("Cancelled: units and place are given back, and all the money"),
    "Refunded": gettext_lazy("Refunded: all the money goes back, the goods stay off the books"),
}
NOT_DELIVERED = gettext_lazy(
    "Cancelled: it couldn’t be delivered; all the money goes back, the goods stay off the books"
)
PaymentError = get_class("payment.exceptions", "PaymentError")
InvalidOrderStatus = get_class("order.exceptions", "InvalidOrderStatus")


class EventHandler(processing.EventHandler):
    @transaction.atomic
    def handle_order_status_change(self, order, new_status, note_msg=None) -> None:
        """Changes the status.

        Raises StepRefused, whose text is the reason in sentences for the desk.
        """
        if new_status == CONFIRMED:
            raise StepRefused(_("It is confirmed by itself, as soon as it is paid for."))
        try:
            change_status(order, new_status, by=self.user)
        except NotReserved as refused:
            titles = {line.stockrecord_id: line.title for line in order.lines.all()}
            raise StepRefused(" ".join(shortfall_words(titles, refused))) from refused
        except NotPaid as refused:
            raise StepRefused(_("It isn’t paid for. As soon as it is, it is confirmed by itself.")) from refused
        except NotBound as refused:
            raise StepRefused(_short_words(order, refused)) from refused
        except InvalidOrderStatus as refused:
            words = _("It is “%(now)s” and can’t become “%(wanted)s”.") % {"now": order.status, "wanted": new_status}
            raise StepRefused(words) from refused
        except (InvalidStockAdjustment, Refused) as refused:
            raise StepRefused(str(refused)) from refused
        order.refresh_from_db()
        if note_msg:
            self.create_note(order, note_msg)


def steps_by_hand(order) -> list[tuple[str, str]]:
    """The statuses that staff can give an order now, each with what it does in words."""
    words = WORDS | {"Cancelled": NOT_DELIVERED} if order.status == "Out for delivery" else WORDS
    return [(status, words.get(status, status)) for status in order.available_statuses() if status != CONFIRMED]


class StepRefused(PaymentError, InvalidOrderStatus):
    """The order can't take this step."""


def _short_words(order, refused: NotBound) -> str:
    """Why an order can't leave yet: what was written off of it waits to be settled."""
    name = order.lines.get(pk=refused.order_line_id).title
    words = _("%(wanted)d × %(name)s were ordered, but only %(bound)d are there for it. Settle the shortage first.")
    return words % {"wanted": refused.wanted, "name": name, "bound": refused.bound}
