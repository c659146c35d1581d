"""A window in words."""

from datetime import time

from django.utils.translation import gettext as _


def window_words(opens: time, closes: time) -> str:
    """From one time of day to another: "4 to 8 am", "10 am to 2 pm", "4:30 to 8 pm"."""
    halves = [_half(opens), _half(closes)]
    first = _clock(opens) if halves[0] == halves[1] else f"{_clock(opens)} {halves[0]}"
    return _("%(from)s to %(to)s") % {"from": first, "to": f"{_clock(closes)} {halves[1]}"}


def _half(moment: time) -> str:
    return _("am") if moment.hour < 12 else _("pm")


def _clock(moment: time) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02}" if moment.minute else str(hour)
