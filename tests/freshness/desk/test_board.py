"""The today board: Wednesday 25 November 2026, noon; the next deliveries are Thursday, Friday, Monday and Tuesday."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from freshness.desk.board import KNOWN_DUES, read_board
from freshness.desk.board_filters import Filters, filters_from
from freshness.kinds import BatchStatus
from freshness.models import Batch, DailySales
from freshness.offers import offers_for
from products.due import next_dues
from tests.factories import ProductClass
from tests.freshness.desk.people import sign_in
from tests.freshness.stocked import NOON, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
THURSDAY, FRIDAY, SUNDAY, TUESDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 29), date(2026, 12, 1)
NEXT_FRIDAY, DECEMBER_5 = date(2026, 12, 4), date(2026, 12, 5)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def sell(product, units: int) -> None:
    """So many units over the four weeks before today."""
    record = product.stockrecords.get()
    DailySales.objects.create(stockrecord=record, day=date(2026, 10, 28), units=units)


def board(page: str = "1", **filters) -> dict:
    return read_board(Filters(**filters), page, next_dues(KNOWN_DUES), TODAY)


def line_of(batch: Batch, **filters):
    return next(line for line in board(**filters)["lines"] if line.row.batch_id == batch.pk)


def shown(line) -> list[str]:
    return ["none" if price.price is None else str(price.price) for price in line.prices]


def test_a_batch_costs_what_the_shop_asks_on_each_of_four_deliveries():
    product = make_yoghurt()
    make_ladder()
    short, fresh = make_batch(product, SUNDAY), make_batch(product, DECEMBER_5)
    # Sunday: 3 days left on Thursday, 2 on Friday, past on Monday. Saturday week: 9, 8, 5, 4 days left.
    assert shown(line_of(short)) == ["1.68", "1.68", "none", "none"]
    assert shown(line_of(fresh)) == ["2.40", "2.40", "2.04", "2.04"]
    assert [price.depth for price in line_of(fresh).prices] == [0, 0, 1, 1]
    for batch in (short, fresh):
        for due, price in zip(next_dues(4), shown(line_of(batch)), strict=True):
            offers = offers_for([product.pk], due)[product.pk]
            own = offers.of(batch.date) or (offers.regular if offers.regular.date == batch.date else None)
            assert (str(own.price) if own and own.is_available else "none") == price


def test_dates_of_one_day_cost_the_highest_of_their_quotes_on_the_board_too():
    product = make_yoghurt()
    make_ladder()
    slow = make_batch(product, SUNDAY, extra_percent=Decimal(20))
    make_batch(product, SUNDAY)
    assert shown(line_of(slow))[0] == "1.68"


def test_a_held_batch_has_no_price_and_no_forecast():
    product = make_yoghurt()
    sell(product, 28)
    batch = make_batch(product, DECEMBER_5)
    Batch.objects.filter(pk=batch.pk).update(status=BatchStatus.HELD, status_reason="Seal")
    line = line_of(batch)
    assert shown(line) == ["none"] * 4
    assert (line.row.risk, line.row.left_over, line.row.cover) == ("held", None, None)


def test_cover_left_over_and_risk_follow_from_the_pace():
    """One a day; the ladder sells to the last day. Sunday's goes until Friday: 2 of 10 sold."""
    product = make_yoghurt()
    make_ladder()
    sell(product, 28)
    short, fresh = make_batch(product, SUNDAY), make_batch(product, DECEMBER_5, 4)
    assert (line_of(short).row.cover, line_of(short).row.left_over, line_of(short).row.risk) == (Decimal(10), 8, "high")
    assert (line_of(fresh).row.cover, line_of(fresh).row.left_over, line_of(fresh).row.risk) == (Decimal(4), 0, "low")
    figures = board()["figures"]
    assert (figures.risky_batches, figures.risky_units, figures.risky_value) == (1, 10, Decimal("24.00"))
    assert (figures.left_over, figures.on_hand) == (8, 14)


def test_what_is_skipped_for_the_day_is_counted_with_the_reason():
    product = make_yoghurt()
    make_batch(product, SUNDAY)  # no ladder: 3 days left, 4 are promised
    held = make_batch(product, DECEMBER_5)
    Batch.objects.filter(pk=held.pk).update(status=BatchStatus.HELD)
    figures = board()["figures"]
    assert figures.skipped == {"3 days left, you promise 4": 1, "held": 1}
    assert figures.skipped_batches == 2


def test_short_dated_sales_of_seven_days_are_on_top():
    record = make_yoghurt().stockrecords.get()
    for day, units, takings in [(date(2026, 11, 18), 9, "9.00"), (date(2026, 11, 19), 3, "5.04"), (TODAY, 1, "1.20")]:
        DailySales.objects.create(stockrecord=record, day=day, units=9, dated_units=units, dated_takings=takings)
    figures = board()["figures"]
    assert (figures.sold_units, figures.sold_takings) == (4, Decimal("6.24"))


def test_the_chart_counts_units_by_days_left():
    product = make_yoghurt()
    for day, units in [(TODAY, 1), (THURSDAY, 2), (SUNDAY, 3), (DECEMBER_5, 40), (date(2026, 12, 30), 5)]:
        make_batch(product, day, units)
    columns = {column.label: column.units for column in board()["columns"]}
    assert columns == {
        "past": 1,
        "0, last day": 2,
        "1": 0,
        "2": 0,
        "3": 3,
        "4": 0,
        "5": 0,
        "6": 0,
        "7": 0,
        "8–14": 40,
        "15+": 5,
    }


def test_the_tallest_column_fills_the_chart_and_what_will_be_left_is_framed():
    product = make_yoghurt()
    make_ladder()
    sell(product, 28)
    make_batch(product, SUNDAY, 10)
    make_batch(product, DECEMBER_5, 20)
    columns = {column.label: column for column in board()["columns"]}
    assert [(bar.kind, bar.y, bar.height) for bar in columns["8–14"].bars][:1] == [("fresh", 30, 130)]
    assert [(bar.kind, bar.height) for bar in columns["3"].bars] == [("short", 65), ("over", 69)]
    assert columns["3"].left_over == 8


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"A1", "B1", "B2"}),
        ({"q": "natural"}, {"A1"}),
        ({"q": "b2"}, {"B2"}),
        ({"q": "5012345678900"}, {"A1"}),
        ({"risk": "held"}, {"B2"}),
        ({"date": "use_by"}, {"B1", "B2"}),
        ({"risk": "nonsense", "type": "x", "sort": "drop table", "page": "-3", "day": "yesterday"}, {"A1", "B1", "B2"}),
        ({"q": "nothing like it"}, set()),
    ],
)
def test_filters_narrow_what_is_shown(query, expected):
    make_batch(make_yoghurt(), SUNDAY, code="A1", gtin="05012345678900")
    cream = make_yoghurt("Cream", date_kind="use_by")
    make_batch(cream, SUNDAY, code="B1")
    make_batch(cream, DECEMBER_5, code="B2")
    Batch.objects.filter(code="B2").update(status=BatchStatus.RECALLED)
    found = read_board(filters_from(query), query.get("page", "1"), next_dues(KNOWN_DUES), TODAY)
    assert {line.row.code for line in found["lines"]} == expected


def test_a_product_type_narrows_to_its_products():
    product = make_yoghurt("Cheddar")
    product.product_class = ProductClass.objects.create(name="Cheese")
    product.save()
    make_batch(product, DECEMBER_5, code="C1")
    make_batch(make_yoghurt(), DECEMBER_5, code="Y1")
    assert [line.row.code for line in board(type_id=product.product_class_id)["lines"]] == ["C1"]


def test_columns_sort_both_ways():
    product = make_yoghurt()
    for code, units in [("A", 5), ("B", 9), ("C", 2)]:
        make_batch(product, DECEMBER_5, units, code=code)
    assert [line.row.code for line in board(sort="on_hand")["lines"]] == ["C", "A", "B"]
    assert [line.row.code for line in board(sort="-on_hand")["lines"]] == ["B", "A", "C"]


def test_another_delivery_day_is_judged_for_that_day():
    make_ladder()
    batch = make_batch(make_yoghurt(), TUESDAY)
    assert shown(line_of(batch, day="2026-11-27")) == ["2.04", "1.20", "1.20", "none"]
    assert line_of(batch, day="2026-11-27").row.verdict.life_days == 4


def test_fifty_batches_are_on_a_page():
    product = make_yoghurt()
    for number in range(52):
        make_batch(product, DECEMBER_5, 1, code=f"P{number}")
    assert [len(board(page)["lines"]) for page in ("1", "2", "99")] == [50, 2, 2]


def test_any_number_of_batches_is_the_same_few_queries(django_assert_num_queries):
    make_ladder()
    for number in range(3):
        product = make_yoghurt(f"Yoghurt {number}")
        for day in (SUNDAY, DECEMBER_5):
            make_batch(product, day)
    dues = next_dues(KNOWN_DUES)
    with django_assert_num_queries(10):
        read_board(Filters(), "1", dues, TODAY)


@pytest.mark.parametrize(
    ("permissions", "sees_buttons"), [(["view_batch", "change_batch"], True), (["view_batch"], False)]
)
def test_who_may_only_see_gets_the_board_without_buttons(client, permissions, sees_buttons):
    make_batch(make_yoghurt(), DECEMBER_5, code="P1")
    sign_in(client, *permissions)
    page = client.get(reverse("freshness_board")).content.decode()
    assert "P1" in page
    assert ("Take the next step now" in page) == sees_buttons


def test_the_board_is_not_for_those_without_the_permission(client):
    sign_in(client)
    assert client.get(reverse("freshness_board")).status_code == 302


def test_nobody_acts_without_the_permission_to_change(client):
    batch = make_batch(make_yoghurt(), DECEMBER_5)
    sign_in(client, "view_batch")
    client.post(reverse("freshness_board_act"), {"do": "hold", "batch": batch.pk, "reason": "Seal"})
    batch.refresh_from_db()
    assert batch.status == BatchStatus.AVAILABLE


def words(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def act(client, **posted):
    sign_in(client, "view_batch", "change_batch")
    return client.post(reverse("freshness_board_act"), posted, follow=True)


@pytest.mark.parametrize("chosen", [{}, {"batch": "999"}, {"batch": "x"}, {"batch": "9" * 30}])
def test_without_a_batch_nothing_is_done_and_it_is_said(client, chosen):
    assert words(act(client, do="hold", **chosen)) == ["Choose one or more batches first."]


def test_an_unknown_deed_is_refused_in_words(client):
    batch = make_batch(make_yoghurt(), DECEMBER_5)
    assert words(act(client, do="explode", batch=batch.pk))[0].startswith("This can't be done to batches.")


def test_a_reason_that_the_ledger_can_not_hold_is_refused(client):
    batch = make_batch(make_yoghurt(), DECEMBER_5)
    page = act(client, do="hold", batch=batch.pk, reason="x" * 201)
    assert "201 letters are too many" in page.content.decode()


def test_a_day_that_has_closed_since_the_page_was_shown_is_said(client):
    sign_in(client, "view_batch")
    page = client.get(reverse("freshness_board"), {"day": "2026-11-25"})
    assert words(page) == ["The delivery that you had chosen has closed. This is the next one."]


def test_a_hold_asks_why_first_and_then_holds(client):
    batch = make_batch(make_yoghurt(), DECEMBER_5, code="P1")
    asked = act(client, do="hold", batch=batch.pk, back="risk=low")
    assert asked.status_code == 200
    assert b"P1" in asked.content
    blank = client.post(reverse("freshness_board_act"), {"do": "hold", "batch": batch.pk, "reason": " "})
    assert blank.status_code == 422
    assert b"Write why" in blank.content
    posted = {"do": "hold", "batch": batch.pk, "reason": "Seal broken", "back": "risk=low"}
    done = client.post(reverse("freshness_board_act"), posted, follow=True)
    assert done.redirect_chain[-1][0] == reverse("freshness_board") + "?risk=low"
    assert words(done) == ["1 batch is held."]
    batch.refresh_from_db()
    assert (batch.status, batch.status_reason) == (BatchStatus.HELD, "Seal broken")


def test_the_hold_is_ended_from_the_batchs_own_page(client):
    batch = make_batch(make_yoghurt(), DECEMBER_5)
    Batch.objects.filter(pk=batch.pk).update(status=BatchStatus.HELD, status_reason="Seal")
    done = act(client, do="unhold", batch=batch.pk, reason="Looked at", back=f"of_batch={batch.pk}")
    assert done.redirect_chain[-1][0] == reverse("freshness_batch", args=[batch.pk])
    batch.refresh_from_db()
    assert batch.status == BatchStatus.AVAILABLE


def test_the_next_step_lowers_the_price_on_the_board(client):
    product = make_yoghurt()
    make_ladder(product)
    batch = make_batch(product, SUNDAY)
    assert shown(line_of(batch))[0] == "1.68"
    assert words(act(client, do="step", batch=batch.pk)) == ["1 batch is priced at its ladder's next step now."]
    assert shown(line_of(batch))[0] == "1.20"
