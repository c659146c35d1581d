"""Every measure of every place, as rows of the table."""

from collections.abc import Callable, Collection, Mapping

from playwright.sync_api import Browser

from audit import accessibility, lighthouse, markup, table, weights
from audit.bars import CATEGORIES, Figure
from audit.shop import Shop
from audit.survey import Found, Place, main_places, survey
from audit.visitors import Visitors

Say = Callable[[str], None]


class Measuring:
    """The shop, the browser that looks at it, and what was found so far."""

    def __init__(self, shop: Shop, browser: Browser, say: Say) -> None:
        self.shop, self.say = shop, say
        self.visitors = Visitors(browser, shop)
        self.rows: dict[str, dict[str, Figure]] = {}

    def find(self, only: Collection[str]) -> tuple[list[Place], list[str]]:
        """The places to measure, all or those named, and the addresses of which no page was found."""
        known = main_places(self.shop)
        is_known = only and set(only) <= {place.name for place in known}
        found = Found(known, []) if is_known else survey(self.shop, self.visitors)
        self.rows = {place.name: {} for place in found.places if not only or place.name in only}
        return [place for place in found.places if place.name in self.rows], found.missing

    def look(self, places: Collection[Place]) -> None:
        """axe, HTML, weights."""
        sources = {}
        for number, place in enumerate(places, start=1):
            self.say(f"Looking at {place.name} ({number} of {len(places)})")
            self.rows[place.name] |= self.axe(place)
            if place.is_for_customers:
                self.rows[place.name] |= self.weights(place)
                sources[place.name] = self.source(place)
            self.say_what_is_below_the_bar(place)
        self.say("Reading the HTML of all pages")
        for name, figure in markup.validity(sources).items():
            self.rows[name]["html"] = figure

    def say_what_is_below_the_bar(self, place: Place) -> None:
        """At once, since the table comes late."""
        for paragraph in table.below_the_bar({place.name: self.rows[place.name]}):
            self.say(paragraph)

    def axe(self, place: Place) -> Mapping[str, Figure]:
        page = self.visitors[place.visitor].new_page()
        page.goto(place.path)
        figures = accessibility.violations(page, is_in_wagtails_frame=place.is_in_wagtails_frame)
        page.close()
        return figures

    def weights(self, place: Place) -> Mapping[str, Figure]:
        with self.visitors.on_phone(place.visitor) as phone:
            return weights.weigh(phone, place, self.shop.url)

    def source(self, place: Place) -> str:
        """The HTML as the shop sends it."""
        return self.visitors[place.visitor].request.get(place.path).text()

    def score(self, places: Collection[Place], runs: int, chromium: str) -> None:
        """Lighthouse, which starts its own browser."""
        for place in places:
            if place.for_lighthouse:
                self.say(f"Lighthouse at {place.name}")
                self.rows[place.name] |= lighthouse.scores(
                    self.shop.url + place.path,
                    cookies=self.visitors.cookies(place.visitor),
                    chromium=chromium,
                    runs=runs,
                    categories=[each for each in CATEGORIES if place.is_indexed or each != "seo"],
                )
