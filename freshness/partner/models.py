"""Oscar's stock records, which can't be oversold, and whose methods leave goods in batches alone."""

from oscar.apps.partner.abstract_models import AbstractStockRecord

from freshness.errors import KeptInBatches, OutOfStock
from freshness.services.plain import bind
from freshness.shelf import policy_of


class StockRecord(AbstractStockRecord):
    """A stock record whose allocation has a ceiling. Where a policy counts, units move through freshness.services."""

    @property
    def is_kept_in_batches(self) -> bool:
        return policy_of(self.product) is not None

    def allocate(self, quantity: int) -> None:
        """Binds units to an order in one guarded statement.

        Raises OutOfStock if fewer are free, KeptInBatches where a policy counts.
        """
        self._refuse_batches()
        if not self.can_track_allocations:
            return
        if bind(units={self.pk: quantity}):
            self.num_allocated = (self.num_allocated or 0) + quantity
        else:
            self.refresh_from_db(fields=["num_in_stock", "num_allocated"])
            raise OutOfStock(stockrecord_id=self.pk, wanted=quantity, available=max(0, self.net_stock_level))

    def consume_allocation(self, quantity: int) -> None:
        """Takes bound units out of the stock: they have left. Raises KeptInBatches where a policy counts."""
        self._refuse_batches()
        super().consume_allocation(quantity)

    def cancel_allocation(self, quantity: int) -> None:
        """Gives bound units back. Raises KeptInBatches where a policy counts."""
        self._refuse_batches()
        super().cancel_allocation(quantity)

    allocate.alters_data = consume_allocation.alters_data = cancel_allocation.alters_data = True

    def _refuse_batches(self) -> None:
        if self.is_kept_in_batches:
            raise KeptInBatches(self.pk)


from oscar.apps.partner.models import *  # noqa: E402
