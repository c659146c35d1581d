"""What is heard of Oscar's pages on the order desk."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.factories import make_home, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, client, live_server):
    make_home()
    client.force_login(make_user("admin@example.com", is_staff=True, is_superuser=True))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return page


def test_a_tick_box_is_named_after_its_row_and_its_column_has_a_head(desk):
    make_user("priya@example.com")
    desk.goto("/dashboard/users/")
    expect(desk.get_by_role("checkbox", name="Tick priya@example.com")).to_be_visible()
    expect(desk.get_by_role("columnheader", name="Tick")).to_have_count(1)
    expect(desk.get_by_role("columnheader", name="What can be done")).to_have_count(1)


def test_headings_go_down_by_one(desk):
    desk.goto("/dashboard/users/")
    expect(desk.locator("h1")).to_have_text("Customers")
    expect(desk.locator(".table-header h3")).to_have_attribute("aria-level", "2")


def test_a_field_that_a_list_builds_for_itself_is_named_after_the_list(desk):
    desk.goto("/dashboard/ranges/create/")
    expect(desk.get_by_role("searchbox", name="Included Categories")).to_have_count(1)
