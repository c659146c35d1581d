"""Suggestions in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from products.browse.search import reindex
from products.models import Listing
from tests.factories import make_product, make_product_page, make_range_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def field(page):
    """The search field of the shop page, with two milks to suggest."""
    make_range_page("Dairy")
    for name in ("Whole milk", "Milk chocolate"):
        product = make_product(name, category="Dairy")
        make_product_page(product)
        reindex(Listing.objects.get(product=product))
    page.goto("/shop/")
    return page.get_by_role("combobox", name="Search the dairy")


def test_the_keyboard_walks_the_suggestions_and_goes_to_one(page, field):
    field.press_sequentially("mil")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text(["Milk chocolate", "Whole milk"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    field.press("Enter")
    expect(page).to_have_url(re.compile("/shop/dairy/whole-milk/$"))


def test_escape_closes_the_list_and_keeps_the_words(page, field):
    field.press_sequentially("milk")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("milk")


def test_how_many_there_are_is_said(page, field):
    field.press_sequentially("milk")
    expect(page.locator("form[data-suggest] [role=status]").first).to_have_text("2 suggestions")
    field.fill("zzz")
    expect(page.locator("form[data-suggest] [role=status]").first).to_have_text("No suggestions")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_enter_without_a_choice_searches(page, field):
    field.press_sequentially("milk")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("“milk”")


def test_a_late_answer_does_not_replace_a_newer_one(page, field):
    def hold_back(route):
        if route.request.url.endswith("q=who"):
            page.wait_for_timeout(600)
        route.continue_()

    page.route("**/search/suggest/**", hold_back)
    field.fill("who")
    page.wait_for_timeout(250)
    field.fill("choc")
    expect(page.get_by_role("listbox", name="Suggestions").get_by_role("option")).to_have_text(["Milk chocolate"])
    page.wait_for_timeout(800)
    expect(page.get_by_role("listbox", name="Suggestions").get_by_role("option")).to_have_text(["Milk chocolate"])
