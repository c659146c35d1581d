"""The editor of a ladder. Wednesday 25 November 2026, noon; the next deliveries: Thursday, Friday, Monday, Tuesday."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from freshness.models import DailySales, LadderVersion, NamedLadder
from freshness.services.ladders import Rules, save_draft
from tests.factories import Category
from tests.freshness.desk.ladders.pages import LADDERS, NEW, STEPS, TYPED, live, of, text_of
from tests.freshness.stocked import SUNDAY, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db


# The preview


def test_a_new_ladder_is_previewed_without_being_saved(client, tom, yoghurt):
    answer = client.post(NEW, TYPED)
    shown = text_of(answer)
    assert answer.status_code == 200
    assert "For 1 product in stock, 1 batch." in shown
    assert "Natural yoghurt Y26-112, 10 on hand" in shown
    # Thursday is 3 days before its date, Friday 2, Monday past it
    assert "£1.56 3 days left, not sold now £1.56 2 days left, not sold now not sold past its date" in shown
    assert not NamedLadder.objects.exists()


def test_the_preview_compares_with_the_live_version(client, tom, yoghurt):
    DailySales.objects.create(stockrecord=yoghurt.stockrecords.get(), day="2026-10-28", units=28 * 2)
    ladder = live().ladder
    shown = text_of(client.post(of(ladder), TYPED))
    assert "£1.56 instead of £1.68 3 days left £1.56 instead of £1.68 2 days left" in shown
    # 2 a day: Thursday and Friday 2 each at 12 pence less; by Friday, its last day of delivery, 6 of 10 are left
    assert "2 prices go down none goes up 1 batch of 10 units" in shown
    assert "Expected left over: 6 units, now 6" in shown
    assert "Takings: about £0.48 given away" in shown


def test_the_stairs_are_drawn_with_both_ladders(client, tom, yoghurt):
    ladder = live().ladder
    page = client.post(of(ladder), TYPED).content.decode()
    assert (
        "Price by days left. 6 days or more: £2.40. 5 to 4 days: £1.92. 3 to 2 days: £1.56. 1 to 0 days: £1.20." in page
    )
    assert 'class="editor__now" d="M20 30V30H200V64H320V99H440V145H560"' in page
    assert " style=" not in page.split('class="desk"')[1]


def test_a_step_is_added_and_removed_without_script(client, tom, yoghurt):
    added = client.post(NEW, TYPED | {"add": "1"}).content.decode()
    assert 'name="days-4"' in added
    removed = client.post(NEW, TYPED | {"remove": "2"}).content.decode()
    assert re.findall(r'name="days-\d" [^>]*value="(\d)"', removed) == ["5", "1"]


def test_enter_in_a_field_previews_and_removes_no_step(client, tom):
    page = client.get(NEW).content.decode()
    first = re.search(r'<form class="editor".*?<button([^>]*)>', page, re.S).group(1)
    assert "name=" not in first


def test_any_number_of_batches_costs_as_many_queries(client, tom, yoghurt):
    ladder = live().ladder
    client.post(of(ladder), TYPED)
    before = queries_of(client, of(ladder))
    for number in range(5):
        make_batch(make_yoghurt(f"Yoghurt {number}"), SUNDAY)
    assert queries_of(client, of(ladder)) == before


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.post(address, TYPED).status_code == 200
    return len(captured)


# Drafting and publishing


def test_a_draft_is_saved_with_everything_that_was_typed(client, tom, yoghurt):
    category = Category.objects.get(name="Milk")
    more = {
        "scope": f"range-{category.pk}", "floor_share": "40%", "floor_margin": "12,5", "priority": "10",
        "season_from": "2028-02-29", "season_to": "2028-03-01", "slow_cover_days": "9", "slow_extra_percent": "10 %",
        "combines": "on", "floor_amount": "", "action": "save",
    }  # fmt: skip
    answer = client.post(NEW, TYPED | more)
    version = LadderVersion.objects.get()
    assert answer.headers["Location"] == of(version.ladder)
    assert (version.category, version.steps) == (category, [[5, "20"], [3, "35"], [1, "50"]])
    assert (version.floor_amount, version.floor_share, version.floor_margin) == (None, Decimal("0.4"), Decimal("0.125"))
    assert (version.priority, str(version.season_from), str(version.season_to)) == (10, "2028-02-29", "2028-03-01")
    assert (version.slow_cover_days, version.slow_extra_percent, version.combines) == (9, Decimal(10), True)
    assert (version.edited_by, version.state) == (tom, "draft")
    shown = client.get(of(version.ladder)).content.decode()
    for value in ('value="40%"', 'value="12.5%"', 'value="2028-02-29"', 'value="10"', 'value="9"', "checked"):
        assert value in shown


@pytest.mark.parametrize("named", ["Natural yoghurt", "natural", "SKU-%s"])
def test_one_product_is_meant_by_its_name_or_sku(client, tom, yoghurt, named):
    named = named.replace("%s", str(yoghurt.pk))
    client.post(NEW, TYPED | {"scope": "product", "product": named, "action": "save"})
    assert LadderVersion.objects.get().product == yoghurt


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("", "Say which product: its name or SKU."),
        ("Haggis", "No product is called “Haggis”, nor has that SKU."),
        ("yoghurt", "2 products are called “yoghurt”. Give the SKU of the one that you mean."),
    ],
)
def test_a_product_that_is_not_clear_is_asked_for(client, tom, yoghurt, named, told):
    make_yoghurt("Greek yoghurt")
    answer = client.post(NEW, TYPED | {"scope": "product", "product": named, "action": "save"})
    assert told in text_of(answer)


def test_publishing_from_the_form_makes_it_live(client, tom, yoghurt):
    answer = client.post(NEW, TYPED | {"action": "publish"}, follow=True)
    version = LadderVersion.objects.get()
    assert (version.state, version.published_by) == ("published", tom)
    assert "Version 1 is live." in answer.content.decode()


def test_every_problem_is_told_with_its_field_and_the_entries_stay(client, tom, yoghurt):
    wrong = {"name": "", "days-2": "7", "off-3": "a lot", "floor_amount": "lots", "season_from": "29 February 2027"}
    answer = client.post(NEW, TYPED | wrong | {"action": "save", "slow_cover_days": "5"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for field in ("off-3", "floor_amount", "season_from", "slow_extra_percent"):
        assert f'href="#id_{field}"' in page, field
        assert f'id="id_{field}"' in page, field
    for value in ("7", "a lot", "lots", "29 February 2027"):
        assert f'value="{value}"' in page, value
    assert "“a lot” % off: give more than 0" in text_of(answer)
    assert not NamedLadder.objects.exists()


def test_nothing_is_saved_when_publishing_is_refused(client, tom, yoghurt):
    live("Winter")
    answer = client.post(NEW, TYPED | {"action": "publish"})
    assert "“Winter” is live for the same goods with the same priority" in text_of(answer)
    assert NamedLadder.objects.count() == 1


def test_a_clash_is_warned_of_before_publishing(client, tom, yoghurt):
    live("Winter")
    assert "“Winter” is live for the same goods" in text_of(client.post(NEW, TYPED))


@pytest.mark.parametrize(
    "posted",
    [
        {"name": "\0", "scope": "range-99999999999999999999", "action": "save"},
        {"scope": "range-٣", "action": "save"},
        {"scope": "haystack", "product": "\0", "action": "publish"},
        {"days-1": "9" * 50, "off-1": "1e999999999", "action": "publish"},
        {"floor_amount": "1e999999999", "floor_share": "NaN", "floor_margin": "Infinity", "action": "save"},
        {"floor_amount": "1e7000", "floor_share": "1e-400", "slow_extra_percent": "1e-9", "action": "save"},
        {"priority": "9" * 5000, "slow_cover_days": "-1", "action": "save"},
        {"season_from": "9999-12-31", "season_to": "0001-01-01", "action": "save"},
        {"remove": "9" * 5000},
        {"remove": "²"},
        {"action": "explode"},
        {"action": "stop"},
        {"action": "withdraw"},
        {"action": "approve"},
        {"action": "reopen"},
        {"action": "let_go"},
    ],
)
def test_odd_input_is_answered_and_writes_nothing(client, tom, yoghurt, posted):
    assert client.post(NEW, TYPED | posted).status_code in (200, 422)
    assert not NamedLadder.objects.exists()


def test_an_address_of_no_ladder_is_not_found(client, tom):
    assert client.get(LADDERS + "999/").status_code == 404
    assert client.post(LADDERS + "999/", TYPED).status_code == 404


def test_somebody_elses_change_is_not_overwritten_unseen(client, tom, yoghurt):
    version = save_draft(ladder=None, name="Yoghurt", rules=Rules(steps=STEPS))
    answer = client.post(of(version.ladder), TYPED | {"action": "save", "seen": "1@yesterday"})
    assert "has changed this draft meanwhile. Save again to put yours in its place." in text_of(answer)
    seen = re.search(r'name="seen" value="([^"]*)"', answer.content.decode()).group(1)
    client.post(of(version.ladder), TYPED | {"action": "save", "seen": seen.replace("&#x2B;", "+")})
    assert LadderVersion.objects.get().steps == [[5, "20"], [3, "35"], [1, "50"]]


def test_prices_that_rise_are_told(client, tom, yoghurt):
    ladder = live().ladder
    shown = text_of(client.post(of(ladder), TYPED | {"off-1": "5", "off-2": "10"}))
    assert "£2.16 instead of £1.68 3 days left" in shown
    assert "No price goes down 2 prices go up" in shown


def test_a_held_batch_stands_in_the_preview_as_held(client, tom, yoghurt):
    make_batch(yoghurt, SUNDAY, code="Y26-113", status="held")
    assert "Y26-113, 10 on hand, held not sold held" in text_of(client.post(NEW, TYPED)).replace(" ,", ",")


def test_a_long_preview_is_shown_in_part_and_then_whole(client, tom, yoghurt):
    for number in range(62):
        make_batch(yoghurt, SUNDAY, 1, code=f"C{number}")
    assert "Show 3 more batches" in text_of(client.post(NEW, TYPED))
    whole = text_of(client.post(NEW, TYPED | {"every_row": "1"}))
    assert "more batch" not in whole
    assert "C61, 1 on hand" in whole
