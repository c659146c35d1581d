"""Which words of a list of ingredients stand in bold: those that name an allergen, starred by an editor or not.

Source: Regulation (EU) No 1169/2011, Article 21 and Annex II, as kept in UK law: the list names the substance as the
Annex does, and the name stands out. "Cream" alone is no clear reference, "cream (milk)" is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from products.models import Allergen

# Allergen → its names, as the Annex has them: English, as the lists of this shop. Others are put in stars.
NAMES = {
    Allergen.CELERY: ("celery", "celeriac"),
    Allergen.GLUTEN: ("wheat", "rye", "barley", "oats?", "spelt", "khorasan", "kamut", "gluten"),
    Allergen.CRUSTACEANS: ("crustaceans?",),
    Allergen.EGGS: ("eggs?",),
    Allergen.FISH: ("fish",),
    Allergen.LUPIN: ("lupins?",),
    Allergen.MILK: ("milk",),
    Allergen.MOLLUSCS: ("molluscs?",),
    Allergen.MUSTARD: ("mustard",),
    Allergen.NUTS: ("nuts?", "almonds?", "hazelnuts?", "walnuts?", "cashews?", "pecans?", "pistachios?", "macadamias?"),
    Allergen.PEANUTS: ("peanuts?", "groundnuts?"),
    Allergen.SESAME: ("sesame",),
    Allergen.SOYA: ("soya", "soy", "soybeans?"),
    Allergen.SULPHITES: ("sul(?:ph|f)ites?", "sul(?:ph|f)ur dioxide", "meta-?bisul(?:ph|f)ites?"),
}
# Allergen → what comes from it and is known to: in bold too, but no name
FROM_IT = {
    Allergen.CRUSTACEANS: ("prawns?", "shrimps?", "crabs?", "lobsters?"),
    Allergen.FISH: ("anchov(?:y|ies)", "salmon", "tuna", "cod"),
    Allergen.MILK: (
        *("butter", "buttermilk", "butterfat", "casein", "caseinates?", "cheeses?", "cream", "curds?", "ghee"),
        *("lactose", "whey", "yoghurts?", "yogurts?"),
    ),
    Allergen.MOLLUSCS: ("mussels?", "oysters?", "squid", "clams?"),
}
# Phrases whose butter or cream comes from a plant
OF_PLANTS = re.compile(r"\b(?:(?:cocoa|shea|peanut|almond) butter|coconut cream|cream of tartar)\b", re.IGNORECASE)
BUTTER_AND_CREAM = frozenset({"butter", "cream"})
STAR = "**"


@dataclass(frozen=True)
class Part:
    """A piece of a list of ingredients."""

    text: str
    is_bold: bool = False


def emphasised(ingredients: str, contains: Iterable[str]) -> list[Part]:
    """The list in pieces, in order, without the stars; in bold what is starred and what names one of `contains`."""
    words = _pattern(contains, NAMES, FROM_IT)
    parts = []
    for place, piece in enumerate(ingredients.split(STAR)):
        parts += [Part(piece, is_bold=True)] if place % 2 else _cut(piece, words)
    return [part for part in parts if part.text]


def unnamed(ingredients: str, contains: Iterable[str]) -> list[Allergen]:
    """Those of `contains` that the list does not name, in the order of the Annex."""
    text = ingredients.replace(STAR, "")
    return [each for each in Allergen if each in frozenset(contains) and not _is_named(text, each, NAMES)]


def unticked(ingredients: str, contains: Iterable[str]) -> list[Allergen]:
    """Those that the list names, though they aren't among `contains`."""
    text = ingredients.replace(STAR, "")
    return [each for each in Allergen if each not in frozenset(contains) and _is_named(text, each, NAMES, FROM_IT)]


def _is_named(text: str, allergen: Allergen, *tables: Mapping) -> bool:
    return any(_found(text, _pattern([allergen], *tables)))


def _cut(text: str, words: re.Pattern) -> Iterator[Part]:
    end = 0
    for found in _found(text, words):
        yield Part(text[end : found.start()])
        yield Part(found[0], is_bold=True)
        end = found.end()
    yield Part(text[end:])


def _found(text: str, words: re.Pattern) -> Iterator[re.Match]:
    spared = [phrase.span() for phrase in OF_PLANTS.finditer(text)]
    for found in words.finditer(text):
        is_spared = any(start <= found.start() < stop for start, stop in spared)
        if not (is_spared and found[0].lower() in BUTTER_AND_CREAM):
            yield found


def _pattern(allergens: Iterable[str], *tables: Mapping) -> re.Pattern:
    words = "|".join(word for allergen in allergens for table in tables for word in table.get(allergen, ()))
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)
