"""Which nodes a page has: what its template is handed, worded for machines. No query besides the template's own."""

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.blocks.shelves import PICKED
from home.contact import Contact
from home.models import (
    ArticlePage,
    CampaignPage,
    ContactPage,
    FaqPage,
    FarmPage,
    HomePage,
    JournalIndexPage,
    RecipeIndexPage,
    RecipePage,
    StoryPage,
)
from home.sharing.addresses import absolute
from home.sharing.head import Head
from home.sharing.linked_data import reading
from home.sharing.linked_data.nodes import CONTEXT, Node
from home.sharing.linked_data.offers import Terms
from home.sharing.linked_data.products import About, product_node
from home.sharing.linked_data.shop import Shop, shop_named, shop_node, website_node
from products.due import cut_offs_of
from products.language import in_reader_language
from products.models import LastDaysPage, ProductPage, RangePage, ShopPage
from products.pictures import BOXES

LOGO = "icons/icon-512.png"


def graph(context: dict) -> dict:
    """Everything that the page in a template's context says to machines; {} where nothing is shown of that kind."""
    page, head = context.get("page"), context.get("head")
    if not isinstance(page, Page) or head is None or not head.canonical:
        return {}
    shop = shop_of(context.get("contact"))
    nodes = [found for found in NODES.get(type(page), _nothing)(page, head, shop, context) if found]
    if not isinstance(page, HomePage):
        nodes.append(_crumbs(page, head, context))
    return {"@context": CONTEXT, "@graph": nodes}


def shop_of(contact: Contact | None) -> Shop:
    """The dairy as the settings and the editors name it."""
    told = {}
    if contact:
        told = {
            "phone": contact.phone,
            "email": contact.email,
            "place": contact.address,
            "openings": contact.opening_hours_specification,
            "elsewhere": [link.url for link in contact.social],
        }
    return Shop(name=settings.OSCAR_SHOP_NAME, address=absolute("/"), logo=absolute(static(LOGO)), **told)


def terms_of(request, head: Head, shop: Shop) -> Terms:
    """What holds for the offers that a request is answered with."""
    return Terms(head.canonical, settings.OSCAR_DEFAULT_CURRENCY, shop_named(shop), *cut_offs_of(request))


def _text(page: Page, head: Head, shop: Shop, box: str = "") -> reading.Text:
    return reading.Text(
        name=page.title,
        description=head.description,
        address=head.canonical,
        publisher=shop_named(shop),
        language=head.locale.replace("_", "-"),
        pictures=_addresses([page.picture], box) if box and page.picture else (),
        published=page.published_on.isoformat() if isinstance(page, ArticlePage) else _iso(page.first_published_at),
        changed=_iso(page.last_published_at),
    )


def _iso(moment) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _addresses(pictures: list, box: str) -> tuple[str, ...]:
    """The pictures in the widest size of a box, which the page shows as well."""
    prefix, widths = BOXES[box].rstrip("}").split("{")
    spec = f"{prefix}{widths.split(',')[1]}|format-webp"
    return tuple(absolute(picture.get_rendition(spec).url) for picture in pictures)


def _product(page, head, shop, context) -> list[Node | None]:
    card = context.get("card")
    if card is None:
        return []
    nutrition = context.get("nutrition")
    rows = [(f"{row.label} ({nutrition.per})", row.per_100) for row in nutrition.rows] if nutrition else []
    above = context["nav"].above(page)
    about = About(
        name=page.title,
        description=head.description,
        brand=shop.name,
        pictures=list(_addresses(context["pictures"], "product")),
        category=above[-1].title if above else "",
        properties=tuple(rows),
        reviews=context.get("reviews"),
    )
    return [product_node(card, about, terms_of(context["request"], head, shop))]


def _listing(page, head, shop, context) -> list[Node]:
    items = [(card.name, absolute(card.url)) for card in context.get("cards") or ()]
    return [reading.list_node(_text(page, head, shop), items, _first(context))]


def _pages(name: str) -> Callable:
    def nodes(page, head, shop, context) -> list[Node]:
        items = [(each.title, absolute(each.url)) for each in context.get(name) or ()]
        return [reading.list_node(_text(page, head, shop), items, _first(context))]

    return nodes


def _first(context) -> int:
    pager = context.get("pager")
    return pager.start_index() if pager is not None and pager.paginator.count else 1


def _recipe(page, head, shop, context) -> list[Node]:
    return [reading.recipe_node(_text(page, head, shop, "story"), page)]


def _article(page, head, shop, context) -> list[Node]:
    return [reading.article_node(_text(page, head, shop, "wide"), page.author)]


def _told(page, head, shop, context) -> list[Node]:
    return [reading.page_node(_text(page, head, shop, "wide"))]


def _campaign(page, head, shop, context) -> list[Node]:
    """With the products picked for its shelves; what stands on those that fill themselves changes too often."""
    blocks = [] if page.is_over else list(page.body)
    pictures = [block.value["picture"] for block in blocks if block.block_type == "hero" and block.value["picture"]]
    text = replace(_text(page, head, shop), pictures=_addresses(pictures, "hero"))
    shelves = [block.value for block in blocks if block.block_type == "product_shelf"]
    picked = [each for shelf in shelves if shelf["rule"] == PICKED for each in shelf["products"] if each and each.live]
    items = [(each.title, absolute(each.url)) for each in in_reader_language(dict.fromkeys(picked))]
    return [reading.list_node(text, items) if items else reading.page_node(text)]


def _contact(page, head, shop, context) -> list[Node]:
    return [reading.contact_node(_text(page, head, shop), shop_node(shop))]


def _questions(page, head, shop, context) -> list[Node]:
    return [reading.faq_node(page.questions(), head.canonical)] if page.questions() else []


def _home(page, head, shop, context) -> list[Node]:
    search = absolute(reverse("search:results")) + "?q={search_term_string}"
    return [shop_node(shop), website_node(shop, search)]


def _nothing(page, head, shop, context) -> list[Node]:
    return []


def _crumbs(page, head, context) -> Node:
    home = (_("Home"), absolute(reverse("wagtail_serve", args=[""])))
    above = [(each.title, absolute(each.url)) for each in context["nav"].above(page)]
    return reading.crumbs_node([home, *above, (page.title, head.canonical)])


NODES = {
    HomePage: _home,
    ProductPage: _product,
    ShopPage: _listing,
    RangePage: _listing,
    LastDaysPage: _listing,
    RecipePage: _recipe,
    RecipeIndexPage: _pages("recipes"),
    ArticlePage: _article,
    JournalIndexPage: _pages("articles"),
    StoryPage: _told,
    FarmPage: _told,
    FaqPage: _questions,
    CampaignPage: _campaign,
    ContactPage: _contact,
}
