"""The home page's body: built when every page that it leads to stands."""

from demo.words import home as words
from home.models import FarmPage, HomePage, RecipeIndexPage, RecipePage
from products.models import Picture, ProductPage, ShopPage


def furnish_home(home: HomePage, pictures: dict[str, Picture]) -> None:
    """Fills the home page, unless an editor or an earlier seed has."""
    if home.body:
        return
    home.body = _body(home, pictures)
    home.search_description = words.SEARCH_DESCRIPTION
    home.save_revision().publish()


def _body(home: HomePage, pictures: dict[str, Picture]) -> list[dict]:
    shop = ShopPage.objects.child_of(home).get()
    dates = home.get_children().get(slug="how-our-dates-work")
    links = [_link("Shop the dairy", shop), _link("How our dates work", dates)]
    return [
        _block("hero", words.HERO, picture=pictures["hero-lineup"].pk, links=links),
        _block("ranges", words.RANGES),
        _shelf(shop),
        _block("promise", words.PROMISE),
        _story(words.FARM, pictures["meadow"], FarmPage.objects.child_of(home).get()),
        _story(words.RECIPE, pictures["pancakes"], RecipePage.objects.get(slug="pancakes"), is_flipped=True),
        _recipes(RecipeIndexPage.objects.child_of(home).get()),
    ]


def _block(kind: str, said: dict, **shown) -> dict:
    return {"type": kind, "value": said | shown}


def _link(label: str, page) -> dict:
    return {"label": label, "page": page.pk}


def _shelf(shop: ShopPage) -> dict:
    pages = dict(ProductPage.objects.descendant_of(shop).values_list("slug", "pk"))
    picked = [pages[key] for key in words.SHELF["goods"]]
    return _block("product_shelf", words.SHELF, products=picked, link=_link(words.SHELF["link"], shop))


def _story(said: dict, picture: Picture, page, is_flipped: bool = False) -> dict:
    return _block("story", said, picture=picture.pk, link=_link(said["link"], page), is_flipped=is_flipped)


def _recipes(index: RecipeIndexPage) -> dict:
    pages = dict(RecipePage.objects.child_of(index).values_list("slug", "pk"))
    return _block("recipe_shelf", words.RECIPES, recipes=[pages[slug] for slug in words.RECIPES["recipes"]])
