"""What an alert says, with addresses that work in a mail."""

from urllib.parse import urljoin

from django.conf import settings
from oscar.apps.customer.alerts import utils


class AlertsDispatcher(utils.AlertsDispatcher):
    def get_extra_context(self, alert) -> dict:
        return super().get_extra_context(alert) | {
            "shop_name": settings.OSCAR_SHOP_NAME,
            "site_url": settings.SITE_URL,
            "product_url": urljoin(settings.SITE_URL, alert.product.get_absolute_url()),
        }
