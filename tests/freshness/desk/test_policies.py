"""The pages on which policies change."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from freshness.models import FreshnessPolicy
from tests.factories import StockRecord, make_home, make_product, make_user
from tests.freshness.stocked import NEXT_FRIDAY, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db
LIST = "/admin/freshness/policies/"


@pytest.fixture
def tom(client):
    make_home()
    user = make_user("tom@example.com")
    codenames = [f"{verb}_freshnesspolicy" for verb in ("view", "add", "change", "delete")]
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client.force_login(user)
    return user


def test_a_policy_is_made_and_stands_in_the_list(tom, client):
    product = make_product("Natural yoghurt", stock=8)
    typed = {"product": product.pk, "date_kind": "best_before", "minimum_life_days": "4", "past_days": "0"}
    page = client.post(reverse("freshness_policy_add"), typed, follow=True)
    assert page.redirect_chain == [(LIST, 302)]
    assert "8 units were counted without batches" in page.content.decode()
    assert FreshnessPolicy.objects.get().product == product


def test_what_is_wrong_stands_beside_what_was_typed(tom, client):
    typed = {"date_kind": "use_by", "minimum_life_days": "x", "past_days": "3"}
    page = client.post(reverse("freshness_policy_add"), typed)
    assert page.status_code == 422
    assert "Enter a whole number." in page.content.decode()
    page = client.post(reverse("freshness_policy_add"), typed | {"minimum_life_days": "4"})
    assert "Choose a product type or a product, not both." in page.content.decode()
    assert not FreshnessPolicy.objects.exists()


def test_a_new_policy_that_is_refused_stays_in_the_form(tom, client):
    product = make_product("Natural yoghurt", stock=8)
    StockRecord.objects.filter(product=product).update(num_allocated=2)
    typed = {"product": product.pk, "date_kind": "best_before", "minimum_life_days": "4", "past_days": "0"}
    page = client.post(reverse("freshness_policy_add"), typed)
    assert page.status_code == 422
    assert "2 of Natural yoghurt are bound to orders." in page.content.decode()
    assert "New policy" in page.content.decode()
    assert not FreshnessPolicy.objects.exists()


def test_a_policy_that_is_needed_is_not_deleted(tom, client):
    make_batch(make_yoghurt(), NEXT_FRIDAY)
    row = FreshnessPolicy.objects.get()
    page = client.post(reverse("freshness_policy_remove", args=[row.pk]), follow=True)
    assert "stand under the policy of Natural yoghurt" in page.content.decode()
    assert FreshnessPolicy.objects.exists()


def test_whoever_may_only_look_is_sent_away(client):
    make_home()
    mia = make_user("mia@example.com")
    mia.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "view_freshnesspolicy"]))
    client.force_login(mia)
    assert client.get(LIST).status_code == 200
    assert client.get(reverse("freshness_policy_add")).url == "/admin/"
