"""What can go wrong with stock and prices."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass
class OutOfStock(Exception):
    """Fewer units are free than were asked for. `available` is what is left.

    Of goods in batches it is about one offer: its kind, the date that was promised, and what kind of date that is.
    """

    stockrecord_id: int
    wanted: int
    available: int
    kind: str = ""
    promised_date: date | None = None
    date_kind: str = ""

    def __str__(self) -> str:
        return f"Stock record {self.stockrecord_id}: {self.wanted} wanted, {self.available} free."


@dataclass
class NotReserved(Exception):
    """An order's units can't all be had: every shortfall, gathered. Nothing was reserved.

    Without a shortfall the goods changed under the hands of whoever decided, twice: trying again may help.
    """

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


@dataclass
class ChangedMeanwhile(Exception):
    """Batches that are not any more what they were when it was decided about them. Decide again."""

    batch_ids: list[int]

    def __str__(self) -> str:
        return f"Batches {', '.join(str(pk) for pk in self.batch_ids)} changed meanwhile."


@dataclass
class KeptInBatches(Exception):
    """Somebody tried to move the plain stock of a product whose stock is kept in batches."""

    stockrecord_id: int

    def __str__(self) -> str:
        return f"Stock record {self.stockrecord_id} is kept in batches: use freshness.services."


@dataclass
class NotBound(ValueError):
    """More units of an order line were to be sold or given back than are bound to it. Nothing was written."""

    order_line_id: int
    wanted: int
    bound: int

    def __str__(self) -> str:
        return f"Order line {self.order_line_id}: {self.wanted} wanted, but {self.bound} are bound to it."


@dataclass(frozen=True)
class Problem:
    """What is wrong with one entry: a sentence, and the field that it stands beside ("" for none)."""

    words: str
    field: str = ""


@dataclass
class Refused(ValueError):
    """What somebody asked for can't be done: every problem, gathered. Nothing was written."""

    problems: list[Problem]

    def __str__(self) -> str:
        return " ".join(problem.words for problem in self.problems)


@dataclass
class RowsRefused(ValueError):
    """A file of batches with rows in error; nothing of it was written. `report` has the rows and what is wrong."""

    report: object

    def __str__(self) -> str:
        return str(self.report)
