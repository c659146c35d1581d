from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests import factories
from tests.page_factories import make_campaign

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def test_it_runs_through_its_last_day_and_no_menu_shows_it(client, today):
    page = make_campaign("The cheeseboard", ends_on=today, body=[("prose", "<p>Three cheeses.</p>")])
    response = client.get(page.url)
    assert "Three cheeses." in response.content.decode()
    assert f'href="{page.url}"' not in client.get("/").content.decode()


def test_the_day_after_it_says_that_it_is_over(client, today):
    page = make_campaign(
        "The cheeseboard",
        ends_on=today - timedelta(days=1),
        farewell="Come back in December.",
        body=[("prose", "<p>Three cheeses.</p>")],
    )
    words = client.get(page.url).content.decode()
    assert "This is over now" in words
    assert "Come back in December." in words
    assert "Three cheeses." not in words
    assert '<meta name="robots" content="noindex">' in words


def test_or_it_leads_on(client, today):
    story = factories.make_story("How we work")
    page = make_campaign(ends_on=today - timedelta(days=1), leads_on=story)
    assert client.get(page.url).url == story.url


def test_it_leads_nowhere_while_it_runs_nor_to_a_page_that_is_gone(client, today):
    story = factories.make_story("How we work")
    running = make_campaign(ends_on=today, leads_on=story)
    assert client.get(running.url).status_code == 200
    story.unpublish()
    over = make_campaign("Spring", ends_on=today - timedelta(days=1), leads_on=story)
    assert "This is over now" in client.get(over.url).content.decode()


def test_it_can_not_lead_on_to_itself():
    page = make_campaign()
    page.leads_on = page
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert refused.value.message_dict == {"leads_on": ["A campaign can’t lead on to itself. Choose another page."]}


def test_its_end_can_be_looked_at_beforehand():
    page = make_campaign(farewell="Come back in December.")
    assert "This is over now" not in page.make_preview_request(preview_mode="").content.decode()
    assert "Come back in December." in page.make_preview_request(preview_mode="over").content.decode()


def test_without_a_hero_the_title_is_the_heading(client):
    words = client.get(make_campaign("The cheeseboard").url).content.decode()
    assert '<h1 class="hero__title">The cheeseboard</h1>' in words


def test_ended_campaigns_lead_on_to_the_last_page_in_one_step(client, today):
    story = factories.make_story("How we work")
    over = {"ends_on": today - timedelta(days=1)}
    summer = make_campaign("Summer", leads_on=story, **over)
    spring = make_campaign("Spring", leads_on=summer, **over)
    assert client.get(spring.url).url == story.url


def test_ended_campaigns_that_lead_to_each_other_end_at_their_own_page(client, today):
    over = {"ends_on": today - timedelta(days=1)}
    spring = make_campaign("Spring", **over)
    summer = make_campaign("Summer", leads_on=spring, **over)
    type(spring).objects.filter(pk=spring.pk).update(leads_on=summer)  # as it may stand since before it was refused
    for page in (spring, summer):
        response = client.get(page.url)
        assert response.status_code == 200
        assert "This is over now" in response.content.decode()


def test_an_editor_can_not_send_readers_in_a_circle():
    spring = make_campaign("Spring")
    autumn = make_campaign("Autumn", leads_on=make_campaign("Summer", leads_on=spring))
    spring.leads_on = autumn
    with pytest.raises(ValidationError) as refused:
        spring.full_clean()
    assert refused.value.message_dict == {
        "leads_on": ["“Autumn” leads back here, so nobody would ever arrive. Choose another page."]
    }
    assert autumn.full_clean() is None
