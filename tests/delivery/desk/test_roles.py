"""Who may do what with areas and slots: every address under /admin/delivery/, for each role, against one table."""

import pytest
from django.db import transaction
from django.urls import URLPattern, get_resolver

from tests.delivery.desk.addresses import FORMS, address, books

pytestmark = pytest.mark.django_db

MERCHANDISER, MARKETING, ORDER_DESK = "Merchandiser", "Marketing", "Order desk"
WAREHOUSE, CUSTOMER = "Warehouse", "Customer"
ROLES = (MERCHANDISER, MARKETING, ORDER_DESK, WAREHOUSE, CUSTOMER, "")
EDITORS = {MERCHANDISER, MARKETING}
NOBODY = set()

# An address's name: who may look at it, who may change something there.
TABLE = {
    "delivery_calendar": (EDITORS | {ORDER_DESK}, NOBODY),
    "delivery_slot_orders": ({MERCHANDISER, ORDER_DESK}, NOBODY),
    "delivery_areas": (EDITORS | {ORDER_DESK}, NOBODY),
    "delivery_area_new": (EDITORS, EDITORS),
    "delivery_area": (EDITORS | {ORDER_DESK}, EDITORS),
    "delivery_area_remove": (NOBODY, EDITORS),
    "delivery_day_new": (NOBODY, EDITORS),
    "delivery_day": (EDITORS, EDITORS),
    "delivery_day_remove": (NOBODY, EDITORS),
    "delivery_slot_new": (EDITORS, EDITORS),
    "delivery_slot": (EDITORS, EDITORS),
    "delivery_slot_remove": (NOBODY, EDITORS),
    "delivery_closed": (EDITORS, EDITORS),
    "delivery_reopen": (NOBODY, EDITORS),
    "delivery_requests": (EDITORS, NOBODY),
    "delivery_requests_file": (EDITORS, NOBODY),
}
CHANGES = [name for name, (_, may_change) in TABLE.items() if may_change]


def names_of_desk(patterns=None, above: str = "") -> set[str]:
    """The names of all addresses under /admin/delivery/."""
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        path = above + str(each.pattern).replace("^", "")
        if isinstance(each, URLPattern):
            found |= {each.name} if path.startswith("admin/delivery/") else set()
        else:
            found |= names_of_desk(each.url_patterns, path)
    return found


def test_the_table_names_every_address():
    assert names_of_desk() == set(TABLE)


def opens(response) -> bool:
    """Whether a page was shown, or one of ours was led to: not the way in, nor the back office's first page."""
    if response.status_code == 302:
        return response.url.startswith("/admin/delivery/")
    return response.status_code in (200, 422)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_its_part(client, round_, become, role):
    become(role)
    before = books()
    seen = {name for name in TABLE if opens(client.get(address(name, round_)))}
    assert seen == {name for name, (may_look, _) in TABLE.items() if role in may_look}
    assert books() == before  # looking changes nothing


@pytest.mark.parametrize("role", (ORDER_DESK, WAREHOUSE, CUSTOMER, ""))
def test_whoever_may_change_nothing_changes_nothing(client, round_, become, role):
    """Without the permission on one of the views, or the question in `area` and `closed_dates`, the books differ."""
    become(role)
    before = books()
    for name in TABLE:
        answer = client.post(address(name, round_), FORMS.get(name, {}))
        assert answer.status_code in (302, 403, 405), name
        assert not opens(answer), name
    assert books() == before


@pytest.mark.parametrize("role", sorted(EDITORS))
def test_editors_change_each_thing(client, round_, become, role):
    become(role)
    before = books()
    for name in CHANGES:
        with transaction.atomic():
            answer = client.post(address(name, round_), FORMS.get(name, {}))
            assert answer.status_code == 302, name
            assert opens(answer), name
            assert books() != before, name
            transaction.set_rollback(True)


def test_the_form_of_a_change_needs_its_token(client, round_, become):
    become(MERCHANDISER)
    client.handler.enforce_csrf_checks = True
    before = books()
    for name in CHANGES:
        assert client.post(address(name, round_), FORMS.get(name, {})).status_code == 403, name
    assert books() == before


@pytest.mark.parametrize(
    ("role", "items"),
    [
        (MERCHANDISER, ["Calendar", "Areas", "Closed dates", "Requests"]),
        (MARKETING, ["Calendar", "Areas", "Closed dates", "Requests"]),
        (ORDER_DESK, ["Calendar", "Areas"]),
        (WAREHOUSE, []),
    ],
)
def test_the_menu_shows_what_a_role_may_see(rf, become, role, items):
    from delivery.wagtail_hooks import delivery_menu

    request = rf.get("/admin/")
    request.user = become(role)
    assert [str(item.label) for item in delivery_menu.menu_items_for_request(request)] == items
