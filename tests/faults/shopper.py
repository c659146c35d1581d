"""A browser without a screen: it fills in the forms that it is shown, and does what the payment page's script does."""

from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup

PATIENCE_S = 60
GOOD_CARD = "pm_card_visa"
DECLINED_CARD = "pm_card_chargeCustomerFail"
AT_HOME = {
    "first_name": "Alice",
    "last_name": "Hill",
    "line1": "4 Mill Lane",
    "line4": "Leeds",
    "postcode": "LS8 2QT",
}


class Shopper:
    """Somebody with a session of their own."""

    def __init__(self, server: str, email: str = "guest@example.com", house: int = 4, **cookies) -> None:
        self.server, self.email, self.house = server, email, house
        self.browser = requests.Session()
        self.browser.headers["Connection"] = "close"  # what was idle may be closed by the server just then
        self.browser.cookies.update(cookies)

    @property
    def home(self) -> dict:
        return AT_HOME | {"line1": f"{self.house} Mill Lane", "email": self.email}

    def tab(self) -> "Shopper":
        """Another tab of the same browser."""
        return Shopper(self.server, self.email, self.house, **self.browser.cookies.get_dict())

    def get(self, path: str) -> requests.Response:
        return self.browser.get(urljoin(self.server, path), timeout=PATIENCE_S)

    def post(self, path: str, fields: dict, *, follow: bool = True) -> requests.Response:
        url = urljoin(self.server, path)
        headers = {"Referer": url, "X-CSRFToken": self.browser.cookies.get("csrftoken", "")}
        return self.browser.post(url, fields, headers=headers, timeout=PATIENCE_S, allow_redirects=follow)

    def add(self, product, quantity: int | str = 1, *, follow: bool = True, **fields) -> requests.Response:
        return self.post(f"/basket/add/{product.pk}/", {"quantity": quantity} | fields, follow=follow)

    def deliver(self, **fields) -> requests.Response:
        """Says where to, in the slot that is offered; the review page."""
        form = form_in(self.get("/checkout/shipping-address/"), "line1")
        return self.post("/checkout/shipping-address/", form | self.home | fields)

    def review(self, way: str = "", page: requests.Response | None = None) -> dict:
        """What the form of the review page holds, with a way to pay."""
        form = form_in(page if page is not None else self.get("/checkout/preview/"), "shown_total")
        return form | ({"payment": way} if way else {})

    def go_to_review(self, *goods, way: str = "pay-on-delivery") -> dict:
        """Walks from the products to the review page; what its form holds. `goods` are products, or with units."""
        for each in goods:
            product, quantity = each if isinstance(each, tuple) else (each, 1)
            self.add(product, quantity, follow=False)
        return self.review(way, self.deliver())

    def order(self, form: dict, *, follow: bool = True) -> requests.Response:
        return self.post("/checkout/preview/", form, follow=follow)

    def order_by_card(self, *goods) -> str:
        """Walks to the payment page; its path."""
        answer = self.order(self.go_to_review(*goods, way="stripe"))
        path = answer.url.removeprefix(self.server)
        assert path.startswith("/checkout/pay/"), words_in(answer)
        return path

    def pay(self, path: str, card: str = GOOD_CARD) -> requests.Response:
        """What the script of the payment page asks once the card is typed in."""
        return self.post(f"{path}authorise/", {"token": card})


def form_in(page: requests.Response, field: str) -> dict:
    """What the form with a field would send if nothing were changed in it."""
    soup = BeautifulSoup(page.text, "html.parser")
    found = soup.find(["input", "textarea", "select"], attrs={"name": field})
    assert found, f"{page.url} has no field {field}: {words_in(page)}"
    return dict(
        pair for each in found.find_parent("form").find_all(["input", "textarea", "select"]) for pair in sent(each)
    )


def sent(element) -> list[tuple[str, str]]:
    """What one element of a form sends."""
    name, kind = element.get("name"), element.get("type", "text")
    if not name or element.has_attr("disabled") or kind in ("submit", "button"):
        return []
    if kind in ("radio", "checkbox") and not element.has_attr("checked"):
        return []
    if element.name == "select":
        chosen = element.find("option", selected=True) or element.find("option")
        return [(name, chosen.get("value", chosen.text))] if chosen else []
    return [(name, element.text if element.name == "textarea" else element.get("value", ""))]


def words_in(page: requests.Response) -> str:
    """What a page says, on one line."""
    soup = BeautifulSoup(page.text, "html.parser")
    return " ".join((soup.find("main") or soup).get_text(" ").split())
