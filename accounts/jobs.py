"""Jobs of the clock."""

from oscar.core.loading import get_class

from accounts.customer.alerts.asking import forget_guests


def tell_who_waits() -> None:
    """Tells those who asked that a product is back; each once."""
    get_class("customer.alerts.utils", "AlertsDispatcher")().send_alerts()


def forget_who_waited() -> None:
    """Forgets the addresses of guests who said no yes to an alert, or whose alert is over."""
    forget_guests()
