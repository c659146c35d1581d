"""Pack sizes and prices per unit, in words."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from money import shown, to_penny
from products.models import NetUnit, Pack


def pack_words(pack: Pack) -> str:
    """The net content as it stands on the label, e.g. "568 ml" or "1 litre"."""
    amount = pack.net_content.normalize()
    if pack.net_unit == NetUnit.EACH:
        return _("1 piece") if amount == 1 else _("%(count)s pieces") % {"count": number_format(amount)}
    if amount >= 1000:
        large = {NetUnit.GRAMS: _("%(amount)s kg"), NetUnit.MILLILITRES: _("%(amount)s litre")}[pack.net_unit]
        return large % {"amount": number_format((amount / 1000).normalize())}
    return f"{number_format(amount)} {NetUnit(pack.net_unit).label}"


def size_beside(name: str, pack: Pack | None) -> str:
    """The size to be told beside a product's name; "" where the name says it, as that of a child does."""
    size = "" if pack is None or pack.product.is_child else pack_words(pack)
    return "" if size in name else size


def per_unit(pack: Pack, price: Decimal) -> str:
    """The price of a kilo or a litre, e.g. "£2.55 a litre"; "" for what is sold by the piece.

    Source: Price Marking Order 2004, schedule 1.
    """
    if pack.net_unit == NetUnit.EACH:
        return ""
    amount = shown(to_penny(price * 1000 / pack.net_content))
    if pack.net_unit == NetUnit.MILLILITRES:
        return _("%(price)s a litre") % {"price": amount}
    return _("%(price)s a kg") % {"price": amount}
