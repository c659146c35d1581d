"""The kinds of dates and of offers, as they stand in rows and on screens."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DateKind(models.TextChoices):
    """Source: Regulation (EU) No 1169/2011, article 24, as kept in UK law; GS1 AI 17 and AI 15."""

    USE_BY = "use_by", _("Use by")
    BEST_BEFORE = "best_before", _("Best before")


class OfferKind(models.TextChoices):
    REGULAR = "regular", _("Regular")
    DATED = "dated", _("Shorter date")


class BatchStatus(models.TextChoices):
    AVAILABLE = "available", _("Available")
    HELD = "held", _("Held")
    RECALLED = "recalled", _("Recalled")
