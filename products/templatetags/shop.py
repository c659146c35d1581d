"""Filters and tags of the shop's templates. They word what was decided elsewhere; they decide nothing."""

from decimal import Decimal

from django import template
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from money import shown
from products.pictures import BOXES

register = template.Library()


@register.filter
def money(amount: Decimal | None) -> str:
    """£1.68"""
    return "" if amount is None else shown(amount)


@register.filter
def day_short(day) -> str:
    """Thu 26 Nov, with no-break spaces."""
    return date_format(day, "D j M").replace(" ", "\xa0") if day else ""


@register.filter
def day_long(day) -> str:
    """Thursday 26 November"""
    return date_format(day, "l j F").replace(" ", "\xa0") if day else ""


@register.filter
def allergens_bold(ingredients: str):
    """Ingredients with **starred** allergens in bold."""
    parts = str(conditional_escape(ingredients)).split("**")
    return mark_safe("".join(f"<strong>{part}</strong>" if i % 2 else part for i, part in enumerate(parts)))  # noqa: S308


@register.simple_tag
def box(name: str) -> str:
    """The rendition filter of a box, see products.pictures."""
    return BOXES[name]
