"""What the head of a page says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Page as Part
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.sharing.addresses import absolute, canonical, original
from home.sharing.descriptions import description_of
from home.sharing.languages import Translation, alternates, as_locale, translations_among
from home.sharing.social_picture.artwork import SIZE
from home.sharing.social_picture.content import content_of
from home.sharing.social_picture.keeping import address_of
from products.language import Spoken

PART = "page"  # the query that names a further part of a list


@dataclass(frozen=True)
class HeadPicture:
    """The picture under which a page is shared, and what it shows, in words."""

    address: str
    words: str
    width: int = SIZE[0]
    height: int = SIZE[1]


@dataclass(frozen=True)
class Head:
    """A page as search engines keep it, and as it looks where it is shared."""

    title: str
    description: str
    canonical: str
    locale: str
    picture: HeadPicture | None = None
    translations: list[Translation] = field(default_factory=list)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        return alternates(self.translations)

    @property
    def other_locales(self) -> list[str]:
        """The languages that it can also be read in, as Open Graph writes them."""
        return [other for each in self.translations if (other := as_locale(each.code)) != self.locale]


def head_of(page: Page, asked: Iterable[str] = (), part: Part | None = None, languages: Iterable[Spoken] = ()) -> Head:
    """The head of a page; of `part` where it is a list in parts.

    What an address asks for besides a part (filters, order, servings) belongs to the plain page. No query: `languages`
    are those that the page's header knows. Only the first part of a list has translations, since the others may hold
    other things.
    """
    number = part.number if part is not None and set(asked) <= {PART} else 1
    return Head(
        title=title_of(page, part),
        description=description_of(page),
        canonical=canonical(page, number),
        locale=as_locale(get_language()),
        picture=_picture_of(original(page)) if page.pk else None,
        translations=translations_among(languages) if number == 1 else [],
    )


def title_of(page: Page, part: Part | None = None) -> str:
    """What the page is called in a list of results; a further part of it tells its number."""
    title = page.seo_title or page.title
    if part is None or part.number == 1:
        return title
    numbers = {"title": title, "number": part.number, "all": part.paginator.num_pages}
    return _("%(title)s, page %(number)d of %(all)d") % numbers


def _picture_of(page: Page) -> HeadPicture:
    content = content_of(page)
    seen = content.photo.description if content.photo else ""
    words = [content.title, *([seen] if seen else [])]
    return HeadPicture(absolute(address_of(page, content)), " – ".join([*words, content.shop]))
