"""A file looked at and brought in: all of it, or nothing, or what is right of it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from freshness.errors import Refused, RowsRefused
from freshness.imports.run import check, import_batches
from freshness.imports.tables import read_table
from freshness.models import Batch, GoodsIn, LedgerEntry
from products.models import PackCode
from tests.factories import StockRecord, make_user
from tests.freshness.imports.goods import gtin_13, make_mapping, make_record, policy_for_all

pytestmark = pytest.mark.django_db

FILE = Path(__file__).with_name("every_kind_of_row.csv")
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HEADINGS = "Name,Brand,Batch,Made,Best before,On hand,Received\n"


@pytest.fixture(autouse=True)
def goods():
    make_record("Yoghurt", "YOG")
    make_record("Milk", "MILK")
    policy_for_all()


def table(*rows: str):
    return read_table((HEADINGS + "\n".join(rows)).encode())


def checked(*rows: str, **mapping):
    return check(table=table(*rows), mapping=make_mapping(**mapping), at=NOON)


def told(report) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.value) for each in report.problems]


def test_a_dry_run_lists_every_row_in_error_with_its_column_and_value():
    report = check(table=read_table(FILE.read_bytes()), mapping=make_mapping(), at=NOON)
    assert told(report) == [
        (4, "Best before", "2026-12-12"),
        (7, "On hand", "0"),
        (8, "On hand", "2.5"),
        (9, "On hand", "-3"),
        (10, "Best before", "28/11/2026"),
        (11, "Best before", "2026-11-20"),
        (11, "Made", "2026-11-28"),
        (12, "Made", "2026-11-30"),
        (13, "Name + Brand", "Milk Vale"),
        (14, "Batch", ""),
        (15, "Batch", "a batch code much too long"),
        (17, "", "one more"),
    ]
    assert [each.words for each in report.problems] == [
        "Batch Y1 came in with the date 11 December 2026 before, not 12 December 2026. One code has one date.",
        "Nothing is on hand, so there is nothing to bring in. Leave the row out.",
        "“2.5” is not a whole number. Packs are counted whole: write it like 120.",
        "-3 is less than nothing. Put the units that are there.",
        "“28/11/2026” is no date as the mapping expects it: write it like 2026-11-29.",
        "Its date, 20 November 2026, is before its production on 28 November 2026. Check both.",
        "Production on 28 November 2026 is still to come: today is 25 November 2026. Check the day.",
        "Production on 30 November 2026 is still to come: today is 25 November 2026. Check the day.",
        "“Milk Vale” is no product of ours so far. Say in the mapping which one it is.",
        "Nothing stands here. Put a value, or leave the row out.",
        "“a batch code much too long” can’t be a batch code: 1 to 20 letters, digits and plain signs, without spaces.",
        "The row has more cells than there are headings. Look for a separator inside a text.",
    ]
    assert (report.rows, report.rows_in_error) == (15, 11)
    assert (report.new, report.further, report.held, report.units, report.products) == (3, 1, 1, 187, 2)
    assert report.notes == (
        "In 1 row the quantity received is not a whole number. It was ignored: what is on hand counts.",
    )


def test_a_dry_run_writes_nothing():
    checked("Milk,Hill,M1,,2026-12-01,5,")
    assert not Batch.objects.exists()


def test_a_row_in_error_keeps_the_whole_file_out():
    with pytest.raises(RowsRefused) as refused:
        import_batches(table=read_table(FILE.read_bytes()), mapping=make_mapping(), leave_out_errors=False, at=NOON)
    assert refused.value.report.rows_in_error == 11
    assert not Batch.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_rows_in_error_may_be_left_out():
    bob = make_user("bob@example.com")
    file = read_table(FILE.read_bytes())
    import_batches(table=file, mapping=make_mapping(), leave_out_errors=True, by=bob, at=NOON)
    batches = Batch.objects.order_by("pk").values_list("code", "date", "produced_on", "on_hand", "status")
    assert list(batches) == [
        ("Y1", date(2026, 12, 11), date(2026, 11, 20), 120, "available"),
        ("M1", date(2026, 11, 26), date(2026, 11, 19), 60, "available"),
        ("M2", date(2026, 10, 9), date(2026, 10, 1), 7, "held"),
    ]
    assert list(GoodsIn.objects.order_by("pk").values_list("batch__code", "quantity", "received_at", "by")) == [
        ("Y1", 100, NOON, bob.pk),
        ("Y1", 20, NOON, bob.pk),
        ("M1", 60, NOON, bob.pk),
        ("M2", 7, NOON, bob.pk),
    ]
    assert [entry.on_hand_after for entry in LedgerEntry.objects.filter(batch__code="Y1")] == [100, 120]
    assert list(StockRecord.objects.order_by("pk").values_list("num_in_stock", flat=True)) == [120, 60]


def test_a_file_without_errors_comes_in_whole():
    report = import_batches(
        table=table("Milk,Hill,M1,,2026-12-01,5,"), mapping=make_mapping(), leave_out_errors=False, at=NOON
    )
    assert (report.new, report.problems) == (1, ())
    assert Batch.objects.get().on_hand == 5


def test_a_file_with_no_row_that_is_right_is_refused_even_so():
    with pytest.raises(RowsRefused):
        import_batches(
            table=table("Milk,Vale,M1,,2026-12-01,5,"), mapping=make_mapping(), leave_out_errors=True, at=NOON
        )


def test_a_refused_row_does_not_set_the_date_of_its_code():
    report = checked(
        "Milk,Hill,M1,2026-11-30,2026-12-01,5,", "Milk,Hill,M1,2026-11-20,2026-12-02,6,", "Milk,Hill,M1,,2026-12-01,7,"
    )
    assert [each.row for each in report.problems] == [2, 4]
    assert [receipt.quantity for receipt in report.receipts] == [6]


def test_a_batch_in_the_books_is_added_to_and_the_report_asks_whether_the_file_came_in_before():
    mapping = make_mapping()
    file = table("Milk,Hill,M1,,2026-12-01,5,", "Milk,Hill,M2,,2026-12-02,5,")
    import_batches(table=table("Milk,Hill,M1,,2026-12-01,5,"), mapping=mapping, leave_out_errors=False, at=NOON)
    report = check(table=file, mapping=mapping, at=NOON)
    assert (report.new, report.further, report.standing) == (1, 1, 1)
    assert "1 row is about a batch that is in the books already" in report.notes[0]


def test_a_mapping_that_does_not_fit_the_file_says_what_is_missing():
    mapping = make_mapping(columns={"gtin": "EAN", "date": "", "supplier": ["Brand"]})
    doubled = read_table(b"Name,Brand,Brand,Batch,Made,On hand,Received\nMilk,Hill,Hill,M1,,5,\n")
    with pytest.raises(Refused) as refused:
        check(table=doubled, mapping=mapping, at=NOON)
    assert [(problem.field, problem.words) for problem in refused.value.problems] == [
        ("product", "The file has several columns “Brand” (Product). Rename all but one."),
        ("date", "Say which column has this: Use-by or best-before date."),
        ("gtin", "The file has no column “EAN” (GTIN). Choose another column."),
        ("supplier", "The file has several columns “Brand” (Supplier). Rename all but one."),
    ]


@pytest.mark.parametrize(
    ("products", "words"),
    [
        ({"Milk Hill": "GONE"}, "For “Milk Hill” the mapping names the SKU “GONE”, which no product has."),
        ({}, "“Milk Hill” is no product of ours so far. Say in the mapping which one it is."),
        ({"Milk Hill": "TOTE"}, "“Milk Hill” is kept without dates. Give the product or its type a freshness policy"),
        ({"Milk Hill": {"sku": "MILK", "gtin": gtin_13(1)[:-1] + "x"}}, "“"),
        ({"Milk Hill": 7}, "the mapping names the SKU “7”, which no product has"),
    ],
)
def test_a_name_that_leads_to_no_product_is_told(products, words):
    tote = make_record("Tote bag", "TOTE").product
    tote.product_class = type(tote.product_class).objects.create(name="Bags", track_stock=True)
    tote.save()
    report = checked("Milk,Hill,M1,,2026-12-01,5,", products=products)
    assert [(each.column, each.value) for each in report.problems] == [("Name + Brand", "Milk Hill")]
    assert words in report.problems[0].words


def test_a_sku_in_the_file_needs_no_table_of_products():
    report = checked("MILK,,M1,,2026-12-01,5,", products={})
    assert report.problems == ()


def test_the_gtin_comes_from_the_table_of_products_unless_the_row_has_one():
    products = {"Milk Hill": {"sku": "MILK", "gtin": "2000000000015"}}
    assert gtin_13(1) == "2000000000015"
    report = checked("Milk,Hill,M1,,2026-12-01,5,", products=products)
    assert [receipt.gtin for receipt in report.receipts] == ["2000000000015"]


def test_without_any_the_gtin_is_the_one_that_the_product_is_sold_under():
    milk = StockRecord.objects.get(partner_sku="MILK").product
    PackCode.objects.create(product=milk, gtin="2000000000022", units=1)
    report = checked("Milk,Hill,M1,,2026-12-01,5,")
    assert [receipt.gtin for receipt in report.receipts] == ["2000000000022"]


def test_a_wrong_check_digit_is_refused():
    report = checked("Milk,Hill,M1,2000000000016,2026-12-01,5,", columns={"gtin": "Made", "produced_on": ""})
    assert told(report) == [(2, "Made", "2000000000016")]
    assert "its check digit is 5" in report.problems[0].words


def test_goods_that_come_in_later_than_now_are_refused():
    report = checked(
        "Milk,Hill,M1,2026-11-24,2026-12-01,5,", "Milk,Hill,M2,2026-11-26,2026-12-01,5,",
        columns={"received_on": "Made", "produced_on": ""},
    )  # fmt: skip
    assert told(report) == [(3, "Made", "2026-11-26")]
    assert [receipt.received_at for receipt in report.receipts] == [datetime(2026, 11, 24, tzinfo=UTC)]


def test_the_label_s_kind_of_date_must_be_the_policy_s():
    report = checked("Milk,Hill,M1,use by,2026-12-01,5,", columns={"date_kind": "Made", "produced_on": ""})
    assert told(report) == [(2, "Made", "use by")]


def test_looking_at_many_rows_takes_no_more_queries_than_at_a_few(django_assert_max_num_queries):
    mapping = make_mapping()
    many = table(*[f"Milk,Hill,M{number},,2026-12-01,5," for number in range(400)])
    with django_assert_max_num_queries(11):
        check(table=many, mapping=mapping, at=NOON)
