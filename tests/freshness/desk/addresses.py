"""The addresses of the desk: how each is called, what its form posts, and everything that might change by it."""

from django.urls import reverse

from freshness.models import (
    Allocation,
    Batch,
    FreshnessPolicy,
    GoodsIn,
    ImportFile,
    ImportMapping,
    LadderVersion,
    LedgerEntry,
    NamedLadder,
    Shortage,
    WriteOff,
)
from tests.factories import StockRecord

ROWS = (
    Allocation,
    Batch,
    FreshnessPolicy,
    GoodsIn,
    ImportFile,
    ImportMapping,
    LadderVersion,
    LedgerEntry,
    NamedLadder,
    Shortage,
    StockRecord,
    WriteOff,
)


def address(name: str, desk: dict, file: ImportFile) -> str:
    rows = {
        "freshness_batch": "batch",
        "freshness_count": "batch",
        "freshness_pick_other": "allocation",
        "freshness_settle": "shortage",
        "freshness_mapping_delete": "mapping",
        "freshness_ladder": "ladder",
        "freshness_ladder_history": "ladder",
        "freshness_policy_edit": "policy",
        "freshness_policy_remove": "policy",
    }
    if name in rows:
        return reverse(name, args=[desk[rows[name]].pk])
    if name.startswith("freshness_import_"):
        return reverse(name, args=[file.key])
    return reverse(name, args=["batches", "csv"] if name == "freshness_export" else [])


def form_of(name: str, desk: dict) -> dict:
    """What changes something if it is posted by somebody who may."""
    batch = desk["batch"].pk
    forms = {
        "freshness_board_act": {"batch": batch, "do": "hold", "reason": "Dented"},
        "freshness_count": {"counted": 9, "reason": "Counted", "looked_at": f"batch-{batch}"},
        "freshness_goods_in": {
            "product": desk["yoghurt"].pk,
            "code": "N1",
            "date": "2026-12-09",
            "date_kind": "best_before",
            "quantity": 4,
        },
        "freshness_write_off": {
            "batch": desk["other"].pk,
            f"quantity_{desk['other'].pk}": 1,
            "reason": "damaged",
            "destination": "waste",
        },
        "freshness_pick_other": {"batch": desk["other"].pk},
        "freshness_settle": {"resolution": "refunded"},
        "freshness_import_columns": {"name": "Mine"},
        "freshness_ladder_new": {"action": "save", "name": "Another", "scope": "all", "days-1": "3", "off-1": "30"},
        "freshness_ladder": {"action": "stop"},
        "freshness_policy_edit": {
            "product": desk["yoghurt"].pk,
            "date_kind": "best_before",
            "minimum_life_days": 5,
            "past_days": 0,
        },
    }
    return forms.get(name, {"batch": batch, "action": "stop", "do": "hold", "reason": "x", "quantity": 1})


def books() -> list:
    """Everything that the desk keeps, row by row."""
    return [list(model.objects.order_by("pk").values()) for model in ROWS]
