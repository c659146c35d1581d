"""Picking and shortages: yoghurt for Friday 27 November 2026, from a batch best before Friday 4 December."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from freshness.desk.picking.lists import orders_to_pick, totals, waiting_for_payment
from freshness.models import Allocation, Resolution
from products.models import PackCode
from tests.factories import make_order, make_product
from tests.freshness.desk.people import sign_in
from tests.freshness.stocked import (
    NEXT_FRIDAY,
    NOON,
    TUESDAY,
    allocated,
    counts,
    ledger_is_right,
    lose,
    make_batch,
    make_yoghurt,
    reserved,
    set_status,
)

pytestmark = pytest.mark.django_db
FRIDAY, THURSDAY = date(2026, 11, 27), date(2026, 12, 3)
POT = "05012345678900"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tom(client):
    return sign_in(client, "view_allocation", "change_allocation", "view_shortage", "change_shortage")


@pytest.fixture
def yoghurt():
    product = make_yoghurt()
    PackCode.objects.create(product=product, gtin=POT)
    make_batch(product, NEXT_FRIDAY, code="A")
    return product


def confirmed(line):
    line.order.status = "Confirmed"
    line.order.save()
    return line


def bought(product, units: int = 3) -> Allocation:
    return confirmed(allocated(product, units)).allocations.get()


def listed(day: date = FRIDAY) -> list:
    return [
        (line.order_line.title, [(row.quantity, row.from_batch.code) for row in line.rows], line.plain, line.short)
        for each in orders_to_pick(day)
        for line in each.lines
    ]


def shown(client, **query):
    return client.get(reverse("freshness_picking"), {"day": "2026-11-27"} | query)


def other(client, row: Allocation, **values):
    return client.post(reverse("freshness_pick_other", args=[row.pk]), values)


def test_a_day_lists_what_to_take_of_which_batch(client, tom, yoghurt):
    bought(yoghurt)
    page = shown(client).content.decode()

    assert listed() == [("Natural yoghurt", [(3, "A")], 0, 0)]
    assert listed(date(2026, 11, 30)) == []
    assert "Friday\xa027\xa0November" in page
    assert "3 ×" in page


def test_an_order_that_is_not_paid_for_waits(yoghurt):
    reserved(yoghurt, 2)

    assert listed() == []
    assert waiting_for_payment(FRIDAY) == 2


def test_plain_stock_is_on_the_list_even_of_an_order_without_batches(yoghurt):
    make_order(make_product("Tote bag"), 2)
    make_order(make_product("Leaflet", stock=None), 1)
    make_order(make_product("Mug"), 1, status="Out for delivery")

    assert listed(THURSDAY) == [("Tote bag", [], 2, 0), ("Leaflet", [], 1, 0)]


def test_what_is_short_stands_on_the_list_until_it_is_settled(yoghurt):
    row = bought(yoghurt)
    lose(row.order_line, 2)

    assert listed() == [("Natural yoghurt", [(1, "A")], 0, 2)]


def test_units_of_a_batch_are_added_up_over_the_orders(yoghurt):
    bought(yoghurt, 3)
    bought(yoghurt, 4)

    assert [(each.batch.code, each.units) for each in totals(orders_to_pick(FRIDAY))] == [("A", 7)]


def test_the_list_takes_as_many_queries_for_many_orders_as_for_few(yoghurt, django_assert_num_queries):
    for _order in range(3):
        bought(yoghurt, 2)

    with django_assert_num_queries(4):
        totals(orders_to_pick(FRIDAY))


def test_the_list_opens_on_the_next_delivery(client, tom):
    response = client.get(reverse("freshness_picking"))

    assert response.context["day"] == date(2026, 11, 26)
    for odd in ("2026-02-31", "soon", "\x00", "99999-01-01"):
        assert shown(client, day=odd).context["day"] == date(2026, 11, 26)


def test_another_batch_within_the_promise_takes_the_place(client, tom, yoghurt):
    row = bought(yoghurt)
    later = make_batch(yoghurt, date(2026, 12, 9), code="B")
    response = other(client, row, batch=later.pk)

    assert response.url == f"{reverse('freshness_picking')}?day=2026-11-27#row-{row.pk}"
    assert listed() == [("Natural yoghurt", [(3, "B")], 0, 0)]
    assert (counts(row.batch), counts(later)) == ((10, 0, 0), (10, 0, 3))
    assert ledger_is_right()
    assert "instead of A" in client.get(response.url).content.decode()


def test_a_batch_outside_the_promise_is_refused_with_the_reason(client, tom, yoghurt):
    row = bought(yoghurt)
    early = make_batch(yoghurt, TUESDAY, code="B")
    response = other(client, row, batch=early.pk)

    assert response.status_code == 422
    assert "1 December 2026, but 4 December 2026 was promised" in response.content.decode()
    assert counts(early) == (10, 0, 0)


def test_the_choices_say_what_may_go_and_why_not(client, tom, yoghurt):
    row = bought(yoghurt)
    make_batch(yoghurt, TUESDAY, code="B")
    make_batch(yoghurt, NEXT_FRIDAY, 2, code="C")
    set_status(make_batch(yoghurt, NEXT_FRIDAY, code="D"))
    make_batch(yoghurt, date(2026, 12, 9), code="E")
    choices = client.get(reverse("freshness_pick_other", args=[row.pk])).context["choices"]

    assert [(each.batch.code, bool(each.problem)) for each in choices] == [
        ("E", False),
        ("B", True),
        ("C", True),
        ("D", True),
    ]


@pytest.mark.parametrize("code", ["b", "B", f"(01){POT}(15)261209(10)B", f"01{POT}10B"])
def test_a_scan_chooses_the_batch(client, tom, yoghurt, code):
    row = bought(yoghurt)
    later = make_batch(yoghurt, date(2026, 12, 9), code="B")
    response = client.get(reverse("freshness_pick_other", args=[row.pk]), {"scan": code})

    assert response.context["scanned"] == later


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("A", "Batch A is the one on the list."),
        ("EARLY", "but 4 December 2026 was promised"),
        ("Z", "No batch “Z” of this product is on hand."),
        ("\x00", "No batch"),
        (f"(01){POT}", "The scan has no batch code, field (10)."),
        ("(01)04006381333931(10)A", "That is another product: GTIN 04006381333931."),
        ("(01)05012345678901(10)A", "check digit is 0"),
    ],
)
def test_a_scan_that_can_not_go_is_told(client, tom, yoghurt, code, told):
    PackCode.objects.create(product=make_yoghurt("Strawberry yoghurt"), gtin="04006381333931")
    make_batch(yoghurt, TUESDAY, 1, code="EARLY")
    row = bought(yoghurt)
    response = client.get(reverse("freshness_pick_other", args=[row.pk]), {"scan": code})

    assert response.status_code == 422
    assert told in response.context["problems"][0].words


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 30])
def test_a_choice_that_is_none_is_asked_again(client, tom, yoghurt, key):
    row = bought(yoghurt)

    assert other(client, row, batch=key).url == reverse("freshness_pick_other", args=[row.pk])
    assert listed() == [("Natural yoghurt", [(3, "A")], 0, 0)]


def settle(client, shortage, resolution: str, note: str = "") -> str:
    address = reverse("freshness_settle", args=[shortage.pk])
    response = client.post(address, {"resolution": resolution, "note": note}, follow=True)
    shortage.refresh_from_db()
    return response.content.decode()


def test_a_shortage_is_re_picked_within_the_promise(client, tom, yoghurt):
    row = bought(yoghurt)
    shortage = lose(row.order_line, 2)
    page = settle(client, shortage, "re_picked")

    assert f"Order {row.order_line.order.number}: re-picked." in page
    assert (shortage.resolution, shortage.resolved_by) == (Resolution.RE_PICKED, tom)
    assert sum(units for _title, rows, _plain, _short in listed() for units, _code in rows) == 3
    assert ledger_is_right()


def test_a_shortage_that_nothing_can_fill_stays_open_and_says_so(client, tom, yoghurt):
    row = bought(yoghurt, 10)
    shortage = lose(row.order_line, 2)
    page = settle(client, shortage, "re_picked")

    assert "Only 0 of 2 are free within what was promised." in page
    assert shortage.resolution == Resolution.OPEN


@pytest.mark.parametrize(("resolution", "note"), [("substituted", "Two pots of skyr"), ("refunded", "")])
def test_a_shortage_is_settled_with_the_shopper(client, tom, yoghurt, resolution, note):
    shortage = lose(bought(yoghurt).order_line, 2)
    settle(client, shortage, resolution, note)

    assert (shortage.resolution, shortage.note) == (resolution, note)
    settled = client.get(reverse("freshness_shortages") + "?settled").context["page"].object_list
    assert list(settled) == [shortage]
    assert "settled already" in settle(client, shortage, "refunded")


@pytest.mark.parametrize(
    ("resolution", "told"),
    [("substituted", "Write what goes instead"), ("open", "Choose how"), ("cancelled", "Choose how"), ("", "required")],
)
def test_a_shortage_is_not_settled_without_saying_how(client, tom, yoghurt, resolution, told):
    shortage = lose(bought(yoghurt).order_line, 2)

    assert told in settle(client, shortage, resolution)
    assert shortage.resolution == Resolution.OPEN


def test_who_only_sees_picks_and_settles_nothing(client, yoghurt):
    sign_in(client, "view_allocation", "view_shortage")
    row = bought(yoghurt)
    shortage = lose(row.order_line, 1)

    assert "Other batch" not in shown(client).content.decode()
    assert "Pick other units" not in client.get(reverse("freshness_shortages")).content.decode()
    settle(client, shortage, "refunded")
    assert shortage.resolution == Resolution.OPEN
    later = make_batch(yoghurt, date(2026, 12, 9), code="B")
    other(client, row, batch=later.pk)
    assert counts(later) == (10, 0, 0)
