import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from tests.factories import make_home, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    make_home()
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    return client


def test_an_administrator_makes_somebody_of_the_order_desk(admin):
    group = Group.objects.create(name="Order desk")
    data = {"email": "otto@example.com", "first_name": "Otto", "last_name": "Hay", "is_staff": "on"}
    data |= {"password1": "clover-and-rye", "password2": "clover-and-rye", "groups": [group.pk]}
    response = admin.post("/admin/users/new/", data)
    assert response.status_code == 302
    otto = User.objects.get(email="otto@example.com")
    assert (otto.is_staff, otto.is_superuser, otto.groups.get()) == (True, False, group)


def test_an_administrator_takes_the_mark_for_staff_away(admin):
    otto = make_user("otto@example.com", is_staff=True)
    address = f"/admin/users/edit/{otto.pk}/"
    assert 'name="is_staff"' in admin.get(address).content.decode()
    data = {"email": "otto@example.com", "first_name": "Otto", "last_name": "Hay", "is_active": "on"}
    assert admin.post(address, data).status_code == 302
    otto.refresh_from_db()
    assert not otto.is_staff
