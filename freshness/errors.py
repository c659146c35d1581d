"""What can go wrong with stock and prices."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class OutOfStock(Exception):
    """Fewer units are free than were asked for. `available` is what is left."""

    stockrecord_id: int
    wanted: int
    available: int

    def __str__(self) -> str:
        return f"Stock record {self.stockrecord_id}: {self.wanted} wanted, {self.available} free."


@dataclass
class NotReserved(Exception):
    """An order's units can't all be had: every shortfall, gathered. Nothing was reserved."""

    shortfalls: list[OutOfStock] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(str(shortfall) for shortfall in self.shortfalls)


@dataclass
class BadPrice(ValueError):
    """A list price that is negative or has a fraction of a penny."""

    price: Decimal

    def __str__(self) -> str:
        return f"A price of {self.price} can't be used: give whole pennies, 0 or more."


@dataclass
class BelowAllocated(ValueError):
    """A count of stock that is less than what is bound to orders."""

    stockrecord_id: int
    counted: int
    allocated: int

    def __str__(self) -> str:
        return f"Stock record {self.stockrecord_id}: {self.counted} counted, but {self.allocated} are bound to orders."
