"""A recipe on its way: written from nothing, looked at before it is public, approved, and shopped on a phone.

Mature cheddar costs £5.20 for 200 g and stands fresh on the shelf: 200 g serve two, so two packs serve four. Double
cream of 250 ml is on offer for a shorter date; whoever cooks from it says what is in the cupboard already.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.test_buying import DESK, fill_in_delivery, pay_at_the_door
from tests.journeys.test_dates import PHONE, complaints_of, sign_in, spaced

pytestmark = pytest.mark.browser

TITLE = "Rarebit for a late train"
ADDRESS = "/recipes/rarebit-for-a-late-train/"
CHEDDAR, CREAM = "Clothbound mature cheddar, aged 14 months", "Double cream"
STEPS = (
    "Grate the cheddar and melt it into the cream over a low flame.",
    "Spoon it on the toast and grill until it blisters.",
)


def test_a_recipe_is_written_approved_and_shopped(shop, visit):
    editor, lead, phone = visit(**DESK), visit(**DESK), visit(**PHONE)
    crashes = crashes_of(editor, lead)
    sign_in(editor, "editor@example.com")
    sign_in(lead, "lead@example.com")

    write(editor)
    preview(editor)
    is_not_there(phone)
    submit(editor)
    is_not_there(phone)
    approve(lead)

    complaints = complaints_of(phone)
    find_and_choose(phone)
    order = buy(phone)
    mail = next(mail for mail in shop.mails() if order in mail and "nisha@example.com" in mail)
    assert f"{CHEDDAR}, 200 g" in spaced(mail)
    assert CREAM not in mail
    assert crashes + complaints == []


def crashes_of(*pages: Page) -> list[str]:
    """What fails in the back office. That a half-written recipe isn't saved by itself (400) is how it should be."""
    crashes = []
    for page in pages:
        page.on("pageerror", lambda error: crashes.append(str(error)))
        page.on("response", lambda answer: answer.status >= 500 and crashes.append(answer.url))
    return crashes


def write(editor: Page) -> None:
    """The whole recipe in an empty form: words, a picture, three ingredients of which two are ours, two steps."""
    editor.goto("/admin/")
    editor.get_by_role("button", name="Pages").click()
    editor.get_by_role("link", name="View child pages of 'Longmeadow Dairy'").click()
    editor.get_by_role("link", name="Recipes", exact=True).click()
    editor.get_by_role("link", name="Add child page").click()

    editor.get_by_placeholder("Page title").fill(TITLE)
    editor.get_by_role("textbox", name="Introduction").fill("Hot, sharp and on the table in a quarter of an hour.")
    editor.get_by_label("Course").select_option(label="Main course")
    editor.get_by_label("Serves").fill("2")
    editor.get_by_label("Minutes to prepare").fill("5")
    editor.get_by_label("Minutes to cook").fill("10")

    ingredient(editor, 0, "200", "g", "mature cheddar", product=CHEDDAR)
    editor.get_by_role("button", name="Add ingredient").click()
    ingredient(editor, 1, "100", "ml", "double cream", product=CREAM)
    editor.get_by_role("button", name="Add ingredient").click()
    bread = ingredient(editor, 2, "4", "pieces", "slices of bread")
    bread.get_by_label("Cereals with gluten").check()

    editor.locator("[name=steps-0-text]").fill(STEPS[0])
    editor.locator("[name=steps-0-timer_minutes]").fill("6")
    editor.get_by_role("button", name="Add step").click()
    editor.locator("[name=steps-1-text]").fill(STEPS[1])

    editor.get_by_role("button", name="Choose an image").click()
    choose(editor, "toastie")
    save_draft(editor)


def ingredient(editor: Page, number: int, quantity: str, unit: str, name: str, product: str = "") -> Locator:
    """Fills in a row; the row."""
    row = editor.locator(f"#inline_child_ingredients-{number}")
    row.get_by_label("Quantity").fill(quantity)
    row.get_by_label("Unit").select_option(label=unit)
    row.get_by_role("textbox", name="Ingredient").fill(name)
    if product:
        row.get_by_role("button", name="Choose one of our products").click()
        choose(editor, product)
        expect(row).to_contain_text(product)
    return row


def choose(editor: Page, name: str) -> None:
    """In the window that just opened."""
    window = editor.locator(".modal-body")
    window.get_by_role("link", name=name).first.click()
    expect(window).to_have_count(0)


def save_draft(editor: Page) -> None:
    editor.get_by_role("button", name="Save draft").click()
    is_told(editor, "(created|updated)")


def preview(editor: Page) -> None:
    """Beside the form the editor sees the page as it will be, with today's prices."""
    editor.get_by_role("button", name="Toggle preview").click()
    shown = editor.frame_locator("#w-preview-iframe")
    expect(shown.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(shown.get_by_role("main")).to_contain_text("£5.20")
    expect(shown.get_by_role("main")).to_contain_text(STEPS[1])
    editor.get_by_role("button", name="Toggle preview").click()


def submit(editor: Page) -> None:
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Submit to Marketing approval").click()
    is_told(editor, "submitted for moderation")


def is_not_there(phone: Page) -> None:
    assert phone.goto(ADDRESS).status == 404
    phone.goto("/recipes/")
    expect(phone.get_by_role("main")).not_to_contain_text(TITLE)


def approve(lead: Page) -> None:
    """The lead finds it among what waits, reads it, and approves."""
    lead.goto("/admin/")
    lead.get_by_role("row").filter(has_text=TITLE).get_by_role("link", name=TITLE).click()
    lead.get_by_role("button", name="More actions").click()
    lead.get_by_role("button", name="Approve and Publish").click()
    is_told(lead, "updated")
    expect(lead.get_by_role("row").filter(has_text=TITLE)).to_contain_text(re.compile("live", re.I))


def is_told(page: Page, what: str) -> None:
    """The back office says above the page what became of the recipe."""
    expect(page.locator(".messages")).to_contain_text(re.compile(f"Page '{TITLE}'.* {what}"))


def find_and_choose(phone: Page) -> None:
    """From the cheese to what can be cooked with it; for four; without the cream, which is in the fridge."""
    phone.goto("/shop/cheese/mature-cheddar/")
    phone.get_by_role("main").get_by_role("link", name=TITLE).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(phone.get_by_role("main")).to_contain_text("15 minutes")
    expect(phone.get_by_role("main")).to_contain_text("Contains cereals with gluten and milk.")
    phone.get_by_role("main").get_by_role("link", name="4", exact=True).click()
    expect(phone.get_by_role("main")).to_contain_text("400 g mature cheddar")
    expect(phone.get_by_role("main")).to_contain_text("8 slices of bread")
    phone.locator("label").filter(has_text=f"take {CREAM}").click()
    expect(phone.get_by_role("checkbox", name=re.compile(CREAM))).not_to_be_checked()
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.get_by_role("button", name="Add 2 to basket, £10.40").click()
    expect(phone.locator(".masthead__count")).to_have_text("2")


def buy(phone: Page) -> str:
    """From the basket to the thank-you page; the number of the order."""
    phone.goto("/basket/")
    line = phone.get_by_role("main").get_by_role("listitem").filter(has_text=CHEDDAR)
    expect(line).to_contain_text("£10.40")
    phone.get_by_role("link", name="Go to checkout").click()
    fill_in_delivery(phone, email="nisha@example.com")
    pay_at_the_door(phone)
    expect(phone).to_have_url(re.compile("/checkout/thank-you/"))
    expect(phone.get_by_role("main")).to_contain_text("£12.40")  # 2 × £5.20, and £2.00 for the round
    return phone.get_by_text(re.compile(r"^Order [A-Z0-9-]+ ·")).inner_text().split()[1]
