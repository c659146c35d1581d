"""Mappings, kept under a name for the next file of the same make."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from freshness.errors import Problem, Refused
from freshness.models import ImportMapping


@transaction.atomic
def save_mapping(
    *, mapping: ImportMapping | None, name: str, columns: Mapping[str, object], date_format: str
) -> ImportMapping:
    """Writes which column means what; a new mapping if none is given.

    Raises Refused if another mapping has the name.
    """
    taken = ImportMapping.objects.filter(name__iexact=name)
    if taken.exclude(pk=mapping.pk if mapping else None).exists():
        words = _("There is a mapping “%(name)s” already. Choose it together with the file, or take another name.")
        raise Refused([Problem(words % {"name": name}, "name")])
    mapping = mapping or ImportMapping()
    mapping.name, mapping.columns, mapping.date_format = name, dict(columns), date_format
    mapping.save()
    return mapping


@transaction.atomic
def name_products(*, mapping: ImportMapping, said: Mapping[str, tuple[str, str]]) -> None:
    """Adds to a mapping what the file's names of products mean: name → (SKU, GTIN). No SKU forgets the name."""
    kept = ImportMapping.objects.select_for_update().get(pk=mapping.pk)
    for name, (sku, gtin) in said.items():
        if sku:
            kept.products[name] = {"sku": sku, "gtin": gtin} if gtin else sku
        else:
            kept.products.pop(name, None)
    kept.save(update_fields=["products"])
    mapping.products = kept.products
