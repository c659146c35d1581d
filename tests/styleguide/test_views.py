"""The style guide shows every component that there is, to staff."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from styleguide.views import ELSEWHERE
from tests.factories import make_farm, make_picture, make_product_page, make_user

pytestmark = pytest.mark.django_db
URL = "/admin/style-guide/"
COMPONENTS = {file.stem for file in Path("static/css/components").glob("*.css")}


@pytest.fixture
def guide(client):
    make_farm(introduction="One meadow.", place="West Yorkshire", herd="84 Ayrshires")
    for title in ("The meadow", "The churns"):
        make_picture(title, size=(200, 100))
    make_product_page()
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client.get(URL)


def shown_in(html: str) -> set[str]:
    """The components whose classes stand in a page."""
    classes = {name for found in re.findall(r'class="([^"]*)"', html) for name in found.split()}
    return {re.split(r"__|--", name)[0] for name in classes} & COMPONENTS


def test_every_component_is_shown_or_said_where_to_see(guide):
    missing = COMPONENTS - shown_in(guide.content.decode()) - set(ELSEWHERE)
    assert missing == set(), "put them into templates/styleguide/, or say where they are seen in ELSEWHERE"


def test_nothing_is_said_to_be_elsewhere_that_is_shown_or_is_not_there_at_all(guide):
    assert set(ELSEWHERE) & shown_in(guide.content.decode()) == set()
    assert set(ELSEWHERE) - COMPONENTS == set()


def test_its_ids_are_each_there_once(guide):
    ids = re.findall(r'\bid="([^"]+)"', guide.content.decode())
    assert [each for each in ids if ids.count(each) > 1] == []


def test_it_is_for_staff_and_not_for_search_engines(client, guide):
    assert guide.status_code == 200
    assert '<meta name="robots" content="noindex">' in guide.content.decode()
    client.logout()
    assert client.get(URL).status_code == 302
    client.force_login(make_user("shopper@example.com"))
    assert client.get(URL).status_code == 302


def test_no_sample_can_be_put_into_a_basket(guide):
    """What adds stands in a part that takes no clicks and no focus."""
    forms = Forms()
    forms.feed(guide.content.decode())
    assert forms.that_add > 0
    assert forms.usable == 0


class Forms(HTMLParser):
    """Counts the forms that add to a basket, and those that can be used."""

    VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source"))

    def __init__(self):
        super().__init__()
        self.around, self.that_add, self.usable = [], 0, 0

    def handle_starttag(self, tag, attrs):
        names = {name for name, _value in attrs}
        if tag not in self.VOID:
            self.around.append((tag, "inert" in names))
        if "data-adds" in names:
            self.that_add += 1
            self.usable += not any(is_inert for _tag, is_inert in self.around)

    def handle_endtag(self, tag):
        while self.around and self.around.pop()[0] != tag:
            pass


def test_an_empty_shop_has_a_style_guide_too(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert client.get(URL).status_code == 200
