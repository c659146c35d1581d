import pytest
from oscar.core.loading import get_model

from tests.factories import make_range_page, make_user

pytestmark = pytest.mark.django_db

Category = get_model("catalogue", "Category")
ProductClass = get_model("catalogue", "ProductClass")


@pytest.fixture
def admin(client):
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    return client


def test_a_category_is_made_and_renamed(admin):
    assert admin.post("/admin/categories/new/", {"name": "Kefir"}).status_code == 302
    category = Category.objects.get()
    assert (category.name, category.depth) == ("Kefir", 1)
    admin.post(f"/admin/categories/edit/{category.pk}/", {"name": "Kefirs"})
    category.refresh_from_db()
    assert category.name == "Kefirs"
    assert "Kefirs" in admin.get("/admin/categories/").content.decode()


def test_a_product_type_is_made(admin):
    data = {"name": "Yoghurt", "track_stock": "on", "requires_shipping": "on"}
    assert admin.post("/admin/product_types/new/", data).status_code == 302
    assert ProductClass.objects.get().track_stock


def test_nobody_deletes_what_products_stand_on(admin):
    category = make_range_page("Milk").category
    assert admin.post(f"/admin/categories/delete/{category.pk}/").status_code == 302
    assert Category.objects.filter(pk=category.pk).exists()
