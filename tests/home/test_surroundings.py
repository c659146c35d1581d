"""What stands around every page: read once, seen at once when it changes, the same for strangers."""

from datetime import time, timedelta

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.module_loading import import_string

from checkout.order.cancelling import refusal
from home.models import Announcement, ContactDetails, OpeningHours, SocialPage
from home.surroundings import contact, surroundings
from tests import factories

pytestmark = pytest.mark.django_db


def write_contact(**fields) -> ContactDetails:
    row = ContactDetails.objects.create(**fields)
    cache.clear()
    return row


def test_what_editors_left_empty_comes_from_the_environment(settings):
    settings.SHOP_PHONE, settings.SHOP_ADDRESS = "0113 496 0000", ["Bank Lane", "Leeds"]
    settings.DEFAULT_FROM_EMAIL = "The dairy <hello@dairy.example>"
    assert (contact().phone, contact().email, contact().address.lines) == (
        "0113 496 0000",
        "hello@dairy.example",
        ("Bank Lane", "Leeds"),
    )
    write_contact(phone="0113 496 0111", street="The Green\r\n\r\n  2nd gate ", locality="Otley")
    assert (contact().phone, contact().email, contact().address.lines) == (
        "0113 496 0111",
        "hello@dairy.example",
        ("The Green", "2nd gate", "Otley"),
    )


def test_pages_mails_and_refusals_tell_the_same_phone(client):
    write_contact(phone="0113 496 0111")
    assert 'href="tel:01134960111"' in client.get("/nothing/").content.decode()
    assert import_string(django_settings.SHOP_CONTACT)().phone == "0113 496 0111"
    order = factories.make_order(status="Packed")
    assert "Ring us on 0113\xa0496\xa00111" in refusal(order, timezone.now())


def test_the_footer_tells_hours_and_pages_elsewhere(client):
    row = write_contact()
    OpeningHours.objects.create(contact=row, weekday=5, opens=time(8), closes=time(12))
    SocialPage.objects.create(contact=row, name="Instagram", url="https://example.org/longmeadow")
    factories.make_home()
    words = client.get("/").content.decode()
    assert "<dt>Saturday</dt><dd>8\xa0am to noon</dd>" in words
    assert '<a href="https://example.org/longmeadow" rel="me noopener">Instagram</a>' in words
    assert contact().opening_hours_specification == [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": ["Saturday"], "opens": "08:00", "closes": "12:00"}
    ]


def test_a_page_asks_nothing_of_the_database_for_it(client, django_assert_num_queries):
    surroundings()
    with django_assert_num_queries(0):
        surroundings()


def test_a_change_is_seen_as_soon_as_it_is_committed(client, django_capture_on_commit_callbacks):
    factories.make_home()
    assert "announcement" not in client.get("/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        row = Announcement.objects.create(words="Open day on Saturday.", is_urgent=True)
    words = client.get("/").content.decode()
    assert "Open day on Saturday." in words
    assert 'class="announcement announcement--urgent"' in words
    with django_capture_on_commit_callbacks(execute=True):
        row.delete()
    assert "Open day on Saturday." not in client.get("/").content.decode()


def test_an_announcement_ends_by_itself_while_it_is_remembered(client, time_machine):
    time_machine.move_to("2026-12-03T10:00:00+00:00", tick=False)
    factories.make_home()
    Announcement.objects.create(words="Open till noon.", shown_until=timezone.now() + timedelta(seconds=30))
    assert "Open till noon." in client.get("/").content.decode()
    time_machine.shift(30)
    assert "Open till noon." not in client.get("/").content.decode()


def test_it_stands_on_the_pages_of_the_checkout_and_brings_no_cookie(client):
    factories.make_home()
    Announcement.objects.create(words="Open day on Saturday.")
    for url in ("/", "/basket/", "/search/?q=milk", "/accounts/login/"):
        assert "Open day on Saturday." in client.get(url).content.decode(), url
    assert not client.get("/").cookies
