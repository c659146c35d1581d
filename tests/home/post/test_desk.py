"""The list of those who wish for our letters, in the back office."""

import pytest

from home.models import Subscription
from tests.factories import make_home, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    make_home()
    client.force_login(make_user("admin@example.com", is_staff=True, is_superuser=True))
    return client


def test_nobody_is_put_on_the_list_not_even_by_an_administrator(admin):
    assert 'href="/admin/newsletter/new/"' not in admin.get("/admin/newsletter/").content.decode()
    answer = admin.post("/admin/newsletter/new/", {"language": "en-gb"})
    assert answer.status_code == 302
    assert not Subscription.objects.exists()


def test_who_is_on_it_can_be_taken_off(admin):
    alice = Subscription.objects.create(email="alice@example.com")
    assert "alice@example.com" in admin.get("/admin/newsletter/").content.decode()
    admin.post(f"/admin/newsletter/delete/{alice.pk}/")
    assert not Subscription.objects.exists()
