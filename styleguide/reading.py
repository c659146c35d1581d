"""Made-up reading: questions, articles, ingredients, and every block that an editor has, as its preview shows it."""

from datetime import date
from types import SimpleNamespace

from wagtail.blocks.base import BoundBlock

from freshness.offers import Offers
from home.blocks.bodies import CampaignBody, StoryBody
from home.models import RecipeStep
from home.navigation import Link, Notice
from home.questions import Group, Question
from home.recipes.page import Row
from home.recipes.servings import Servings
from home.recipes.shopping import PickedPack, Purchase
from products.language import Spoken
from styleguide.goods import card, offer


def notices() -> list[SimpleNamespace]:
    """News, and what can't wait; as templates/includes/announcement.html asks for them."""
    link = Link("Read more", "#g-reading")
    said = (Notice("The cows are out on the meadow again.", False, link), Notice("No round on Friday.", True, None))
    return [SimpleNamespace(notice=each) for each in said]


def languages() -> list[Spoken]:
    """The page in two languages."""
    return [
        Spoken("en-gb", "English", "#g-reading", is_current=True, is_same=True),
        Spoken("hi", "हिन्दी", "#g-reading", is_current=False, is_same=True),
    ]


def questions() -> list[Group]:
    """Two groups."""
    keeps = Question("How long does milk keep?", "<p>To its date, if it stays cold.</p>", "guide-how-long")
    empties = Question("Where do the empties go?", "<p>On the step, rinsed.</p>", "guide-empties")
    return [Group("Milk", "guide-milk", (keeps,)), Group("Bottles", "guide-bottles", (empties,))]


def article(day: date, title: str) -> SimpleNamespace:
    """An article without a picture."""
    return SimpleNamespace(
        title=title,
        url="#g-reading",
        picture=None,
        topic="The herd",
        author="Ellen Marsh",
        published_on=day,
        reading_time="3 minutes",
        introduction="Three weeks of rain, and then a morning with frost on the gate.",
    )


def ingredients(day: date) -> list[Row]:
    """A row in each state: ours, of a shorter date, missing in part, a guess, bought above, and not ours."""
    fresh, short = offer(day, 8), offer(day, 3)
    return [
        Row("300 ml whole milk", _purchase(1, "Whole milk", [fresh])),
        Row("450 g natural yoghurt", _purchase(2, "Natural yoghurt", [short], instead=("fresh, £2.40",))),
        Row("500 g paneer", _purchase(3, "Paneer", [], missing="Paneer is sold out for that day.")),
        Row("a knob of butter", _purchase(4, "Salted butter", [fresh], is_guess=True)),
        Row("more milk, for the pan", is_bought_above=True),
        Row("2 onions"),
    ]


def _purchase(number: int, name: str, offers: list, **more) -> Purchase:
    of = card(name, Offers(number, offers[0] if offers else None))
    of.listing.pk = number
    return Purchase(of, tuple(PickedPack(of.choices[0], each, 1) for each in offers), **more)


def servings() -> Servings:
    """For six instead of four, after a question that made no sense."""
    return Servings(6, 4, "For 1 to 48, please.")


def steps() -> list[RecipeStep]:
    """With a timer and without."""
    return [RecipeStep(text="Let it stand.", timer_minutes=30), RecipeStep(text="Fold in the butter.")]


def blocks() -> list[tuple[str, BoundBlock]]:
    """Label and preview of each block of a body."""
    every = StoryBody().child_blocks | CampaignBody().child_blocks
    return [*((str(each.label), each.bind(each.get_preview_value())) for each in every.values()), _flipped()]


def _flipped() -> tuple[str, BoundBlock]:
    """The story with its picture on the other side."""
    story = CampaignBody().child_blocks["story"]
    return "Story, flipped", story.bind(story.normalize(dict(story.get_preview_value()) | {"is_flipped": True}))
