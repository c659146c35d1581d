"""Pack sizes and prices per unit, in words."""

from decimal import Decimal

from django.utils.translation import gettext as _

from money import shown, to_penny
from products.models import NetUnit, Pack


def pack_words(pack: Pack) -> str:
    """The net content as it stands on the label, e.g. "568 ml" or "1 litre"."""
    amount = pack.net_content.normalize()
    if pack.net_unit == NetUnit.EACH:
        return _("1 piece") if amount == 1 else _("%(count)s pieces") % {"count": f"{amount:f}"}
    if amount >= 1000:
        large = {NetUnit.GRAMS: _("%(amount)s kg"), NetUnit.MILLILITRES: _("%(amount)s litre")}[pack.net_unit]
        return large % {"amount": f"{(amount / 1000).normalize():f}"}
    return f"{amount:f} {pack.net_unit}"


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
