"""The shape in which the demo's goods are written down."""

from dataclasses import dataclass, field
from decimal import Decimal

GLASS = Decimal("0.20")  # deposit on a bottle or a jar


@dataclass(frozen=True)
class Size:
    """One sellable pack. `item` is its number in the dairy's GTINs, `shelf` the units to be had after the seed."""

    item: int
    price: str
    net: int
    unit: str = "g"
    deposit: Decimal = Decimal("0.00")
    crate_share: str = "0.05"
    shelf: int = 48
    case_of: int = 0
    name: str = ""

    @property
    def sku(self) -> str:
        return f"LM-{self.item:05d}"


@dataclass(frozen=True)
class Good:
    """A product: the words of its page, the packs in which it is sold, and its facts by their column in Listing."""

    key: str
    title: str
    overline: str
    introduction: str
    body: str
    sizes: tuple[Size, ...]
    facts: dict
    contains: tuple[str, ...] = ("milk",)
    traces: tuple[str, ...] = ()
    more_pictures: tuple[str, ...] = field(default=())
