import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from home.blocks.shelves import ProductShelfBlock
from tests import factories
from tests.page_factories import make_article, make_campaign
from tests.products.dated_goods import keep_in_batches, publish_ladder

pytestmark = pytest.mark.django_db


def shelf(**fields) -> list:
    return [("product_shelf", {"title": "On the next round", "link": {}} | fields)]


def test_a_shelf_of_picked_products_needs_some():
    block = ProductShelfBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"title": "Empty"}))
    assert list(refused.value.block_errors) == ["rule"]
    block.clean(block.to_python({"title": "Most bought", "rule": "bought"}))


def test_a_shelf_written_before_there_were_rules_shows_what_was_picked(client):
    page = factories.make_product_page(factories.make_product("Kefir"))
    block = ProductShelfBlock()
    value = block.to_python({"title": "Ours", "text": "", "products": [page.pk], "link": {"label": "", "page": None}})
    assert value["rule"] == "picked"
    assert "Kefir" in client.get(make_campaign(body=[("product_shelf", value)]).url).content.decode()


def test_a_rule_fills_it_and_what_is_sold_out_leaves_it(client):
    factories.make_product_page(factories.make_product("Kefir"))
    factories.make_product_page(factories.make_product("Halloumi", stock=0))
    words = client.get(make_campaign(body=shelf(rule="new")).url).content.decode()
    assert "Kefir" in words
    assert "Halloumi" not in words


def test_shorter_dates_stand_with_price_before_and_reason(client):
    publish_ladder()
    milk = factories.make_product("Whole milk", price="2.40")
    factories.make_product_page(milk)
    keep_in_batches(milk, 8, 3)
    words = client.get(make_campaign(body=shelf(rule="short")).url).content.decode()
    assert "£1.68" in words and "£2.40" in words and "30% off" in words
    assert "layout-band--butter" in words


def test_a_shelf_with_nothing_on_it_is_left_out(client):
    assert "On the next round" not in client.get(make_campaign(body=shelf(rule="short")).url).content.decode()


def test_recipes_are_the_newest_where_none_is_picked(client):
    for name in ("Pancakes", "Custard", "Tzatziki", "Rice pudding"):
        factories.make_recipe(name)
    recipe_shelf = [("recipe_shelf", {"title": "From the kitchen", "recipes": []})]
    words = client.get(make_campaign(body=recipe_shelf).url).content.decode()
    assert words.count('class="teaser__title"') == 3


def test_the_journal_tells_its_newest_articles(client):
    make_article("Why we pour into churns")
    words = client.get(make_campaign(body=[("journal_shelf", {"title": "Journal", "link": {}})]).url).content.decode()
    assert "Why we pour into churns" in words


def test_a_farm_card_tells_what_its_page_says(client):
    farm = factories.make_farm("Far Ghyll", place="Malham", herd="60 goats", introduction="Up the lane.")
    page = make_campaign(body=[("farm_card", {"farm": farm})])
    words = client.get(page.url).content.decode()
    for told in (f'<a href="{farm.url}">Far Ghyll</a>', "Malham", "60 goats", "Up the lane."):
        assert told in words
    farm.unpublish()
    assert "farmcard" not in client.get(page.url).content.decode()
