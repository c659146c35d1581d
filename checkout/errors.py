"""What can stand between a basket and an order. Each carries what a shopper has to be told."""

from dataclasses import dataclass, field


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
