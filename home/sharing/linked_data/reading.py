"""What is read: recipes, articles, other pages, questions, lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from home.sharing.linked_data.nodes import Node, node


@dataclass(frozen=True)
class Text:
    """What all of them have in common. Dates are ISO 8601, addresses whole."""

    name: str
    description: str
    address: str
    publisher: Node
    language: str
    pictures: tuple[str, ...] = ()
    published: str = ""
    changed: str = ""

    @property
    def facts(self) -> dict:
        return {
            "name": self.name,
            "description": self.description,
            "url": self.address,
            "image": list(self.pictures),
            "inLanguage": self.language,
            "datePublished": self.published,
            "dateModified": self.changed,
        }


def recipe_node(text: Text, page) -> Node:
    """A recipe for the number that it is written for. Its whole time isn't known where it also has to wait."""
    has_whole_time = page.total_minutes and not page.waiting
    return node(
        "Recipe",
        **text.facts,
        author=text.publisher,
        recipeYield=[str(page.serves)],
        recipeCategory=page.get_course_display() if page.course else "",
        prepTime=iso_minutes(page.prep_minutes),
        cookTime=iso_minutes(page.cook_minutes),
        totalTime=iso_minutes(page.total_minutes) if has_whole_time else "",
        recipeIngredient=page.ingredient_lines,
        recipeInstructions=[node("HowToStep", text=words) for words in page.step_lines],
        nutrition=nutrition_node(page.nutrition_per_serving),
    )


def nutrition_node(values: dict | None) -> Node | None:
    """The values of one serving by column of Listing; None while they are not whole."""
    if not values or values.get("energy_kcal") is None:
        return None
    columns = {
        "fatContent": "fat_g",
        "saturatedFatContent": "saturates_g",
        "carbohydrateContent": "carbohydrate_g",
        "sugarContent": "sugars_g",
        "proteinContent": "protein_g",
    }
    grams = {name: f"{values[column]:.1f} g" for name, column in columns.items() if values.get(column) is not None}
    return node("NutritionInformation", calories=f"{values['energy_kcal']:.0f} calories", **grams)


def iso_minutes(minutes: int) -> str:
    """90 → "PT90M"; "" for none. Source: ISO 8601, durations."""
    return f"PT{minutes}M" if minutes else ""


def article_node(text: Text, author: str) -> Node:
    """An article of the journal; by the dairy itself where nobody is named."""
    by = node("Person", name=author) if author else text.publisher
    return node("BlogPosting", **text.facts, headline=text.name, author=by, publisher=text.publisher)


def page_node(text: Text) -> Node:
    """A page about the dairy."""
    return node("WebPage", **text.facts, publisher=text.publisher)


def contact_node(text: Text, shop: Node) -> Node:
    """The page on which the dairy says how to reach it."""
    return node("ContactPage", **text.facts, mainEntity=shop)


def faq_node(questions: Iterable[tuple[str, str]], address: str) -> Node:
    """Questions with the HTML of their answers."""
    asked = [
        node("Question", name=words, acceptedAnswer=node("Answer", text=answer.strip())) for words, answer in questions
    ]
    return node("FAQPage", url=address, mainEntity=asked)


def list_node(text: Text, items: Iterable[tuple[str, str]], first: int = 1) -> Node:
    """A page that lists others: their names and addresses, the number of the first."""
    rungs = [
        node("ListItem", position=place, name=name, url=address)
        for place, (name, address) in enumerate(items, start=first)
    ]
    return node("CollectionPage", **text.facts, mainEntity=node("ItemList", itemListElement=rungs) if rungs else None)


def crumbs_node(trail: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page to a page, which ends it."""
    steps = [
        node("ListItem", position=place, name=name, item=address)
        for place, (name, address) in enumerate(trail, start=1)
    ]
    return node("BreadcrumbList", itemListElement=steps)
