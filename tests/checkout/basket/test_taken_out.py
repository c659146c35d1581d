"""Two windows on one basket: the one takes a line out while the other, which has read it, waits for the basket."""

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.basket.services import accept, move_to_basket, save_for_later, set_quantities, swap_line
from checkout.errors import NotPermitted
from tests.factories import make_basket, make_product, make_user
from tests.freshness.stocked import TUESDAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
Line = get_model("basket", "Line")


def read_and_gone(product):
    """A basket and its line as the slower window read them."""
    basket = make_basket(product)
    [line] = basket.all_lines()
    Line.objects.filter(pk=line.pk).delete()
    return basket, line


def test_another_number_of_it_is_let_go():
    """Guard: update() in _set_quantity, where save() would fail."""
    basket, line = read_and_gone(make_product())
    assert set_quantities(basket=basket, wanted={line.pk: 3}) == []
    assert not Line.objects.exists()


def test_a_number_is_noted_with_its_moment(time_machine):
    basket = make_basket(make_product())
    [line] = basket.all_lines()
    time_machine.move_to("2026-11-26T12:10:00+00:00", tick=False)
    set_quantities(basket=basket, wanted={line.pk: 3})
    line.refresh_from_db()
    assert (line.quantity, line.date_updated) == (3, timezone.now())


@pytest.mark.parametrize(
    "change",
    [
        lambda basket, line: accept(basket=basket, line=line, day=basket.strategy.due.day),
        lambda basket, line: swap_line(basket=basket, line=line, to=TUESDAY, seen="2.04 2026-12-01"),
    ],
    ids=["accepted", "swapped"],
)
def test_a_yes_to_it_is_told_that_it_is_gone(yoghurt, change):
    """Guard: check_there; without it what was noted of the line has none to stand with."""
    with pytest.raises(NotPermitted, match="Natural yoghurt was taken away in another window"):
        change(*read_and_gone(yoghurt))
    assert not Line.objects.exists()


def test_it_is_not_kept_for_later_either():
    basket, line = read_and_gone(make_product())
    with pytest.raises(NotPermitted, match="Whole milk was taken away in another window"):
        save_for_later(basket=basket, line=line, user=make_user())
    assert not Line.objects.exists()


def test_what_was_kept_comes_back_once():
    """Guard: check_there in move_to_basket; without it the slower window fails on a line that has gone."""
    basket, line = read_and_gone(make_product())
    with pytest.raises(NotPermitted, match="Whole milk was taken away in another window"):
        move_to_basket(basket=basket, line=line)
    assert not Line.objects.exists()
