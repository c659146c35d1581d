"""A round with something of everything on it, and people of each role. Today is Wednesday 25 November 2026."""

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Collection

from delivery.models import AreaRequest, ClosedDate, OrderDelivery, SlotLoad
from tests.delivery.areas import FRIDAY, make_area, make_weekly_slot
from tests.factories import make_home, make_order, make_user

THIRD = date(2026, 12, 3)


def book(slot, day: date = THIRD, crates: str = "0.5000", *, holds_place: bool = True):
    """An order in a slot; the load counts it if it holds its place."""
    order = make_order()
    row = {"weekly_slot": slot, "day": day, "holds_place": holds_place, "crates": Decimal(crates)}
    OrderDelivery.objects.filter(order=order).update(**row)
    load, _ = SlotLoad.objects.get_or_create(weekly_slot=slot, day=day)
    if holds_place:
        load.orders, load.crates = load.orders + 1, load.crates + Decimal(crates)
        load.save()
    return order


@pytest.fixture
def round_(db, time_machine):
    """Two areas, slots with and without orders, a closed date, a request."""
    time_machine.move_to("2026-11-25T12:00:00+00:00", tick=False)
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    for name in ("0002_groups", "0003_freshness_roles", "0004_delivery_roles"):
        migration = import_module(f"home.migrations.{name}")
        getattr(migration, "make_groups" if name == "0002_groups" else "give_roles")(apps, None)
    area = make_area("Leeds north", "LS8", "LS17", position=1)
    slot = make_weekly_slot(area)
    book(slot)
    return {
        "area": area,
        "bare": make_area("Harrogate", position=3),
        "york": make_area("York", "YO1", position=2),
        "day": slot.weekly_day,
        "slot": slot,
        "empty": make_weekly_slot(area, opens=17, closes=20),
        "friday": make_weekly_slot(area, FRIDAY),
        "closed": ClosedDate.objects.create(day=date(2026, 12, 25), reason="Christmas Day"),
        "request": AreaRequest.objects.create(email="alice@example.com", postcode="EC1A 1BB"),
    }


@pytest.fixture
def become(client, round_):
    """Signs somebody of a role in; "" is nobody."""

    def become(role: str):
        client.logout()
        if not role:
            return None
        user = make_user(f"{role.lower().replace(' ', '-')}@example.com", first_name="Tom", last_name="Adeyemi")
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
        return user

    return become
