"""Cash or card at the door."""

from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from money import shown


class PayOnDelivery:
    """The driver takes the money. Limited, since nothing is secured beforehand."""

    code = "pay-on-delivery"
    name = gettext_lazy("At the door")
    hint = gettext_lazy("Card or cash to the driver.")

    def refusal(self, total: Decimal) -> str:
        if total <= settings.PAY_ON_DELIVERY_LIMIT:
            return ""
        limit = shown(settings.PAY_ON_DELIVERY_LIMIT)
        return _("An order paid at the door may come to %(limit)s at most. Take something out.") % {"limit": limit}

    def start(self, order) -> None:
        source_type, _created = get_model("payment", "SourceType").objects.get_or_create(
            code=self.code, defaults={"name": "At the door"}
        )
        order.sources.create(source_type=source_type, currency=order.currency)

    def settle(self, order) -> None:
        """The whole amount is promised; nothing is debited until the driver has it."""
        order.sources.filter(source_type__code=self.code).update(amount_allocated=order.total_incl_tax)
