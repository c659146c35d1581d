"""A batch from doorstep to churn, the way back from an order, and the lists."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from freshness.desk.batch_history import balance_from, balance_of, batches_of_order, orders_of
from freshness.models import Batch, FreshnessPolicy, LedgerKind
from freshness.services.ledger import Change, post
from freshness.services.sales import allocate, release, reserve, sell, swap
from freshness.services.write_offs import Loss, write_off
from tests.freshness.desk.people import sign_in
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, NOON, make_batch, make_line, make_yoghurt, regular

pytestmark = pytest.mark.django_db
DECEMBER_5 = date(2026, 12, 5)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def allocated(product, quantity: int):
    """An order line whose units are allocated."""
    from django.db import transaction

    line = make_line(product, quantity)
    with transaction.atomic():
        reserve(demands=[regular(line)], due=FRIDAY)
        allocate(order=line.order)
    return line


def test_the_balance_adds_to_zero():
    moved = {LedgerKind.GOODS_IN: 30, LedgerKind.SELL: -12, LedgerKind.WRITE_OFF: -3, LedgerKind.CORRECT: -1}
    balance = balance_of(moved, 14)
    assert [units for _words, units in balance.entries] == [30, -12, -3, -1]
    assert balance.remainder == 0


def test_a_unit_that_the_ledger_does_not_know_is_unaccounted_for():
    assert balance_of({LedgerKind.GOODS_IN: 30}, 29).remainder == 1


def test_goods_in_sales_write_offs_and_what_is_left_balance():
    product = make_yoghurt()
    batch = make_batch(product, NEXT_FRIDAY, 20)
    sell(order_line=allocated(product, 5), quantity=5)
    allocated(product, 2)
    write_off(loss=Loss(batch, 3, "damaged", "waste"))
    batch.refresh_from_db()
    balance = balance_from(batch)
    assert balance.entries == (("came in", 20), ("sold", -5), ("written off", -3))
    assert (balance.on_hand, balance.remainder) == (12, 0)


def test_forward_every_order_that_has_or_had_units_is_found():
    product = make_yoghurt()
    batch = make_batch(product, NEXT_FRIDAY, 20)
    sold, waiting, given_back = allocated(product, 5), allocated(product, 2), allocated(product, 1)
    sell(order_line=sold, quantity=5)
    release(order_line=given_back, quantity=1)
    found = {row.order_line_id: (row.quantity, row.state) for row in orders_of(batch)}
    assert found == {sold.pk: (5, "sold"), waiting.pk: (2, "allocated")}


def test_units_picked_from_another_batch_are_that_batchs():
    product = make_yoghurt()
    first, other = make_batch(product, NEXT_FRIDAY, 5), make_batch(product, DECEMBER_5, 5)
    line = allocated(product, 2)
    swap(allocation=line.allocations.get(), batch=other)
    assert [row.order_line_id for row in orders_of(other)] == [line.pk]
    assert not orders_of(first)
    assert [row.from_batch for row in batches_of_order(line.order.number)] == [other]


def test_the_page_of_a_batch_tells_everything(client):
    product = make_yoghurt()
    batch = make_batch(product, NEXT_FRIDAY, 20, code="L-104")
    batch.goods_ins.create(quantity=20, received_at=datetime(2026, 11, 23, 4, tzinfo=UTC), supplier="Hill Farm")
    line = allocated(product, 2)
    sign_in(client, "view_batch", "change_batch")
    page = client.get(reverse("freshness_batch", args=[batch.pk])).content.decode()
    for words in ("L-104", "Hill Farm", line.order.number, "Unaccounted for", "Goods in", "Hold…"):
        assert words in page


def test_who_may_only_see_finds_no_buttons_there(client):
    batch = make_batch(make_yoghurt(), NEXT_FRIDAY)
    sign_in(client, "view_batch")
    assert "Hold…" not in client.get(reverse("freshness_batch", args=[batch.pk])).content.decode()


def test_the_page_of_a_batch_is_the_same_few_queries_for_any_number_of_orders(client, django_assert_max_num_queries):
    product = make_yoghurt()
    batch = make_batch(product, NEXT_FRIDAY, 20)
    for _number in range(4):
        allocated(product, 1)
    sign_in(client, "view_batch")
    with django_assert_max_num_queries(16):
        client.get(reverse("freshness_batch", args=[batch.pk]))


def test_a_batch_that_is_not_there_is_not_found(client):
    sign_in(client, "view_batch")
    assert client.get(reverse("freshness_batch", args=[999])).status_code == 404


def test_back_from_an_order_to_its_batches(client):
    product = make_yoghurt()
    make_batch(product, NEXT_FRIDAY, 3, code="L-1")
    make_batch(product, DECEMBER_5, 3, code="L-2")
    line = allocated(product, 5)
    sign_in(client, "view_batch", "view_allocation")
    page = client.get(reverse("freshness_trace"), {"order": line.order.number}).content.decode()
    assert "L-1" in page
    assert "L-2" in page


def test_an_order_number_that_is_not_there_is_said(client):
    sign_in(client, "view_allocation")
    page = client.get(reverse("freshness_trace"), {"order": "<b>"}).content.decode()
    assert "No goods of order &lt;b&gt; came from a batch." in page


def test_an_order_number_that_no_database_can_hold_is_no_error(client):
    sign_in(client, "view_allocation")
    assert client.get(reverse("freshness_trace"), {"order": "\x00"}).status_code == 200


LISTS = {
    "freshness/batch-list": "view_batch",
    "freshness/ledger": "view_ledgerentry",
    "freshness/write-offs": "view_writeoff",
    "freshness/policies": "view_freshnesspolicy",
}


@pytest.mark.parametrize(("path", "permission"), LISTS.items())
def test_the_lists_are_seen_with_the_permission_to_view(client, path, permission):
    batch = make_batch(make_yoghurt("Kefir"), NEXT_FRIDAY)
    write_off(loss=Loss(batch, 1, "damaged", "waste"))
    sign_in(client, permission)
    assert "Kefir" in client.get(f"/admin/{path}/").content.decode()
    for odd in ("nothing like it", "\x00", "'; --"):
        assert client.get(f"/admin/{path}/", {"q": odd}).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_the_lists_are_not_for_others(client, path):
    sign_in(client)
    assert client.get(f"/admin/{path}/").status_code == 302


@pytest.mark.parametrize("path", [path for path in LISTS if path != "freshness/policies"])
@pytest.mark.parametrize("deed", ["create/", "edit/1/", "delete/1/"])
def test_nobody_changes_batches_ledger_or_write_offs_by_hand(client, path, deed):
    batch = make_batch(make_yoghurt(), NEXT_FRIDAY, pk=1)
    post([Change(batch.pk, LedgerKind.CORRECT, 1, on_hand=-1)], at=NOON)
    sign_in(client, *LISTS.values(), "change_batch", "delete_batch", "add_batch", "change_ledgerentry")
    assert client.post(f"/admin/{path}/{deed}").status_code in (302, 403, 404)
    assert Batch.objects.filter(pk=1, on_hand=9).exists()


def test_policies_are_listed_by_whose_they_are(client):
    make_yoghurt("Skyr")
    assert FreshnessPolicy.objects.count() == 1
    sign_in(client, "view_freshnesspolicy")
    assert "Skyr" in client.get("/admin/freshness/policies/").content.decode()
