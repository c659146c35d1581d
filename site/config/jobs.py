"""Jobs of the clock that belong to no room."""

from django.core.management import call_command


def publish_scheduled() -> None:
    """Publishes and unpublishes pages at their moment."""
    call_command("publish_scheduled")


def clear_sessions() -> None:
    """Drops sessions that have run out."""
    call_command("clearsessions")
