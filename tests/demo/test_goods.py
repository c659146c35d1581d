"""The goods as they are written down."""

import json

import pytest

from demo.goods.dates import GOODS, MARKDOWNS, SHORTER, fresh_life, production_days, promise_of, standing_today
from demo.goods.dates import RANGES as PROMISES
from demo.goods.footprints import TABLE as FOOTPRINTS
from demo.goods.nutrition import TABLE as NUTRITION
from demo.goods.nutrition import values_of
from demo.goods.ranges import RANGES, all_goods
from demo.goods.shape import Size
from demo.steps.catalogue import gtin_13, gtin_14
from demo.steps.pictures import FOCUS, FOLDER
from demo.steps.plan import LIKED
from demo.words.recipes import RECIPES
from demo.words.stories import FARM, STORIES

KEYS = {good.key for good in all_goods()}
CAPTIONS = json.loads((FOLDER / "captions.json").read_text(encoding="utf-8"))
PICTURES = {name.removesuffix(".jpg") for name in CAPTIONS}


def test_a_gtin_ends_in_its_check_digit():
    assert gtin_13(Size(1, "1.45", 568)) == "5012345000015"


def test_a_case_has_a_gtin_of_its_own():
    assert gtin_14(Size(1, "1.45", 568)) == "15012345000012"


def test_no_two_packs_share_a_number():
    items = [size.item for good in all_goods() for size in good.sizes]
    assert sorted(items) == list(range(1, 25))
    assert set(LIKED) == {size.sku for good in all_goods() for size in good.sizes}


def test_the_salt_of_whole_milk_is_its_sodium_by_two_and_a_half():
    # 49 mg sodium in 100 g × 1.03 g/ml × 2.5 = 126 mg salt in 100 ml
    assert values_of("whole-milk")["salt_g"] == "0.13"


@pytest.mark.parametrize("key", sorted(NUTRITION))
def test_a_part_is_never_more_than_the_whole(key):
    values = {name: float(value) for name, value in values_of(key).items() if name != "nutrition_source"}
    assert values["saturates_g"] <= values["fat_g"]
    assert values["sugars_g"] <= values["carbohydrate_g"]
    assert values["fat_g"] + values["carbohydrate_g"] + values["protein_g"] + values["salt_g"] <= 100
    assert values["energy_kj"] == pytest.approx(values["energy_kcal"] * 4.184, abs=4)


def test_every_good_has_its_table_and_all_but_clotted_cream_a_footprint():
    assert set(NUTRITION) == KEYS
    assert KEYS - set(FOOTPRINTS) == {"clotted-cream"}


@pytest.mark.parametrize("good", all_goods(), ids=lambda good: good.key)
def test_milk_is_starred_among_the_ingredients(good):
    starred = good.facts["ingredients"].split("**")[1::2]
    assert "milk" in starred
    assert ("egg" in starred) == ("eggs" in good.contains)


def test_only_one_cheese_is_made_with_animal_rennet():
    animal = [good.key for good in all_goods() if good.facts.get("is_vegetarian") is False]
    assert animal == ["mature-cheddar"]
    assert [good.key for good in all_goods() if "is_vegetarian" not in good.facts] == []
    vegetarian = [good.key for good in all_goods() if "vegetarian rennet" in good.facts["ingredients"]]
    assert len(vegetarian) == 5


def test_a_recipe_asks_only_for_goods_that_we_sell():
    assert {each.good for recipe in RECIPES for each in recipe.ingredients} - {""} <= KEYS
    assert all(any(each.good for each in recipe.ingredients) for recipe in RECIPES)


def test_every_picture_that_is_shown_is_there_with_a_caption():
    shown = KEYS | {each.picture for each in RANGES} | {recipe.slug for recipe in RECIPES} | set(FOCUS)
    shown |= {key for good in all_goods() for key in good.more_pictures}
    stories = (FARM, *STORIES)
    shown |= {story.picture for story in stories} - {""}
    shown |= {value[0] for story in stories for kind, value in story.body if kind == "picture"}
    assert shown <= PICTURES
    assert {file.stem for file in FOLDER.glob("*.jpg")} == PICTURES
    assert all(len(caption) <= 255 for caption in CAPTIONS.values())


SIZES = {size.sku: (each.slug, good.key, size) for each in RANGES for good in each.goods for size in good.sizes}


def test_every_range_promises_something_and_only_goods_that_are_sold_differ():
    assert set(PROMISES) == {each.slug for each in RANGES}
    assert set(GOODS) <= KEYS
    assert {markdown.range for markdown in MARKDOWNS} == set(PROMISES) - {"ice-cream"}


def test_a_shorter_date_of_today_is_on_a_step_and_under_the_promise():
    steps = {markdown.range: markdown.steps[0][0] for markdown in MARKDOWNS}
    for each in SHORTER:
        range_slug, good, _size = SIZES[each.sku]
        assert each.life_days <= steps[range_slug], each
        assert each.life_days < promise_of(range_slug, good).minimum_life_days, each


def test_what_is_fresh_keeps_the_promise_without_a_step():
    steps = {markdown.range: markdown.steps[0][0] for markdown in MARKDOWNS}
    for range_slug, good, _size in SIZES.values():
        promise = promise_of(range_slug, good)
        assert promise.minimum_life_days <= fresh_life(promise) <= promise.shelf_life_days
        assert fresh_life(promise) > steps.get(range_slug, 0)


@pytest.mark.parametrize("sku", sorted(SIZES))
def test_the_shelf_of_today_has_as_many_units_as_written_down(sku):
    range_slug, good, size = SIZES[sku]
    standing = standing_today(sku, size.shelf, promise_of(range_slug, good))
    assert sum(each.units for each in standing) == size.shelf


def test_natural_yoghurt_stands_in_three_dates():
    standing = standing_today("LM-00014", 32, promise_of("yoghurt", "natural-yoghurt"))
    assert [(each.life_days, each.units) for each in standing] == [(3, 11), (1, 4), (18, 17)]


def test_milk_is_made_every_other_day_and_cheddar_once_a_week():
    assert (production_days(10), production_days(120)) == (2, 7)
