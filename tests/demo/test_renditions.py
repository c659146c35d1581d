"""Small pictures, made before the first visit."""

import pytest
from wagtail.models import Collection

from demo.goods.ranges import all_goods
from demo.steps.renditions import begin, boxes_shown, store
from products.models import PictureRendition
from products.pictures import BOXES
from tests.factories import make_picture

pytestmark = pytest.mark.django_db


def test_it_makes_what_a_box_shows_in_both_formats_and_once():
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    library = {"whole-milk": make_picture(size=(280, 350))}
    for _time in range(2):
        store(begin(library, [("whole-milk", "thumb")]))
    assert sorted(PictureRendition.objects.values_list("filter_spec", "width", "height")) == [
        ("fill-112x140|format-avif", 112, 140),
        ("fill-112x140|format-webp", 112, 140),
        ("fill-224x280|format-avif", 224, 280),
        ("fill-224x280|format-webp", 224, 280),
    ]


def test_it_thinks_of_every_card_and_knows_every_box():
    shown = list(boxes_shown())
    assert {key for key, box in shown if box == "card"} == {good.key for good in all_goods()}
    assert {box for _key, box in shown} <= set(BOXES)
