"""The filters of a listing in words: boxes to tick, and chips to take a filter off again."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from money import shown
from products.browse.facets import Counts, Pair
from products.browse.wishes import Wish
from products.models import Allergen, RangePage
from products.models.facts import Species

NONE = Pair(0, 0)


@dataclass(frozen=True)
class Choice:
    """One box."""

    group: str
    value: str
    label: str
    count: int
    is_on: bool

    @property
    def field_id(self) -> str:
        return f"{self.group}-{self.value}"


@dataclass(frozen=True)
class Group:
    """Boxes under one heading."""

    legend: str
    choices: list[Choice]


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the query string of the listing without it."""

    label: str
    query: str


def groups(wish: Wish, counts: Counts, ranges: list[RangePage]) -> list[Group]:
    """The groups that can change something here: a choice that no product has, and a lone one of all, are left out."""
    legends = {"kind": _("Kind"), "offer": _("Price now"), "milk": _("Milk from"), "good": _("Good to know")}
    legends["free"] = _("Free from")
    found = [
        Group(legend, _choices(name, labels, wish, counts))
        for name, legend in legends.items()
        if (labels := words(ranges)[name])
    ]
    return [group for group in found if group.choices]


def words(ranges: list[RangePage]) -> dict[str, dict[str, str]]:
    """Group → value → what it is called."""
    good = {
        "unhomogenised": _("Cream on top (not homogenised)"),
        "raw": _("Raw milk"),
        "vegetarian": _("Vegetarian"),
    }
    return {
        "kind": {page.slug: page.title for page in ranges},
        "offer": {"1": _("On offer")},
        "milk": dict(Species.choices),
        "good": good,
        "free": dict(Allergen.choices),
    }


def _choices(group: str, labels: dict[str, str], wish: Wish, counts: Counts) -> list[Choice]:
    pairs = {value: counts.choices.get((group, value), NONE) for value in labels}
    offered = [value for value in labels if group == "kind" or pairs[value].everywhere or wish.has(group, value)]
    if group == "milk" and len(offered) == 1 and not wish.milk:
        return []
    return [Choice(group, value, str(labels[value]), pairs[value].here, wish.has(group, value)) for value in offered]


def chips(wish: Wish, ranges: list[RangePage]) -> list[Chip]:
    """One for each filter in force."""
    labels = words(ranges)
    found = [
        Chip(_chip_words(group, str(labels[group][value])), wish.without(group, value).query())
        for group in ("kind", "offer", "milk", "good", "free")
        for value in labels[group]
        if wish.has(group, value)
    ]
    if wish.price_from is not None:
        label = _("From %(price)s") % {"price": shown(wish.price_from)}
        found.append(Chip(label, wish.without("price_from").query()))
    if wish.price_to is not None:
        label = _("Up to %(price)s") % {"price": shown(wish.price_to)}
        found.append(Chip(label, wish.without("price_to").query()))
    return found


def _chip_words(group: str, label: str) -> str:
    if group == "milk":
        return _("%(animal)s’s milk") % {"animal": label}
    return _("Free from %(allergen)s") % {"allergen": label.lower()} if group == "free" else label
