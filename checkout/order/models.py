"""Oscar's order lines, whose units may be of batches."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from oscar.apps.order.abstract_models import AbstractLine
from oscar.apps.partner.exceptions import InvalidStockAdjustment

from freshness.kinds import OfferKind
from freshness.services import sales
from products.freshness_words import date_words
from products.names import Name


class Line(AbstractLine):
    """A line that knows which batches its units are of; without any, Oscar's plain stock counts."""

    @property
    def is_kept_in_batches(self) -> bool:
        """Whether its units are of batches. A line from before its product had a policy has none bound."""
        record = self.stockrecord
        return self.allocations.exists() or bool(record and record.is_kept_in_batches)

    @property
    def name(self) -> Name:
        """What the shopper read when they ordered; `title`, the shop's own name, for a line without a promise."""
        promise = getattr(self, "promise", None)
        if promise is None or not promise.name:
            return Name(self.title, settings.LANGUAGE_CODE)
        return Name(promise.name, promise.name_language)

    @property
    def description(self) -> str:
        """The product's name as it was sold, and the date that was promised, in words."""
        promise = getattr(self, "promise", None)
        if promise is None or not promise.promised_date:
            return self.name
        is_open = promise.offer_kind == OfferKind.REGULAR
        words = date_words(promise.promised_date, promise.date_kind, is_open=is_open)
        return _("%(name)s (%(date)s)") % {"name": self.name, "date": words}

    def consume_allocation(self, quantity: int, *, at: datetime | None = None, by=None) -> None:
        """Units have left for the shopper.

        Raises InvalidStockAdjustment or NotBound for more than is bound, Refused for goods that are held.
        """
        if not self.is_kept_in_batches:
            super().consume_allocation(quantity)
            return
        with transaction.atomic():
            rows = type(self).objects.filter(pk=self.pk, num_allocated__gte=quantity, allocation_cancelled=False)
            if not rows.update(num_allocated=F("num_allocated") - quantity):
                raise InvalidStockAdjustment(_("More was to leave than is bound to the order."))
            sales.sell(order_line=self, quantity=quantity, at=at, by=by)
        self.refresh_from_db(fields=["num_allocated"])

    def cancel_allocation(self, quantity: int, *, at: datetime | None = None, reason: str = "") -> None:
        """Units are given back; nothing happens, as with Oscar, for more than is bound."""
        if not self.is_kept_in_batches:
            super().cancel_allocation(quantity)
            return
        with transaction.atomic():
            line = type(self).objects.select_for_update().get(pk=self.pk)
            if not line.is_allocation_consumption_possible(quantity):
                return
            left = line.num_allocated - quantity
            type(self).objects.filter(pk=self.pk).update(num_allocated=left, allocation_cancelled=not left)
            if self.allocations.exists():
                sales.release(order_line=self, quantity=quantity, at=at, reason=reason)
        self.refresh_from_db(fields=["num_allocated", "allocation_cancelled"])

    def is_available_to_reorder(self, basket, strategy) -> tuple[bool, str | None]:
        """Whether as many can be had again of the regular offer: the date that was chosen then is not asked for."""
        if not self.product:
            return super().is_available_to_reorder(basket, strategy)
        availability = strategy.fetch_for_choice(self.product, None).availability
        return availability.is_purchase_permitted(self.quantity + basket.offer_quantity(self.product, None))

    consume_allocation.alters_data = cancel_allocation.alters_data = True


from oscar.apps.order.models import *  # noqa: E402
