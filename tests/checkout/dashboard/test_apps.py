"""Who may into the order desk, what is there, what isn't, and that nothing on it breaks."""

from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse

from checkout.dashboard.apps import MOUNTED
from tests.factories import make_home, make_product_page, make_user

pytestmark = pytest.mark.django_db


BARE = {"login", "catalogue-product", "voucher-set-download", "user-password-reset", "range-reorder"}
BARE |= {"order-shortage-refund", "claim-decide"}  # no page
IN_TEST_PAPERS = {"order-paper", "order-pdf"}


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def test_the_walk_below_knows_every_address(addresses):
    mounted = set(names(apps.get_app_config("dashboard").urls[0]))
    assert mounted - IN_TEST_PAPERS == set(addresses)


def test_every_page_opens_for_an_administrator_and_asks_no_other_host(desk, addresses):
    for name, args in addresses.items():
        if name in BARE:
            continue
        response = desk.get(reverse(f"dashboard:{name}", args=args))
        assert response.status_code == 200, name
        html = response.content.decode()
        assert 'class="desk"' in html, name
        assert 'src="http' not in html, name
        assert 'href="http' not in html.replace('href="http://testserver', ""), name


def test_a_stranger_is_asked_to_sign_in(client, addresses):
    for name, args in addresses.items():
        if name == "login":
            continue
        address = reverse(f"dashboard:{name}", args=args)
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1] == (f"/accounts/login/?next={quote(address, safe='')}", 302), name


def test_a_shopper_is_turned_away(client, addresses):
    client.force_login(make_user("bob@example.com"))
    for name, args in addresses.items():
        if name != "login":
            assert client.get(reverse(f"dashboard:{name}", args=args)).status_code == 403, name


def test_what_would_overwrite_stock_or_is_done_elsewhere_is_not_there(desk):
    others = ["catalogue", "partners", "pages", "communications", "shipping"]
    for label in others:
        for name in names(apps.get_app_config(f"{label}_dashboard").urls[0]):
            if name == "catalogue-product":
                continue
            with pytest.raises(NoReverseMatch):
                reverse(f"dashboard:{name}", args=[1])
            with pytest.raises(NoReverseMatch):
                reverse(f"dashboard:{name}")
    for place in ["catalogue/", "partners/", "pages/", "comms/", "shipping/", "catalogue/products/1/", "partners/1/"]:
        assert place not in MOUNTED
        assert desk.get(f"/dashboard/{place}").status_code == 404, place


def test_a_product_leads_to_its_form_in_the_back_office(desk):
    page = make_product_page()
    response = desk.get(reverse("dashboard:catalogue-product", args=[page.listing.product_id]))
    assert response.url == reverse("products_commerce", args=[page.pk])


def test_a_product_leads_to_the_shop_for_those_who_may_not_trade(client):
    page = make_product_page()
    otto = make_user("otto@example.com", is_staff=True)
    otto.user_permissions.add(Permission.objects.get(codename="view_order"))
    client.force_login(otto)
    response = client.get(reverse("dashboard:catalogue-product", args=[page.listing.product_id]))
    assert response.url == page.url


def test_the_way_to_the_order_desk_is_in_the_back_offices_menu(client):
    make_home()
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    assert "/dashboard/" in client.get("/admin/").content.decode()


def test_it_is_not_there_for_those_who_may_not(client):
    make_home()
    mia = make_user("mia@example.com")
    mia.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(mia)
    assert '"/dashboard/"' not in client.get("/admin/").content.decode()
