"""Areas, days and slots in the back office."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.urls import reverse

from delivery.models import Area, WeeklyDay, WeeklySlot
from tests.delivery.desk.addresses import SLOT, address
from tests.delivery.desk.conftest import book

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def merchandiser(become):
    become("Merchandiser")


def words_of(answer) -> str:
    return answer.content.decode()


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_the_list_says_what_each_area_has(client, round_, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        page = client.get(reverse("delivery_areas"))
    rows = [(area.name, area.slots_offered, area.districts_served) for area in page.context["areas"]]
    assert rows == [("Leeds north", 3, 2), ("York", 0, 1), ("Harrogate", 0, 0)]
    assert "Thursday, Friday" in words_of(page)
    assert "Not yet: it has no slot on offer" in words_of(page)


def test_an_area_shows_its_districts_days_and_slots(client, round_):
    page = words_of(client.get(address("delivery_area", round_)))
    assert ">\nLS8 LS17</textarea>" in page
    for words in (
        "Thursday",
        "Order by 21:00 the day before",
        "goods ready by 4:00 on the day",
        "4 to 8 am",
        "5 to 8 pm",
    ):
        assert words in " ".join(page.split()), words


def test_a_new_area_is_made_with_its_districts(client, round_):
    form = {"name": "Selby", "position": "4", "districts": "yo8, YO19", "is_active": "on"}
    answer = client.post(reverse("delivery_area_new"), form, follow=True)
    assert told(answer) == ["Selby is saved."]
    assert list(Area.objects.get(name="Selby").districts.values_list("code", flat=True)) == ["YO19", "YO8"]


def test_what_is_wrong_with_districts_is_said_and_what_was_typed_is_kept(client, round_):
    form = {"name": "Leeds", "position": "1", "districts": "LS8 Leeds YO1", "is_active": "on"}
    answer = client.post(address("delivery_area", round_), form)
    assert answer.status_code == 422
    assert "“Leeds” is not a postcode district. Write it like LS8." in words_of(answer)
    assert "YO1 belongs to York. Take it out there first." in words_of(answer)
    assert "LS8 Leeds YO1</textarea>" in words_of(answer)
    assert "<h1>Leeds north</h1>" in words_of(answer)


def test_a_day_is_added_like_another(client, round_):
    answer = client.post(address("delivery_day_new", round_), {"weekday": "5", "like": round_["day"].pk}, follow=True)
    assert told(answer) == ["Saturday is added."]
    saturday = WeeklyDay.objects.get(weekday=5)
    assert [slot.opens for slot in saturday.slots.order_by("opens")] == [time(4), time(17)]


def test_only_days_that_are_missing_can_be_added(client, round_):
    page = client.get(address("delivery_area", round_))
    names = [str(label) for _, label in page.context["new_day"].fields["weekday"].choices]
    assert names == ["Monday", "Tuesday", "Wednesday", "Saturday", "Sunday"]
    assert client.post(address("delivery_day_new", round_), {"weekday": "3"}).status_code == 422


def test_hours_that_make_no_sense_are_refused(client, round_):
    form = {"cut_off_days_before": "0", "cut_off_at": "11:00", "ready_days_before": "0", "ready_at": "04:00"}
    answer = client.post(address("delivery_day", round_), form)
    assert answer.status_code == 422
    assert "The goods would be ready before the cut-off." in words_of(answer)


def test_a_window_that_closes_before_it_opens_is_refused(client, round_):
    answer = client.post(address("delivery_slot", round_), SLOT | {"opens": "13:00", "closes": "09:00"})
    assert answer.status_code == 422
    assert "The window would end before it begins. Its end has to be later than 13:00." in words_of(answer)


def test_everything_that_is_wrong_is_said_at_once(client, round_):
    wrong = {"opens": "13:00", "closes": "09:00", "capacity_orders": "", "price": "-3", "capacity_crates": "NaN"}
    answer = client.post(address("delivery_slot", round_), SLOT | wrong)
    assert sorted(answer.context["form"].errors) == ["capacity_crates", "capacity_orders", "closes", "price"]
    wrong = {"name": "", "districts": "Leeds"}
    answer = client.post(address("delivery_area_new", round_), {"position": "1"} | wrong)
    assert sorted(answer.context["form"].errors) == ["districts", "name"]


def test_a_slot_is_made_and_an_overlap_is_said(client, round_):
    form = SLOT | {"opens": "07:00", "closes": "10:00", "free_from": "15.00"}
    answer = client.post(address("delivery_slot_new", round_), form, follow=True)
    assert told(answer) == [
        "The slot 7 to 10 am is saved.",
        "It overlaps with 4 to 8 am. If one van drives both, give each a capacity it can keep.",
    ]
    slot = WeeklySlot.objects.get(opens=time(7))
    assert (slot.price, slot.free_from, slot.capacity_orders) == (Decimal("1.00"), Decimal("15.00"), 20)


def test_a_capacity_below_what_is_booked_says_how_many_are_booked(client, round_):
    book(round_["slot"], crates="2.2500")
    answer = client.post(address("delivery_slot", round_), SLOT | {"capacity_orders": "1"}, follow=True)
    assert told(answer) == [
        "The slot 9 am to 1 pm is saved.",
        "2 orders were promised other hours, and keep them. Drive them then, or ring the customers.",
        "Thu 3 Dec: 2 orders with 2.75 crates are booked, more than fits now. They stay booked.",
    ]


def test_a_slot_that_orders_stand_on_is_only_taken_off_sale(client, round_):
    answer = client.post(reverse("delivery_slot_remove", args=[round_["slot"].pk]), follow=True)
    assert told(answer) == ["1 order stands on it, so it can’t be deleted. Take it off sale instead."]
    form = {name: value for name, value in SLOT.items() if name != "is_active"}
    client.post(address("delivery_slot", round_), form)
    round_["slot"].refresh_from_db()
    assert not round_["slot"].is_active


def test_an_area_with_days_is_not_deleted(client, round_):
    answer = client.post(reverse("delivery_area_remove", args=[round_["area"].pk]), follow=True)
    assert told(answer) == ["Leeds north has days. Delete them first, or don’t deliver to it."]


def test_what_changed_is_told_with_who_and_when(client, round_, become, time_machine):
    time_machine.move_to("2026-11-25T12:30:00+00:00", tick=False)
    client.post(address("delivery_slot", round_), SLOT | {"opens": "04:00", "closes": "08:00", "price": "2.50"})
    page = client.get(address("delivery_area", round_))
    change = page.context["changes"][0]
    assert (change.title, change.who) == ("Thursday, 4 to 8 am: changed", "Tom Adeyemi")
    assert [(each.label, each.before, each.after) for each in change.differences] == [
        ("most orders", "30", "20"),
        ("most crates", "24.00", "15.00"),
        ("price", "£2.00", "£2.50"),
    ]
    assert "25 Nov 2026, 12:30, Tom Adeyemi" in words_of(page)


def test_older_changes_stand_on_further_pages(client, round_, time_machine):
    """Two days and three slots were added before, so 28 more make 33."""
    for minute in range(28):
        time_machine.move_to(f"2026-11-25T12:{minute + 1:02}:00+00:00", tick=False)
        round_["slot"].price = Decimal(minute + 3)
        round_["slot"].save()
    page = client.get(address("delivery_area", round_))
    assert page.context["changes"][0].differences[0].after == "£30.00"
    assert (len(page.context["changes"]), page.context["changes"].paginator.count) == (30, 33)
    assert 'href="?changes=2#changes"' in words_of(page)
    older = client.get(address("delivery_area", round_), {"changes": "2"})
    assert len(older.context["changes"]) == 3
    assert 'href="?changes=1#changes"' in words_of(older)
    for odd in ("x", "-1", "99", "9" * 40, ""):
        assert client.get(address("delivery_area", round_), {"changes": odd}).status_code == 200


def test_the_history_of_what_was_deleted_stays(client, round_):
    client.post(reverse("delivery_day_remove", args=[round_["friday"].weekly_day_id]))
    titles = {change.title for change in client.get(address("delivery_area", round_)).context["changes"]}
    assert {"Friday: deleted", "Friday, 4 to 8 am: deleted"} <= titles


def test_who_may_only_look_sees_no_form(client, round_, become):
    become("Order desk")
    page = words_of(client.get(address("delivery_area", round_)))
    assert "LS8 LS17" in page
    assert "<textarea" not in page
    assert reverse("delivery_slot", args=[round_["slot"].pk]) not in page


def test_a_price_can_be_cleared_of_its_free_from(client, round_):
    round_["slot"].free_from = Decimal("20.00")
    round_["slot"].save()
    client.post(address("delivery_slot", round_), SLOT)
    round_["slot"].refresh_from_db()
    assert round_["slot"].free_from is None


def test_orders_keep_what_they_were_promised(client, round_):
    order = book(round_["slot"], date(2026, 12, 10))
    before = (order.delivery.slot, order.delivery.cut_off)
    client.post(address("delivery_slot", round_), SLOT)
    client.post(
        address("delivery_day", round_),
        {"cut_off_days_before": "2", "cut_off_at": "18:00", "ready_days_before": "0", "ready_at": "04:00"},
    )
    order.delivery.refresh_from_db()
    assert (order.delivery.slot, order.delivery.cut_off) == before
