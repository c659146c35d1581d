"""The page of an order in a real browser: it follows the order by itself, whichever way it hears of it."""

import pytest

from checkout.services.steps import change_status
from tests.factories import make_country, make_home, make_order, make_user
from tests.serving import step, uvicorn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEPS = {"Packed": "Picked and chilled", "Out for delivery": "On its way", "Delivered": "Delivered"}


@pytest.fixture
def alice():
    make_country()
    make_home()
    return make_user(first_name="Alice")


@pytest.fixture
def session(client, alice) -> str:
    client.force_login(alice)
    return client.cookies["sessionid"].value


def open_page(browser, server: str, order, session: str):
    """The order's page in a tab of its customer, with a note in it: a page that is loaded again has lost that."""
    context = browser.new_context(base_url=server)
    context.add_cookies([{"name": "sessionid", "value": session, "url": server}])
    page = context.new_page()
    page.goto(f"/account/orders/{order.number}/")
    page.evaluate("document.body.dataset.note = 'still the same page'")
    return page


def follow(page, step) -> None:
    """Sees the steps come by themselves, said aloud once each, and the page rest after the last."""
    said = page.locator("main p[role=status]")
    assert page.get_by_text("Changes show here by themselves.").is_visible()
    assert not page.get_by_text("Look again").is_visible()
    assert said.text_content() == ""
    for status, words in STEPS.items():
        step(status)
        page.locator(".badge", has_text=words).wait_for(timeout=15_000)
        assert said.text_content() == words
    assert page.locator("[data-live]").count() == 0
    assert page.evaluate("document.body.dataset.note") == "still the same page"


def test_asking_it_shows_each_step(browser, live_server, alice, session, settings):
    settings.LIVE_POLL_S = 1
    order = make_order(user=alice)
    page = open_page(browser, live_server.url, order, session)
    follow(page, lambda status: change_status(order, status))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2500)

    assert asked == []


def test_hearing_it_shows_each_step(browser, alice, session, tmp_path):
    order = make_order(user=alice)
    with uvicorn(tmp_path, LIVE_UPDATES="stream") as server:
        page = open_page(browser, server, order, session)
        follow(page, lambda status: step(tmp_path, order, status))
        page.context.close()


def test_where_nothing_can_be_heard_it_asks(browser, live_server, alice, session, settings):
    settings.LIVE_UPDATES, settings.LIVE_POLL_S = "stream", 1
    order = make_order(user=alice)
    page = open_page(browser, live_server.url, order, session)
    follow(page, lambda status: change_status(order, status))


def test_without_script_there_is_a_link_to_look_again(browser, live_server, alice, session):
    order = make_order(user=alice)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/account/orders/{order.number}/")
    change_status(order, "Packed")
    page.get_by_role("link", name="Look again").click()

    assert page.locator(".badge").text_content() == "Picked and chilled"
