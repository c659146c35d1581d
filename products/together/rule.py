"""Which goods are bought together more often than chance would have it. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

LEAST_ORDERS = 3  # fewer say more of one household than of two goods
LEAST_LIFT = Fraction(11, 10)  # a tenth above chance; below it, the other is merely in every crate
MOST = 6  # of one product: more than a page shows, since not all can be had on every day


@dataclass(frozen=True)
class Pair:
    """`other` goes with `product`: so many `orders` hold both, `lift` times as many as chance would make.

    Lift is P(both) / (P(product) × P(other)). Source: Brin, Motwani, Ullman and Tsur, 1997, "interest".
    """

    product: int
    other: int
    orders: int
    lift: Fraction


def pairs_of(orders: Iterable[Collection[int]]) -> dict[int, list[Pair]]:
    """For each product what goes with it, the most often bought with it first, and of those the least by chance.

    `orders` are the products of each order; how many units of one there are says nothing.
    """
    all_orders, alone, both = 0, Counter(), Counter()
    for goods in orders:
        distinct = sorted(set(goods))
        all_orders += 1
        alone.update(distinct)
        both.update(combinations(distinct, 2))
    found: dict[int, list[Pair]] = {}
    for (one, two), number in both.items():
        lift = Fraction(number * all_orders, alone[one] * alone[two])
        if number >= LEAST_ORDERS and lift >= LEAST_LIFT:
            found.setdefault(one, []).append(Pair(one, two, number, lift))
            found.setdefault(two, []).append(Pair(two, one, number, lift))
    return {product: sorted(pairs, key=_closest_first)[:MOST] for product, pairs in sorted(found.items())}


def _closest_first(pair: Pair) -> tuple:
    return -pair.orders, -pair.lift, pair.other
