"""What the order desk's buttons do."""

from django.db import transaction
from django.utils.translation import gettext as _
from oscar.apps.order import processing
from oscar.apps.partner.exceptions import InvalidStockAdjustment
from oscar.core.loading import get_class

from checkout.errors import NotPaid
from checkout.services.steps import change_status
from checkout.shortfalls import names_of, shortfall_words
from freshness.errors import NotBound, NotReserved, Refused

PaymentError = get_class("payment.exceptions", "PaymentError")
InvalidOrderStatus = get_class("order.exceptions", "InvalidOrderStatus")


class EventHandler(processing.EventHandler):
    @transaction.atomic
    def handle_order_status_change(self, order, new_status, note_msg=None) -> None:
        """Changes the status.

        Raises Oscar's PaymentError, the one refusal that both of its desk pages show as words.
        """
        try:
            change_status(order, new_status, by=self.user)
        except NotReserved as refused:
            raise StepRefused(" ".join(shortfall_words(names_of(order.lines.all()), refused))) from refused
        except NotPaid as refused:
            raise StepRefused(_("It isn’t paid for. As soon as it is, it is confirmed by itself.")) from refused
        except NotBound as refused:
            raise StepRefused(_short_words(order, refused)) from refused
        except (InvalidOrderStatus, InvalidStockAdjustment, Refused) as refused:
            raise StepRefused(str(refused)) from refused
        order.refresh_from_db()
        if note_msg:
            self.create_note(order, note_msg)


class StepRefused(PaymentError, InvalidOrderStatus):
    """The order can't take this step."""


def _short_words(order, refused: NotBound) -> str:
    """Why an order can't leave yet: what was written off of it waits to be settled."""
    name = order.lines.get(pk=refused.order_line_id).title
    words = _("%(wanted)d × %(name)s were ordered, but only %(bound)d are there for it. Settle the shortage first.")
    return words % {"wanted": refused.wanted, "name": name, "bound": refused.bound}
