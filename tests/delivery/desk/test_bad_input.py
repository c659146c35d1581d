"""Rubbish at every address of the delivery pages: answered, and nothing written."""

from itertools import product

import pytest
from django.urls import reverse

from delivery.models import ClosedDate
from tests.delivery.desk.addresses import FORMS, OF, address, books
from tests.delivery.desk.test_roles import MERCHANDISER, TABLE

pytestmark = pytest.mark.django_db

ODD = (
    "x",
    "-1",
    "9" * 19,
    "9" * 40,
    "1\x00",
    "1e999999999",
    "NaN",
    "Infinity",
    "²",
    "9999-12-31",
    "0001-01-01",
    "é" * 5000,
)
REMOVES = {"delivery_area_remove", "delivery_day_remove", "delivery_slot_remove", "delivery_reopen"}
FREE = {"name", "reason", "districts", "is_active"}  # what nearly anything may be typed into


@pytest.mark.parametrize("odd", ODD)
def test_rubbish_in_every_field_at_once_is_answered_and_writes_nothing(client, round_, become, odd):
    become(MERCHANDISER)
    before = books()
    for name in set(TABLE) - REMOVES:
        rubbish = dict.fromkeys([*FORMS.get(name, {}), "area", "from", "knows"], odd)
        for answer in (client.get(address(name, round_), rubbish), client.post(address(name, round_), rubbish)):
            assert answer.status_code < 500, name
        assert client.post(address(name, round_), {}).status_code < 500, name
    assert books() == before


@pytest.mark.parametrize("name", FORMS)
def test_rubbish_in_one_field_is_told_beside_it(client, round_, become, name):
    become(MERCHANDISER)
    before = books()
    for field, odd in product(set(FORMS[name]) - FREE, ODD):
        answer = client.post(address(name, round_), FORMS[name] | {field: odd})
        assert answer.status_code == 422, (field, odd)
        assert f'id="id_{field}_error"' in answer.content.decode(), (field, odd)
    assert books() == before


@pytest.mark.parametrize("pk", (0, 10**9, 10**18, 10**40))
def test_a_row_that_is_not_there_is_not_found(client, round_, become, pk):
    become(MERCHANDISER)
    for name in OF:
        assert client.post(reverse(name, args=[pk]), FORMS.get(name, {})).status_code == 404, name
    assert client.get(reverse("delivery_slot_orders", args=[pk, "2026-12-03"])).status_code == 404


@pytest.mark.parametrize("day", ["x", "2026-02-30", "0001-01-01", "9999-12-31", "2026-12-03\x00", "-1"])
def test_a_day_that_is_none_is_not_found(client, round_, become, day):
    become(MERCHANDISER)
    assert client.get(f"/admin/delivery/slots/{round_['slot'].pk}/orders/{day}/").status_code == 404


def test_markup_in_words_stays_words(client, round_, become):
    become(MERCHANDISER)
    ClosedDate.objects.update(reason="<script>alert(1)</script>")
    round_["area"].name = "<b>Leeds</b>"
    round_["area"].save()
    for name in TABLE:
        page = client.get(address(name, round_))
        if page["Content-Type"].startswith("text/html"):
            assert "<script>alert" not in page.content.decode(), name
            assert "<b>Leeds" not in page.content.decode(), name
