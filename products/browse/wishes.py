"""What a shopper asks a listing for, read from an address. Values that mean nothing are left out, kindly."""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.http import QueryDict

from money import PENNY
from products.browse.shelves import SORTS
from products.models import Allergen
from products.models.facts import Species

GOOD_TO_KNOW = ("unhomogenised", "raw", "vegetarian")
DEAREST = Decimal("99999.99")
LONGEST_NUMBER = 12


@dataclass(frozen=True)
class Wish:
    """Filters and order. The choices of `kind` and `milk` widen each other; all others narrow."""

    kind: tuple[str, ...] = ()
    milk: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    offer: bool = False
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    sort: str = "bought"

    @property
    def is_filtered(self) -> bool:
        return replace(self, sort="bought") != Wish()

    @property
    def has_price(self) -> bool:
        return self.price_from is not None or self.price_to is not None

    def has(self, group: str, value: str) -> bool:
        """Whether a choice of a group is on."""
        return self.offer if group == "offer" else value in getattr(self, group)

    def without(self, group: str, value: str = "") -> "Wish":
        """The same wish with one choice, or with one end of the price, taken off."""
        if group == "offer":
            return replace(self, offer=False)
        if group in ("price_from", "price_to"):
            return replace(self, **{group: None})
        return replace(self, **{group: tuple(each for each in getattr(self, group) if each != value)})

    def query(self) -> str:
        """The wish as a query string, "" when it asks for nothing."""
        pairs = [(group, value) for group in ("kind", "milk", "good", "free") for value in getattr(self, group)]
        pairs += [("offer", "1")] if self.offer else []
        pairs += [("from", self.price_from)] if self.price_from is not None else []
        pairs += [("to", self.price_to)] if self.price_to is not None else []
        pairs += [("sort", self.sort)] if self.sort != "bought" else []
        return urlencode(pairs)


def read(asked: QueryDict, kinds: tuple[str, ...] = ()) -> Wish:
    """The wish in a query string. `kinds` are the slugs that are known; lower and upper price may be given crossed."""
    low, high = amount(asked.get("from", "")), amount(asked.get("to", ""))
    if low is not None and high is not None and low > high:
        low, high = high, low
    sort = asked.get("sort", "")
    return Wish(
        kind=_known(asked, "kind", kinds),
        milk=_known(asked, "milk", Species.values),
        good=_known(asked, "good", GOOD_TO_KNOW),
        free=_known(asked, "free", Allergen.values),
        offer=asked.get("offer") == "1",
        price_from=low,
        price_to=high,
        sort=sort if sort in SORTS else "bought",
    )


def amount(typed: str) -> Decimal | None:
    """The price in whole pennies; None for what is none: words, NaN, negative, or dearer than anything."""
    plain = typed.strip().lstrip("£").strip().replace(",", ".")
    if not plain or len(plain) > LONGEST_NUMBER:
        return None
    try:
        price = Decimal(plain)
    except InvalidOperation:
        return None
    if not price.is_finite() or not 0 <= price <= DEAREST:
        return None
    return price.quantize(PENNY)


def _known(asked: QueryDict, group: str, known) -> tuple[str, ...]:
    """The group's choices that exist, each once, in the order in which they are known."""
    typed = set(asked.getlist(group))
    return tuple(value for value in known if value in typed)
