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
