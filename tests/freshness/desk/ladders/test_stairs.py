"""The drawing of a ladder: 540 wide from 20 on, 230 high from 30 on."""

from decimal import Decimal

from freshness.desk.ladders.preview_words import stairs_words
from freshness.desk.ladders.stairs import Shown, stairs_of
from freshness.ladder import Floor, Ladder, Step

YOGHURT = Shown(Decimal("2.40"), unit_cost=Decimal("0.60"))


def ladder(*steps, floor=Floor()) -> Ladder:  # noqa: B008
    return Ladder(tuple(Step(days, Decimal(percent)) for days, percent in steps), floor)


def test_each_price_is_a_tread_over_its_days():
    stairs = stairs_of(ladder((5, 20), (3, 35), (1, 50)), None, YOGHURT)
    assert [(each.first, each.last, str(each.price), each.x, each.width, each.y) for each in stairs.treads] == [
        (8, 6, "2.40", 20, 180, 30),
        (5, 4, "1.92", 200, 120, 76),
        (3, 2, "1.56", 320, 120, 110),
        (1, 0, "1.20", 440, 120, 145),
    ]
    assert stairs.list_line == "M20 30V30H200"
    assert stairs.line == "M200 30V76H320V110H440V145H560"
    assert stairs.days == tuple(zip(range(8, -1, -1), range(50, 560, 60), strict=True))


def test_a_floor_makes_steps_one_tread():
    stairs = stairs_of(ladder((3, 60), (1, 80), floor=Floor(amount=Decimal("1.20"))), None, YOGHURT)
    assert [(each.first, each.last, str(each.price)) for each in stairs.treads] == [(6, 4, "2.40"), (3, 0, "1.20")]
    assert (stairs.floor, stairs.floor_y) == (Decimal("1.20"), 145)


def test_the_live_ladder_is_drawn_on_the_same_axis():
    stairs = stairs_of(ladder((1, 50)), ladder((3, 50)), YOGHURT)
    assert [day for day, _x in stairs.days] == [6, 5, 4, 3, 2, 1, 0]
    assert stairs.now.startswith("M20 30V30H251V145H560")


def test_days_past_the_date_are_there_as_far_as_they_are_sold():
    stairs = stairs_of(ladder((1, 50), (-2, 75)), None, YOGHURT)
    assert [day for day, _x in stairs.days] == [4, 3, 2, 1, 0, -2]


def test_a_long_ladder_has_room_for_its_numbers():
    stairs = stairs_of(ladder((60, 10)), None, YOGHURT)
    assert len(stairs.days) <= 14


def test_free_goods_at_no_price_are_drawn_too():
    assert stairs_of(ladder((1, 100)), None, Shown(Decimal("0.00"))).treads[0].y == 30


def test_the_stairs_are_said_in_words():
    stairs = stairs_of(ladder((1, 50), floor=Floor(margin=Decimal("0.10"))), None, YOGHURT)
    assert stairs_words(stairs) == "Price by days left. 2 days or more: £2.40. 1 to 0 days: £1.20. Floor £0.66."
