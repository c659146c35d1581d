"""Who looks at the pages, each in a browser of their own: brought by hand to where the pages have something to show."""

import re
from collections.abc import Callable
from secrets import token_hex

from playwright.sync_api import Browser, BrowserContext, Page

from audit.shop import Shop

PASSWORD = "longmeadow"  # noqa: S105 of the demo's people
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2.625, "is_mobile": True, "has_touch": True}
PRODUCT = "/shop/yoghurt/natural-yoghurt/"

Walk = Callable[[Page], None]


def stranger(page: Page) -> None:
    """Brings nothing."""
    page.goto("/")


def guest(page: Page) -> None:
    """Has something in the basket."""
    page.goto(PRODUCT)
    page.get_by_role("main").get_by_role("button", name="Add to basket").first.click()
    page.locator(".masthead__count").wait_for()  # it shows in place
    page.goto("/basket/")
    page.get_by_role("link", name="Go to checkout").wait_for()


def reviewer(page: Page) -> None:
    """Has said where the order goes."""
    guest(page)
    token = token_hex(4)
    page.goto("/checkout/shipping-address/")
    page.get_by_label("E-mail", exact=True).fill(f"{token}@example.com")
    page.get_by_label("First name").fill("Asha")
    page.get_by_label("Last name").fill("Rao")
    page.get_by_label("House and street").fill(f"{token} Cottage")  # a door has a limit
    page.get_by_label("Town").fill("Leeds")
    page.get_by_label("Postcode").fill("ls82qt")
    page.get_by_role("main").get_by_role("button", name="Go to review").click()
    page.wait_for_url("**/checkout/preview/")


def payer(page: Page) -> None:
    """Has ordered and has to pay by card."""
    reviewer(page)
    page.get_by_role("radio", name="Card").check()
    page.get_by_role("button", name=re.compile("^Order")).click()
    page.wait_for_url("**/checkout/pay/**")


def buyer(page: Page) -> None:
    """Has ordered and pays at the door."""
    reviewer(page)
    _order_at_the_door(page)


def follower(page: Page) -> None:
    """Looks after the order from the guest's own link."""
    buyer(page)
    page.get_by_role("link", name="Follow your order").click()
    page.wait_for_url("**/order-status/**")


def shopper(page: Page) -> None:
    """Is signed in, with a favourite, an order that can be cancelled and something in the basket."""
    _sign_in(page, "priya@example.com")
    page.goto("/account/orders/")
    if not page.get_by_text("We have your order").count():
        guest(page)
        page.goto("/checkout/shipping-address/")
        page.get_by_role("main").get_by_role("button", name="Go to review").click()
        _order_at_the_door(page)
    page.goto(PRODUCT)
    keep = page.get_by_role("button", name="Keep as a favourite")
    if keep.is_visible():  # unless it was kept when the same shop was measured before
        with page.expect_navigation():
            keep.click()
    guest(page)


def staff(page: Page) -> None:
    """May see everything."""
    _sign_in(page, "admin@example.com")


def _order_at_the_door(page: Page) -> None:
    page.get_by_text("At the door", exact=True).click()
    page.get_by_role("button", name=re.compile("^Order")).click()
    page.wait_for_url("**/checkout/thank-you/")


def _sign_in(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login/" not in url)


# In this order a page is asked of them, until one is shown it.
VISITORS: tuple[Walk, ...] = (stranger, guest, reviewer, payer, buyer, follower, shopper, staff)


class Visitors:
    """Their browsers, opened when first asked for."""

    def __init__(self, browser: Browser, shop: Shop) -> None:
        self.browser, self.shop = browser, shop
        self.contexts: dict[str, BrowserContext] = {}
        self.after: dict[str, str] = {}  # name → where the walk ended

    def __getitem__(self, name: str) -> BrowserContext:
        if name not in self.contexts:
            context = self.browser.new_context(base_url=self.shop.url)
            page = context.new_page()
            page.set_default_timeout(60_000)
            next(walk for walk in VISITORS if walk.__name__ == name)(page)
            self.after[name] = page.url.removeprefix(self.shop.url)
            page.close()
            self.contexts[name] = context
        return self.contexts[name]

    def on_phone(self, name: str) -> BrowserContext:
        """The same visitor on a phone that has fetched nothing yet; to be closed."""
        return self.browser.new_context(base_url=self.shop.url, storage_state=self[name].storage_state(), **PHONE)

    def cookies(self, name: str) -> str:
        """The visitor's cookies as one header."""
        return "; ".join(f"{each['name']}={each['value']}" for each in self[name].cookies(self.shop.url))
