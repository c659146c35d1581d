"""What goes with what: literal orders of milk (1), butter (2), yoghurt (3), cheese (4) and ice cream (5)."""

from fractions import Fraction

from products.together.rule import Pair, pairs_of

MILK, BUTTER, YOGHURT, CHEESE, ICE = 1, 2, 3, 4, 5


def test_two_that_come_in_three_orders_of_ten_go_together_both_ways():
    """Butter in 4 of 10, cheese in 5: by chance 2 orders hold both; here 3 do, so 1.5 times as many."""
    orders = [[BUTTER, CHEESE]] * 3 + [[BUTTER], [CHEESE], [CHEESE]] + [[MILK]] * 4
    assert pairs_of(orders) == {
        BUTTER: [Pair(BUTTER, CHEESE, 3, Fraction(3, 2))],
        CHEESE: [Pair(CHEESE, BUTTER, 3, Fraction(3, 2))],
    }


def test_two_orders_are_too_few():
    assert pairs_of([[BUTTER, CHEESE]] * 2 + [[MILK]] * 8) == {}


def test_what_is_in_every_crate_goes_with_nothing():
    """Milk is in all 6 orders: with butter it comes exactly as often as by chance."""
    assert pairs_of([[MILK, BUTTER]] * 3 + [[MILK]] * 3) == {}


def test_a_tenth_above_chance_is_enough_and_less_is_not():
    """10 and 10 of 20 orders make 5 by chance; 6 are 1.2 times as many. Of 18 orders it is 6 × 18 / 100 = 1.08."""
    both, alone = [[BUTTER, CHEESE]] * 6, [[BUTTER]] * 4 + [[CHEESE]] * 4
    assert pairs_of(both + alone + [[MILK]] * 6)[BUTTER] == [Pair(BUTTER, CHEESE, 6, Fraction(6, 5))]
    assert pairs_of(both + alone + [[MILK]] * 4) == {}


def test_many_units_and_repeated_lines_of_one_order_count_once():
    orders = [[BUTTER, BUTTER, CHEESE]] * 2 + [[CHEESE, BUTTER, CHEESE]] + [[MILK]] * 7
    assert pairs_of(orders)[BUTTER] == [Pair(BUTTER, CHEESE, 3, Fraction(10, 3))]


def test_the_most_often_bought_comes_first_and_of_equals_the_rarer():
    """Yoghurt comes with butter 4 times; with cheese and ice cream 3 times each, and ice cream is in fewer orders."""
    orders = [[YOGHURT, BUTTER]] * 4 + [[YOGHURT, CHEESE]] * 3 + [[YOGHURT, ICE]] * 3 + [[CHEESE]] + [[MILK]] * 9
    assert [(pair.other, pair.orders) for pair in pairs_of(orders)[YOGHURT]] == [(BUTTER, 4), (ICE, 3), (CHEESE, 3)]


def test_a_product_keeps_six():
    orders = [[MILK, other] for other in range(10, 18) for _ in range(3)] + [[BUTTER]] * 24
    assert [pair.other for pair in pairs_of(orders)[MILK]] == [10, 11, 12, 13, 14, 15]


def test_no_orders_make_nothing():
    assert pairs_of([]) == {}
