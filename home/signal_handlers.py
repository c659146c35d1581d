"""Django's signals, handed to what they concern."""

from django.db.models.signals import post_delete, post_save

from home import models
from home.surroundings import forget

AROUND_PAGES = (
    models.ContactDetails,
    models.OpeningHours,
    models.SocialPage,
    models.Announcement,
    models.Menus,
)


def on_change(sender, **kwargs) -> None:
    forget()


def connect() -> None:
    """Called once, when the apps are ready."""
    for model in AROUND_PAGES:
        for signal in (post_save, post_delete):
            signal.connect(on_change, sender=model, dispatch_uid=f"home.forget.{model.__name__}")
