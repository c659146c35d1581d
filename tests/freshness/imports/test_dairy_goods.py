"""A real file of 4,325 rows, as a shop would bring it. It has no licence, so it isn't part of this project.

It is read from DAIRY_GOODS_CSV, or from ../shared/data beside the project.
"""

import csv
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from freshness.due import Due
from freshness.errors import RowsRefused
from freshness.imports.run import check, import_batches
from freshness.imports.tables import read_table
from freshness.kinds import BatchStatus
from freshness.models import Batch, GoodsIn, LedgerEntry
from freshness.offers import offers_for
from tests.factories import Category, Partner, Product, ProductClass, StockRecord
from tests.freshness.imports.goods import gtin_13, make_mapping, policy_for_all

FILE = Path(os.environ.get("DAIRY_GOODS_CSV") or Path(__file__).resolve().parents[4] / "shared/data/dairy_goods.csv")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILE.is_file(), reason=f"{FILE} is not there; DAIRY_GOODS_CSV=/path/to/it"),
]
COLUMNS = {
    "product": ["Product Name", "Brand"],
    "code": "Production Date",
    "produced_on": "Production Date",
    "date": "Expiration Date",
    "quantity": "Quantity in Stock (liters/kg)",
    "received": "Quantity (liters/kg)",
}
LAST_DAY_OF_2022 = datetime(2022, 12, 31, tzinfo=UTC)
MIDSUMMER_2021 = datetime(2021, 6, 24, tzinfo=UTC)


@pytest.fixture
def table():
    return read_table(FILE.read_bytes())


@pytest.fixture
def mapping():
    """A stock record for each product and brand, and a saved mapping that names it and its GTIN."""
    with FILE.open(newline="") as opened:
        names = sorted({f"{row['Product Name']} {row['Brand']}" for row in csv.DictReader(opened)})
    dairy = ProductClass.objects.create(name="Dairy", track_stock=True)
    partner, shelf = Partner.objects.create(name="Longmeadow Dairy"), Category.add_root(name="Dairy")
    products = {}
    for number, name in enumerate(names):
        product = Product.objects.create(title=name, product_class=dairy)
        product.categories.add(shelf)
        sku = f"REAL-{number:02}"
        StockRecord.objects.create(product=product, partner=partner, partner_sku=sku, price=2, num_in_stock=0)
        products[name] = {"sku": sku, "gtin": gtin_13(number)}
    policy_for_all()
    return make_mapping("Dairy goods", products=products, columns=COLUMNS)


def why(report, words: str) -> int:
    return sum(words in each.words for each in report.problems)


def test_the_dry_run_lists_what_is_wrong_with_the_file(table, mapping):
    report = check(table=table, mapping=mapping, at=LAST_DAY_OF_2022)
    assert report.rows == 4325
    assert (report.new, report.products, report.further) == (4134, 40, 19)
    assert (why(report, "One code has one date"), why(report, "Nothing is on hand")) == (154, 18)
    assert report.rows_in_error == 172
    assert "the quantity received is not a whole number. It was ignored" in report.notes[0]
    assert not Batch.objects.exists()


def test_with_errors_in_it_nothing_of_the_file_is_written(table, mapping):
    with pytest.raises(RowsRefused):
        import_batches(table=table, mapping=mapping, leave_out_errors=False, at=LAST_DAY_OF_2022)
    assert not Batch.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_with_the_errors_left_out_it_comes_in_with_few_statements(table, mapping, django_assert_max_num_queries):
    with django_assert_max_num_queries(250):
        report = import_batches(table=table, mapping=mapping, leave_out_errors=True, at=LAST_DAY_OF_2022)
    assert (Batch.objects.count(), GoodsIn.objects.count()) == (4134, 4134 + 19)
    assert Batch.objects.values("stockrecord").distinct().count() == 40
    past = Batch.objects.filter(date__lt=date(2022, 12, 31))
    assert past.exclude(status=BatchStatus.HELD).count() == 0
    assert Batch.objects.filter(status=BatchStatus.HELD).count() == past.count() == report.held
    assert sum(Batch.objects.values_list("on_hand", flat=True)) == report.units
    assert {len(gtin) for gtin in Batch.objects.values_list("gtin", flat=True)} == {14}


def test_on_an_earlier_day_what_is_produced_later_is_refused_and_the_shop_sells_what_the_dates_allow(table, mapping):
    report = import_batches(table=table, mapping=mapping, leave_out_errors=True, at=MIDSUMMER_2021)
    today = date(2021, 6, 24)
    later = sum(row.cell(table.headings.index("Production Date")) > "2021-06-24" for row in table.rows)
    assert why(report, "is still to come: today is 24 June 2021") > 0.9 * later > 0
    assert not Batch.objects.filter(produced_on__gt=today).exists()

    day = date(2021, 6, 25)
    offers = offers_for(Product.objects.values_list("pk", flat=True), Due(day, datetime(2021, 6, 25, 4, tzinfo=UTC)))
    promised = Batch.objects.filter(date__gte=date(2021, 6, 29), status=BatchStatus.AVAILABLE)
    sold = {pk for pk, found in offers.items() if found.all}
    assert sold == set(promised.values_list("stockrecord__product", flat=True))
    assert 0 < len(sold) < 40
