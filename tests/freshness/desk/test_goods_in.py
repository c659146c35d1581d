"""Goods-in by scan and by hand, on Wednesday 25 November 2026 at noon; the next delivery is Thursday."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from freshness.kinds import BatchStatus
from freshness.models import Batch, GoodsIn
from products.models import PackCode
from tests.factories import StockRecord, make_product
from tests.freshness.desk.people import sign_in
from tests.freshness.stocked import NOON, counts, ledger_is_right, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db
POT, CASE = "05012345678900", "15012345678907"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def yoghurt():
    product = make_yoghurt(shelf_life_days=21, keep_from_celsius="2", keep_to_celsius="5")
    PackCode.objects.create(product=product, gtin=POT[1:], units=1)
    PackCode.objects.create(product=product, gtin=CASE, units=12)
    return product


@pytest.fixture
def tom(client):
    return sign_in(client, "view_goodsin", "add_goodsin")


def url() -> str:
    return reverse("freshness_goods_in")


def scan(client, typed: str):
    return client.get(url(), {"scan": typed})


def typed(product, **changes) -> dict:
    key = StockRecord.objects.get(product=product).pk
    return {"product": key, "code": "Y26-118", "date": "2026-12-04", "quantity": "24", "intake_celsius": "4"} | changes


def errors(response) -> str:
    return response.context["form"].errors.as_text()


def problems(response) -> str:
    assert response.status_code == 422
    return " ".join(problem.words for problem in response.context["problems"])


def test_a_scan_of_a_case_fills_the_form(client, tom, yoghurt):
    response = scan(client, f"]C101{CASE}3702\x1d112611131526120410A7")

    form = response.context["form"]
    assert form.initial == {
        "code": "A7",
        "date": date(2026, 12, 4),
        "date_kind": "best_before",
        "produced_on": date(2026, 11, 13),
        "quantity": 24,
    }
    assert response.context["notes"] == ("Read as 2 cases of 12: 24 units.",)
    assert b'value="A7"' in response.content


def test_a_scan_without_a_count_is_one_case_but_no_number_of_pots(client, tom, yoghurt):
    assert scan(client, f"(01){CASE}").context["form"].initial["quantity"] == 12
    assert "quantity" not in scan(client, f"(01){POT}").context["form"].initial
    assert scan(client, f"(01){POT}(37)7").context["form"].initial["quantity"] == 7


def test_a_field_without_a_place_is_told(client, tom, yoghurt):
    assert scan(client, f"(01){POT}(21)S9").context["notes"] == ("Also on the label, and not kept: (21) S9.",)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("(01)05012345678901", "GTIN 05012345678901 ends in 1, but its check digit is 0."),
        ("(01)04006381333931", "Nothing is sold under GTIN 04006381333931."),
        (f"(01){POT}(15)260231", "“260231” in field (15) is no day"),
        (f"(01){POT}(05)1", "“051” begins with no field number that GS1 knows."),
        (f"(01){POT}(15)261204(17)261203", "two dates: best before 2026-12-04 and use by 2026-12-03"),
        (f"(01){POT}(17)261204", "The label says “Use by”, but this product is kept as “Best before”."),
    ],
)
def test_a_scan_that_makes_no_sense_is_told_with_its_value(client, tom, yoghurt, code, told):
    response = scan(client, code)

    assert told in problems(response)
    assert "form" not in response.context


def test_a_product_without_a_policy_is_told(client, tom):
    PackCode.objects.create(product=make_product("Tote bag"), gtin=POT)

    assert "isn't kept in batches" in problems(scan(client, POT))


def test_words_find_products_by_name_and_sku(client, tom, yoghurt):
    make_yoghurt("Strawberry yoghurt")
    make_product("Yoghurt spoon")
    names = [each.product.title for each in scan(client, "yoghurt").context["products"]]

    assert names == ["Natural yoghurt", "Strawberry yoghurt"]
    assert scan(client, "yoghurt natural").context["products"][0].product == yoghurt
    assert scan(client, "SKU-").context["products"] != []
    assert scan(client, "qu\x00ark").context["products"] == []


def test_it_takes_goods_in_and_says_so(client, tom, yoghurt):
    response = client.post(url(), typed(yoghurt, produced_on="2026-11-13", unit_cost="1.1234", supplier="Hill Farm"))

    assert response.status_code == 302
    row = GoodsIn.objects.get()
    assert (row.quantity, row.unit_cost, row.supplier, row.by) == (24, Decimal("1.1234"), "Hill Farm", tom)
    assert (row.batch.code, row.batch.gtin, row.batch.date) == ("Y26-118", POT, date(2026, 12, 4))
    assert (row.batch.on_shelf_from, row.received_at) == (NOON, NOON)
    assert counts(row.batch) == (24, 0, 0)
    assert ledger_is_right()
    page = client.get(response.url).content.decode()
    assert "24 × Natural yoghurt came in: batch Y26-118, best before Fri 4 December 2026. On hand of it: 24." in page
    assert 'id="scan"' in page.split("autofocus")[0].rsplit("<", 1)[1]


def test_the_same_code_again_is_a_further_goods_in(client, tom, yoghurt):
    client.post(url(), typed(yoghurt))
    page = client.post(url(), typed(yoghurt, quantity="6"), follow=True).content.decode()

    assert "6 × Natural yoghurt came in" in page
    assert "On hand of it: 30." in page
    assert GoodsIn.objects.count() == 2


def test_the_same_code_with_another_date_is_refused(client, tom, yoghurt):
    client.post(url(), typed(yoghurt))
    response = client.post(url(), typed(yoghurt, date="2026-12-05"))

    assert response.status_code == 422
    assert "4 December 2026" in errors(response)
    assert "5 December 2026" in errors(response)
    assert GoodsIn.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quantity": "-1"}, "quantity"),
        ({"quantity": "2.5"}, "quantity"),
        ({"quantity": "99999999999999999999"}, "quantity"),
        ({"date": "2026-02-31"}, "date"),
        ({"date": "9999-12-31"}, "date"),
        ({"date": ""}, "date"),
        ({"produced_on": "2026-12-06"}, "produced_on"),
        ({"date": "2026-12-01", "produced_on": "2026-12-02"}, "date"),
        ({"code": ""}, "code"),
        ({"code": "a b"}, "code"),
        ({"code": "x" * 21}, "code"),
        ({"code": "A\x00"}, "code"),
        ({"unit_cost": "-1"}, "unit_cost"),
        ({"unit_cost": "NaN"}, "unit_cost"),
        ({"intake_celsius": "warm"}, "intake_celsius"),
        ({"on_shelf_from": "0001-01-01T00:00"}, "on_shelf_from"),
        ({"net_weight_g": "-1"}, "net_weight_g"),
    ],
)
def test_what_was_mistyped_stands_beside_its_field_and_nothing_is_written(client, tom, yoghurt, changes, field):
    response = client.post(url(), typed(yoghurt, **changes))

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Batch.objects.exists()


@pytest.mark.parametrize("key", ["", "0", "x", "²", "99999999999999999999"])
def test_a_product_that_is_not_there_is_told(client, tom, key):
    assert "isn't kept in batches" in problems(client.post(url(), {"product": key}))
    assert client.get(url(), {"product": key or "0"}).status_code == 422


def test_without_a_printed_date_the_shelf_life_proposes_one(client, tom, yoghurt):
    response = client.post(url(), typed(yoghurt, date="", produced_on="2026-11-20"))

    told = "No date was typed. 21 days after production is Fri 11 December 2026: that is put in now."
    assert told in errors(response)
    assert response.context["form"]["date"].value() == "2026-12-11"
    assert not Batch.objects.exists()


def test_odd_goods_need_a_tick_for_each_oddity(client, tom, yoghurt):
    make_batch(yoghurt, date(2026, 12, 10))
    wrong = typed(yoghurt, date="2026-11-28", intake_celsius="9")
    response = client.post(url(), wrong)

    keys = [each.key for each in response.context["cautions"]]
    assert keys == ["short:2026-11-28", "older:2026-11-28", "temperature:9"]
    assert client.post(url(), wrong | {"looked_at": keys[:2]}).status_code == 422
    assert client.post(url(), wrong | {"looked_at": [*keys[:2], "temperature:8"]}).status_code == 422
    assert GoodsIn.objects.count() == 0
    assert client.post(url(), wrong | {"looked_at": keys}).status_code == 302
    assert GoodsIn.objects.get().intake_celsius == Decimal("9.0")


def test_goods_past_their_date_come_in_held(client, tom, yoghurt):
    late = typed(yoghurt, date="2026-11-24")
    page = client.post(url(), late | {"looked_at": ["past:2026-11-24"]}, follow=True).content.decode()

    assert "The batch is held: " in page
    assert Batch.objects.get().status == BatchStatus.HELD


def test_a_delivery_note_is_kept_with_the_goods(client, tom, yoghurt):
    Collection.objects.exists() or Collection.add_root(name="Root")
    client.post(url(), typed(yoghurt, document=SimpleUploadedFile("note.pdf", b"%PDF-")))

    document = GoodsIn.objects.get().documents.get()
    assert (document.title, document.uploaded_by_user) == ("note.pdf", tom)


def test_a_file_of_another_kind_is_refused(client, tom, yoghurt):
    response = client.post(url(), typed(yoghurt, document=SimpleUploadedFile("note.exe", b"MZ")))

    assert "document" in response.context["form"].errors


def test_a_refused_goods_in_leaves_no_document_behind(client, tom, yoghurt, media_root):
    Collection.objects.exists() or Collection.add_root(name="Root")
    client.post(url(), typed(yoghurt))
    note = SimpleUploadedFile("note.pdf", b"%PDF-")
    response = client.post(url(), typed(yoghurt, date="2026-12-05", document=note))

    assert response.status_code == 422
    assert not get_document_model().objects.exists()
    assert [file for file in media_root.rglob("*") if file.is_file()] == []


def test_goods_on_their_way_reach_the_shelf_later(client, tom, yoghurt):
    client.post(url(), typed(yoghurt, on_shelf_from="2026-11-26T06:30"))

    assert Batch.objects.get().on_shelf_from == datetime(2026, 11, 26, 6, 30, tzinfo=UTC)


def test_what_came_in_can_be_found(client, tom, yoghurt):
    client.post(url(), typed(yoghurt, supplier="Hill Farm"))

    for words, found in {"": 1, "natural": 1, "y26": 1, "hill farm": 1, "cheddar": 0, "a\x00b": 0}.items():
        assert len(client.get(url(), {"q": words, "p": "x"}).context["listing"]["page"]) == found


@pytest.mark.parametrize("key", ["", "0", "x", "9" * 30])
def test_what_never_came_is_not_told(client, tom, key):
    assert client.get(url(), {"came": key}).context["just_came"] == ""


def test_who_only_sees_takes_nothing_in(client, yoghurt):
    sign_in(client, "view_goodsin")

    assert b'id="scan"' not in client.get(url(), {"scan": POT}).content
    assert client.post(url(), typed(yoghurt)).status_code == 302
    assert not Batch.objects.exists()


def test_others_see_nothing(client):
    sign_in(client)
    assert client.get(url()).status_code == 302
    client.logout()
    assert "login" in client.get(url()).url
