from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from oscar.core.loading import get_model
from wagtail.models import GroupPagePermission, Page

from products.models import Listing, ProductPage
from tests.factories import make_product, make_product_page, make_range_page, make_user

pytestmark = pytest.mark.django_db

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


def make_staff(email, *codenames):
    user = make_user(email)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


@pytest.fixture
def trader(client):
    client.force_login(make_staff("mo@example.com", "trade"))
    return client


@pytest.fixture
def page():
    return make_range_page("Milk").add_child(instance=ProductPage(title="Whole milk", slug="whole-milk"))


def url_of(page):
    return reverse("products_commerce", args=[page.pk])


def filled(**changes):
    product_class, _ = get_model("catalogue", "ProductClass").objects.get_or_create(name="Dairy")
    return {
        "title": "Whole milk",
        "product_class": product_class.pk,
        "tax_class": "zero",
        "temperature_zone": "chilled",
        "nutrition_per": "g",
        "contains": ["milk"],
        "packs-TOTAL_FORMS": "1",
        "packs-INITIAL_FORMS": "0",
        "packs-0-net_content": "568",
        "packs-0-net_unit": "ml",
        "packs-0-price": "1.20",
        "packs-0-stock": "30",
        "packs-0-deposit": "0.00",
        "packs-0-gtin": "4006381333931",
    } | changes


def as_opened(client, page):
    """What a browser would send back of the form as it stands."""
    context = client.get(url_of(page)).context
    form, packs = context["form"], context["packs"]
    data = {"packs-TOTAL_FORMS": len(packs.forms), "packs-INITIAL_FORMS": packs.initial_form_count()}
    for part in [form, *packs]:
        values = {field.html_name: field.value() for field in part}
        data |= {name: value for name, value in values.items() if value is not None and value is not False}
    return data


def test_it_creates_the_product_of_a_page(trader, page):
    response = trader.post(url_of(page), filled())
    assert response.status_code == 302
    product = Product.objects.get()
    assert (product.title, product.upc, product.is_public) == ("Whole milk", "4006381333931", True)
    assert StockRecord.objects.get().price == Decimal("1.20")


def test_it_changes_the_product_of_a_page(trader, page):
    trader.post(url_of(page), filled())
    data = as_opened(trader, page)
    assert data["packs-0-gtin"] == "4006381333931"
    response = trader.post(url_of(page), data | {"packs-0-price": "1.35", "ingredients": "**Milk**"})
    assert response.status_code == 302
    assert StockRecord.objects.get().price == Decimal("1.35")
    assert Listing.objects.get().ingredients == "**Milk**"
    assert Listing.objects.get().allergens.get().allergen == "milk"


def test_the_empty_form_for_one_more_pack_makes_another(trader, page):
    trader.post(url_of(page), filled())
    litre = {"packs-1-net_content": "1000", "packs-1-net_unit": "ml", "packs-1-price": "1.95", "packs-1-stock": "5"}
    trader.post(url_of(page), as_opened(trader, page) | litre)
    assert [child.title for child in Product.objects.filter(structure="child").order_by("pack__net_content")] == [
        "Whole milk, 568 ml",
        "Whole milk, 1 litre",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"packs-0-gtin": "4006381333932"}, "its check digit is 1"),
        ({"packs-0-price": "-1"}, "Give 0 or more"),
        ({"packs-0-price": "1.255"}, "Give whole pennies, for example 1.25"),
        ({"packs-0-price": "NaN"}, "Enter a number"),
        ({"packs-0-price": "milk"}, "Enter a number"),
        ({"packs-0-stock": "-3"}, "greater than or equal to 0"),
        ({"packs-0-stock": ""}, "Say how many are on the shelf"),
        ({"packs-0-net_content": "0"}, "greater than or equal to 0.1"),
        ({"packs-0-product_id": "999"}, "removed by somebody else"),
        ({"packs-TOTAL_FORMS": "x"}, "ManagementForm data is missing"),
        ({"packs-TOTAL_FORMS": "9999"}, "at most 20 forms"),
        ({"title": ""}, "This field is required"),
        ({"product_class": "999"}, "Select a valid choice"),
        ({"tax_class": "free"}, "Select a valid choice"),
        ({"contains": ["milk", "love"]}, "Select a valid choice"),
        ({"traces": ["milk"]}, "An allergen is either in it"),
        ({"has_no_allergens": "on"}, "or that it contains none, not both"),
        ({"carbon_kg_per_kg": "3.2"}, "Name the source of the carbon figure"),
        ({"keep_from_celsius": "8", "keep_to_celsius": "2"}, "lower storage temperature is above"),
        ({"fat_g": "130"}, "less than or equal to 100"),
        ({"opened": "tampered"}, "open for too long"),
    ],
)
def test_bad_input_is_said_and_nothing_is_saved(trader, page, changes, words):
    response = trader.post(url_of(page), filled(**changes))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Nothing was saved" in response.content.decode()
    assert not Product.objects.exists()
    assert not Listing.objects.exists()


@pytest.mark.parametrize(("answer", "stands"), [("unknown", None), ("true", True), ("false", False)])
def test_whether_it_is_vegetarian_is_stated_or_left_open(trader, page, answer, stands):
    trader.post(url_of(page), filled(is_vegetarian=answer))
    assert Listing.objects.get().is_vegetarian is stands


def test_what_nobody_has_stated_is_told_to_the_editor(trader, page):
    trader.post(url_of(page), filled(contains=[]))
    html = trader.get(url_of(page)).content.decode()
    assert "Nobody has said which allergens it contains." in html
    assert "Nobody has said whether it is vegetarian." in html
    trader.post(url_of(page), as_opened(trader, page) | {"is_vegetarian": "true", "has_no_allergens": "on"})
    html = trader.get(url_of(page)).content.decode()
    assert "Nobody has said" not in html


def test_a_yes_that_nobody_may_have_given_is_forgotten_and_a_no_is_kept():
    for name, said in (("Cheddar", False), ("Milk", True)):
        make_product(name, is_vegetarian=said)
    import_module("products.migrations.0006_stated_diets").forget_what_may_not_have_been_said(apps, None)
    found = Listing.objects.order_by("product__title").values_list("product__title", "is_vegetarian")
    assert list(found) == [("Cheddar", False), ("Milk", None)]


def test_what_was_typed_is_kept_after_an_error(trader, page):
    response = trader.post(url_of(page), filled(**{"packs-0-price": "-1", "title": "Creamy milk"}))
    assert response.context["form"]["title"].value() == "Creamy milk"
    assert response.context["packs"][0]["price"].value() == "-1"


def test_a_taken_gtin_names_who_has_it(trader, page):
    other = make_product("Skimmed milk")
    other.pack_codes.create(gtin="4006381333931", units=1)
    response = trader.post(url_of(page), filled())
    assert "4006381333931 stands for “Skimmed milk” already." in response.content.decode()


def test_a_stale_form_says_what_changed_and_the_second_try_counts(trader, page):
    trader.post(url_of(page), filled())
    stale = as_opened(trader, page)
    StockRecord.objects.update(price=Decimal("1.30"), num_in_stock=28)

    response = trader.post(url_of(page), stale | {"packs-0-price": "1.25"})
    assert "from “1.2” to “1.3”" in response.content.decode()
    assert StockRecord.objects.get().price == Decimal("1.30")

    again = stale | {"packs-0-price": "1.25", "opened": response.context["form"]["opened"].value()}
    assert trader.post(url_of(page), again).status_code == 302
    record = StockRecord.objects.get()
    assert (record.price, record.num_in_stock) == (Decimal("1.25"), 28)


def test_marketing_sees_the_price_and_can_not_change_it(client):
    page = make_product_page(make_product(price="1.45"))
    client.force_login(make_staff("mia@example.com"))
    response = client.post(url_of(page), filled())
    assert (response.status_code, response.url) == (302, "/admin/")
    assert StockRecord.objects.get().price == Decimal("1.45")


def test_the_editor_of_somebody_who_may_trade_holds_the_form(client):
    page = make_product_page()
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f'src="{url_of(page)}?framed"' in html
    assert client.get(url_of(page) + "?framed").headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_editor_of_somebody_else_holds_a_summary(client):
    page = make_product_page(make_product(price="1.45"))
    editor = make_staff("mia@example.com")
    client.force_login(editor)
    group = Group.objects.create(name="Editors")
    editor.groups.add(group)
    permission = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "£1.45" in html
    assert url_of(page) not in html


def test_a_new_page_has_to_be_saved_first(client):
    range_page = make_range_page("Milk")
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    address = reverse("wagtailadmin_pages:add", args=["products", "productpage", range_page.pk])
    assert "Save this page as a draft first" in client.get(address).content.decode()


def test_it_attaches_a_product_without_a_page(trader, page):
    product = make_product("Buttermilk")
    assert "Buttermilk" in trader.get(url_of(page)).content.decode()
    trader.post(reverse("products_attach", args=[page.pk]), {"listing": product.listing.pk})
    assert page.listing.product == product


@pytest.mark.parametrize("typed", ["", "x", "999", "²"])
def test_a_choice_that_is_none_is_told(trader, page, typed):
    response = trader.post(reverse("products_attach", args=[page.pk]), {"listing": typed}, follow=True)
    assert "Choose a product first." in response.content.decode()


def test_a_page_that_is_gone_is_not_found(trader):
    assert trader.get(reverse("products_commerce", args=[999])).status_code == 404


def test_strangers_are_asked_to_sign_in(client, page):
    response = client.get(url_of(page))
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/?next=")
