"""What the picture of a page shows, and the name that it has for as long as it shows that."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from django.conf import settings
from wagtail.models import Page

from home.models import ArticlePage, FarmPage, HomePage, RecipePage
from home.sharing.descriptions import description_of
from home.sharing.social_picture.typesetting import can_shape
from products.models import Picture, ProductPage

DRAWING = 1  # another number when the pictures are drawn otherwise

OVERLINES = {
    ProductPage: lambda page: page.overline,
    ArticlePage: lambda page: page.topic,
    RecipePage: lambda page: page.duration,
    FarmPage: lambda page: page.place,
}


@dataclass(frozen=True)
class Content:
    """Words, and the page's photograph. `lead` is told where there is none, `overline` stands above the title.

    No price: a picture that somebody shared can't be taken back when the price changes.
    """

    title: str
    shop: str
    overline: str = ""
    lead: str = ""
    photo: Picture | None = field(default=None, compare=False)
    photo_key: str = ""

    @property
    def digest(self) -> str:
        """Another one as soon as the picture would look otherwise."""
        words = {name: value for name, value in asdict(self).items() if name != "photo"}
        state = json.dumps([DRAWING, can_shape(), words], sort_keys=True)
        return sha256(state.encode()).hexdigest()[:16]


def content_of(page: Page) -> Content:
    """What the picture of a specific page shows, in the active language. No query that the page's template spares."""
    hero = _hero(page)
    photo = getattr(page, "picture", None) or (hero["picture"] if hero else None)
    return Content(
        title=hero["title"] if hero and isinstance(page, HomePage) else page.title,
        shop=settings.OSCAR_SHOP_NAME,
        overline=OVERLINES.get(type(page), lambda page: "")(page),
        lead="" if photo else description_of(page),
        photo=photo,
        photo_key=_key(photo) if photo else "",
    )


def _hero(page: Page):
    body = getattr(page, "body", None) or ()
    return next((block.value for block in body if getattr(block, "block_type", "") == "hero"), None)


def _key(photo: Picture) -> str:
    """Tells one state of a photograph from another: a file that is replaced gets a new name."""
    focal = photo.get_focal_point()
    return f"{photo.file.name} {photo.file_size} {focal and (*focal,)}"
