"""Write-offs and counts, on Wednesday 25 November 2026 at noon."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from freshness.models import Shortage, WriteOff
from freshness.services.sales import reserve
from products.models import PackCode
from tests.factories import make_product
from tests.freshness.desk.people import sign_in
from tests.freshness.stocked import (
    FRIDAY,
    NEXT_FRIDAY,
    NOON,
    allocated,
    counts,
    dated,
    ledger_is_right,
    make_batch,
    make_ladder,
    make_line,
    make_yoghurt,
    set_status,
)

pytestmark = pytest.mark.django_db
POT = "05012345678900"
YESTERDAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tom(client):
    return sign_in(client, "view_writeoff", "add_writeoff")


@pytest.fixture
def batch():
    product = make_yoghurt()
    PackCode.objects.create(product=product, gtin=POT)
    return make_batch(product, NEXT_FRIDAY, 10, code="Y26-118")


def url() -> str:
    return reverse("freshness_write_off")


def typed(*batches, quantity=1, **changes) -> dict:
    values = {"batch": [batch.pk for batch in batches], "reason": "damaged", "destination": "waste"}
    return values | {f"quantity_{batch.pk}": quantity for batch in batches} | changes


def proposal(client, *batches) -> list[int]:
    form = client.get(url(), {"batch": [batch.pk for batch in batches]}).context["form"]
    return [field.value() for _batch, field in form.rows()]


def test_it_writes_units_off_and_says_so(client, tom, batch):
    response = client.post(url(), typed(batch, quantity=4, note="Dropped"), follow=True)

    row = WriteOff.objects.get()
    assert (row.quantity, row.reason, row.destination, row.note, row.by) == (4, "damaged", "waste", "Dropped", tom)
    assert counts(batch) == (6, 0, 0)
    assert ledger_is_right()
    assert "4 units are written off." in response.content.decode()
    assert [row.quantity for row in response.context["object_list"]] == [4]


def test_several_batches_go_at_once(client, tom, batch):
    other = make_batch(make_yoghurt("Strawberry yoghurt"), NEXT_FRIDAY, 7)
    client.post(url(), typed(batch, other, quantity=3))

    assert (counts(batch), counts(other)) == ((7, 0, 0), (4, 0, 0))


def test_one_that_is_refused_keeps_the_others(client, tom, batch):
    other = make_batch(make_yoghurt("Strawberry yoghurt"), NEXT_FRIDAY, 2)
    response = client.post(url(), typed(batch, other, quantity=3))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [f"quantity_{other.pk}"]
    assert counts(batch) == (10, 0, 0)
    assert not WriteOff.objects.exists()


def test_free_units_are_proposed_and_all_of_what_is_dead(client, tom, batch):
    allocated(batch.stockrecord.product, 3)
    past = make_batch(batch.stockrecord.product, YESTERDAY, 5)
    held = make_batch(batch.stockrecord.product, NEXT_FRIDAY, 6)
    set_status(held)

    assert proposal(client, batch, past, held) == [5, 7, 6]  # the earliest date first


def test_only_free_units_are_proposed_of_what_is_still_sold_past_its_date(client, tom):
    product = make_yoghurt(past_days=3)
    make_ladder(product, [[-1, "50"]])
    past = make_batch(product, date(2026, 11, 26), 5)
    line = make_line(product, 2)
    reserve(demands=[dated(line, past.date)], due=FRIDAY)
    with time_machine.travel(datetime(2026, 11, 27, 6, tzinfo=UTC), tick=False):
        assert proposal(client, past) == [3]


def test_the_reason_of_what_is_past_its_date_is_proposed(client, tom, batch):
    past = make_batch(batch.stockrecord.product, YESTERDAY, 5)

    assert client.get(url(), {"batch": past.pk}).context["form"]["reason"].value() == "past_best_before"
    assert client.get(url(), {"batch": [past.pk, batch.pk]}).context["form"]["reason"].value() == ""


def test_orders_that_would_be_short_are_told_before_anything_is_written(client, tom, batch):
    first, second = (allocated(batch.stockrecord.product, units).order for units in (3, 4))
    response = client.post(url(), typed(batch, quantity=8))

    told = response.context["cautions"]
    # 3 are free; the order placed last goes short first: 4 of it, and 1 of the other.
    assert [each.words for each in told] == [
        f"Batch Y26-118: 5 units are bound to orders, which would be short: {second.number} (4), {first.number} (1)."
    ]
    assert response.status_code == 422
    assert counts(batch) == (10, 0, 7)
    assert client.post(url(), typed(batch, quantity=9, looked_at=told[0].key)).status_code == 422
    assert client.post(url(), typed(batch, quantity=8, looked_at=told[0].key)).status_code == 302
    assert counts(batch) == (2, 0, 2)
    assert sorted(Shortage.objects.values_list("quantity", flat=True)) == [1, 4]
    assert ledger_is_right()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quantity": "0"}, "quantity"),
        ({"quantity": "-1"}, "quantity"),
        ({"quantity": "1.5"}, "quantity"),
        ({"quantity": "11"}, "quantity"),
        ({"quantity": "9" * 30}, "quantity"),
        ({"quantity": ""}, "quantity"),
        ({"reason": ""}, "reason"),
        ({"reason": "bored"}, "reason"),
        ({"destination": "moon"}, "destination"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_what_was_mistyped_stands_beside_its_field(client, tom, batch, changes, field):
    response = client.post(url(), typed(batch, **changes))

    assert response.status_code == 422
    assert [name.removesuffix(f"_{batch.pk}") for name in response.context["form"].errors] == [field]
    assert counts(batch) == (10, 0, 0)


@pytest.mark.parametrize(
    "code", [f"(01){POT}(15)261204(10)Y26-118", f"01{POT}10Y26-118", POT, "y26-118", "natural y26", "natural"]
)
def test_a_scan_or_words_lead_to_the_one_batch_that_they_mean(client, tom, batch, code):
    response = client.get(url(), {"scan": code})

    assert response.url == f"{url()}?batch={batch.pk}"


def test_words_for_several_batches_let_choose(client, tom, batch):
    other = make_batch(batch.stockrecord.product, NEXT_FRIDAY, 2)

    assert client.get(url(), {"scan": "natural"}).context["batches"] == [batch, other]
    assert client.get(url(), {"scan": "cheddar"}).context["batches"] == []


def test_a_scan_that_can_not_be_read_is_told(client, tom, batch):
    response = client.get(url(), {"scan": "(01)05012345678901"})

    assert response.status_code == 422
    assert "check digit is 0" in response.content.decode()


@pytest.mark.parametrize("key", ["x", "0", "²", "9" * 40, "-1"])
def test_a_batch_that_is_not_there_is_asked_for(client, tom, key):
    assert b'id="scan"' in client.get(url(), {"batch": key}).content
    assert b'id="scan"' in client.post(url(), {"batch": key}).content


def test_past_write_offs_can_be_found(client, tom, batch):
    client.post(url(), typed(batch, note="Dropped"))

    for words, found in {"": 1, "natural": 1, "y26": 1, "dropped": 1, "cheddar": 0, "\x00": 1}.items():
        page = client.get(reverse("freshness_writeoff_modeladmin_index"), {"q": words})
        assert page.context["result_count"] == found


def count(client, batch, **values):
    return client.post(reverse("freshness_count", args=[batch.pk]), values)


@pytest.mark.parametrize(("counted", "told"), [(12, "2 more than"), (7, "3 fewer than"), (10, "as")])
def test_a_count_takes_the_place_of_the_books(client, batch, counted, told):
    sign_in(client, "view_writeoff", "add_writeoff", "view_batch")
    response = count(client, batch, counted=counted, reason="Counted twice")

    assert counts(batch) == (counted, 0, 0)
    page = client.get(response.url).content.decode()
    assert f"Batch Y26-118: {counted} counted, {told}" in page.replace("\n", " ")
    assert ledger_is_right()


def test_the_warehouse_finds_both_on_the_page_of_a_batch(client, batch):
    sign_in(client, "view_batch", "add_writeoff")
    page = client.get(reverse("freshness_batch", args=[batch.pk])).content.decode()

    assert f"{url()}?batch={batch.pk}" in page
    assert reverse("freshness_count", args=[batch.pk]) in page


def test_a_count_below_what_orders_have_is_told_first(client, tom, batch):
    order = allocated(batch.stockrecord.product, 3).order
    response = count(client, batch, counted=1, reason="Broken crate")

    words = f"Batch Y26-118: 2 units are bound to orders, which would be short: {order.number} (2)."
    assert [each.words for each in response.context["cautions"]] == [words]
    assert counts(batch) == (10, 0, 3)
    count(client, batch, counted=1, reason="Broken crate", looked_at=response.context["cautions"][0].key)
    assert counts(batch) == (1, 0, 1)


@pytest.mark.parametrize(("counted", "reason"), [("-1", "x"), ("1.5", "x"), ("", "x"), ("9" * 30, "x"), ("3", "")])
def test_a_count_that_makes_no_sense_is_refused(client, tom, batch, counted, reason):
    assert count(client, batch, counted=counted, reason=reason).status_code == 422
    assert counts(batch) == (10, 0, 0)


def test_who_only_sees_writes_nothing_off(client, batch):
    sign_in(client, "view_writeoff")

    assert client.post(url(), typed(batch)).status_code == 302
    assert count(client, batch, counted=1, reason="x").status_code == 302
    assert b"Write off\xe2\x80\xa6" not in client.get(reverse("freshness_writeoff_modeladmin_index")).content
    assert counts(batch) == (10, 0, 0)


def test_a_product_outside_batches_is_not_found(client, tom, batch):
    PackCode.objects.create(product=make_product("Tote bag"), gtin="04006381333931")

    assert client.get(url(), {"scan": "4006381333931"}).context["batches"] == []
