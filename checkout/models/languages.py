"""The language in which an order was placed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderLanguage(models.Model):
    """The language of an order's shopper, if it isn't the shop's own: they are written to, and invoiced, in it."""

    order = models.OneToOneField("order.Order", on_delete=models.PROTECT, related_name="spoken")
    language = models.CharField(_("language"), max_length=10)

    class Meta:
        verbose_name = _("language of an order")
        verbose_name_plural = _("languages of orders")

    def __str__(self) -> str:
        return f"{self.order_id}: {self.language}"

    @classmethod
    def of(cls, order) -> str:
        """The language in which an order was placed; read once for an order."""
        spoken = getattr(order, "spoken", None)
        return spoken.language if spoken else settings.LANGUAGE_CODE

    @classmethod
    def keep(cls, order, language: str | None) -> None:
        """Notes a new order's language, unless it is the shop's own."""
        if language and language != settings.LANGUAGE_CODE:
            cls.objects.create(order=order, language=language)
