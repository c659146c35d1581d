"""Wagtail's signals, handed to the services."""

from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from products.models import ProductPage
from products.services import follow_publishing, follow_range


def on_publishing(sender, instance: ProductPage, **kwargs) -> None:
    follow_publishing(translation_key=instance.translation_key)


def on_move(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    page = instance.specific
    if isinstance(page, ProductPage) and parent_page_before.pk != parent_page_after.pk:
        follow_range(page=page, was=parent_page_before.specific)


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (page_published, page_unpublished, post_delete):
        signal.connect(on_publishing, sender=ProductPage, dispatch_uid="products.follow_publishing")
    post_page_move.connect(on_move, dispatch_uid="products.follow_range")
