"""Who may do what on the desk: every address under /admin/freshness/, for each role, against one table."""

import pytest
from django.urls import URLPattern, get_resolver

from freshness.balance import differences
from tests.freshness.desk.addresses import address, books, form_of

pytestmark = pytest.mark.django_db

MERCHANDISER, MARKETING, WAREHOUSE, CUSTOMER = "Merchandiser", "Marketing", "Warehouse", "Customer"
ROLES = (MERCHANDISER, MARKETING, WAREHOUSE, CUSTOMER, "")
DESK = {MERCHANDISER, MARKETING, WAREHOUSE}
FLOOR = {MERCHANDISER, WAREHOUSE}
ONE = {MERCHANDISER}
NOBODY = set()

# An address's name: who may look at it, who may change something there.
TABLE = {
    "freshness_board": (DESK, NOBODY),
    "freshness_board_act": (NOBODY, ONE),
    "freshness_batch": (DESK, NOBODY),
    "freshness_count": (FLOOR, FLOOR),
    "freshness_trace": (DESK, NOBODY),
    "freshness_batch_modeladmin_index": (DESK, NOBODY),
    "freshness_ledgerentry_modeladmin_index": (DESK, NOBODY),
    "freshness_writeoff_modeladmin_index": (DESK, NOBODY),
    "freshness_freshnesspolicy_modeladmin_index": (DESK, NOBODY),
    "freshness_export": (DESK, NOBODY),
    "freshness_goods_in": (DESK, FLOOR),
    "freshness_write_off": (FLOOR, FLOOR),
    "freshness_picking": (DESK, NOBODY),
    "freshness_pick_other": (FLOOR, FLOOR),
    "freshness_shortages": (DESK, NOBODY),
    "freshness_settle": (NOBODY, ONE),
    "freshness_import": (ONE, ONE),
    "freshness_mapping_delete": (NOBODY, ONE),
    "freshness_import_columns": (ONE, ONE),
    "freshness_import_products": (ONE, ONE),
    "freshness_import_check": (ONE, ONE),
    "freshness_import_errors": (ONE, NOBODY),
    "freshness_import_forget": (NOBODY, ONE),
    "freshness_ladders": (DESK, NOBODY),
    "freshness_ladder_new": (ONE, ONE),
    "freshness_ladder": (DESK, ONE),
    "freshness_ladder_history": (DESK, NOBODY),
    "freshness_policy_add": (ONE, ONE),
    "freshness_policy_edit": (ONE, ONE),
    "freshness_policy_remove": (NOBODY, ONE),
}


def names_of_desk(patterns=None, above: str = "") -> set[str]:
    """The names of all addresses under /admin/freshness/."""
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        path = above + str(each.pattern).replace("^", "")
        if isinstance(each, URLPattern):
            found |= {each.name} if path.startswith("admin/freshness/") else set()
        else:
            found |= names_of_desk(each.url_patterns, path)
    return found


def test_the_table_names_every_address_of_the_desk():
    assert names_of_desk() == set(TABLE)


def opens(response) -> bool:
    """Whether a page was shown, or one of the desk was led to: not the way in, nor the back office's first page."""
    if response.status_code == 302:
        return response.url.startswith("/admin/freshness/")
    return response.status_code in (200, 422)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_its_part(client, desk, become, role):
    file = become(role)
    before = books()
    seen = {name for name in TABLE if opens(client.get(address(name, desk, file)))}
    assert seen == {name for name, (may_look, _) in TABLE.items() if role in may_look}
    assert books() == before  # looking changes nothing


@pytest.mark.parametrize("role", (MARKETING, CUSTOMER, ""))
def test_whoever_may_change_nothing_changes_nothing(client, desk, become, role):
    file = become(role)
    before = books()
    for name in TABLE:
        answer = client.post(address(name, desk, file), form_of(name, desk))
        assert answer.status_code in (302, 403, 405), name
        assert answer.status_code != 302 or not answer.url.startswith("/admin/freshness/"), name
    assert books() == before


@pytest.mark.parametrize("role", (MERCHANDISER, WAREHOUSE))
@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_changes_its_part_only(client, desk, become, role, name):
    file = become(role)
    before = books()
    answer = client.post(address(name, desk, file), form_of(name, desk))
    assert answer.status_code < 500
    if role in TABLE[name][1]:
        assert opens(answer) or answer.status_code == 302
    else:
        assert not opens(answer)
        assert books() == before
    assert not list(differences())


CHANGES = {
    "freshness_board_act",
    "freshness_count",
    "freshness_goods_in",
    "freshness_write_off",
    "freshness_pick_other",
    "freshness_settle",
    "freshness_mapping_delete",
    "freshness_import_forget",
    "freshness_import_check",
    "freshness_ladder_new",
    "freshness_ladder",
    "freshness_policy_edit",
}


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_the_form_of_a_change_needs_its_token(desk, become, name, client):
    file = become(MERCHANDISER)
    client.handler.enforce_csrf_checks = True
    before = books()
    assert client.post(address(name, desk, file), form_of(name, desk)).status_code == 403
    assert books() == before
