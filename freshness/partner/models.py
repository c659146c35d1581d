"""Oscar's stock records, which can't be oversold."""

from django.db.models import F
from django.db.models.functions import Coalesce
from oscar.apps.partner.abstract_models import AbstractStockRecord

from freshness.errors import OutOfStock


class StockRecord(AbstractStockRecord):
    """A stock record whose allocation has a ceiling."""

    def allocate(self, quantity: int) -> None:
        """Binds units to an order in one guarded statement.

        Raises OutOfStock if fewer are free.
        """
        if not self.can_track_allocations:
            return
        taken = Coalesce(F("num_allocated"), 0) + quantity
        if type(self).objects.filter(pk=self.pk, num_in_stock__gte=taken).update(num_allocated=taken):
            self.num_allocated = (self.num_allocated or 0) + quantity
        else:
            self.refresh_from_db(fields=["num_in_stock", "num_allocated"])
            raise OutOfStock(stockrecord_id=self.pk, wanted=quantity, available=max(0, self.net_stock_level))

    allocate.alters_data = True


from oscar.apps.partner.models import *  # noqa: E402
