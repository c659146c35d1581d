"""Jobs of the clock."""

from django.conf import settings
from django.utils import timezone

from home.links import checking, gathering
from home.post.services import forget_unconfirmed


def gather_links() -> None:
    """Writes down anew where links stand; between its turns each page is read when it is published."""
    gathering.gather()


def ask_ourselves() -> None:
    """Whether the addresses of ours that editors typed lead anywhere."""
    checking.ask_ourselves(timezone.now())


def ask_others() -> None:
    """Whether somebody else's address still answers, if whoever runs the shop lets it call others."""
    if settings.CHECK_OUTSIDE_LINKS:
        checking.ask_others(timezone.now())


def forget_who_said_no_yes() -> None:
    """Forgets the addresses of those who never confirmed that they want our letters."""
    forget_unconfirmed()
