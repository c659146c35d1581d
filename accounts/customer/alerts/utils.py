"""What an alert says, in the language of who asked, with addresses that work in a mail."""

from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import override
from oscar.apps.customer.alerts import utils
from oscar.core.loading import get_model

from accounts.models import AlertLanguage


class AlertsDispatcher(utils.AlertsDispatcher):
    def get_queryset(self):
        """What somebody waits for. Oscar would leave out single sizes of a product."""
        waited_for = Q(productalert__status="Active") | Q(parent__productalert__status="Active")
        return get_model("catalogue", "Product").objects.filter(waited_for, is_public=True).distinct()

    @transaction.atomic
    def send_product_alert_email_for_user(self, product) -> None:
        """Tells all who wait for a product, and closes their alerts in one go: nobody is told twice, or forgotten."""
        waiting = get_model("customer", "ProductAlert").objects.filter(product__in=(product.pk, product.parent_id))
        list(waiting.filter(status="Active").order_by("pk").select_for_update().values_list("pk"))  # locked
        super().send_product_alert_email_for_user(product)

    def get_extra_context(self, alert) -> dict:
        """What mails are written from, in the language in which somebody asked."""
        language = AlertLanguage.of(alert)
        with override(language):
            address = alert.product.get_absolute_url()
        return super().get_extra_context(alert) | {
            "language": language,
            "shop_name": settings.OSCAR_SHOP_NAME,
            "site_url": settings.SITE_URL,
            "product_url": urljoin(settings.SITE_URL, address),
        }

    def notify_user_about_product_alert(self, user, context: dict) -> None:
        with override(context["language"]):
            super().notify_user_about_product_alert(user, context)
