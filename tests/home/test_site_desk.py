"""Contact details, announcements and menus in the back office."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Collection

from home.models import Announcement, ContactDetails, Menus
from tests.factories import make_home, make_story, make_user

pytestmark = pytest.mark.django_db

CONTACT = "/admin/settings/home/contactdetails/"
ANNOUNCE = "/admin/snippets/home/announcement/add/"
ARRANGE = "/admin/snippets/home/menus/add/"


@pytest.fixture
def become(client):
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)
    import_module("home.migrations.0012_site_roles").give_roles(apps, None)

    def sign_in(*groups):
        user = make_user(f"{groups[-1].replace(' ', '-').lower()}@example.com")
        user.groups.set(Group.objects.filter(name__in=groups))
        client.force_login(user)

    return sign_in


@pytest.fixture
def lead(become):
    become("Marketing", "Marketing lead")


@pytest.fixture
def contact_page(client, lead):
    """The address of the form, which is made when it is first opened."""
    return client.get(CONTACT).url


def contact_form(*hours, **fields) -> dict:
    """What the browser posts: hours as (weekday, opens, closes)."""
    posted = {"phone": "0113 496 0111", "email": "", "address": ""} | fields
    for name, number in (("openings", len(hours)), ("social_links", 1 if "url" in fields else 0)):
        posted |= {f"{name}-TOTAL_FORMS": number, f"{name}-INITIAL_FORMS": 0}
        posted |= {f"{name}-MIN_NUM_FORMS": 0, f"{name}-MAX_NUM_FORMS": 28}
    for number, (weekday, opens, closes) in enumerate(hours):
        prefix = f"openings-{number}"
        posted |= {f"{prefix}-weekday": weekday, f"{prefix}-opens": opens, f"{prefix}-closes": closes}
    if "url" in fields:
        posted |= {"social_links-0-name": "Instagram", "social_links-0-url": fields["url"], "social_links-0-ORDER": 1}
    return posted


def announcement(**fields) -> dict:
    return {"language": "en-gb", "words": "Open day on Saturday.", "link_words": "", "link_address": ""} | fields


def menus(links: list[dict]) -> dict:
    """What the browser posts for a header menu."""
    posted = {"language": "en-gb", "header-count": len(links), "footer-count": 0}
    for number, link in enumerate(links):
        at = f"header-{number}"
        posted |= {f"{at}-deleted": "", f"{at}-order": number, f"{at}-type": "link", f"{at}-id": ""}
        posted |= {f"{at}-value-{name}": link.get(name, "") for name in ("page", "address", "words")}
    return posted


def test_contact_and_hours_are_kept(client, contact_page):
    page = client.post(contact_page, contact_form((0, "08:00", "17:00"), url="https://example.org/us"), follow=True)
    assert page.status_code == 200
    row = ContactDetails.objects.get()
    assert row.phone == "0113 496 0111"
    assert [str(each.opens) for each in row.openings.all()] == ["08:00:00"]
    assert row.social_links.get().url == "https://example.org/us"


def test_hours_that_do_not_fit_together_are_refused_in_words(client, contact_page):
    page = client.post(contact_page, contact_form((0, "08:00", "12:00"), (0, "11:00", "14:00")))
    assert "Monday: the hours from 11\xa0am begin before the others end." in page.content.decode()
    assert not ContactDetails.objects.filter(openings__isnull=False).exists()


@pytest.mark.parametrize("url", ["http://example.org/us", "javascript:alert(1)", "/us"])
def test_a_page_elsewhere_is_on_https(client, contact_page, url):
    page = client.post(contact_page, contact_form(url=url))
    assert "is no page on https. Begin it with https://." in page.content.decode()
    assert not ContactDetails.objects.filter(social_links__isnull=False).exists()


def test_an_announcement_is_written_and_half_a_link_is_refused(client, lead):
    page = client.post(ANNOUNCE, announcement(link_words="Come along"))
    assert "Choose the page that the link leads to, or type an address." in page.content.decode()
    page = client.post(ANNOUNCE, announcement(link_words="Come along", link_address="javascript:alert(1)"))
    assert "leads nowhere we know" in page.content.decode()
    assert not Announcement.objects.exists()
    client.post(ANNOUNCE, announcement(link_words="Come along", link_address="/open-day/"))
    assert Announcement.objects.get().link_address == "/open-day/"


def test_an_announcement_that_ends_before_it_begins_is_refused_in_words(client, lead):
    moments = {"shown_from": "2026-12-04 08:00", "shown_until": "2026-12-03 08:00"}
    page = client.post(ANNOUNCE, announcement(**moments))
    assert "It ends before it begins." in page.content.decode()
    assert not Announcement.objects.exists()


def test_menus_are_arranged_once_for_each_language(client, lead):
    story = make_story()
    client.post(ARRANGE, menus([{"page": story.pk}, {"address": "/account/", "words": "Your account"}]))
    assert [block.value["words"] for block in Menus.objects.get().header] == ["", "Your account"]
    assert "already exists" in client.post(ARRANGE, menus([])).content.decode()


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ({}, "Choose the page that the link leads to, or type an address."),
        ({"address": "/account/"}, "Write what stands on the link."),
        ({"address": "javascript:alert(1)", "words": "Run"}, "leads nowhere we know"),
    ],
)
def test_half_a_link_in_a_menu_is_refused_in_words(client, lead, link, told):
    assert told in client.post(ARRANGE, menus([link])).content.decode()
    assert not Menus.objects.exists()


@pytest.mark.parametrize("url", [CONTACT, ANNOUNCE, ARRANGE])
def test_what_is_seen_at_once_is_for_leads_alone(client, become, url):
    become("Marketing")
    assert client.get(url).status_code == 302
    become("Marketing", "Marketing lead")
    assert client.get(url, follow=True).status_code == 200
