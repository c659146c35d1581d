"""Jobs of the clock."""

from products.together.counting import count_companions


def count_what_goes_together() -> None:
    """Counts anew which products are bought together."""
    count_companions()
