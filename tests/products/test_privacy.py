import pytest
from wagtail.models import Page, PageViewRestriction

from products.models.privacy import open_to_all
from tests.factories import make_product_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_product_page()


def test_a_page_in_an_open_shop_asks_once(page, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert not page.get_view_restrictions()


def test_a_page_below_a_private_one_is_private(page, client):
    assert client.get(page.url).status_code == 200
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    response = client.get(page.url)
    assert response.status_code == 302
    assert "login" in response.url


def test_an_alias_is_as_private_as_its_source(page, client):
    alias = page.create_alias(update_slug="again")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(alias.url).status_code == 302


def test_a_page_elsewhere_stays_open(page, client):
    other = make_product_page(title="Kefir", slug="kefir")
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(page.url).status_code == 200


def test_pages_open_to_all_are_found_in_one_query(page, django_assert_num_queries):
    other = make_product_page(title="Kefir", slug="kefir")
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    with django_assert_num_queries(1):
        assert list(Page.objects.filter(open_to_all(), depth=5).values_list("title", flat=True)) == ["Whole milk"]
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.PASSWORD)
    assert not Page.objects.filter(open_to_all(), depth__gt=3).exists()
