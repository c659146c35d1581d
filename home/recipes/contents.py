"""What is in a recipe: its allergens, and the words that may be said about it because every ingredient is known.

Wrong here makes people ill, so nothing is ever concluded from what nobody said.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from products.models import Allergen

NONE, ANIMAL = "none", "animal"  # answers of an editor beside the fourteen
ANSWERS = [
    (NONE, _("None of these")),
    *Allergen.choices,
    (ANIMAL, _("Meat, gelatine, lard or animal rennet")),
]
NOT_VEGETARIAN = frozenset({ANIMAL, Allergen.FISH, Allergen.CRUSTACEANS, Allergen.MOLLUSCS})


class Diet(models.TextChoices):
    """What may be said of a recipe. Not "free from": that is a promise about traces and about other people's packs."""

    VEGETARIAN = "vegetarian", _("Vegetarian")
    NO_GLUTEN = "no-gluten", _("No cereals with gluten")
    NO_EGGS = "no-eggs", _("No eggs")
    NO_NUTS = "no-nuts", _("No nuts or peanuts")
    NO_SOYA = "no-soya", _("No soya")
    NO_MILK = "no-milk", _("No milk")


WITHOUT = {
    Diet.NO_GLUTEN: frozenset({Allergen.GLUTEN}),
    Diet.NO_EGGS: frozenset({Allergen.EGGS}),
    Diet.NO_NUTS: frozenset({Allergen.NUTS, Allergen.PEANUTS}),
    Diet.NO_SOYA: frozenset({Allergen.SOYA}),
    Diet.NO_MILK: frozenset({Allergen.MILK}),
}


@dataclass(frozen=True)
class Part:
    """What one ingredient brings along. While `is_known` is false, nobody has said all that is in it.

    `is_vegetarian` is None for a product of ours of which nobody has said it.
    """

    name: str
    is_known: bool
    contains: frozenset[str] = frozenset()
    traces: frozenset[str] = frozenset()
    is_vegetarian: bool | None = False


@dataclass(frozen=True)
class Contents:
    """What a whole recipe contains. `unknown` names the ingredients of which nobody has said what is in them.

    `unsaid` names those products of ours of which only that is missing whether they are vegetarian.
    """

    contains: tuple[str, ...]
    traces: tuple[str, ...]
    unknown: tuple[str, ...]
    unsaid: tuple[str, ...]
    diets: tuple[Diet, ...]
    is_known: bool

    @property
    def contains_words(self) -> list[str]:
        return [str(Allergen(each).label) for each in self.contains]

    @property
    def traces_words(self) -> list[str]:
        return [str(Allergen(each).label) for each in self.traces]


def contents_of(parts: Iterable[Part]) -> Contents:
    """The allergens of all parts in the order of the law's list, and what may be said of the whole."""
    parts = list(parts)
    contains = frozenset().union(*(part.contains for part in parts))
    traces = frozenset().union(*(part.traces for part in parts)) - contains
    return Contents(
        contains=tuple(each for each in Allergen.values if each in contains),
        traces=tuple(each for each in Allergen.values if each in traces),
        unknown=tuple(part.name for part in parts if not part.is_known),
        unsaid=tuple(part.name for part in parts if part.is_known and part.is_vegetarian is None),
        diets=_diets(parts, contains | traces),
        is_known=bool(parts) and all(part.is_known for part in parts),
    )


def _diets(parts: list[Part], present: frozenset[str]) -> tuple[Diet, ...]:
    """Nothing while one ingredient is unknown; a trace is enough against a "no"."""
    if not parts or not all(part.is_known for part in parts):
        return ()
    is_vegetarian = all(part.is_vegetarian for part in parts)
    without = tuple(diet for diet, allergens in WITHOUT.items() if not allergens & present)
    return (Diet.VEGETARIAN, *without) if is_vegetarian else without


def said_part(name: str, answers: Iterable[str]) -> Part:
    """A part as an editor described it; no answer is not "none"."""
    answers = frozenset(answers)
    return Part(
        name=name,
        is_known=bool(answers),
        contains=answers & frozenset(Allergen.values),
        is_vegetarian=bool(answers) and not answers & NOT_VEGETARIAN,
    )


def listed_part(name: str, listing, answers: Iterable[str] = ()) -> Part:
    """A part that is a product of ours; what an editor says of it besides (rolled in sesame) is added.

    Where nobody has said which allergens the product contains, an editor has to. Whether it is vegetarian stands with
    the product alone: who answers for an ingredient may not know of the rennet.
    """
    rows, answers = list(listing.allergens.all()), frozenset(answers)
    said = said_part(name, answers)
    contains = said.contains | frozenset(row.allergen for row in rows if not row.is_trace)
    return Part(
        name=name,
        is_known=listing.are_allergens_stated or said.is_known,
        contains=contains,
        traces=frozenset(row.allergen for row in rows if row.is_trace),
        is_vegetarian=False if (contains | answers) & NOT_VEGETARIAN else listing.is_vegetarian,
    )


def contradiction(answers: Iterable[str]) -> str:
    """Why answers can't all be true, in a sentence; "" if they can."""
    answers = set(answers)
    if NONE in answers and len(answers) > 1:
        return str(_("Tick “None of these”, or what is in it, not both."))
    return ""
