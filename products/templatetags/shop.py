"""Filters and tags of the shop's templates. They word what was decided elsewhere; they decide nothing."""

from decimal import Decimal

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext

from hours import hour_words
from money import shown
from products import addresses, freshness_words, reviews
from products.facts.emphasis import Part, emphasised
from products.language import Spoken, in_reader_language, is_foreign, languages_of
from products.names import Name
from products.pictures import picture_element

register = template.Library()


@register.filter
def money(amount: Decimal | None, currency: str = "") -> str:
    """£1.68; in the shop's currency unless told."""
    return "" if amount is None else shown(amount, currency)


@register.filter(expects_localtime=True)
def day_short(day) -> str:
    """Thu 26 Nov, with no-break spaces."""
    return date_format(day, "D j M").replace(" ", "\xa0") if day else ""


@register.filter(expects_localtime=True)
def day_long(day) -> str:
    """Thursday 26 November"""
    return date_format(day, "l j F").replace(" ", "\xa0") if day else ""


@register.filter
def hour(moment) -> str:
    """A moment's time in the shop's zone, with no-break spaces: 9 pm"""
    return hour_words(timezone.localtime(moment).time()).replace(" ", "\xa0") if moment else ""


@register.filter
def marked(name) -> str:
    """A product's name, marked with its language for who reads another: for its sounds and its letters."""
    language = getattr(name, "foreign", "")
    return format_html('<span lang="{}">{}</span>', language, name) if language else name


@register.filter
def own_words(words: str) -> str:
    """Words that stand in the shop's own language alone, such as an offer's name, marked for who reads another."""
    return marked(Name(words, settings.LANGUAGE_CODE)) if words else ""


@register.filter
def unbroken(words) -> str:
    """Words that stand on one line: 4 to 8 am, with no-break spaces."""
    return str(words or "").replace(" ", "\xa0")


@register.filter
def allergens_bold(ingredients: str, contains):
    """Ingredients with the names of the allergens that they contain in bold."""
    parts = emphasised(ingredients, contains)
    return format_html_join("", "{}", ((_part(each),) for each in parts))


def _part(part: Part) -> str:
    return format_html("<strong>{}</strong>", part.text) if part.is_bold else part.text


@register.filter
def stars(score) -> list[str]:
    """The icons of a score of 0 to 5."""
    return reviews.stars(score)


@register.filter
def reviewer(review) -> str:
    """The first name of who wrote a review."""
    return reviews.reviewer(review)


@register.filter
def words_list(items) -> str:
    """Milk, eggs and nuts"""
    return get_text_list([str(item) for item in items], gettext("and"))


@register.simple_tag
def picture_in(picture, box_name: str, sizes: str = "", alt: str = "", eager: bool = False):
    """The picture in a box, "" if there is none. `alt` is empty where the words beside it say the same.

    A description is marked with the shop's language, in which it is written, for readers of another.
    """
    if not picture:
        return ""
    element = picture_element(picture, box_name, sizes=sizes or "100vw", alt=alt or "", is_eager=bool(eager))
    if alt and alt == picture.description and is_foreign():
        element.attrs["lang"] = settings.LANGUAGE_CODE
    return mark_safe(str(element))  # noqa: S308


@register.simple_tag
def life_of(offer):
    """The dates of an offer or an order line, as words and a sign; None for plain stock."""
    return freshness_words.life_of(offer or None)  # what a template lacks is ""


@register.filter
def off_words(offer) -> str:
    """30% off; "" for an offer that isn't cheaper than before."""
    return freshness_words.off_words(offer)


@register.filter
def few_words(offer) -> str:
    """Only 4 left; "" where there are many."""
    return freshness_words.few_words(offer)


@register.simple_tag
def pager_numbers(pager) -> list:
    """The page numbers to show: first, last and those around the current one, with gaps."""
    return list(pager.paginator.get_elided_page_range(pager.number, on_each_side=1, on_ends=1))


@register.simple_tag
def shop_url() -> str:
    """The address of the page with everything."""
    return addresses.of_shop()


@register.simple_tag(takes_context=True)
def languages_here(context) -> list[Spoken]:
    """The shop's languages, each with where the reader goes on in it."""
    return languages_of(context["request"], context.get("page"))


@register.filter
def address(page) -> str:
    """Where a page that an editor picked stands in the reader's language, or stands at all."""
    return in_reader_language([page])[0].url if page else ""
