"""How many products each filter of a listing would leave.

A choice's count is taken with the filters of the other groups in force. In a group whose choices narrow ("free from
eggs" and "free from nuts": both must hold), the group's own choices are in force as well.
"""

from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils.functional import cached_property

from products.browse.dates import Dates
from products.browse.on_offer import on_offer
from products.browse.shelves import in_categories, priced
from products.browse.wishes import Wish
from products.models import Listing, ListingAllergen, RangePage
from products.models.facts import HeatTreatment, Species

EVERYTHING = 1_000_000  # more products than a dairy has
STATED = Q(pk__in=Listing.objects.with_allergens_stated().values("pk"))
WIDENING = frozenset({"kind", "milk"})
GOOD = {
    "unhomogenised": Q(is_homogenised=False),
    "raw": Q(heat_treatment=HeatTreatment.RAW),
    "vegetarian": Q(is_vegetarian=True),
}


@dataclass(frozen=True)
class Pair:
    """Products with a choice: in the whole listing, and with the wish's other filters in force."""

    everywhere: int
    here: int


@dataclass(frozen=True)
class Counts:
    """Products in the whole listing, those that the wish leaves, and a pair for each (group, value)."""

    everything: int
    left: int
    choices: dict[tuple[str, str], Pair]


class Facets:
    """The filters over `scope` (listings) for one wish.

    `ranges` are the kinds to choose from, [] within one range; `dates` tell what the cards show.
    """

    def __init__(self, scope: QuerySet, wish: Wish, ranges: list[RangePage], dates: Dates) -> None:
        self.scope = scope
        self.wish = wish
        self.ranges = ranges
        self.dates = dates

    def found(self) -> QuerySet:
        """The listings that the wish leaves, in no order."""
        return self.scope.filter(all_of(self._filters.values()))

    def counts(self) -> Counts:
        """How many there are and would be; two queries."""
        conditions = self._conditions()
        numbers = self._judged(conditions).aggregate(
            everything=Count("pk"),
            left=Count("pk", filter=self._in_force()),
            stated=Count("pk", filter=Q(is_stated=True)),
            stated_left=Count("pk", filter=Q(is_stated=True) & self._in_force()),
            **{f"all_{place}": Count("pk", filter=Q(**{f"is_{place}": True})) for place in range(len(conditions))},
            **{
                f"here_{place}": Count("pk", filter=Q(**{f"is_{place}": True}) & self._in_force(WIDENING & {group}))
                for place, (group, _value) in enumerate(conditions)
            },
        )
        pairs = {
            choice: Pair(numbers[f"all_{place}"], numbers[f"here_{place}"]) for place, choice in enumerate(conditions)
        }
        stated = Pair(numbers["stated"], numbers["stated_left"])
        return Counts(numbers["everything"], numbers["left"], pairs | self._free(stated))

    def _judged(self, conditions: dict[tuple[str, str], Q]) -> QuerySet:
        """The scope with a yes or no for each choice (`is_0` …) and for each group in force (`fits_kind` …).

        The slice, which cuts nothing off, makes Django judge in an inner query: once, not again in every count.
        """
        choices = {f"is_{place}": yes_or_no(condition) for place, condition in enumerate(conditions.values())}
        groups = {f"fits_{group}": yes_or_no(condition) for group, condition in self._filters.items()}
        return self.scope.annotate(**choices, **groups, is_stated=yes_or_no(STATED))[:EVERYTHING]

    def _conditions(self) -> dict[tuple[str, str], Q]:
        """The condition of each choice that is counted on the listings themselves."""
        kinds = {("kind", page.slug): in_categories([page.category_id]) for page in self.ranges}
        milks = {("milk", value): Q(species=value) for value in Species.values}
        good = {("good", value): condition for value, condition in GOOD.items()}
        return kinds | milks | good | {("offer", "1"): on_offer(self.dates)}

    def _in_force(self, leaving_out: frozenset[str] = frozenset()) -> Q:
        """The filters of all groups but those left out, on what is judged."""
        return all_of(Q(**{f"fits_{group}": True}) for group in self._filters if group not in leaving_out)

    @cached_property
    def _filters(self) -> dict[str, Q]:
        """Group → its filter, for the groups in which something is chosen."""
        wish = self.wish
        chosen = [page.category_id for page in self.ranges if page.slug in wish.kind]
        filters = {
            "kind": in_categories(chosen) if chosen else Q(),
            "milk": Q(species__in=wish.milk) if wish.milk else Q(),
            "good": all_of(GOOD[value] for value in wish.good),
            "free": all_of(free_from(value) for value in wish.free),
            "offer": on_offer(self.dates) if wish.offer else Q(),
            "price": priced(wish.price_from, wish.price_to, self.dates) if wish.has_price else Q(),
        }
        return {group: condition for group, condition in filters.items() if condition}

    def _free(self, stated: Pair) -> dict[tuple[str, str], Pair]:
        """For each allergen that occurs: of the products that say what they contain, those without it."""
        rows = ListingAllergen.objects.filter(listing__in=self.scope.filter(STATED).values("pk")).order_by()
        found = Q(listing__in=self.found().values("pk")) if self.wish.is_filtered else None
        having = rows.values("allergen").annotate(everywhere=Count("pk"), here=Count("pk", filter=found))
        return {
            ("free", row["allergen"]): Pair(stated.everywhere - row["everywhere"], stated.here - row["here"])
            for row in having
        }


def free_from(allergen: str) -> Q:
    """Narrows listings to those that say what they contain, and neither contain the allergen nor a trace of it."""
    return STATED & ~Q(pk__in=ListingAllergen.objects.filter(allergen=allergen).values("listing"))


def all_of(conditions) -> Q:
    """All of the conditions."""
    narrowed = Q()
    for condition in conditions:
        narrowed &= condition
    return narrowed


def yes_or_no(condition: Q) -> ExpressionWrapper:
    """The condition as a column."""
    return ExpressionWrapper(condition, output_field=BooleanField())
