"""What each group may do with batches and ladders, as they are made."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Collection

from tests.factories import make_home, make_user

pytestmark = pytest.mark.django_db

WORK = (
    "view_batch",
    "change_batch",
    "add_goodsin",
    "add_writeoff",
    "change_allocation",
    "change_shortage",
    "add_importmapping",
    "change_freshnesspolicy",
    "change_namedladder",
)


@pytest.fixture
def may():
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0003_freshness_roles").give_roles(apps, None)

    def of_group(name: str) -> set[str]:
        user = make_user(f"{name.lower()}@example.com")
        user.groups.add(Group.objects.get(name=name))
        assert user.has_perm("wagtailadmin.access_admin")
        return {codename for codename in WORK if user.has_perm(f"freshness.{codename}")}

    return of_group


def test_a_merchandiser_may_do_all_of_it(may):
    assert may("Merchandiser") == set(WORK)


def test_marketing_sees_and_changes_nothing(may):
    assert may("Marketing") == {"view_batch"}


def test_the_warehouse_receives_writes_off_and_picks(may):
    assert may("Warehouse") == {"view_batch", "add_goodsin", "add_writeoff", "change_allocation"}
