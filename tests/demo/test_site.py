from demo.steps.site import tell_where_we_are
from home.models import Announcement, FarmPage, OpeningHours
from home.surroundings import contact
from tests.factories import make_farm, make_home


def test_the_dairy_tells_when_it_is_open_and_what_is_new_and_overwrites_nobody(db):
    make_farm()
    tell_where_we_are(make_home())
    assert contact().hours[1:3] == [("Tuesday to Friday", "9\xa0am to 5\xa0pm"), ("Saturday", "9\xa0am to noon")]
    assert Announcement.objects.get().link_page == FarmPage.objects.get().page_ptr
    OpeningHours.objects.filter(weekday=1).delete()
    tell_where_we_are(make_home())
    assert OpeningHours.objects.count() == 4
    assert Announcement.objects.count() == 1
