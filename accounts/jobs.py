"""Jobs of the clock."""

from oscar.core.loading import get_class


def tell_who_waits() -> None:
    """Tells those who asked that a product is back; each once."""
    get_class("customer.alerts.utils", "AlertsDispatcher")().send_alerts()
