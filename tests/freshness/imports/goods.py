"""Products and a mapping for the imports of these tests."""

from freshness.kinds import DateKind
from freshness.models import FreshnessPolicy, ImportMapping
from tests.factories import Product, ProductClass, StockRecord, make_product

COLUMNS = {
    "product": ["Name", "Brand"],
    "code": "Batch",
    "date": "Best before",
    "quantity": "On hand",
    "produced_on": "Made",
    "received": "Received",
}


def policy_for_all(**facts) -> FreshnessPolicy:
    """A policy of the products of `make_product`: best before, four days promised, unless the facts say otherwise."""
    values = {"date_kind": DateKind.BEST_BEFORE, "minimum_life_days": 4} | facts
    return FreshnessPolicy.objects.create(product_class=ProductClass.objects.get(name="Dairy"), **values)


def make_record(title: str, sku: str) -> StockRecord:
    """A product that is sold under a SKU; nothing is in stock."""
    record = StockRecord.objects.get(product=make_product(title, stock=0))
    StockRecord.objects.filter(pk=record.pk).update(partner_sku=sku)
    return StockRecord.objects.get(pk=record.pk)


def make_mapping(name: str = "Farm book", *, products: dict | None = None, **facts) -> ImportMapping:
    """A mapping of a file with a product's name and brand in two columns."""
    products = {"Yoghurt Hill": "YOG", "Milk Hill": "MILK"} if products is None else products
    return ImportMapping.objects.create(
        name=name, columns=COLUMNS | facts.pop("columns", {}), products=products, **facts
    )


def gtin_13(number: int) -> str:
    """A made-up GTIN of those that are kept for use inside a company (prefix 20), with its check digit."""
    body = f"20{number:010}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


__all__ = ["COLUMNS", "Product", "gtin_13", "make_mapping", "make_record", "policy_for_all"]
