"""Oscar looks here for what it says of a range on the order desk."""

from django.urls import reverse
from django.utils.html import format_html


def range_anchor(product_range) -> str:
    """A link to a range, under its name. Oscar's own holds the name unescaped, and its templates call it safe."""
    address = reverse("dashboard:range-update", kwargs={"pk": product_range.pk})
    return format_html('<a href="{}">{}</a>', address, product_range.name)
