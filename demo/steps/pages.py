"""Every page but the home page's body: the shop with its ranges and products, the stories, the recipes."""

from dataclasses import asdict

from demo.goods.ranges import RANGES, Range
from demo.goods.shape import Good
from demo.steps.catalogue import key_of
from demo.steps.tree import publish_under
from demo.words.recipes import RECIPES, Ingredient, Recipe, Step
from demo.words.stories import FARM, STORIES, Story
from home.models import FarmPage, HomePage, RecipeIndexPage, RecipeIngredient, RecipePage, RecipeStep, StoryPage
from products.models import LastDaysPage, Listing, Picture, ProductPage, ProductPagePicture, RangePage, ShopPage

Pictures = dict[str, Picture]


def publish_shop(home: HomePage, pictures: Pictures, categories: dict) -> None:
    """The page with everything, the ranges under it, the products under them."""
    shop = publish_under(
        home,
        ShopPage(
            title="Everything from the dairy",
            slug="shop",
            introduction="Twenty things, nineteen of them from one herd.",
        ),
    )
    for each in RANGES:
        range_page = publish_under(shop, _range_page(each, pictures, categories[each.slug]))
        for good in each.goods:
            publish_under(range_page, _product_page(good, pictures))
    publish_under(
        shop,
        LastDaysPage(
            title="Last days",
            slug="last-days",
            introduction="The same food with fewer days left, at a price that says so. Good to eat to the last day.",
        ),
    )


def _range_page(each: Range, pictures: Pictures, category) -> RangePage:
    return RangePage(
        title=each.title,
        slug=each.slug,
        introduction=each.introduction,
        picture=pictures[each.picture],
        category=category,
        search_description=each.introduction,
    )


def _product_page(good: Good, pictures: Pictures) -> ProductPage:
    page = ProductPage(
        title=good.title,
        slug=good.key,
        translation_key=key_of(good.key),
        overline=good.overline,
        introduction=good.introduction,
        body=good.body,
        picture=pictures[good.key],
        search_description=good.introduction,
    )
    page.more_pictures = [ProductPagePicture(image=pictures[key]) for key in good.more_pictures]
    return page


def publish_stories(home: HomePage, pictures: Pictures) -> None:
    """The farm, and what a dairy says about itself and must say."""
    farm = FarmPage(place="Longmeadow, West Yorkshire", herd="84 Ayrshires and Jerseys", show_in_menus=True)
    publish_under(home, _told(farm, FARM, pictures))
    for story in STORIES:
        publish_under(home, _told(StoryPage(), story, pictures))


def _told(page: StoryPage | FarmPage, story: Story, pictures: Pictures) -> StoryPage | FarmPage:
    page.title, page.slug, page.introduction = story.title, story.slug, story.introduction
    page.search_description = story.introduction
    page.picture = pictures.get(story.picture)
    page.body = [block(kind, value, pictures) for kind, value in story.body]
    return page


def block(kind: str, value, pictures: Pictures) -> dict:
    """A block of a story as Wagtail stores it."""
    if kind == "picture":
        key, caption = value
        value = {"picture": pictures[key].pk, "caption": caption}
    elif kind == "quote":
        quote, who = value
        value = {"quote": quote, "who": who}
    return {"type": kind, "value": value}


def publish_recipes(home: HomePage, pictures: Pictures) -> None:
    """The recipes, their ingredients tied to our goods."""
    index = publish_under(
        home,
        RecipeIndexPage(
            title="Recipes",
            slug="recipes",
            introduction="From the farmhouse kitchen: what to do with a pint, a pot and the end of a cheese.",
            show_in_menus=True,
        ),
    )
    listings = {listing.translation_key: listing for listing in Listing.objects.all()}
    for recipe in RECIPES:
        publish_under(index, _recipe_page(recipe, pictures, listings))


def _recipe_page(recipe: Recipe, pictures: Pictures, listings: dict) -> RecipePage:
    page = RecipePage(
        title=recipe.title,
        slug=recipe.slug,
        introduction=recipe.introduction,
        picture=pictures[recipe.slug],
        course=recipe.course,
        serves=recipe.serves,
        prep_minutes=recipe.prep_minutes,
        cook_minutes=recipe.cook_minutes,
        waiting=recipe.waiting,
        search_description=recipe.introduction,
    )
    page.ingredients = [_ingredient(each, listings) for each in recipe.ingredients]
    page.steps = [_step(each) for each in recipe.steps]
    return page


def _step(each: Step | str) -> RecipeStep:
    return RecipeStep(text=each) if isinstance(each, str) else RecipeStep(**asdict(each))


def _ingredient(each: Ingredient, listings: dict) -> RecipeIngredient:
    listing = listings.get(key_of(each.good)) if each.good else None
    return RecipeIngredient(
        heading=each.heading,
        quantity=each.quantity,
        unit=each.unit,
        name=each.name,
        name_of_one=each.one,
        note=each.note,
        product=listing,
        contains=list(each.contains),
    )
