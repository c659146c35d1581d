"""What can stand between a basket and an order. Each carries what a shopper has to be told."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class BasketChanged(Exception):
    """The basket can't be ordered as it was shown. `problems` are sentences for the shopper, all of them."""

    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(self.problems)


@dataclass
class NotPermitted(Exception):
    """The basket can't be changed as wanted. `problems` are sentences for the shopper, all of them."""

    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(self.problems)


@dataclass
class AlreadyPlaced(Exception):
    """This basket was submitted before; its order exists, or is about to."""

    basket_id: int

    def __str__(self) -> str:
        return f"Basket {self.basket_id} is an order already."


@dataclass
class NotPayable(Exception):
    """An order that doesn't wait for money, or is being paid in another way. `state` says how it stands."""

    number: str
    state: str

    def __str__(self) -> str:
        return f"Order {self.number} can't be paid now: {self.state}."


@dataclass
class NotPaid(Exception):
    """An order can't be confirmed, since nothing secures its money."""

    number: str

    def __str__(self) -> str:
        return f"Order {self.number} isn't paid for."


@dataclass
class NotRefundable(Exception):
    """More would go back than was taken."""

    number: str
    amount: Decimal
    left: Decimal

    def __str__(self) -> str:
        return f"Of order {self.number} at most {self.left} can be refunded, not {self.amount}."


@dataclass
class NotCancellable(Exception):
    """An order that its shopper can't cancel any more. `problem` is a sentence for the shopper."""

    problem: str

    def __str__(self) -> str:
        return self.problem


@dataclass
class RefundRefused(Exception):
    """What staff wanted to give back can't be. `problems` are sentences for them, all of them; nothing was written."""

    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(self.problems)


@dataclass
class ClaimRefused(Exception):
    """What a shopper says of a date can't be taken down: sentences for the shopper, by the form's field."""

    problems: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(self.problems.values())
