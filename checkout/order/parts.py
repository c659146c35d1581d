"""What an invoice is made of, what its parts come to, and how money that goes back is laid on them. Pure.

Amounts are whole pennies; gross includes tax, net doesn't.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from money import spread, to_penny

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Part:
    """A line, the delivery or the deposit, as it is printed. `rate` 0.20 is 20 %; None stands outside tax.

    `key` names it, so that later credit notes know what of it went back. `unit_price` and `taken_off` include tax.
    """

    key: str
    name: str
    gross: Decimal
    net: Decimal
    rate: Decimal | None
    detail: str = ""
    quantity: int | None = None
    unit_price: Decimal | None = None
    taken_off: Decimal = NOTHING

    @property
    def tax(self) -> Decimal:
        return self.gross - self.net

    @property
    def percent(self) -> str:
        return percent(self.rate)

    @property
    def is_goods(self) -> bool:
        return self.key.startswith("line:")


@dataclass(frozen=True)
class RateTotal:
    """What all parts of one rate come to."""

    rate: Decimal | None
    net: Decimal
    gross: Decimal

    @property
    def tax(self) -> Decimal:
        return self.gross - self.net

    @property
    def percent(self) -> str:
        return percent(self.rate)


def percent(rate: Decimal | None) -> str:
    """20% or 5.5%; "" for what stands outside tax."""
    return "" if rate is None else f"{(rate * 100).normalize():f}%"


AMOUNTS = ("gross", "net", "rate", "unit_price", "taken_off")
TEXTS = ("key", "name", "detail", "quantity")


def as_row(part: Part) -> dict:
    """A part as JSON keeps it: amounts are texts, so that no penny is lost."""
    amounts = {name: getattr(part, name) for name in AMOUNTS}
    texts = {name: getattr(part, name) for name in TEXTS}
    return texts | {name: None if value is None else str(value) for name, value in amounts.items()}


def of_row(row: Mapping) -> Part:
    """The part that `as_row` has written."""
    amounts = {name: None if row[name] is None else Decimal(row[name]) for name in AMOUNTS}
    return Part(**{name: row[name] for name in TEXTS}, **amounts)


def by_rate(parts: Iterable[Part]) -> list[RateTotal]:
    """The totals of each rate, the lowest first; what stands outside tax comes last."""
    rates: dict[Decimal | None, list[Part]] = {}
    for part in parts:
        rates.setdefault(part.rate, []).append(part)
    in_order = sorted(rates, key=lambda rate: (rate is None, rate or NOTHING))
    return [RateTotal(rate, sum_of(rates[rate], "net"), sum_of(rates[rate], "gross")) for rate in in_order]


def sum_of(parts: Iterable[Part], what: str) -> Decimal:
    """The sum of "net", "tax", "gross" or "taken_off"."""
    return sum((getattr(part, what) for part in parts), NOTHING)


def left_of(parts: Iterable[Part], gone: Mapping[str, Decimal]) -> Decimal:
    """What of the parts has not gone back. `gone`: key of a part → gross that has."""
    return sum((part.gross - gone.get(part.key, NOTHING) for part in parts), NOTHING)


def take_named(parts: Sequence[Part], gone: Mapping[str, Decimal], wanted: Mapping[str, Decimal]) -> list[Part]:
    """The pieces that go back of the parts named in `wanted` (key → gross), never more than is left of each.

    A part that goes back bit by bit adds up to its own net and tax in the end.
    """
    taken = [(part, min(wanted.get(part.key, NOTHING), left_of([part], gone))) for part in parts]
    return [_piece(part, gone.get(part.key, NOTHING), amount) for part, amount in taken if amount]


def take_from_all(parts: Sequence[Part], gone: Mapping[str, Decimal], amount: Decimal) -> list[Part]:
    """The pieces that an amount takes back of all parts, by what is left of them; never more than that."""
    left = {part.key: part.gross - gone.get(part.key, NOTHING) for part in parts}
    shares = spread(min(amount, sum(left.values(), NOTHING)), list(left.values()))
    return take_named(parts, gone, dict(zip(left, shares, strict=True)))


def plus(gone: Mapping[str, Decimal], pieces: Iterable[Part]) -> dict[str, Decimal]:
    """Key of a part → what has gone back of it, with these pieces."""
    after = dict(gone)
    for piece in pieces:
        after[piece.key] = after.get(piece.key, NOTHING) + piece.gross
    return after


def _piece(part: Part, before: Decimal, amount: Decimal) -> Part:
    net = _net_of(part, before + amount) - _net_of(part, before)
    quantity = part.quantity if amount == part.gross else None  # of a piece it isn't known
    return replace(part, gross=amount, net=net, quantity=quantity, unit_price=None, taken_off=NOTHING)


def _net_of(part: Part, gross: Decimal) -> Decimal:
    return to_penny(part.net * gross / part.gross)


def merged(pieces: Iterable[Part], name: str) -> list[Part]:
    """One part for each rate, for an amount that is not of any goods in particular."""
    return [Part(key="", name=name, gross=each.gross, net=each.net, rate=each.rate) for each in by_rate(pieces)]
