"""How many products each filter of a listing would leave.

A choice's count is taken with the filters of the other groups in force. In a group whose choices narrow ("free from
eggs" and "free from nuts": both must hold), the group's own choices are in force as well.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from oscar.core.loading import get_model

from products.models import ListingAllergen, RangePage
from products.models.facts import HeatTreatment, Species
from products.on_offer import on_offer
from products.shelves import in_categories, with_price
from products.wishes import GROUPS, Wish

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
    """The filters over `scope` (listings) for one wish; `ranges` are the kinds to choose from, [] within one range."""

    def __init__(self, scope: QuerySet, wish: Wish, ranges: list[RangePage]) -> None:
        self.scope = with_price(scope) if wish.has_price else scope
        self.wish = wish
        self.ranges = ranges

    def found(self) -> QuerySet:
        """The listings that the wish leaves, in no order."""
        return self.scope.filter(self._in_force())

    def counts(self) -> Counts:
        """Two queries, and a third where there are kinds to choose from."""
        numbers = self.scope.aggregate(**self._asked())
        everything, left = numbers.pop("everything"), numbers.pop("left")
        pairs = {name.removeprefix("here_") for name in numbers if name.startswith("here_")}
        choices = {
            tuple(name.split("_", 1)): Pair(numbers[f"everywhere_{name}"], numbers[f"here_{name}"]) for name in pairs
        }
        return Counts(everything, left, choices | self._free(everything, left) | self._kinds())

    def _in_force(self, leaving_out: str = "") -> Q:
        """The filters of all groups but one."""
        narrowed = Q()
        for group in GROUPS:
            if group != leaving_out:
                narrowed &= self._of_group(group)
        return narrowed

    def _of_group(self, group: str) -> Q:
        wish = self.wish
        if group == "kind":
            return in_categories(self._path(slug) for slug in wish.kind) if wish.kind else Q()
        if group == "milk":
            return Q(species__in=wish.milk) if wish.milk else Q()
        if group == "offer":
            return on_offer() if wish.offer else Q()
        if group == "price":
            return between(wish.price_from, wish.price_to)
        return narrowed_by(GOOD[value] if group == "good" else free_from(value) for value in getattr(wish, group))

    def _path(self, slug: str) -> str:
        return next(page.category.path for page in self.ranges if page.slug == slug)

    def _asked(self) -> dict[str, Count]:
        """Everything that can be counted on the listings themselves, under names that `counts` takes apart."""
        asked = {"everything": Count("pk"), "left": Count("pk", filter=self._in_force())}
        for value in Species.values:
            asked |= _pair(f"milk_{value}", Q(species=value), self._in_force("milk"))
        for value, condition in GOOD.items():
            asked |= _pair(f"good_{value}", condition, self._in_force())
        return asked | _pair("offer_1", on_offer(), self._in_force("offer"))

    def _free(self, everything: int, left: int) -> dict[tuple[str, str], Pair]:
        """For each allergen that occurs: the products that are free from it, those that have it taken away."""
        rows = ListingAllergen.objects.filter(listing__in=self.scope.values("pk")).order_by()
        found = Q(listing__in=self.found().values("pk")) if self.wish.is_filtered else None
        having = rows.values("allergen").annotate(everywhere=Count("pk"), here=Count("pk", filter=found))
        return {
            ("free", row["allergen"]): Pair(everything - row["everywhere"], left - row["here"]) for row in having
        }

    def _kinds(self) -> dict[tuple[str, str], Pair]:
        if not self.ranges:
            return {}
        others = self.scope.filter(self._in_force("kind"))
        placed = get_model("catalogue", "ProductCategory").objects.filter(product__listing__in=others.values("pk"))
        asked = {
            f"range_{page.pk}": Count("product", distinct=True, filter=Q(category__path__startswith=page.category.path))
            for page in self.ranges
        }
        numbers = placed.aggregate(**asked)
        return {("kind", page.slug): Pair(*2 * [numbers[f"range_{page.pk}"]]) for page in self.ranges}


def free_from(allergen: str) -> Q:
    """Narrows listings to those that neither contain the allergen nor may contain a trace of it."""
    return ~Q(pk__in=ListingAllergen.objects.filter(allergen=allergen).values("listing"))


def between(low, high) -> Q:
    """Narrows listings `with_price` to those from `low` to `high`; None is no bound."""
    narrowed = Q()
    if low is not None:
        narrowed &= Q(price__gte=low)
    if high is not None:
        narrowed &= Q(price__lte=high)
    return narrowed


def narrowed_by(conditions) -> Q:
    """All of the conditions."""
    narrowed = Q()
    for condition in conditions:
        narrowed &= condition
    return narrowed


def _pair(name: str, condition: Q, others: Q) -> dict[str, Count]:
    return {
        f"everywhere_{name}": Count("pk", filter=condition),
        f"here_{name}": Count("pk", filter=condition & others),
    }
