"""Rubbish at every address of the desk: answered, and nothing written."""

import pytest
from django.urls import reverse

from freshness.balance import differences
from freshness.models import ImportFile, ImportMapping, LedgerEntry
from tests.freshness.desk.addresses import ROWS, address, books, form_of
from tests.freshness.desk.test_roles import MARKETING, MERCHANDISER, TABLE

pytestmark = pytest.mark.django_db

ODD = ("", "x", "-1", "9" * 19, "9" * 40, "1\x00", "1e999999999", "NaN", "²", "9999-12-31", "0001-01-01", "é" * 3000)
FIELDS = (
    *("action", "back", "batch", "code", "counted", "date", "date_kind", "day", "destination", "do", "document"),
    *("days-1", "days-2", "floor_amount", "floor_margin", "floor_share", "intake_celsius", "looked_at", "mapping"),
    *("minimum_life_days", "name", "net_weight_g", "note", "o", "off-1", "off-2", "on_shelf_from", "ot", "p", "page"),
    *("past_days", "priority", "produced_on", "product", "product_class", "q", "quantity", "quantity_1", "reason"),
    *("remove", "resolution", "risk", "scan", "scope", "season_from", "season_to", "seen", "shelf_life_days"),
    *(
        "slow_cover_days",
        "slow_extra_percent",
        "sort",
        "status__exact",
        "supplier",
        "type",
        "unit_cost",
        "by__password",
    ),
)


@pytest.mark.parametrize("odd", ODD)
def test_rubbish_is_answered_and_writes_nothing(client, desk, become, odd):
    file = become(MERCHANDISER)
    before = books()
    rubbish = dict.fromkeys(FIELDS, odd)
    for name in set(TABLE) - {"freshness_mapping_delete", "freshness_import_forget", "freshness_policy_remove"}:
        wanted = form_of(name, desk) | {"name": "", "code": odd, "quantity": odd, "counted": odd, "reason": ""}
        path = address(name, desk, file)
        for answer in (client.get(path, rubbish), client.post(path, rubbish), client.post(path, {})):
            assert answer.status_code < 500, name
        if name not in {"freshness_ladder", "freshness_pick_other", "freshness_settle", "freshness_policy_edit"}:
            assert client.post(path, wanted).status_code < 500, name
    assert _without_files(books()) == _without_files(before)
    assert not list(differences())


def _without_files(rows: list) -> list:
    """The books without the names that are given to columns and products: that is what those pages are for."""
    return [found for model, found in zip(ROWS, rows, strict=True) if model not in (ImportFile, ImportMapping)]


@pytest.mark.parametrize("pk", (0, 10**9, 10**18, 10**40))
def test_a_row_that_is_not_there_is_not_found(client, desk, become, pk):
    become(MERCHANDISER)
    for name in ("freshness_batch", "freshness_count", "freshness_pick_other", "freshness_settle", "freshness_ladder"):
        answer = (
            client.post(reverse(name, args=[pk]), {})
            if name == "freshness_settle"
            else client.get(reverse(name, args=[pk]))
        )
        assert answer.status_code == 404, name


@pytest.mark.parametrize("path", ("create", "edit/1", "edit/x", "delete/1", "delete/x", "inspect/1"))
@pytest.mark.parametrize("of", ("batch-list", "ledger", "write-offs", "policies"))
def test_no_row_is_added_changed_or_deleted_past_the_services(client, desk, become, of, path):
    become(MERCHANDISER)
    before = books()
    assert client.get(f"/admin/freshness/{of}/{path}/").status_code == 404
    assert client.post(f"/admin/freshness/{of}/{path}/", {}).status_code == 404
    assert books() == before


def test_a_list_is_not_narrowed_by_what_is_none_of_its_business(client, desk, become):
    become(MARKETING)
    for asked in ("by__password__startswith=x", "batch__code=none", "nonsense=1", "kind__exact=%00"):
        page = client.get(f"/admin/freshness/ledger/?{asked}")
        assert page.status_code == 200
        assert page.context["result_count"] == LedgerEntry.objects.count()
    assert client.get("/admin/freshness/ledger/?kind__exact=sell").context["result_count"] == 0
    assert client.get("/admin/freshness/ledger/?export=csv")["Content-Type"].startswith("text/html")
