"""A desk with something of everything on it, and people of each role."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Collection

from freshness.imports.uploads import keep
from freshness.models import Allocation, FreshnessPolicy, ImportMapping
from tests.factories import make_home, make_user
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, allocated, lose, make_batch, make_ladder, make_yoghurt


@pytest.fixture
def desk(db, time_machine):
    """Goods, a shortage and a kept file; the address and the form of each name."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0003_freshness_roles").give_roles(apps, None)
    yoghurt = make_yoghurt()
    batch = make_batch(yoghurt, NEXT_FRIDAY)
    other = make_batch(yoghurt, NEXT_FRIDAY)
    make_batch(yoghurt, SUNDAY)
    shortage = lose(allocated(yoghurt, 3), 1)
    ladder = make_ladder().ladder
    mapping = ImportMapping.objects.create(name="The dairy's list")
    return {
        "batch": batch,
        "other": other,
        "shortage": shortage,
        "ladder": ladder,
        "mapping": mapping,
        "policy": FreshnessPolicy.objects.get(),
        "allocation": Allocation.objects.get(state="allocated"),
        "yoghurt": yoghurt,
    }


@pytest.fixture
def become(client, desk):
    """Signs somebody of a role in, with a file of their own on its way into the shop."""

    def become(role: str):
        client.logout()
        user = make_user(f"{role.lower() or 'nobody'}@example.com")
        user.groups.set(Group.objects.filter(name=role))
        if role:
            client.force_login(user)
        upload = SimpleUploadedFile("goods.csv", b"product,code,date,quantity\nNatural yoghurt,X1,2026-12-09,5\n")
        return keep(upload=upload, mapping=desk["mapping"], by=user)

    return become
