"""Made-up goods for the style guide: every state of an offer, without a row in the database."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.core.paginator import Page, Paginator

from delivery.tiles import Tile
from freshness.due import Due
from freshness.kinds import DateKind, OfferKind
from freshness.offers import TOO_SHORT, Offer, Offers
from products.browse.filter_form import Chip, Group
from products.browse.filter_form import Choice as FilterChoice
from products.cards import Card, Choice
from products.date_cards import DateCard
from products.facts.nutrition import Table, nutrition_table
from products.facts.rows import LevelRow
from products.models import Listing, Pack
from products.models.facts import Level
from products.reviews import Bar, Summary
from products.rungs import Ladder, ladder_of
from products.together.shown import Together

LIST_PRICE = Decimal("2.40")
LEAST_DAYS = 4
PRICES = {3: Decimal("1.68"), 1: Decimal("1.20"), 0: Decimal("1.20")}  # of shorter dates, by life left


@dataclass(frozen=True)
class MadeUpPage:
    """What a card needs of a page."""

    title: str
    url: str = "#"
    picture: None = None


def offer(day: date, life: int, *, kind: str = DateKind.BEST_BEFORE, available: int = 30) -> Offer:
    """An offer whose date is `life` days after the delivery day: regular from the least days on, else dated."""
    dates = {"date": day + timedelta(days=life), "date_kind": kind, "life_days": life, "minimum_life_days": LEAST_DAYS}
    if life >= LEAST_DAYS:
        return Offer(OfferKind.REGULAR, None, LIST_PRICE, available, **dates)
    return Offer(OfferKind.DATED, None, PRICES[life], available, **dates, was=LIST_PRICE)


def lives(day: date) -> list[Offer]:
    """Fresh, shorter and last day."""
    return [offer(day, 8), offer(day, 4), offer(day, 3), offer(day, 1), offer(day, 0, kind=DateKind.USE_BY)]


def card(name: str, offers: Offers) -> Card:
    """The card of a product in one pack."""
    choice = Choice(offers.product_id, "450 g", "£5.33 a kg", Decimal("0.20"), offers)
    return Card(MadeUpPage(name), Listing(), (choice,))


def cards(day: date) -> list[Card]:
    """A card in each state."""
    fresh, short, last = offer(day, 8), offer(day, 3), offer(day, 1, available=4)
    sold_out = offer(day, 8, available=0)
    return [
        card("Natural yoghurt", Offers(1, fresh)),
        card("Natural yoghurt with a shorter date", Offers(2, fresh, (short, last))),
        card("Only a shorter date", Offers(3, None, (short,))),
        card("Sold out", Offers(4, sold_out)),
        card("Nothing fresh enough", Offers(5, sold_out, reason=TOO_SHORT)),
        card("Not on sale", Offers(6)),
    ]


def card_in_sizes(day: date) -> Card:
    """One product in four sizes: two dates, one, none fresh enough, sold out."""
    fresh, short, sold_out = offer(day, 8), offer(day, 3), offer(day, 8, available=0)
    sizes = (
        Choice(11, "150 g", "£16.00 a kg", None, Offers(11, fresh, (short,))),
        Choice(12, "450 g", "£5.33 a kg", Decimal("0.20"), Offers(12, fresh)),
        Choice(13, "1 kg", "£2.40 a kg", None, Offers(13, sold_out, reason=TOO_SHORT)),
        Choice(14, "5 kg", "£0.48 a kg", None, Offers(14, sold_out)),
    )
    return Card(MadeUpPage("Natural yoghurt"), Listing(), sizes)


def filters() -> list[Group]:
    """Boxes at rest, ticked, and one that would leave nothing."""
    milk = [FilterChoice("milk", "cow", "Cow", 17, is_on=False), FilterChoice("milk", "goat", "Goat", 1, is_on=True)]
    return [Group("Milk from", milk), Group("Price now", [FilterChoice("offer", "1", "On offer", 0, is_on=False)])]


def chips() -> list[Chip]:
    """The filter that is ticked."""
    return [Chip("Goat’s milk", "")]


def date_cards(day: date) -> list[DateCard]:
    """Shorter dates as cards."""
    return [
        DateCard(life + 1, offer(day, life, available=4), MadeUpPage("Natural yoghurt"), "450 g") for life in (3, 0)
    ]


def ladders(due: Due) -> list[tuple[str, Ladder]]:
    """(prefix of ids, ladder): a choice of three, and one date only."""
    fresh, short, last = offer(due.day, 8), offer(due.day, 3), offer(due.day, 1, available=4)
    several, only = Offers(1, fresh, (short, last)), Offers(2, fresh)
    return [("guide-several", ladder_of(several, due)), ("guide-only", ladder_of(only, due))]


def together(day: date) -> Together:
    """Three goods that go together."""
    names = ("Natural yoghurt", "Kefir", "Salted butter")
    return Together(tuple(card(name, Offers(number + 1, offer(day, 8))) for number, name in enumerate(names)))


def tiles(day: date) -> list[Tile]:
    """Days: free, chosen, full."""
    free, full = Tile(day, "£2", is_possible=True), Tile(day + timedelta(days=2), "full", is_possible=False)
    return [free, Tile(day + timedelta(days=1), "£2", is_possible=True, is_chosen=True), full]


def nutrition() -> Table:
    """A table with a pack that is eaten at once."""
    grams = {"fat_g": "4.3", "saturates_g": "2.8", "carbohydrate_g": "5.4", "sugars_g": "5.4", "salt_g": "0.15"}
    values = {name: Decimal(value) for name, value in grams.items()}
    listing = Listing(energy_kj=331, energy_kcal=79, nutrition_source="Made up", **values)
    return nutrition_table(listing, Pack(net_content=Decimal(150), net_unit="g"), "150 g")


def levels() -> list[LevelRow]:
    """Low, medium and high."""
    return [LevelRow("Greenhouse gas", level, "So many kg CO₂e a kilo. Source: made up.") for level in Level]


def reviews() -> Summary:
    """Three reviews in short."""
    return Summary(3, Decimal("4.3"), tuple(Bar(stars, count) for stars, count in ((5, 1), (4, 2), (3, 0))), ())


def pages() -> list[Page]:
    """The first and a middle page of ten."""
    paginator = Paginator(range(100), 10)
    return [paginator.page(1), paginator.page(5)]
