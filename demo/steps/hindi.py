"""The shop in Hindi: every page, the texts of the facts, and what stands around pages.

Through wagtail-localize, so that editors go on where the demo ends: in the editor that shows both languages.
"""

from collections.abc import Iterator

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from demo.steps.site import arrange_menus
from demo.words.hindi import HINDI
from demo.words.hindi.around import FIND_US, MENUS, NEWS
from demo.words.hindi.facts import FACTS
from home.models import Announcement, FarmPage, HomePage
from products.facts.wording import ask_for_words
from products.models import FactWords, Listing


def speak_hindi(home: HomePage) -> None:
    """All of it; what stands already is left as it is."""
    translate_pages(home)
    word_facts()
    announce()
    arrange_menus(home.get_translation(Locale.objects.get(language_code="hi")), MENUS.get)


def translate_pages(home: HomePage) -> None:
    """Gives each page its Hindi sister, published with the rest of the seed; one that has it is left as it is."""
    hindi, _ = Locale.objects.get_or_create(language_code="hi")
    for page in _pages(home):
        if not page.has_translation(hindi):
            translate(page, hindi)


def translate(page: Page, hindi: Locale) -> None:
    """Words that nobody has put into Hindi stay in English.

    It is published here: what wagtail-localize leaves to the commit would then forget the pages below it.
    """
    source, _ = TranslationSource.get_or_create_from_instance(page)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=hindi)
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale=hindi,
            data=HINDI[segment.string.data],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for segment in StringSegment.objects.filter(source=source).select_related("string", "context")
        if segment.string.data in HINDI
    )
    translation.save_target(publish=False)
    source.get_translated_instance(hindi).get_latest_revision().publish()


def word_facts() -> None:
    """The texts of the facts; each stands on the list of those who translate."""
    for listing in Listing.objects.all():
        ask_for_words(listing)
    asked = list(FactWords.objects.filter(language="hi", words=""))
    for each in asked:
        each.words = FACTS.get(each.original, "")
    FactWords.objects.bulk_update(asked, ["words"])


def announce() -> None:
    """The news above every page, unless there is some."""
    if not Announcement.objects.filter(language="hi").exists():
        farm = FarmPage.objects.get(locale__language_code="hi")
        Announcement.objects.create(language="hi", words=NEWS, link_words=FIND_US, link_page=farm)


def _pages(home: HomePage) -> Iterator[Page]:
    """The home page and everything below it as it is stored, where blocks have their names; each after its parent."""
    yield from home.get_descendants(inclusive=True).live().specific()
