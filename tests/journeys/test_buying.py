"""From the first look to the confirmation, as people do it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE_WITHOUT_SCRIPTS = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False, "has_touch": True}


def test_a_guest_buys_a_yoghurt(shop, visit):
    """Home → range → facet → product → basket → guest checkout → confirmation."""
    page = visit(**DESK)
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.on("response", lambda response: response.status >= 400 and complaints.append(response.url))

    page.goto("/")
    page.get_by_role("navigation", name="The range").get_by_role("link", name="Yoghurt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yoghurt")

    page.get_by_role("checkbox", name=re.compile("^Vegetarian")).check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("link", name=re.compile("Remove filter: *Vegetarian"))).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="Natural yoghurt", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Natural yoghurt")
    page.get_by_role("main").get_by_role("button", name="Add to basket").click()
    expect(page.locator(".masthead__count")).to_have_text("1")

    page.goto("/basket/")
    expect(page.get_by_role("main")).to_contain_text("£2.40")
    page.get_by_role("link", name="Go to checkout").click()

    fill_in_delivery(page, email="asha@example.com")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Natural yoghurt")
    expect(page.get_by_role("main")).to_contain_text("LS8 2QT")
    pay_at_the_door(page)

    expect(page).to_have_url(re.compile("/checkout/thank-you/"))
    # £2.40 for the yoghurt, £0.20 deposit on its jar, £2.00 for the round
    expect(page.get_by_role("main")).to_contain_text("£4.60")
    expect(page.get_by_role("main")).to_contain_text("asha@example.com")
    assert complaints == []
    assert any("asha@example.com" in mail and "Natural yoghurt" in mail for mail in shop.mails())


def test_a_customer_buys_on_a_phone_without_scripts(visit):
    """Signed in, 360 px wide, JavaScript off: the same walk, by search instead of by range."""
    page = visit(**PHONE_WITHOUT_SCRIPTS)
    page.goto("/accounts/login/")
    page.fill("[name=login]", "priya@example.com")
    page.fill("[name=password]", "longmeadow")
    page.press("[name=password]", "Enter")

    page.goto("/")
    page.get_by_role("searchbox").first.fill("cheddars")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("main").get_by_role("link", name=re.compile("cheddar", re.I)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("cheddar")
    page.get_by_role("main").get_by_role("button", name="Add to basket").click()
    expect(page.locator(".masthead__count")).to_have_text("1")

    page.goto("/basket/")
    page.get_by_role("button", name=re.compile("^One more .*cheddar", re.I)).click()
    expect(page.get_by_role("main")).to_contain_text("£10.40")
    page.get_by_role("link", name="Go to checkout").click()

    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Go to review").click()
    pay_at_the_door(page)
    expect(page).to_have_url(re.compile("/checkout/thank-you/"))

    page.goto("/account/orders/")
    newest = page.get_by_role("main").get_by_role("article").first
    expect(newest).to_contain_text("We have your order")
    expect(newest).to_contain_text("2 × Clothbound mature cheddar")
    expect(newest).to_contain_text("£12.40")  # 2 × £5.20 and £2.00 for the round


def test_a_name_of_one_long_word_stays_inside_a_phone(shop, visit):
    page = visit(viewport={"width": 360, "height": 740})
    page.goto("/shop/yoghurt/natural-yoghurt/")
    page.get_by_role("main").get_by_role("button", name="Add to basket").click()
    expect(page.locator(".masthead__count")).to_have_text("1")
    page.goto("/checkout/shipping-address/")
    fill_in_delivery(page, email=f"{'a' * 60}@example.com", first_name="W" * 200)
    pay_at_the_door(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("WWWW")

    assert page.evaluate("document.documentElement.scrollWidth") == 360


def fill_in_delivery(page, email: str, first_name: str = "Asha") -> None:
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_label("First name").fill(first_name)
    page.get_by_label("Last name").fill("Rao")
    page.get_by_label("House and street").fill(f"{email.partition('@')[0]} Cottage")  # a door has a limit
    page.get_by_label("Town").fill("Leeds")
    page.get_by_label("Postcode").fill("ls82qt")
    page.get_by_role("main").get_by_role("button", name="Go to review").click()


def pay_at_the_door(page) -> None:
    page.get_by_text("At the door", exact=True).click()
    page.get_by_role("button", name=re.compile("^Order, pay £")).click()
