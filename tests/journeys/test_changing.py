"""People change their minds: about the day, with a shorter date in the basket, and about the whole order.

Natural yoghurt costs £2.40. Its ladder takes 30 % off at 3 days left, £1.68, and half at 1, £1.20; past its date it is
not sold. The seed puts a pot on the shelf that has 3 days left on the next delivery day.
"""

import re
from datetime import date, timedelta

import pytest
from django.utils.formats import date_format
from playwright.sync_api import Page, expect

from tests.journeys.test_paying import GOOD, press_pay, to_payment_page, type_card

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "java_script_enabled": False}
YOGHURT = "/shop/yoghurt/natural-yoghurt/"


def test_a_shorter_date_follows_the_day(visit):
    """Without a script: two or three days later it is half price and told; after its date it is kept aside."""
    page = visit(**PHONE)
    page.goto(YOGHURT)
    first = chosen_day(page)
    page.locator(f"input[name=date][value='{first + timedelta(days=3)}']").check(force=True)
    page.get_by_role("main").get_by_role("button", name="Add to basket").click()
    expect(page.locator(".masthead__count")).to_have_text("1")
    page.goto("/basket/")
    line = page.locator(".basket__line").filter(has_text="Natural yoghurt")
    expect(line).to_contain_text("£1.68")

    choose_a_day(page, lambda day: timedelta(days=2) <= day - first <= timedelta(days=3))
    page.goto("/basket/")
    expect(line).to_contain_text(f"New price: £1.20, it was £1.68 for {first:%A}.")
    expect(page.get_by_role("link", name="Go to checkout")).to_be_visible()

    choose_a_day(page, lambda day: day - first >= timedelta(days=4))
    page.goto("/basket/")
    expect(line).to_contain_text("Kept aside")
    expect(page.get_by_role("link", name="Go to checkout")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    page.get_by_role("group", name=re.compile("^Instead of Natural yoghurt")).get_by_role("button").first.click()
    expect(line).to_contain_text("£2.40")
    expect(page.get_by_role("link", name="Go to checkout")).to_be_visible()


def test_an_order_is_paid_cancelled_and_paid_back(shop, visit):
    page = visit(**DESK)
    to_payment_page(page, "asha.changes@example.com")
    type_card(page, GOOD)
    press_pay(page)
    expect(page).to_have_url(re.compile("/checkout/thank-you/"))

    page.get_by_role("main").get_by_role("link", name=re.compile("order", re.I)).first.click()
    page.get_by_role("link", name="Cancel this order").click()
    # £2.40 for the yoghurt, £0.20 deposit on its jar, £2.00 for the round
    expect(page.get_by_role("main")).to_contain_text("You get £4.60 back: Visa ending 4242.")
    page.get_by_role("button", name="Yes, cancel it").click()

    expect(page.get_by_role("main")).to_contain_text("Cancelled")
    expect(page.get_by_role("main")).to_contain_text("Given back")
    expect(page.get_by_role("main")).to_contain_text("−£4.60")
    expect(page.get_by_role("link", name="Cancel this order")).to_have_count(0)
    mine = [mail for mail in shop.mails() if "asha.changes@example.com" in mail]
    assert len(mine) == 3  # confirmed, cancelled, paid back
    assert shop.manage("check_ledger").startswith("The books add up")


def chosen_day(page: Page) -> date:
    return date.fromisoformat(page.locator("#choose-day input[name=day]:checked").get_attribute("value"))


def choose_a_day(page: Page, suits) -> None:
    """Chooses the first day in the header that suits, and sees it there."""
    page.locator("#day summary").click()
    values = [tile.get_attribute("value") for tile in page.locator("#choose-day input[name=day]:enabled").all()]
    day = next(day for day in map(date.fromisoformat, values) if suits(day))
    page.locator(f"#choose-day input[value='{day}']").check()
    page.get_by_role("button", name="Use this day").click()
    expect(page.locator("#day summary")).to_contain_text(date_format(day, "D j M"))
