"""What a browser makes of adding: in place, or by a page; nothing is lost when the next tap follows at once."""

import time

import pytest
from playwright.sync_api import expect

from checkout.basket import views
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOW_S = 0.7


@pytest.fixture
def goods():
    """The shop with milk and butter on its listing."""
    for name, price in (("Whole milk", "1.45"), ("Butter", "3.20")):
        factories.make_product_page(factories.make_product(name, price=price))


@pytest.fixture
def slow(monkeypatch):
    """The shop takes its time to put something into a basket."""
    put = views.put

    def put_slowly(request, form):
        time.sleep(SLOW_S)
        return put(request, form)

    monkeypatch.setattr(views, "put", put_slowly)


def add(page, name):
    return page.get_by_role("button", name=f"Add {name}")


def test_it_shows_in_place_a_polite_region_says_it_and_the_focus_stays(page, goods):
    page.goto("/shop/")
    said = page.locator("#mini-said")
    assert said.get_attribute("role") == "status"
    add(page, "Whole milk").focus()
    page.evaluate("window.focused = document.activeElement")
    page.keyboard.press("Enter")

    expect(page.locator(".masthead__count")).to_have_text("1")
    expect(said).to_have_text("1 × Whole milk added.")
    panel = page.get_by_role("region", name="What has changed in your basket")
    expect(panel).to_be_visible()
    expect(panel).to_contain_text("£1.45")
    assert page.evaluate("document.activeElement === window.focused")


def test_escape_closes_the_small_basket(page, goods):
    page.goto("/shop/")
    add(page, "Whole milk").click()
    panel = page.locator("#mini")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_without_scripts_the_page_comes_back_and_says_it(browser, live_server, goods):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/shop/")
        add(page, "Whole milk").click()
        assert page.url.endswith("/shop/")
        assert page.locator(".masthead__count").inner_text() == "1"
        assert page.locator(".messages").inner_text().strip() == "1 × Whole milk added."


def test_who_adds_and_leaves_at_once_has_it_all_the_same(page, goods, slow):
    page.goto("/shop/")
    add(page, "Whole milk").click()
    page.get_by_role("main").get_by_role("link", name="Butter").first.click()
    page.wait_for_url("**/butter/")
    assert page.locator(".masthead__count").count() == 0  # the answer is still on its way

    page.wait_for_timeout(SLOW_S * 2000)
    page.goto("/basket/")
    assert page.locator(".masthead__count").inner_text() == "1"


def test_a_strangers_two_quick_taps_fill_one_basket(page, goods, slow):
    page.goto("/shop/")
    add(page, "Whole milk").click()
    add(page, "Butter").click()
    expect(page.locator(".masthead__count")).to_have_text("2")
