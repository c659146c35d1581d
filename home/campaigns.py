"""When a campaign has ended."""

from datetime import date


def is_over(ends_on: date | None, today: date) -> bool:
    """Whether the last day of a campaign lies behind us; never, where it has none."""
    return ends_on is not None and today > ends_on
