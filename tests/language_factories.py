"""Builders of what stands in another language."""

from wagtail.models import Locale, Page

from tests.factories import make_home


def make_hindi() -> Locale:
    """The other language of the shop, which has a home page in it from now on."""
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    if not make_home().has_translation(hindi):
        make_translation(make_home(), title="लॉन्गमेडो डेयरी")
    return hindi


def make_translation(page: Page, **fields) -> Page:
    """A live page in Hindi, with the pages above it; the same words as the original's unless the fields say others."""
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    translation = page.copy_for_translation(hindi, copy_parents=True)
    for each in [*translation.get_ancestors().filter(depth__gt=1, live=False), translation]:
        each.specific.save_revision().publish()
    translation = type(page).objects.get(pk=translation.pk)
    for name, value in fields.items():
        setattr(translation, name, value)
    translation.save_revision().publish()
    return translation
