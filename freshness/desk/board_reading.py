"""Rows of the today board as they are read: plain values instead of models, since there are thousands of them.

They have the attributes by which `freshness.shelf` finds policy, place and candidate, so that nothing is decided twice.
"""

from __future__ import annotations  # a field named date

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from oscar.core.loading import get_model

from freshness.models import Batch, FreshnessPolicy
from freshness.shelf import records


class ReadBatch(NamedTuple):
    """The columns of a batch that the board needs."""

    pk: int
    stockrecord_id: int
    code: str
    gtin: str
    date: date
    date_kind: str
    on_hand: int
    reserved: int
    allocated: int
    status: str
    status_reason: str
    on_shelf_from: datetime
    goods_in_at: datetime
    unit_cost: Decimal | None
    extra_percent: Decimal
    early_days: int

    @property
    def free(self) -> int:
        return self.on_hand - self.reserved - self.allocated


@dataclass(slots=True)
class ReadType:
    """A product type with its policy."""

    pk: int
    name: str
    freshness_policy: FreshnessPolicy | None


@dataclass(slots=True)
class ReadProduct:
    """A product with its policy, its type and its parent, None where it has none."""

    pk: int
    title: str
    product_class: ReadType | None
    freshness_policy: FreshnessPolicy | None
    parent: ReadProduct | None = None

    @property
    def parent_id(self) -> int | None:
        return self.parent and self.parent.pk

    @property
    def product_class_id(self) -> int | None:
        return self.product_class and self.product_class.pk

    @property
    def name(self) -> str:
        """As Oscar's get_title: a size without a title has its parent's."""
        return self.title or (self.parent.title if self.parent else "")

    @property
    def type_name(self) -> str:
        kind = self.product_class or (self.parent and self.parent.product_class)
        return kind.name if kind else ""


@dataclass(slots=True)
class ReadRecord:
    """A stock record with its product and the tree paths of the product's categories."""

    pk: int
    price: Decimal | None
    category_paths: str | None
    product: ReadProduct


COLUMNS = (
    "pk",
    "price",
    "category_paths",
    "product_id",
    "product__title",
    "product__product_class_id",
    "product__parent_id",
    "product__parent__title",
    "product__parent__product_class_id",
)


def read_batches(**narrowed) -> dict[int, list[ReadBatch]]:
    """The standing batches by stock record, all of them unless a filter narrows them; one query."""
    found: dict[int, list[ReadBatch]] = defaultdict(list)
    for values in Batch.objects.standing().filter(**narrowed).order_by().values_list(*ReadBatch._fields):
        batch = ReadBatch(*values)
        found[batch.stockrecord_id].append(batch)
    return found


def read_records() -> list[ReadRecord]:
    """The stock records of all standing batches; three queries."""
    of_types: dict[int, FreshnessPolicy] = {}
    of_products: dict[int, FreshnessPolicy] = {}
    for policy in FreshnessPolicy.objects.all():
        (of_types if policy.product_class_id else of_products)[policy.product_class_id or policy.product_id] = policy
    names = get_model("catalogue", "ProductClass").objects.values_list("pk", "name")
    types = {pk: ReadType(pk, name, of_types.get(pk)) for pk, name in names}

    def product(pk: int, title: str, type_id: int | None, parent: ReadProduct | None = None) -> ReadProduct:
        return ReadProduct(pk, title, types.get(type_id), of_products.get(pk), parent)

    standing = Batch.objects.standing().order_by().values("stockrecord")
    rows = []
    for values in records().filter(pk__in=standing).values_list(*COLUMNS):
        pk, price, paths, product_id, title, type_id, parent_id, *of_parent = values
        parent = product(parent_id, *of_parent) if parent_id else None
        rows.append(ReadRecord(pk, price, paths, product(product_id, title, type_id, parent)))
    return rows
