"""What leaves the house as a file, and that no spreadsheet runs it."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import load_workbook

from desk.files import csv_lines, inert, xlsx_file
from freshness.desk import exports
from freshness.kinds import DateKind
from freshness.models import Batch, LedgerEntry, LedgerKind, WriteOff
from tests.factories import StockRecord, make_product, make_user

MORNING = datetime(2026, 7, 1, 5, 30, tzinfo=UTC)


def make_batch(code: str = "L1", **facts) -> Batch:
    record = StockRecord.objects.get(product=make_product(facts.pop("title", "Yoghurt")))
    return Batch.objects.create(
        stockrecord=record, code=code, date_kind=DateKind.BEST_BEFORE, date=date(2026, 7, 9),
        on_shelf_from=MORNING, goods_in_at=MORNING, on_hand=12, reserved=2, **facts,
    )  # fmt: skip


@pytest.fixture
def marketing(client):
    """Somebody who may see all three tables, and nothing else."""
    user = make_user("mark@example.com")
    codenames = ["view_batch", "view_ledgerentry", "view_writeoff", "access_admin"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return client


def rows_of(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(mark):
    assert inert(f"{mark}HYPERLINK(0)") == f"'{mark}HYPERLINK(0)"


@pytest.mark.parametrize("value", ["Yoghurt", "a=b", "", 5, Decimal("-1.5"), date(2026, 7, 9)])
def test_other_values_stay_as_they_are(value):
    assert inert(value) == value


def test_a_moment_is_told_in_the_shops_time():
    assert inert(MORNING) == datetime(2026, 7, 1, 6, 30)


def test_a_csv_line_has_neither_formula_nor_broken_quotes():
    lines = list(csv_lines(["Name", "=Heading"], [['=1+1, "so"', Decimal("-2.50")]]))
    assert lines == ["\ufeffName,'=Heading\r\n", '"\'=1+1, ""so""",-2.50\r\n']


def test_a_workbook_has_no_formula_and_no_control_character():
    sheet = load_workbook(xlsx_file("T", ["Name"], [["=1+1"], ["\x01@x"], [Decimal("1.5")], ["a\x02b"]])).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == ["'=1+1", "'@x", 1.5, "ab"]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "s"]


@pytest.mark.django_db
def test_it_exports_batches_as_csv(marketing):
    make_batch("=cmd|'/C calc'!A0"[:20], title="@Yoghurt")
    head, row = rows_of(marketing.get(reverse("freshness_export", args=["batches", "csv"])))
    told = dict(zip(head, row, strict=True))
    assert told["Product"] == "'@Yoghurt"
    assert told["Batch code"] == "'=cmd|'/C calc'!A0"
    assert (told["Date"], told["On hand"], told["Reserved"], told["Free"]) == ("2026-07-09", "12", "2", "10")
    assert told["On the shelf from"] == "2026-07-01 06:30:00"


@pytest.mark.django_db
def test_it_exports_the_ledger_as_a_workbook(marketing):
    LedgerEntry.objects.create(
        batch=make_batch(), kind=LedgerKind.GOODS_IN, quantity=12, on_hand_change=12, on_hand_after=12,
        reason="+44 was called", at=MORNING, by=make_user("bob@example.com"),
    )  # fmt: skip
    response = marketing.get(reverse("freshness_export", args=["ledger", "xlsx"]))
    assert response["Content-Disposition"].startswith('attachment; filename="ledger-')
    head, row = load_workbook(BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    told = dict(zip(head, row, strict=True))
    assert (told["Kind"], told["Quantity"], told["Reason"]) == ("Goods in", 12, "'+44 was called")
    assert (told["At"], told["By"]) == (datetime(2026, 7, 1, 6, 30), "bob@example.com")


@pytest.mark.django_db
def test_it_exports_write_offs(marketing):
    WriteOff.objects.create(
        batch=make_batch(), quantity=3, reason="damaged", destination="compost", unit_cost=Decimal("0.8"), at=MORNING
    )
    head, row = rows_of(marketing.get(reverse("freshness_export", args=["write-offs", "csv"])))
    told = dict(zip(head, row, strict=True))
    assert (told["Quantity"], told["Reason"], told["Destination"]) == ("3", "Damaged", "Compost or biogas")
    assert (told["Unit cost"], told["By"]) == ("0.8000", "")


@pytest.mark.django_db
def test_an_export_reads_its_rows_in_one_query(marketing, django_assert_num_queries):
    for number in range(30):
        make_batch(f"L{number}")
    response = marketing.get(reverse("freshness_export", args=["batches", "csv"]))
    with django_assert_num_queries(1):
        assert len(rows_of(response)) == 31


@pytest.mark.django_db
def test_a_table_too_long_for_a_workbook_is_offered_as_csv(marketing, monkeypatch):
    make_batch()
    monkeypatch.setattr(exports, "MOST_ROWS_OF_A_WORKBOOK", 0)
    response = marketing.get(reverse("freshness_export", args=["batches", "xlsx"]))
    assert response.status_code == 413
    assert reverse("freshness_export", args=["batches", "csv"]) in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_who_may_not_see_batches_gets_none(client, kind):
    user = make_user("eve@example.com")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("freshness_export", args=["batches", kind])).status_code in (302, 403)
    client.logout()
    response = client.get(reverse("freshness_export", args=["batches", kind]))
    assert response.status_code == 302
    assert "login" in response.url


@pytest.mark.django_db
def test_an_unknown_table_is_not_found(marketing):
    assert marketing.get("/admin/freshness/exports/users.csv").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "what"), [("batch", "batches"), ("ledgerentry", "ledger"), ("writeoff", "write-offs")]
)
def test_each_list_leads_to_its_files(marketing, model, what):
    user = make_user("may@example.com")
    user.user_permissions.add(*Permission.objects.filter(codename__in=[f"view_{model}", "access_admin"]))
    marketing.force_login(user)
    page = marketing.get(reverse(f"freshness_{model}_modeladmin_index")).content.decode()
    files = [reverse("freshness_export", args=[what, kind]) for kind in ("csv", "xlsx")]
    assert all(file in page and marketing.get(file).status_code == 200 for file in files)


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["ledger", "write-offs"])
def test_who_may_see_batches_only_gets_no_other_table(client, what):
    user = make_user("ben@example.com")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["view_batch", "access_admin"]))
    client.force_login(user)
    assert client.get(reverse("freshness_export", args=["batches", "csv"])).status_code == 200
    assert client.get(reverse("freshness_export", args=[what, "csv"])).status_code in (302, 403)
