"""Whether a quantity can be had, in words for a shopper."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.apps.partner.availability import Base


class Limited(Base):
    """At most what is there, and at most what one household needs. `num_available` is None if not tracked."""

    def __init__(self, num_available: int | None) -> None:
        self.num_available = num_available
        self.is_sold_out = num_available is not None and num_available <= 0
        self.code = "outofstock" if self.is_sold_out else "instock"
        self.message = _("Sold out") if self.is_sold_out else _("Available")

    @property
    def is_available_to_buy(self) -> bool:
        return not self.is_sold_out

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        """Yes or no, and why not, in a sentence."""
        if self.is_sold_out:
            return False, _("This has sold out.")
        if quantity > settings.MAX_UNITS_PER_LINE:
            limit = settings.MAX_UNITS_PER_LINE
            return False, _("We bring at most %(limit)d of one thing. Ring us for more.") % {"limit": limit}
        if self.num_available is not None and quantity > self.num_available:
            left = self.num_available
            return False, ngettext("Only %(left)d is left.", "Only %(left)d are left.", left) % {"left": left}
        return True, ""
