"""The person who signs in, whose e-mail is their name, and the language in which somebody waits for a product."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser


class User(AbstractUser):
    """A shopper or a member of staff."""

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_per_email",
                violation_error_message="There is a user with this e-mail already.",
            )
        ]


class AlertLanguage(models.Model):
    """The language in which somebody asked to be told, if it isn't the shop's own: they are told in it."""

    alert = models.OneToOneField("customer.ProductAlert", on_delete=models.CASCADE, related_name="spoken")
    language = models.CharField(_("language"), max_length=10)

    class Meta:
        verbose_name = _("language of an alert")
        verbose_name_plural = _("languages of alerts")

    def __str__(self) -> str:
        return f"{self.alert_id}: {self.language}"

    @classmethod
    def of(cls, alert) -> str:
        """The language in which somebody asked; read once for an alert."""
        spoken = getattr(alert, "spoken", None)
        return spoken.language if spoken else settings.LANGUAGE_CODE

    @classmethod
    def keep(cls, alert, language: str | None) -> None:
        """Notes the language of a new alert, unless it is the shop's own."""
        if language and language != settings.LANGUAGE_CODE:
            cls.objects.create(alert=alert, language=language)
