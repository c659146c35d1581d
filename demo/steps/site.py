"""What stands around every page: how to reach the farm, when it is open, and what is new."""

from datetime import time

from home.models import Announcement, ContactDetails, FarmPage, HomePage, OpeningHours, SocialPage

EARLY, NOON, EVENING = time(9), time(12), time(17)
OPEN = [*((weekday, EARLY, EVENING) for weekday in range(1, 5)), (5, EARLY, NOON)]  # Tuesday is 1
ELSEWHERE = (("Instagram", "https://www.instagram.com/longmeadow.example/"),)


def tell_where_we_are(home: HomePage) -> None:
    """Contact details and an announcement, unless somebody has written others."""
    if not ContactDetails.objects.exists():
        contact = ContactDetails.objects.create(
            phone="0113 496 0182",
            email="hello@longmeadow.example",
            address="Longmeadow Farm\nBank Lane\nLeeds LS17 9LF",
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
