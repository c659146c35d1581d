"""A short date on its way: taken in by scan, priced by a ladder, bought beside the fresh one, and told by the books.

Greek yoghurt costs £3.25 and promises 6 days. The range's ladder takes 30 % off at 3 days: £2.275, so £2.28. The
ladder drafted here takes 40 % off: £1.95.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Page, expect

from delivery.plans import plan_without_areas
from delivery.slots import open_slots
from tests.journeys.test_buying import DESK, fill_in_delivery, pay_at_the_door

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
GREEK = "/shop/yoghurt/greek-yoghurt/"
GTIN = "05012345000152"  # of Greek yoghurt, item 15 of the dairy
CODE = "GY-0417"
FNC1 = "Control+]"  # how a scanner types the sign between two fields


@dataclass(frozen=True)
class Days:
    """The next delivery, and the dates of the two pots as they are printed."""

    due: date

    @property
    def short(self) -> date:
        return self.due + timedelta(days=3)

    @property
    def fresh(self) -> date:
        return self.due + timedelta(days=18)  # as the seed puts it on the shelf


@pytest.fixture
def days() -> Days:
    return Days(open_slots(plan_without_areas(), timezone.now())[0].day)


def test_a_short_date_is_scanned_priced_sold_and_accounted_for(shop, visit, days):
    desk, phone = visit(**DESK), visit(**PHONE)
    complaints = complaints_of(desk, phone)
    sign_in(desk, "merchandiser@example.com")

    scan_in(desk, days, complaints)
    draft_ladder(desk, days)
    price_is(phone, days, "£2.28")  # a draft changes nothing
    publish(desk)

    price_is(phone, days, "£1.95")
    choose_both(phone, days)
    order = buy(phone, days)
    mail = next(mail for mail in shop.mails() if order in mail and "asha@example.com" in mail)
    assert f"Greek yoghurt, 500 g, Best before {words(days.short)}: £1.95" in spaced(mail)
    assert f"Greek yoghurt, 500 g, Best before {words(days.fresh)} or later: £3.25" in spaced(mail)

    see_the_books(desk, days, order)
    assert complaints == []
    assert shop.manage("check_ledger").startswith("The books add up")


def scan_in(desk: Page, days: Days, complaints: list[str]) -> None:
    """Twelve pots with three days left, as a scanner types them; what is odd about them has to be ticked."""
    desk.goto("/admin/freshness/goods-in/")
    expect(desk.get_by_label("Scan a pot or a case")).to_be_focused()
    desk.keyboard.type(f"01{GTIN}15{days.short:%y%m%d}10{CODE}")
    desk.keyboard.press(FNC1)
    desk.keyboard.type("3712")
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("heading", name="Greek yoghurt")).to_be_visible()
    expect(desk.get_by_label("Batch code")).to_have_value(CODE)
    expect(desk.get_by_label("Best before")).to_have_value(days.short.isoformat())
    expect(desk.get_by_label("Quantity")).to_have_value("12")
    desk.get_by_role("button", name="Take in").click()

    look_first = desk.get_by_role("group", name="Look at this first")
    expect(look_first).to_contain_text("3 days left, and you promise 6")
    expect(look_first).to_contain_text("older than what is on the shelf")
    complaints.clear()  # the browser's own word on the answer 422
    for box in look_first.get_by_role("checkbox").all():
        box.check()
    desk.get_by_role("button", name="Take in").click()
    expect(desk.get_by_text(f"12 × Greek yoghurt came in: batch {CODE}")).to_be_visible()


def draft_ladder(desk: Page, days: Days) -> None:
    """Steps and a floor, a look at what they would do, and a draft."""
    desk.goto("/admin/freshness/ladders/")
    desk.get_by_role("link", name="New ladder").click()
    desk.get_by_label("Name").fill("Greek yoghurt")
    desk.get_by_label("Applies to").select_option(label="One product, named beside")
    desk.get_by_label("Product", exact=True).fill("Greek yoghurt")
    for number, (left, percent) in enumerate([("5", "20"), ("3", "40"), ("1", "60")], 1):
        desk.get_by_label(f"Step {number}: days left, at most").fill(left)
        desk.get_by_label(f"Step {number}: percent off").fill(percent)
    desk.get_by_label("Share of list").fill("")
    desk.get_by_label("Amount").fill("1.50")
    desk.get_by_role("button", name="Preview").click()

    table = desk.get_by_role("region", name=re.compile("^Preview")).get_by_role("table")
    expect(table.get_by_role("columnheader").nth(1)).to_have_text(date_format(days.due, "D j M"))
    row = table.get_by_role("row").filter(has_text=CODE)
    expect(row).to_contain_text("12 on hand")
    expect(row.get_by_role("cell").first).to_have_text(re.compile(r"£1\.95\s*instead of\s*£2\.28\s*3 days left"))

    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("The draft is saved. No price has changed.")).to_be_visible()


def publish(desk: Page) -> None:
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_text("Version 1 is live.", exact=True)).to_be_visible()


def price_is(phone: Page, days: Days, price: str) -> None:
    phone.goto(GREEK)
    expect(rung(phone, days.short)).to_contain_text(price)


def choose_both(phone: Page, days: Days) -> None:
    """The fresh pot and the dated one, side by side; one of each goes into the basket."""
    dated, fresh = rung(phone, days.short), rung(phone, days.fresh)
    expect(dated).to_contain_text("was £3.25")
    expect(dated).to_contain_text("40% off because it has 3 days left on your delivery day.")
    expect(fresh).to_contain_text(f"Fresh: best before {words(days.fresh)} or later")
    expect(fresh).to_contain_text("£3.25")
    expect(fresh).not_to_contain_text("was")
    assert phone.evaluate("document.documentElement.scrollWidth") == 360

    expect(fresh.get_by_role("radio")).to_be_checked()
    add = phone.get_by_role("main").get_by_role("button", name="Add to basket")
    add.click()
    expect(phone.locator(".masthead__count")).to_have_text("1")
    phone.goto(GREEK)
    dated.get_by_text(f"Best before {words(days.short)}").click()
    expect(dated.get_by_role("radio")).to_be_checked()
    add.click()
    expect(phone.locator(".masthead__count")).to_have_text("2")


def buy(phone: Page, days: Days) -> str:
    """From the basket to the thank-you page; the number of the order."""
    phone.goto("/basket/")
    has_both_pots(phone, days)
    phone.get_by_role("link", name="Go to checkout").click()
    fill_in_delivery(phone, email="asha@example.com")
    pay_at_the_door(phone)

    expect(phone).to_have_url(re.compile("/checkout/thank-you/"))
    has_both_pots(phone, days)
    expect(phone.get_by_role("main")).to_contain_text("£7.20")  # £3.25 + £1.95, and £2.00 for the round
    return phone.get_by_text(re.compile(r"^Order [A-Z0-9-]+ ·")).inner_text().split()[1]


def has_both_pots(phone: Page, days: Days) -> None:
    """Two lines of one yoghurt: two dates, two prices."""
    lines = phone.get_by_role("main").get_by_role("listitem").filter(has_text="Greek yoghurt")
    expect(lines).to_have_count(2)
    expect(lines.filter(has_text=f"Best before {words(days.fresh)} or later")).to_contain_text("£3.25")
    expect(lines.filter(has_text=f"Best before {words(days.short)}")).to_contain_text("£1.95")


def see_the_books(desk: Page, days: Days, order: str) -> None:
    """The batch knows which order has a unit of it, and each move of its units."""
    desk.goto("/admin/freshness/goods-in/")
    desk.get_by_role("row").filter(has_text=CODE).get_by_role("link", name="Greek yoghurt").click()
    went_to = desk.get_by_role("region", name="Went to 1 order line").get_by_role("row").filter(has_text=order)
    expect(went_to.get_by_role("cell")).to_have_text(
        [order, words(days.due), "1", "Allocated", "Shorter date", words(days.short)]
    )
    moves = desk.get_by_role("region", name="Ledger").last.get_by_role("row")
    told = {tuple(move.get_by_role("cell").all_inner_texts()[1:4]) for move in moves.all()[1:]}
    assert told == {("Goods in", "12", "12"), ("Reserve", "1", "12"), ("Allocate", "1", "12")}


def rung(phone: Page, day: date):
    """The offer of a date on the product's page."""
    return phone.locator(".ladder__rung").filter(has_text=words(day))


def complaints_of(*pages: Page) -> list[str]:
    """What goes wrong on the pages, as it does."""
    complaints = []
    for page in pages:
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda answer: answer.status >= 400 and complaints.append(answer.url))
    return complaints


def sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", "longmeadow")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login/" not in url)


def words(day: date) -> str:
    return date_format(day, "D j M")


def spaced(text: str) -> str:
    """The text with plain spaces, on one line."""
    return " ".join(text.split())
