"""Closed dates in the back office."""

from datetime import date

import pytest
from django.urls import reverse

from delivery.models import ClosedDate
from tests.delivery.desk.conftest import THIRD, book

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(become):
    become("Marketing")


def close(client, **given):
    return client.post(reverse("delivery_closed"), {"day": "2026-12-03", "area": "", "reason": "Snow"} | given)


def test_a_date_without_orders_is_closed_at_once(client, round_):
    assert close(client, day="2026-12-31").status_code == 302
    assert ClosedDate.objects.filter(day=date(2026, 12, 31), area=None, reason="Snow").exists()


def test_a_date_with_orders_says_how_many_and_asks(client, round_):
    book(round_["slot"])
    book(round_["slot"], holds_place=False)
    answer = close(client)
    assert answer.status_code == 422
    assert "2 orders are booked for Thursday 3 December." in answer.content.decode()
    assert 'value="2026-12-03"' in answer.content.decode()
    assert not ClosedDate.objects.filter(day=THIRD).exists()
    assert close(client, knows="on").status_code == 302
    assert ClosedDate.objects.filter(day=THIRD).exists()


def test_another_areas_orders_ask_nothing(client, round_):
    assert close(client, area=round_["york"].pk).status_code == 302
    assert ClosedDate.objects.get(day=THIRD).area == round_["york"]


def test_a_date_that_is_closed_or_over_is_refused(client, round_):
    answer = close(client, day="2026-12-25")
    assert (answer.status_code, "25 December 2026 is closed already." in answer.content.decode()) == (422, True)
    answer = close(client, day="2026-11-24")
    assert (answer.status_code, "This date is over." in answer.content.decode()) == (422, True)


def test_a_date_is_opened_again(client, round_):
    answer = client.post(reverse("delivery_reopen", args=[round_["closed"].pk]), follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Friday 25 December 2026 is open again."]
    assert not ClosedDate.objects.exists()


def test_what_is_ahead_comes_first_and_what_is_over_stands_below(client, round_):
    ClosedDate.objects.create(day=date(2026, 11, 1), reason="Move")
    page = client.get(reverse("delivery_closed"))
    assert [each.reason for each in page.context["ahead"]] == ["Christmas Day"]
    assert [each.reason for each in page.context["past"]] == ["Move"]
