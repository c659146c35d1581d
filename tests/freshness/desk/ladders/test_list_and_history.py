"""The ladders' list, switches and history. Wednesday 25 November 2026, noon."""

import re
from decimal import Decimal

import pytest

from freshness.models import LadderVersion, NamedLadder
from freshness.services.ladders import Rules, publish, save_draft, submit
from tests.factories import make_user
from tests.freshness.desk.ladders.pages import LADDERS, NEW, STEPS, TYPED, live, of, text_of
from tests.freshness.desk.people import sign_in

pytestmark = pytest.mark.django_db


# Who may


@pytest.mark.parametrize("address", [LADDERS, NEW])
def test_a_stranger_is_sent_to_sign_in(client, address):
    assert client.get(address).status_code == 302


def test_staff_without_the_permission_see_nothing(client):
    ladder = live().ladder
    sign_in(client, "view_batch")
    for address in (LADDERS, NEW, of(ladder), of(ladder) + "history/"):
        assert client.get(address).status_code == 302, address


def test_marketing_looks_and_changes_nothing(client, yoghurt):
    ladder = live().ladder
    sign_in(client, "view_namedladder")
    shown = client.get(of(ladder))
    assert "disabled" in shown.content.decode()
    assert "Save draft" not in text_of(shown)
    assert "New ladder" not in text_of(client.get(LADDERS))
    for address, posted in (
        (of(ladder), TYPED | {"action": "publish"}),
        (of(ladder), {"action": "stop"}),
        (NEW, TYPED),
    ):
        assert client.post(address, posted).status_code == 302
    assert client.get(NEW).status_code == 302
    assert LadderVersion.objects.get().steps == [[5, "15"], [3, "30"], [1, "50"]]
    assert not NamedLadder.objects.get().is_stopped


# Switches and approval


def test_a_draft_is_withdrawn(client, tom, yoghurt):
    ladder = live().ladder
    save_draft(ladder=ladder, name="Yoghurt", rules=Rules(steps=STEPS))
    assert client.post(of(ladder), {"action": "withdraw"}).headers["Location"] == of(ladder)
    alone = save_draft(ladder=None, name="Milk", rules=Rules(steps=STEPS)).ladder
    assert client.post(of(alone), {"action": "withdraw"}).headers["Location"] == LADDERS


def test_a_ladder_is_stopped_and_let_go(client, tom, yoghurt):
    ladder = live().ladder
    client.post(of(ladder), {"action": "stop"})
    assert NamedLadder.objects.get().is_stopped
    shown = text_of(client.get(of(ladder)))
    assert "Stopped: it reduces nothing until it is let go." in shown
    client.post(of(ladder), {"action": "let_go"})
    assert not NamedLadder.objects.get().is_stopped


def test_a_second_person_approves(client, settings, yoghurt):
    settings.LADDERS_NEED_APPROVAL = True
    ada = make_user("ada@example.com", first_name="Ada")
    version = save_draft(ladder=None, name="Yoghurt", rules=Rules(steps=STEPS), by=ada)
    submit(version=version, by=ada)
    sign_in(client, "view_namedladder", "change_namedladder")
    shown = client.get(of(version.ladder))
    assert "Submitted by Ada, waiting for a second person." in text_of(shown)
    seen = re.search(r'name="seen" value="([^"]*)"', shown.content.decode()).group(1).replace("&#x2B;", "+")
    assert "changed this draft" in text_of(client.post(of(version.ladder), {"action": "approve", "seen": "old"}))
    client.post(of(version.ladder), {"action": "approve", "seen": seen})
    assert LadderVersion.objects.get().state == "published"


def test_nobody_approves_their_own(client, settings, tom, yoghurt):
    settings.LADDERS_NEED_APPROVAL = True
    client.post(NEW, TYPED | {"action": "submit"})
    version = LadderVersion.objects.get()
    shown = client.get(of(version.ladder))
    assert "Approve and publish" not in text_of(shown)
    assert "Take back and change" in text_of(shown)
    seen = re.search(r'name="seen" value="([^"]*)"', shown.content.decode()).group(1).replace("&#x2B;", "+")
    answer = client.post(of(version.ladder), {"action": "approve", "seen": seen})
    assert "somebody else must publish it" in text_of(answer)
    client.post(of(version.ladder), {"action": "reopen"})
    assert LadderVersion.objects.get().state == "draft"


# The list and the history


def test_the_list_shows_state_scope_and_who(client, tom, yoghurt):
    ladder = live("Yoghurt", by=tom, product=yoghurt).ladder
    save_draft(ladder=ladder, name="Yoghurt", rules=Rules(steps=STEPS), by=tom)
    live("Butter")
    shown = text_of(client.get(LADDERS))
    row = "Yoghurt Live Draft Natural yoghurt 5 days −15 %, 3 −30 %, 1 −50 % always 0 Tom Adeyemi 25 Nov 2026, 12:00"
    assert row in shown
    assert "Butter Live All products" in shown
    assert "Butter" not in text_of(client.get(LADDERS, {"q": "yog"}))
    assert "No ladder is called “haggis”." in text_of(client.get(LADDERS, {"q": "haggis", "page": "x"}))


def test_a_history_in_words(client, tom, yoghurt):
    ladder = live("Yoghurt", by=tom).ladder
    changed = Rules(steps=((4, "20"),), floor_share=Decimal("0.4"), product=yoghurt)
    publish(version=save_draft(ladder=ladder, name="Yoghurt", rules=changed, by=tom), by=tom)
    client.post(of(ladder), {"action": "stop"})
    shown = text_of(client.get(of(ladder) + "history/"))
    assert "Stopped the ladder Tom Adeyemi, 25 Nov 2026, 12:00" in shown
    assert "Applies to before All products now Natural yoghurt" in shown
    assert "Steps before 5 days −15 %, 3 −30 %, 1 −50 % now 4 days −20 %" in shown
    assert "Floor before £1.00 now –" in shown
    assert "Floor, share of list before – now 40 %" in shown
    for title in ("Drafted version 1", "Published version 1", "Drafted version 2", "Replaced version 1"):
        assert title in shown, title
