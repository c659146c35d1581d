"""How full slots are, on the calendar. Today is Wednesday 25 November 2026, noon."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from delivery.desk.calendar import Fill, calendar_of
from delivery.models import Area, ClosedDate, OrderDelivery, SlotLoad, WeeklyDay, WeeklySlot
from tests.delivery.areas import make_weekly_slot
from tests.delivery.desk.conftest import THIRD, book
from tests.delivery.slots import LEEDS

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=LEEDS)
TODAY = date(2026, 11, 25)


def looks(calendar) -> dict[str, list[str]]:
    return {f"{day.day:%a %d}": [cell.look if cell else "" for cell in day.cells] for day in calendar.days}


@pytest.mark.parametrize(
    ("taken", "most", "percent", "is_over"),
    [(0, 30, 0, False), (1, 3, 33, False), (30, 30, 100, False), (31, 30, 100, True), (0, 0, 100, False)],
)
def test_a_bar_is_as_long_as_what_is_taken(taken, most, percent, is_over):
    fill = Fill(taken, most)
    assert (fill.percent, fill.is_over) == (percent, is_over)
    assert Fill(Decimal(taken), Decimal(most)).percent == percent


def test_days_stand_below_each_other_and_windows_side_by_side(round_):
    calendar = calendar_of(round_["area"], TODAY, 10, NOON)
    assert calendar.windows == ("4 to 8 am", "5 to 8 pm")
    assert looks(calendar) == {
        "Thu 26": ["open", "open"],
        "Fri 27": ["open", ""],
        "Thu 03": ["open", "open"],
        "Fri 04": ["open", ""],
    }
    cell = calendar.days[2].cells[0]
    assert (cell.orders, cell.crates) == (Fill(1, 30), Fill(Decimal("0.5000"), Decimal("24.00")))


def test_what_is_over_past_full_closed_and_withdrawn_is_marked(round_):
    SlotLoad.objects.update(orders=30)
    SlotLoad.objects.create(weekly_slot=round_["empty"], day=THIRD, orders=2)
    WeeklySlot.objects.filter(pk=round_["empty"].pk).update(is_active=False)
    ClosedDate.objects.create(day=date(2026, 12, 4), area=round_["area"], reason="Stocktaking")
    ClosedDate.objects.create(day=date(2026, 11, 26), area=round_["york"])
    late = datetime(2026, 11, 26, 0, tzinfo=LEEDS)
    calendar = calendar_of(round_["area"], date(2026, 11, 19), 16, late)
    assert looks(calendar) == {
        "Thu 19": ["over", ""],
        "Fri 20": ["over", ""],
        "Thu 26": ["past", ""],
        "Fri 27": ["open", ""],
        "Thu 03": ["full", "withdrawn"],
        "Fri 04": ["closed", ""],
    }
    assert [(day.is_closed, day.why) for day in calendar.days][-1] == (True, "Stocktaking")
    assert [day.is_today for day in calendar.days] == [False, False, True, False, False, False]


def test_a_calendar_is_three_queries(round_, django_assert_num_queries):
    for weekday in (0, 1, 2, 5):
        make_weekly_slot(round_["area"], weekday)
    with django_assert_num_queries(3):
        calendar_of(round_["area"], TODAY, 28, NOON)


def test_the_page_says_it_in_words(client, round_, become):
    become("Merchandiser")
    SlotLoad.objects.update(orders=30, crates=Decimal("7.5000"))
    page = " ".join(client.get(reverse("delivery_calendar")).content.decode().split())
    assert "<b>30</b> of 30 orders" in page
    assert "<b>7.50</b> of 24 crates" in page
    assert "Full </p>" in page
    assert "Open until Thu 21:00" in page
    assert reverse("delivery_slot_orders", args=[round_["slot"].pk, "2026-12-03"]) in page


def test_each_area_has_its_calendar_and_weeks_can_be_turned(client, round_, become):
    become("Merchandiser")
    page = client.get(reverse("delivery_calendar"), {"area": round_["york"].pk})
    assert page.context["area"] == round_["york"]
    assert "The van doesn’t come to this area in these weeks." in page.content.decode()
    page = client.get(reverse("delivery_calendar"), {"from": "2026-11-11"})
    assert (page.context["first"], page.context["last"]) == (date(2026, 11, 11), date(2026, 12, 8))
    for odd in ("x", "2026-02-30", "9999-12-31", "0001-01-01"):
        assert client.get(reverse("delivery_calendar"), {"from": odd}).context["first"] == TODAY


def test_who_may_not_see_orders_sees_no_way_to_them(client, round_, become):
    become("Marketing")
    page = client.get(reverse("delivery_calendar")).content.decode()
    assert "<b>1</b>" in page
    assert "/orders/" not in page


def test_the_orders_of_a_slot_are_listed_with_those_that_gave_their_place_back_below(
    client, round_, become, django_assert_max_num_queries
):
    user = become("Order desk")
    user.is_staff = True
    user.save()
    gone = book(round_["slot"], crates="9.0000", holds_place=False)
    second = book(round_["slot"], crates="1.2500")
    path = reverse("delivery_slot_orders", args=[round_["slot"].pk, "2026-12-03"])
    with django_assert_max_num_queries(16):
        page = client.get(path)
    assert [row.holds_place for row in page.context["rows"]] == [True, True, False]
    words = " ".join(page.content.decode().split())
    assert "2 of 30 orders, 1.75 of 24 crates" in words
    assert reverse("dashboard:order-detail", args=[second.number]) in words
    assert "Alice Hill" in words
    assert "LS8 2QT" in words
    assert words.index(gone.number) > words.index(second.number)


def test_an_order_that_was_promised_other_hours_says_which(client, round_, become):
    become("Merchandiser")
    path = reverse("delivery_slot_orders", args=[round_["slot"].pk, "2026-12-03"])
    assert "Promised" not in client.get(path).content.decode()
    type(round_["slot"]).objects.filter(pk=round_["slot"].pk).update(opens="06:00", closes="10:00")
    assert "Promised: 4 to 8 am" in client.get(path).content.decode()


def test_who_may_not_open_orders_sees_their_numbers_only(client, round_, become):
    become("Merchandiser")
    page = client.get(reverse("delivery_slot_orders", args=[round_["slot"].pk, "2026-12-03"])).content.decode()
    assert "/dashboard/orders/" not in page


def test_a_slot_without_orders_says_so(client, round_, become):
    become("Merchandiser")
    page = client.get(reverse("delivery_slot_orders", args=[round_["empty"].pk, "2026-12-03"]))
    assert "Nobody has ordered for this slot." in page.content.decode()


def test_a_shop_without_areas_has_an_empty_calendar(client, round_, become):
    become("Merchandiser")
    for area in (round_["bare"], round_["york"]):
        area.delete()
    OrderDelivery.objects.update(weekly_slot=None)
    SlotLoad.objects.all().delete()
    WeeklySlot.objects.all().delete()
    WeeklyDay.objects.all().delete()
    Area.objects.all().delete()
    for name in ("delivery_calendar", "delivery_areas"):
        assert "There is no area yet" in client.get(reverse(name)).content.decode()
