"""Which orders would go short if units of a batch were gone."""

from django.utils.translation import gettext as _

from freshness.desk.goods_in.cautions import Caution
from freshness.models import Batch
from freshness.services import bound
from freshness.services.write_offs import bound_rows


def caution_of(batch: Batch, lost: int) -> Caution | None:
    """What to look at before `lost` units leave: the orders that would miss some; None if free units are enough,
    and for more than there is, which the service refuses."""
    units = lost - batch.free
    if units <= 0 or lost > batch.on_hand:
        return None
    by_order: dict[str, int] = {}
    for row, missed in bound.parts(bound_rows(batch), units):
        number = row.order_line.order.number
        by_order[number] = by_order.get(number, 0) + missed
    orders = ", ".join(_("%(number)s (%(units)d)") % {"number": number, "units": n} for number, n in by_order.items())
    words = _("Batch %(code)s: %(units)d units are bound to orders, which would be short: %(orders)s.")
    told = words % {"code": batch.code, "units": sum(by_order.values()), "orders": orders}
    return Caution(f"{batch.pk}:" + ",".join(f"{number}x{n}" for number, n in by_order.items()), told)
