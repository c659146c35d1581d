"""The rows that stand beside Oscar's stock records."""

from freshness.models.batches import Batch, GoodsIn
from freshness.models.imports import ImportFile, ImportMapping
from freshness.models.ladders import LadderVersion, NamedLadder, VersionState
from freshness.models.ledger import Allocation, AllocationState, LedgerEntry, LedgerKind
from freshness.models.policies import FreshnessPolicy
from freshness.models.prices import DailyPrice, DailySales, PriceChange
from freshness.models.write_offs import (
    Destination,
    Resolution,
    Shortage,
    WriteOff,
    WriteOffReason,
)

__all__ = [
    "Allocation",
    "AllocationState",
    "Batch",
    "DailyPrice",
    "DailySales",
    "Destination",
    "FreshnessPolicy",
    "GoodsIn",
    "ImportFile",
    "ImportMapping",
    "LadderVersion",
    "LedgerEntry",
    "LedgerKind",
    "NamedLadder",
    "PriceChange",
    "Resolution",
    "Shortage",
    "VersionState",
    "WriteOff",
    "WriteOffReason",
]
