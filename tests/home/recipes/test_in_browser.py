"""What a recipe's scripts do in a browser: the sum on the button, a timer to its end."""

import pytest

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def recipe():
    milk, butter = factories.make_product("Whole milk", price="1.45"), factories.make_product("Butter", price="3.20")
    for product in (milk, butter):
        factories.make_product_page(product)
    recipe = factories.make_recipe(products=[milk, butter], steps=("Bake.", "Eat."))
    recipe.steps.filter(text="Bake.").update(timer_minutes=2)
    return recipe


def test_the_button_counts_what_is_ticked_and_adds_just_that(page, recipe):
    page.goto(recipe.url)
    button = page.locator("[data-total]")
    assert button.inner_text() == "Add 2 to basket, £4.65"
    page.get_by_label("£3.20, take Butter").uncheck()
    assert button.inner_text() == "Add 1 to basket, £1.45"
    button.click()
    page.locator(".masthead__count").wait_for()
    assert page.locator(".masthead__count").inner_text() == "1"
    page.get_by_label("£1.45, take Whole milk").uncheck()
    assert button.is_disabled()


def test_without_scripts_the_same_form_adds_what_is_ticked(browser, live_server, recipe):
    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(recipe.url)
        assert page.locator("[data-timer]").inner_text().strip() == "2 minutes"
        page.get_by_label("£3.20, take Butter").uncheck()
        page.get_by_role("button", name="Add the ticked ingredients").click()
        assert page.locator(".masthead__count").inner_text() == "1"


def test_a_timer_counts_down_says_its_end_and_is_put_back(page, recipe):
    page.clock.install()
    page.goto(recipe.url)
    timer, said = page.locator("[data-timer]"), page.locator("body > p[role=status]").last
    page.get_by_role("button", name="Start the timer").click()
    assert said.inner_text() == "Timer of step 1 started: 2 minutes"
    page.clock.run_for(30_000)
    assert timer.locator("[data-left]").inner_text() == "1:30"
    page.clock.run_for(90_000)
    assert timer.locator("[data-left]").inner_text() == "Time’s up"
    assert said.inner_text() == "Time’s up for step 1"
    assert page.title().startswith("● Time’s up – ")
    page.get_by_role("button", name="Done").click()
    assert timer.locator("[data-left]").inner_text() == "2 minutes"
    assert "Time’s up" not in page.title()
