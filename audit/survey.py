"""Which pages are measured: some of each type, each address of the URLconf, and states that have no address of their
own. An address to which nobody was led is a finding, unless `not_pages` has a reason for it."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from audit import not_pages
from audit.routes import OF_STAFF, measured_routes, pattern_of
from audit.shop import Shop
from audit.visitors import VISITORS, Visitors

OK = 200
REFUSALS = frozenset((302, 403, 404))  # how Wagtail says that something can't be added or changed
MOST_LOOKS = 5  # at pages of one pattern, in search of links to others
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')

# Name, address, visitor: what the pages look like in other states
STATES = (
    ("basket, empty", "/basket/", "stranger"),
    ("basket, signed in", "/basket/", "shopper"),
    ("home, signed in", "/", "shopper"),
    ("thanks", "/checkout/thank-you/", "buyer"),
    ("search", "/search/?q=milk", "stranger"),
    ("search, nothing found", "/search/?q=xyzzy", "stranger"),
    ("filtered", "/shop/?vegetarian=on", "stranger"),
    ("not found", "/nothing-stands-here/", "stranger"),
)
# Name → the type of page; Lighthouse looks at these, at the basket and at the checkout
TYPES = {"home": "HomePage", "range": "RangePage", "product": "ProductPage", "recipe": "RecipePage"}
STEPS = (("basket", "/basket/", "guest"), ("checkout", "/checkout/shipping-address/", "guest"))


@dataclass(frozen=True)
class Place:
    """A page as one visitor sees it."""

    name: str
    path: str
    visitor: str
    for_lighthouse: bool = False
    is_indexed: bool = False
    is_in_wagtails_frame: bool = False  # answered by a view of Wagtail's, of which only the panels are ours

    @property
    def is_for_customers(self) -> bool:
        return not self.path.lstrip("/").startswith(OF_STAFF)


@dataclass(frozen=True)
class Found:
    """The places, and the patterns of which no page was found."""

    places: list[Place]
    missing: list[str]


def survey(shop: Shop, visitors: Visitors) -> Found:
    """Walks the shop as each of the visitors; takes a minute."""
    for walk in VISITORS:
        visitors[walk.__name__]  # they leave orders and favourites, of which there are pages too
    examples = examples_of(shop)
    of_types = examples["pages"]
    routes = [route for route in measured_routes() if not not_pages.reason(route.pattern)]
    walk = _Walk(visitors, {route.pattern for route in routes})
    walk.look_at(
        [
            *(each.path for each in routes if not each.has_arguments),
            *(path for _, path in of_types),
            *examples["others"],
        ]
    )
    ours = examples["back_office"]
    answers = {path: visitors["staff"].request.get(path, max_redirects=0).status for path in ours.values() if path}
    shown = [path for path, status in answers.items() if status not in REFUSALS]
    of_staff = [Place(path, path, "staff", is_in_wagtails_frame=True) for path in shown]
    states = (Place(*state) for state in STATES)
    places = _each_once([*_main(of_types), *states, *_named_by_path(of_types, walk), *of_staff])
    without_rows = {what for what, path in ours.items() if not path}
    return Found(places, sorted((walk.wanted - set(walk.found)) | without_rows))


def main_places(shop: Shop) -> list[Place]:
    """What Lighthouse looks at, and the other states; found without a walk."""
    return [*_main(examples_of(shop)["pages"]), *(Place(*state) for state in STATES)]


def examples_of(shop: Shop) -> dict[str, list]:
    """The pages of each type and of some rows (`audit/examples.py`), as the shop has them."""
    return json.loads(shop.run("-m", "audit.examples"))


def _main(of_types: list[tuple[str, str]]) -> Iterator[Place]:
    for name, kind in TYPES.items():
        path = next(path for each, path in of_types if each == kind)
        yield Place(name, path, "stranger", for_lighthouse=True, is_indexed=True)
    for step in STEPS:
        yield Place(*step, for_lighthouse=True)


def _named_by_path(of_types: list[tuple[str, str]], walk: "_Walk") -> Iterator[Place]:
    yield from (Place(path, path, "stranger") for _, path in of_types)
    yield from (Place(path, path, visitor) for path, visitor in walk.found.values())


def _each_once(places: Iterable[Place]) -> list[Place]:
    first: dict[tuple[str, str], Place] = {}
    for place in places:
        first.setdefault((place.path, place.visitor), place)
    return list(first.values())


class _Walk:
    """Looks at addresses and follows their links, until each wanted pattern has a page."""

    def __init__(self, visitors: Visitors, wanted: set[str]) -> None:
        self.visitors, self.wanted = visitors, wanted
        self.found: dict[str, tuple[str, str]] = {}  # pattern → path and visitor
        self.seen: set[tuple[str, str]] = set()
        self.looks: Counter[tuple[str, str]] = Counter()

    def look_at(self, paths: list[str]) -> None:
        for walk in VISITORS:
            name = walk.__name__
            queue = [*(path for path in paths if self._is_new(path)), self.visitors.after[name]]
            while queue:
                queue += [path for path in self._links_of(name, queue.pop(0)) if self._leads_on(name, path)]

    def _is_new(self, path: str) -> bool:
        """Whether nobody before was shown a page of that pattern; those of Wagtail's tree are a stranger's."""
        pattern = pattern_of(urlsplit(path).path)
        return pattern not in self.found and (pattern in self.wanted or not self.found)

    def _leads_on(self, name: str, path: str) -> bool:
        pattern = pattern_of(urlsplit(path).path)
        return pattern in self.wanted and (pattern not in self.found or self.looks[name, pattern] < MOST_LOOKS)

    def _links_of(self, name: str, path: str) -> list[str]:
        """The links of a page, none if there is no page for this visitor. Notes its pattern as found."""
        pattern = pattern_of(urlsplit(path).path)
        if (name, path) in self.seen or (pattern and not_pages.reason(pattern)):
            return []
        self.seen.add((name, path))
        self.looks[name, pattern] += 1
        answer = self.visitors[name].request.get(path, max_redirects=0)
        if answer.status != OK or "text/html" not in answer.headers.get("content-type", ""):
            return []
        if pattern in self.wanted:
            self.found.setdefault(pattern, (path, name))
        return [urljoin(path, unescape(link)) for link in LINK.findall(answer.text()) if "//" not in link]
