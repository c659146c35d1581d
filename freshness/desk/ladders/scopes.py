"""What a ladder applies to, as a form says it: "all", "range-7", "type-3", or "product" and its name beside."""

from django.db.models import Q
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from freshness.desk.keys import keys_of
from freshness.errors import Problem
from freshness.ladder_rules import Rules

ALL, PRODUCT = "all", "product"


def choices() -> list[tuple[str, str]]:
    """What can be chosen; two queries."""
    ranges = get_model("catalogue", "Category").objects.order_by("path")
    types = get_model("catalogue", "ProductClass").objects.order_by("name")
    return [
        (ALL, _("All products")),
        *((f"range-{each.pk}", _("Range: %(name)s") % {"name": _indented(each)}) for each in ranges),
        *((f"type-{each.pk}", _("Product type: %(name)s") % {"name": each.name}) for each in types),
        (PRODUCT, _("One product, named beside")),
    ]


def _indented(category) -> str:
    return "\xa0\xa0" * (category.depth - 1) + category.name


def choice_of(rules: Rules) -> str:
    """The choice that stands for the rules' scope."""
    if rules.product:
        return PRODUCT
    if rules.category:
        return f"range-{rules.category.pk}"
    return f"type-{rules.product_class.pk}" if rules.product_class else ALL


def words_of(rules: Rules) -> str:
    """The scope as a sentence says it: "all products", "the range Yoghurt"."""
    if rules.product:
        return rules.product.get_title()
    if rules.category:
        return _("Range: %(name)s") % {"name": rules.category.name}
    return (
        _("Product type: %(name)s") % {"name": rules.product_class.name} if rules.product_class else _("All products")
    )


def scope_of(choice: str, named: str) -> tuple[dict, list[Problem]]:
    """The rules' columns for a choice, with what is wrong with it. `named` is asked only for one product."""
    if choice == ALL:
        return {}, []
    if choice == PRODUCT:
        return _product(named.strip())
    kind, _dash, key = choice.partition("-")
    column, model = {"range": ("category", "Category"), "type": ("product_class", "ProductClass")}.get(kind, ("", ""))
    found = get_model("catalogue", model).objects.filter(pk__in=keys_of([key])).first() if model else None
    if found is None:
        return {}, [Problem(_("This range or type is no longer there. Choose another."), "scope")]
    return {column: found}, []


def name_of(product) -> str:
    """What a person types to mean the product: its SKU if it has one, else its title."""
    record = product.stockrecords.order_by("pk").first()
    return record.partner_sku if record else product.title


def _product(named: str) -> tuple[dict, list[Problem]]:
    if not named:
        return {}, [Problem(_("Say which product: its name or SKU."), "product")]
    found = _products(named)
    if len(found) == 1:
        return {"product": found[0]}, []
    if not found:
        return {}, [Problem(_("No product is called “%(named)s”, nor has that SKU.") % {"named": named}, "product")]
    words = _("%(count)s products are called “%(named)s”. Give the SKU of the one that you mean.")
    return {}, [Problem(words % {"count": len(found), "named": named}, "product")]


def _products(named: str) -> list:
    """By SKU; else by the whole title; else by words of it."""
    products = get_model("catalogue", "Product").objects.order_by("pk")
    of_sku = Q(stockrecords__partner_sku__iexact=named)
    for narrowed in (of_sku, Q(title__iexact=named), Q(title__icontains=named)):
        found = list(products.filter(narrowed).distinct()[:10])
        if found:
            return found
    return []
