"""The table of what was measured, and what is said below it."""

from audit.bars import at_least, at_most, none_of
from audit.table import below_the_bar, table

ROWS = {
    "home": {"performance": at_least(97, 95), "light": none_of(())},
    "/shop/": {"performance": at_least(94, 95, ("too slow",)), "light": none_of(("light: contrast", "light: label"))},
}


def test_a_page_is_a_line_and_what_is_below_its_bar_is_marked():
    head, _, home, shop = table(ROWS).splitlines()

    assert head.split()[:3] == ["page", "speed", "access"]
    assert home.split()[:6] == ["home", "97", "–", "–", "–", "0"]
    assert shop.split()[:6] == ["/shop/", "94!", "–", "–", "–", "2!"]


def test_each_figure_below_its_bar_is_explained():
    assert below_the_bar(ROWS) == ["/shop/, speed: 94\n  too slow", "/shop/, axe: 2\n  light: contrast\n  light: label"]


def test_a_figure_on_its_bar_is_good():
    assert at_least(95, 95).is_good
    assert at_most(250, 250, "250").is_good
    assert not at_most(250.1, 250, "250").is_good
    assert not at_least(94, 95).is_good
