"""A ladder's way from draft to the shop, and who may do what."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from freshness.errors import Refused
from freshness.models import LadderVersion, NamedLadder, VersionState
from freshness.offers import offers_for
from freshness.services.ladders import (
    Rules,
    in_work,
    let_go,
    publish,
    reopen,
    rules_of,
    save_draft,
    seen_of,
    stop,
    submit,
    withdraw,
)
from tests.factories import make_user
from tests.freshness.stocked import FRIDAY, SUNDAY, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
STEPS = ((5, "15"), (3, "30"), (1, "50"))


@pytest.fixture
def yoghurt():
    return make_yoghurt()


@pytest.fixture
def alice():
    return make_user("alice@example.com")


@pytest.fixture
def bob():
    return make_user("bob@example.com")


def drafted(ladder=None, name="Yoghurt", by=None, seen=None, **rules):
    return save_draft(ladder=ladder, name=name, rules=Rules(**{"steps": STEPS} | rules), by=by, seen=seen)


def live(name="Yoghurt", by=None, **rules):
    return publish(version=drafted(name=name, by=by, **rules), by=by, at=AT)


def told(error) -> list[tuple[str, str]]:
    return [(problem.field, problem.words) for problem in error.value.problems]


def states(ladder) -> list[tuple[int, str]]:
    return list(ladder.versions.order_by("number").values_list("number", "state"))


def test_a_draft_is_kept_and_changes_no_price(yoghurt, alice):
    make_batch(yoghurt, SUNDAY)
    version = drafted(product=yoghurt, by=alice, floor_amount=Decimal("1.00"))
    assert (version.number, version.state, version.edited_by) == (1, "draft", alice)
    assert LadderVersion.objects.get().steps == [[5, "15"], [3, "30"], [1, "50"]]
    assert offers_for([yoghurt.pk], FRIDAY)[yoghurt.pk].dated == ()


def test_publishing_makes_the_price_of_the_worked_example(yoghurt, alice):
    make_batch(yoghurt, SUNDAY)
    version = live(product=yoghurt, by=alice)
    assert (version.state, version.published_by, version.published_at) == ("published", alice, AT)
    assert offers_for([yoghurt.pk], FRIDAY)[yoghurt.pk].of(SUNDAY).price == Decimal("1.68")


def test_there_is_one_draft_of_a_ladder_and_it_is_edited(yoghurt):
    first = drafted(product=yoghurt)
    second = drafted(first.ladder, name="Yoghurts", product=yoghurt, steps=((2, Decimal("12.50")),))
    assert second.pk == first.pk
    assert (NamedLadder.objects.get().name, LadderVersion.objects.get().steps) == ("Yoghurts", [[2, "12.5"]])


def test_the_version_before_is_kept_for_old_order_lines(yoghurt):
    first = live(product=yoghurt)
    publish(version=drafted(first.ladder, product=yoghurt, steps=((4, "40"),)))
    assert states(first.ladder) == [(1, "replaced"), (2, "published")]
    first.refresh_from_db()
    assert first.steps == [[5, "15"], [3, "30"], [1, "50"]]


def test_a_draft_beside_a_live_version_leaves_it_live(yoghurt):
    first = live(product=yoghurt)
    drafted(first.ladder, product=yoghurt, steps=((4, "40"),))
    assert states(first.ladder) == [(1, "published"), (2, "draft")]


def test_rules_come_back_as_they_were_saved(yoghurt):
    rules = {
        "product": yoghurt, "floor_amount": Decimal("0.50"), "floor_share": Decimal("0.4"),
        "floor_margin": Decimal("0.1"), "priority": 3, "season_from": date(2028, 2, 29),
        "season_to": date(2028, 3, 1), "slow_cover_days": 9, "slow_extra_percent": Decimal(10), "combines": True,
    }  # fmt: skip
    version = drafted(**rules)
    steps = [[5, "15"], [3, "30"], [1, "50"]]
    assert rules_of(LadderVersion.objects.get(pk=version.pk)) == replace(Rules(**rules), steps=steps)


def test_every_problem_is_told_and_nothing_is_written(yoghurt):
    with pytest.raises(Refused) as error:
        drafted(name=" ", product=yoghurt, steps=((3, "30"), (3, "20")), floor_amount=Decimal("2.41"))
    assert [field for field, _words in told(error)] == ["name", "days-2", "off-2", "floor_amount"]
    assert not NamedLadder.objects.exists()


def test_a_step_past_the_date_is_refused_for_use_by_goods_in_scope(yoghurt):
    drafted(steps=((1, "50"), (-2, "70")))
    make_yoghurt("Milk", date_kind="use_by")
    with pytest.raises(Refused, match="nothing is sold past its use-by date, and 1 product here has one"):
        drafted(name="Milk", steps=((1, "50"), (-2, "70")))


def test_a_name_is_used_once(yoghurt):
    drafted(product=yoghurt)
    with pytest.raises(Refused) as error:
        drafted(name="yoghurt ", product=yoghurt)
    assert told(error) == [("name", "There is a ladder called “yoghurt” already.")]


def test_a_name_fits_its_column():
    with pytest.raises(Refused, match="The name has 81 letters: use at most 80"):
        drafted(name="y" * 81)


def test_two_ladders_of_one_scope_and_priority_are_never_live_together(yoghurt):
    live(product=yoghurt)
    with pytest.raises(Refused) as error:
        live("Summer", product=yoghurt)
    assert told(error) == [
        (
            "priority",
            "“Yoghurt” is live for the same goods with the same priority, and its season overlaps. Change the "
            "priority or the season, or stop that ladder.",
        )
    ]
    assert NamedLadder.objects.count() == 2, "the draft stays"


def test_another_priority_scope_or_season_is_no_clash(yoghurt):
    live(product=yoghurt, season_to=date(2026, 12, 31))
    live("Higher", product=yoghurt, priority=1)
    live("All")
    live("Next year", product=yoghurt, season_from=date(2027, 1, 1))


def test_a_stopped_ladder_makes_room_and_is_not_let_go_onto_another(yoghurt):
    first = live(product=yoghurt).ladder
    assert stop(ladder=first).is_stopped
    second = live("Summer", product=yoghurt).ladder
    with pytest.raises(Refused, match="“Summer” is live for the same goods"):
        let_go(ladder=first)
    stop(ladder=second)
    assert not let_go(ladder=first).is_stopped


def test_the_stop_switch_takes_the_prices_back_at_once(yoghurt):
    make_batch(yoghurt, SUNDAY)
    ladder = live(product=yoghurt).ladder
    stop(ladder=ladder)
    assert offers_for([yoghurt.pk], FRIDAY)[yoghurt.pk].dated == ()
    let_go(ladder=ladder)
    assert len(offers_for([yoghurt.pk], FRIDAY)[yoghurt.pk].dated) == 1


def test_a_second_person_publishes_where_the_setting_asks_for_one(settings, yoghurt, alice, bob):
    settings.LADDERS_NEED_APPROVAL = True
    version = drafted(product=yoghurt, by=alice)
    with pytest.raises(Refused, match="submit it first"):
        publish(version=version, by=bob)
    submit(version=version, by=alice)
    with pytest.raises(Refused, match="somebody else must publish it"):
        publish(version=version, by=alice)
    with pytest.raises(Refused, match="somebody else must publish it"):
        publish(version=version)
    assert publish(version=version, by=bob).published_by == bob


def test_one_person_is_enough_where_the_setting_does_not_ask(yoghurt, alice):
    version = submit(version=drafted(product=yoghurt, by=alice), by=alice)
    assert publish(version=version, by=alice).state == VersionState.PUBLISHED


def test_editing_what_was_submitted_makes_it_a_draft_again(yoghurt, alice, bob):
    version = submit(version=drafted(product=yoghurt, by=alice), by=alice)
    version = drafted(version.ladder, product=yoghurt, by=bob, steps=((1, "99"),))
    assert (version.state, version.submitted_by, version.edited_by) == ("draft", None, bob)


def test_what_was_submitted_can_be_taken_back(yoghurt, alice):
    version = submit(version=drafted(product=yoghurt), by=alice)
    assert reopen(version=version).state == VersionState.DRAFT
    with pytest.raises(Refused, match="changed this draft meanwhile"):
        reopen(version=version)


def test_what_can_not_go_live_is_not_submitted(yoghurt):
    live(product=yoghurt)
    with pytest.raises(Refused, match="“Yoghurt” is live for the same goods"):
        submit(version=drafted(name="Summer", product=yoghurt))


def test_a_draft_is_withdrawn_and_the_live_version_stays(yoghurt, alice):
    ladder = live(product=yoghurt).ladder
    withdraw(version=drafted(ladder, product=yoghurt), by=alice)
    assert states(ladder) == [(1, "published")]
    assert LadderVersion.history.filter(history_type="-").get().history_user == alice


def test_a_ladder_that_was_never_live_goes_with_its_draft(yoghurt):
    withdraw(version=drafted(product=yoghurt))
    assert not NamedLadder.objects.exists()


def test_what_is_live_can_not_be_withdrawn_or_published_again(yoghurt):
    version = live(product=yoghurt)
    for change in (withdraw, publish, submit, reopen):
        with pytest.raises(Refused, match="changed this draft meanwhile"):
            change(version=version)


def test_a_list_price_that_fell_under_the_floor_is_told_at_publishing(yoghurt):
    version = drafted(product=yoghurt, floor_amount=Decimal("2.00"))
    yoghurt.stockrecords.update(price=Decimal("1.50"))
    with pytest.raises(Refused, match="above the list price of Natural yoghurt, "):
        publish(version=version)


def test_nobody_overwrites_what_they_have_not_seen(yoghurt, alice, bob):
    version = drafted(product=yoghurt, by=alice)
    seen = seen_of(version)
    drafted(version.ladder, product=yoghurt, by=bob, seen=seen)
    for change in (
        lambda: drafted(version.ladder, product=yoghurt, by=alice, seen=seen),
        lambda: publish(version=version, by=alice, seen=seen),
    ):
        with pytest.raises(Refused, match="has changed this draft meanwhile"):
            change()
    withdraw(version=version)
    fresh = live(product=yoghurt)
    with pytest.raises(Refused, match="no longer there"):
        drafted(fresh.ladder, product=yoghurt, by=alice, seen=seen)
    assert in_work(fresh.ladder) is None


def test_the_history_says_who_changed_what(yoghurt, alice, bob):
    version = live(product=yoghurt, by=alice)
    stop(ladder=version.ladder, by=bob)
    assert list(version.history.order_by("history_id").values_list("state", "history_user__email")) == [
        ("draft", "alice@example.com"),
        ("published", "alice@example.com"),
    ]
    assert version.ladder.history.first().history_user == bob
