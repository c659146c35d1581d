"""Which stock record a file means by what it calls a product."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from freshness.imports.cells import short
from freshness.imports.rows import Target
from freshness.shelf import policy_of, records


def targets_for(names: Iterable[str], products: Mapping[str, object]) -> dict[str, Target]:
    """The file's name of a product → its target; three queries for any number of names.

    `products` is the mapping's table: the file's name → SKU, or {"sku": …, "gtin": …}. A name that isn't in it is
    taken for a SKU itself. A product without a GTIN there has the one that it is sold under.
    """
    said = {name: _entry(products.get(name, name)) for name in names}
    found: dict[str, list] = {}
    wanted = {sku for sku, _gtin in said.values()}
    for record in records().filter(partner_sku__in=wanted):
        found.setdefault(record.partner_sku, []).append(record)
    targets = {name: _target(name, sku, gtin, found.get(sku, [])) for name, (sku, gtin) in said.items()}
    own = import_string(settings.UNIT_CODES)([each.stockrecord_id for each in targets.values() if not each.problem])
    return {name: replace(each, gtin=each.gtin or own.get(each.stockrecord_id, "")) for name, each in targets.items()}


def _entry(said: object) -> tuple[str, str]:
    if isinstance(said, Mapping):
        return str(said.get("sku") or ""), str(said.get("gtin") or "")
    return str(said), ""


def _target(name: str, sku: str, gtin: str, rows: list) -> Target:
    if not name:
        return Target(problem=_("Nothing says which product this is. Put its name, or leave the row out."))
    values = {"name": short(name), "sku": short(sku)}
    if not rows and name == sku:
        return Target(
            problem=_("“%(name)s” is no product of ours so far. Say in the mapping which one it is.") % values
        )
    if not rows:
        words = _("For “%(name)s” the mapping names the SKU “%(sku)s”, which no product has. Correct the mapping.")
        return Target(problem=words % values)
    if len(rows) > 1:
        words = _("Several stock records have the SKU “%(sku)s”. Give each a SKU of its own first.")
        return Target(problem=words % values)
    policy = policy_of(rows[0].product)
    if policy is None:
        words = _("“%(name)s” is kept without dates. Give the product or its type a freshness policy first.")
        return Target(problem=words % values)
    return Target(rows[0].pk, policy, gtin)
