"""The tree of pages: made and published once each, never touched again."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from home.models import HomePage


def publish_under(parent: Page, page: Page) -> Page:
    """The page with that slug under its parent; published now if it wasn't there."""
    standing = Page.objects.child_of(parent).filter(slug=page.slug).first()
    if standing:
        return standing.specific
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def standing_home() -> HomePage:
    """The home page, in the place of the page that Wagtail welcomes with."""
    standing = HomePage.objects.first()
    if standing:
        return standing
    locale, _ = Locale.objects.get_or_create(language_code="en-gb")
    plain = ContentType.objects.get_for_model(Page)
    Page.objects.filter(depth=2, slug="home", content_type=plain).delete()  # its site goes with it
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root", locale=locale)
    root.locale = locale
    return publish_under(root, HomePage(title="Longmeadow Dairy", slug="home"))
