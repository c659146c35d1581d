"""The way of a file through the back office, and who may take it."""

from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from freshness.models import Batch, GoodsIn, ImportFile, ImportMapping
from tests.factories import make_user
from tests.freshness.imports.goods import make_mapping, make_record, policy_for_all

pytestmark = pytest.mark.django_db

FILE = Path(__file__).parents[1] / "imports/every_kind_of_row.csv"
GOOD = b"SKU,Batch code,Best before,On hand\nMILK,M1,2026-12-01,5\nMILK,M2,2026-12-02,6\n"
NAMES = ("add_importmapping", "delete_importmapping", "add_goodsin")


@pytest.fixture(autouse=True)
def on_a_wednesday():
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def goods():
    make_record("Yoghurt", "YOG")
    make_record("Milk", "MILK")
    policy_for_all()


def sign_in(client, email: str = "mary@example.com", names=NAMES):
    user = make_user(email)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    user.user_permissions.add(*Permission.objects.filter(codename__in=names, content_type__app_label="freshness"))
    client.force_login(user)
    return client


@pytest.fixture
def mary(client):
    """A merchandiser."""
    return sign_in(client)


def upload(client, content: bytes, name: str = "farm book.csv", **data):
    return client.post(reverse("freshness_import"), {"file": SimpleUploadedFile(name, content)} | data)


def step(name: str) -> str:
    return reverse(f"freshness_import_{name}", args=[ImportFile.objects.get().key])


def text(response) -> str:
    return response.content.decode()


def name_columns(client, **changes):
    values = {
        "name": "Farm book", "date_format": "%Y-%m-%d", "product": "SKU", "code": "Batch code", "date": "Best before",
        "quantity": "On hand",
    }  # fmt: skip
    return client.post(step("columns"), values | changes)


def test_a_good_file_goes_from_choosing_to_the_books(mary, goods):
    assert upload(mary, GOOD).url == step("columns")
    page = text(mary.get(step("columns")))
    assert '<option value="Batch code" selected>' in page
    assert 'value="farm book"' in page
    assert name_columns(mary).url == step("products")
    assert mary.get(step("products")).url == step("check")
    assert "Book 2 goods-ins" in text(mary.get(step("check")))
    assert not Batch.objects.exists()

    page = text(mary.post(step("check"), follow=True))
    assert "2 goods-ins were booked. 2 new batches of 1 product." in page
    assert list(GoodsIn.objects.order_by("pk").values_list("quantity", "by__email")) == [
        (5, "mary@example.com"),
        (6, "mary@example.com"),
    ]
    assert not ImportFile.objects.exists()


def test_the_same_page_sent_twice_books_once(mary, goods):
    upload(mary, GOOD)
    name_columns(mary)
    address = step("check")
    mary.post(address)
    assert "not there any more: it was imported, dropped" in text(mary.post(address, follow=True))
    assert GoodsIn.objects.count() == 2


def test_a_saved_mapping_is_used_again(mary, goods):
    mapping = make_mapping()
    upload(mary, FILE.read_bytes(), mapping=mapping.pk)
    page = text(mary.get(step("columns")))
    assert '<option value="Best before" selected>' in page
    assert 'value="Farm book"' in page


def test_every_row_in_error_is_listed_and_keeps_the_file_out_unless_left_out(mary, goods):
    upload(mary, FILE.read_bytes(), mapping=make_mapping().pk)
    page = text(mary.get(step("check")))
    assert "Leave out the 11 rows in error" in page
    assert "“2.5” is not a whole number. Packs are counted whole: write it like 120." in page
    response = mary.post(step("check"))
    assert response.status_code == 422
    assert "Nothing was imported, since there are rows in error" in text(response)
    assert not Batch.objects.exists()
    mary.post(step("check"), {"leave_out_errors": "on"})
    assert Batch.objects.count() == 3


def test_the_rows_in_error_can_be_taken_away_without_formulas(mary, goods):
    upload(mary, b"SKU,Batch code,Best before,On hand\n=1+1,M1,2026-12-01,5\n")
    name_columns(mary)
    lines = b"".join(mary.get(step("errors")).streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == 'Row,Column,Value,"What is wrong, and what to do"'
    assert lines[1].startswith("2,SKU,'=1+1,")


def test_names_of_the_file_are_told_once_and_kept_in_the_mapping(mary, goods):
    upload(mary, FILE.read_bytes(), mapping=make_mapping(products={}).pk)
    page = text(mary.get(step("products")))
    assert all(f'value="{name}"' in page for name in ("Yoghurt Hill", "Milk Hill", "Milk Vale"))
    mary.post(step("products"), {"name-0": "Milk Hill", "sku-0": "MILK", "gtin-0": "2000000000015", "name-1": "Cola"})
    assert ImportMapping.objects.get().products == {"Milk Hill": {"sku": "MILK", "gtin": "2000000000015"}}


def test_signs_that_no_database_keeps_are_left_out_of_a_typed_sku(mary, goods):
    upload(mary, FILE.read_bytes(), mapping=make_mapping(products={}).pk)
    mary.post(step("products"), {"name-0": "Milk Hill", "sku-0": "MI\x00LK" + "K" * 200})
    assert ImportMapping.objects.get().products == {"Milk Hill": "MILK" + "K" * 124}


def test_an_address_with_such_signs_is_not_found(mary):
    assert mary.get("/admin/freshness/import/a%00b/check/").status_code == 404


def test_a_name_that_is_a_title_of_ours_is_suggested(mary, goods):
    upload(mary, b"Product,Batch code,Best before,On hand\nMilk,M1,2026-12-01,5\nJug,M1,2026-12-01,5\n")
    name_columns(mary, product="Product")
    page = text(mary.get(step("products")))
    assert 'name="sku-1" value="MILK"' in page
    assert 'name="sku-0" value=""' in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"date": ""}, "Say which column has this: Use-by or best-before date."),
        ({"date": "Colour"}, "The file has no such column. Choose another."),
        ({"name": ""}, "Give the mapping a name, to use it for the next file."),
        ({"name": "KNOWN"}, "There is a mapping “KNOWN” already."),
        ({"date_format": "%c"}, "%c"),
    ],
)
def test_columns_that_can_t_be_are_told_and_nothing_is_kept(mary, goods, changes, words):
    make_mapping("Known")
    upload(mary, GOOD)
    response = name_columns(mary, **changes)
    assert response.status_code == 422
    assert words in text(response)
    assert list(ImportMapping.objects.values_list("name", flat=True)) == ["Known"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04 no archive", "This file is damaged"),
        (b"\xd0\xcf\x11\xe0 old", "old or a protected Excel file"),
        (b"only a heading", "no rows below its headings"),
    ],
)
def test_a_broken_file_is_refused_in_words_and_not_kept(mary, content, words):
    response = upload(mary, content, "broken.xlsx")
    assert response.status_code == 422
    assert words in text(response)
    assert not ImportFile.objects.exists()


def test_no_file_at_all_is_asked_for(mary):
    response = mary.post(reverse("freshness_import"))
    assert response.status_code == 422
    assert "Choose a file first: CSV or XLSX." in text(response)


def test_a_file_too_big_is_refused(mary, monkeypatch):
    monkeypatch.setattr("freshness.imports.uploads.MOST_BYTES", 8)
    monkeypatch.setattr("freshness.imports.tables.MOST_BYTES", 8)
    assert "Split it into several files" in text(upload(mary, GOOD))


def test_only_who_chose_a_file_sees_it(mary, goods, django_user_model):
    upload(mary, GOOD)
    address = step("columns")
    sign_in(mary, "eve@example.com")
    assert mary.get(address).url == reverse("freshness_import")
    mary.post(step("forget"))
    assert ImportFile.objects.exists()


def test_a_file_is_kept_for_a_day_and_one_for_each_person(mary, goods):
    upload(mary, GOOD)
    upload(mary, GOOD, "again.csv")
    assert ImportFile.objects.get().name == "again.csv"
    address = step("columns")
    with time_machine.travel("2026-11-26 12:00:01+00:00", tick=False):
        assert mary.get(address).url == reverse("freshness_import")
        upload(sign_in(mary, "bob@example.com"), GOOD)
    assert ImportFile.objects.get().by.email == "bob@example.com"


def test_a_file_can_be_dropped(mary, goods):
    upload(mary, GOOD)
    mary.post(step("forget"))
    assert not ImportFile.objects.exists()


def test_a_step_cannot_be_jumped_over(mary, goods):
    upload(mary, GOOD)
    assert mary.get(step("products")).url == step("columns")
    assert mary.get(step("check")).url == step("columns")
    assert mary.get(step("errors")).url == step("columns")


def test_a_mapping_that_no_longer_fits_leads_back_to_the_columns(mary, goods):
    upload(mary, GOOD, mapping=make_mapping().pk)
    assert mary.get(step("check")).url == step("columns")


def test_a_mapping_is_deleted_by_those_who_may(mary, goods, client):
    mapping = make_mapping()
    upload(mary, GOOD, mapping=mapping.pk)
    address = reverse("freshness_mapping_delete", args=[mapping.pk])
    assert mary.get(address).status_code == 405
    mary.post(address)
    assert not ImportMapping.objects.exists()
    assert ImportFile.objects.exists()
    assert mary.post(address).status_code == 404


@pytest.mark.parametrize("names", [(), ("add_goodsin",), ("add_importmapping",)])
def test_who_may_not_both_receive_and_map_is_kept_out(client, names):
    eve = sign_in(client, "eve@example.com", names)
    for address in (reverse("freshness_import"), reverse("freshness_import_check", args=["x"])):
        response = eve.get(address)
        assert response.status_code in (302, 403)
        assert "import" not in response.get("Location", "")


def test_strangers_are_sent_to_sign_in(client):
    response = client.get(reverse("freshness_import"))
    assert response.status_code == 302
    assert "login" in response.url


def test_a_workbook_is_read_too(mary, goods):
    from openpyxl import Workbook

    book, file = Workbook(), BytesIO()
    for row in (["SKU", "Batch code", "Best before", "On hand"], ["MILK", "M1", "2026-12-01", 5]):
        book.active.append(row)
    book.save(file)
    upload(mary, file.getvalue(), "book.xlsx")
    name_columns(mary)
    mary.post(step("check"))
    assert Batch.objects.get().on_hand == 5
