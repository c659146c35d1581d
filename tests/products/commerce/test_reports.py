import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from products.models import ProductPage
from tests.factories import (
    make_allergens,
    make_home,
    make_picture,
    make_product,
    make_product_page,
    make_range_page,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    return client


def test_it_lists_products_that_no_page_tells_of(admin):
    make_product("Buttermilk")
    orphan = make_product_page(make_product("Cream"))
    make_product_page(make_product("Whole milk"))
    ProductPage.objects.get(pk=orphan.pk).delete()
    html = admin.get(reverse("products_without_page")).content.decode()
    assert "Buttermilk" in html
    assert "Cream" in html
    assert "Whole milk" not in html


def test_it_lists_pages_with_nothing_to_buy(admin):
    make_product_page(make_product("Whole milk"))
    make_range_page("Milk").add_child(instance=ProductPage(title="Empty page"))
    html = admin.get(reverse("pages_without_product")).content.decode()
    assert "Empty page" in html
    assert "Whole milk" not in html


def test_it_lists_pictures_of_which_nothing_is_said(admin):
    make_picture("Grey churns")
    for title, is_decorative in (("Old churns", False), ("A wavy line", True)):
        picture = make_picture(title)
        picture.description, picture.is_decorative = "", is_decorative
        picture.save()
    html = admin.get(reverse("pictures_without_description")).content.decode()
    assert "Old churns" in html
    assert "Grey churns" not in html
    assert "A wavy line" not in html


def test_it_lists_products_of_which_a_fact_for_diets_was_never_stated(admin):
    cheese = make_product_page(make_product("Cheddar", is_vegetarian=None))
    make_allergens(cheese.listing.product, "milk")
    whey = make_product("Whey", is_vegetarian=True)
    make_allergens(whey, traces=("nuts",))
    make_allergens(make_product("Whole milk", is_vegetarian=False), "milk")
    make_product("Honey", is_vegetarian=True, has_no_allergens=True)
    make_product("Salt")
    address = reverse("unstated_facts")
    html = admin.get(address).content.decode()
    assert reverse("products_commerce", args=[cheese.pk]) in html
    file = admin.get(address, {"export": "csv"})
    assert b"".join(file.streaming_content).decode().splitlines() == [
        "Product,Allergens,Vegetarian",
        "Cheddar,stated,not stated",
        "Salt,not stated,not stated",
        "Whey,not stated,stated",
    ]


def test_the_report_of_facts_takes_as_many_queries_for_many_as_for_one(admin):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert admin.get(reverse("unstated_facts")).status_code == 200
        return len(found)

    make_product_page(make_product("Cheddar"))
    queries()
    few = queries()
    for number in range(9):
        make_product_page(make_product(f"Cheese {number}"))
    assert queries() == few


def test_the_report_of_facts_is_for_those_who_trade(client):
    client.force_login(make_user("alice@example.com"))
    assert client.get(reverse("unstated_facts")).status_code == 302


def test_the_report_of_pictures_is_for_those_who_keep_pictures(client):
    client.force_login(make_user("alice@example.com"))
    assert client.get(reverse("pictures_without_description")).status_code == 302


def test_all_reports_are_in_the_menu(admin):
    make_home()
    html = admin.get("/admin/").content.decode()
    assert reverse("products_without_page") in html
    assert reverse("pages_without_product") in html
    assert reverse("unstated_facts") in html
    assert reverse("pictures_without_description") in html
