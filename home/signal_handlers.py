"""Django's signals, handed to what they concern."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from home import models
from home.links import gathering
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
    if sender in gathering.AROUND_PAGES:
        transaction.on_commit(gathering.gather_around, robust=True)


def on_publishing(sender, instance, **kwargs) -> None:
    transaction.on_commit(lambda: gathering.gather_page(instance), robust=True)


def on_picture_gone(sender, instance, **kwargs) -> None:
    """A file goes when its row is gone for good."""
    transaction.on_commit(lambda: instance.file.delete(save=False), robust=True)


def connect() -> None:
    """Called once, when the apps are ready."""
    for model in AROUND_PAGES:
        for signal in (post_save, post_delete):
            signal.connect(on_change, sender=model, dispatch_uid=f"home.forget.{model.__name__}")
    page_published.connect(on_publishing, dispatch_uid="home.links")
    post_delete.connect(on_picture_gone, sender=models.SocialPicture, dispatch_uid="home.social_picture_gone")
