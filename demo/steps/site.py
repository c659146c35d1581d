"""What stands around every page: how to reach the farm, when it is open, what is new, and where the menus lead."""

from collections.abc import Callable
from datetime import time

from demo.steps.tree import publish_under
from demo.words import contact as words
from home.models import (
    Announcement,
    ContactDetails,
    ContactField,
    ContactPage,
    FarmPage,
    HomePage,
    Menus,
    OpeningHours,
    SocialPage,
)

EARLY, NOON, EVENING = time(9), time(12), time(17)
OPEN = [*((weekday, EARLY, EVENING) for weekday in range(1, 5)), (5, EARLY, NOON)]  # Tuesday is 1
ELSEWHERE = (("Instagram", "https://www.instagram.com/longmeadow.example/"),)


def tell_where_we_are(home: HomePage) -> None:
    """Contact details and an announcement, unless somebody has written others."""
    if not ContactDetails.objects.exists():
        contact = ContactDetails.objects.create(
            phone="0113 496 0182",
            email="hello@longmeadow.example",
            street="Longmeadow Farm\nBank Lane",
            locality="Leeds",
            postal_code="LS17 9LF",
            country="GB",
        )
        OpeningHours.objects.bulk_create(
            OpeningHours(contact=contact, weekday=weekday, opens=opens, closes=closes)
            for weekday, opens, closes in OPEN
        )
        SocialPage.objects.bulk_create(SocialPage(contact=contact, name=name, url=url) for name, url in ELSEWHERE)
    if not Announcement.objects.exists():
        Announcement.objects.create(
            words="The calves are out: come and see them on Saturday mornings.",
            link_words="Find the farm",
            link_page=FarmPage.objects.child_of(home).get(),
        )


def hang_letterbox(home: HomePage) -> None:
    """The contact page; what is sent there is kept in the back office, and mailed to nobody."""
    page = ContactPage(title=words.TITLE, slug="contact", introduction=words.INTRODUCTION, thanks=words.THANKS)
    page.search_description = words.INTRODUCTION
    for label, kind, is_required, choices, help_text in words.FIELDS:
        page.form_fields.add(
            ContactField(label=label, field_type=kind, required=is_required, choices=choices, help_text=help_text)
        )
    publish_under(home, page)


def arrange_menus(home: HomePage, say: Callable[[str], str] = str) -> None:
    """Header and footer of the home page's language, unless somebody has arranged them; `say` translates."""
    language = home.locale.language_code
    if Menus.objects.filter(language=language).exists():
        return
    keys = dict(home.get_descendants().live().values_list("slug", "pk"))
    Menus.objects.create(
        language=language,
        header=[{"type": "link", "value": _link(keys[slug])} for slug in words.HEADER],
        footer=[{"type": "group", "value": _group(title, slugs, keys, say)} for title, slugs in words.FOOTER],
    )


def _group(title: str, slugs: tuple[str, ...], keys: dict[str, int], say: Callable[[str], str]) -> dict:
    said = {slug: say(other) for slug, other in words.FOOTER_WORDS.items()}
    return {"title": say(title), "links": [_link(keys[slug], said.get(slug, "")) for slug in slugs]}


def _link(page_id: int, said: str = "") -> dict:
    return {"page": page_id, "address": "", "words": said}
