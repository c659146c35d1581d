"""What the clock does for freshness. The moment is read here."""

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from freshness.services import daily, holds


def hold_past_dates() -> None:
    """Takes what has passed its date out of sale; soon after midnight."""
    holds.hold_past_dates(today=timezone.localdate())


def latch_extra_percent() -> None:
    """Marks slow goods down, once a day."""
    holds.latch_extra_percent(due=import_string(settings.DEFAULT_DUE)(), today=timezone.localdate())


def count_days() -> None:
    """Counts sales and list prices of today, and of the days that may have changed or are missing."""
    today = timezone.localdate()
    daily.count_sales(today=today)
    daily.count_prices(today=today)
