"""What the groups of the dairy's staff may do, as they are made."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as pictures
from wagtail.models import Collection

from tests.factories import make_home, make_order, make_product_page, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member_of():
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0004_delivery_roles").give_roles(apps, None)
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)

    def make(*names, **fields):
        user = make_user(f"{names[-1].replace(' ', '-').lower()}@example.com", **fields)
        user.groups.set(Group.objects.filter(name__in=names))
        return user

    return make


def test_marketing_writes_every_page_and_keeps_the_pictures_and_publishes_nothing(member_of):
    mia = member_of("Marketing")
    may = make_product_page().permissions_for_user(mia)
    assert (may.can_edit(), may.can_publish()) == (True, False)
    assert pictures.user_has_permission(mia, "add")
    assert documents.user_has_permission(mia, "add")


def test_a_marketing_lead_publishes_every_page(member_of):
    lena = member_of("Marketing", "Marketing lead")
    may = make_product_page().permissions_for_user(lena)
    assert (may.can_edit(), may.can_publish()) == (True, True)
    assert not lena.has_perm("products.trade")


def test_marketing_changes_no_price_and_sees_no_order(member_of, client):
    mia = member_of("Marketing")
    page = make_product_page()
    assert not mia.has_perm("products.trade")
    client.force_login(mia)
    assert client.get(reverse("products_commerce", args=[page.pk])).url == "/admin/"
    assert client.get("/dashboard/").status_code == 403


def test_a_merchandiser_changes_prices_and_opens_the_editor_but_publishes_nothing(member_of, client):
    mo = member_of("Merchandiser")
    page = make_product_page()
    may = page.permissions_for_user(mo)
    assert (may.can_edit(), may.can_publish()) == (True, False)
    client.force_login(mo)
    assert client.get(reverse("products_commerce", args=[page.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert client.get("/admin/categories/").status_code == 200
    assert client.get("/dashboard/").status_code == 403


def test_the_order_desk_sees_orders_and_of_the_back_office_the_calendar(member_of, client):
    client.force_login(member_of("Order desk", is_staff=True))
    order = make_order()
    assert client.get("/dashboard/").status_code == 200
    assert client.get(reverse("dashboard:order-detail", args=[order.number])).status_code == 200
    for name in ["offer-list", "voucher-list", "range-list", "reviews-list", "reports-index", "users-index"]:
        assert client.get(reverse(f"dashboard:{name}")).status_code == 200, name
    assert client.get("/admin/delivery/").status_code == 200
    for path in ("pages/", "images/", "users/new/", "groups/", "freshness/", "delivery/closed/"):
        assert client.get(f"/admin/{path}").status_code in (302, 403, 404), path


def test_the_order_desk_without_the_staff_mark_sees_nothing(member_of, client):
    client.force_login(member_of("Order desk"))
    assert client.get("/dashboard/").status_code == 403


def test_making_the_groups_again_changes_nothing(member_of):
    before = set(Group.objects.values_list("name", "permissions"))
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0010_approval").have_pages_approved(apps, None)
    assert set(Group.objects.values_list("name", "permissions")) == before
