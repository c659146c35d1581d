"""Which products a ladder reaches, and that its preview is what the shop does once it is live."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from freshness.due import Due
from freshness.kinds import BatchStatus
from freshness.models import FreshnessPolicy
from freshness.offers import offers_for
from freshness.reach import goods_of, preview_of
from freshness.scope import Scope
from freshness.services.ladders import Rules, publish, save_draft, stop
from tests.factories import Category, ProductClass, make_product, make_product_in_sizes
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, TUESDAY, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
DUES = [
    Due(date(2026, 11, 27) + timedelta(days=days), datetime(2026, 11, 27, 4, tzinfo=UTC) + timedelta(days=days))
    for days in range(7)
]
DEEP = Rules(steps=((6, "10"), (4, "25.5"), (1, "60")), floor_margin=Decimal("0.25"), floor_share=Decimal("0.3"))


def names(**scope) -> list[str]:
    return sorted(good.name for good in goods_of(Scope(**scope)))


def test_a_scope_reaches_products_with_a_policy():
    yoghurt = make_yoghurt()
    make_product("Tote bag")
    sizes = make_product_in_sizes("Milk", sizes={"568": "1.45", "1000": "2.30"}, category="Drinks")
    FreshnessPolicy.objects.create(product=sizes, date_kind="use_by", minimum_life_days=2)
    milks = ["Milk, 1000 ml", "Milk, 568 ml"]
    assert names() == [*milks, "Natural yoghurt"]
    assert names(product_id=yoghurt.pk) == ["Natural yoghurt"]
    assert names(product_id=sizes.pk) == milks
    assert names(product_id=sizes.children.get(title=milks[1]).pk) == [milks[1]]
    assert names(category_path=Category.objects.get(name="Drinks").path) == milks
    assert names(product_class_id=ProductClass.objects.get(name="Dairy").pk) == [*milks, "Natural yoghurt"]
    assert names(product_class_id=0) == []


def test_a_range_reaches_into_the_ranges_below_it():
    yoghurt = make_yoghurt()
    top = Category.add_root(name="Everything cold")
    below = top.add_child(name="Pots")
    yoghurt.categories.set([below])
    assert names(category_path=Category.objects.get(pk=top.pk).path) == ["Natural yoghurt"]


def shop_prices(product) -> dict[tuple[date, date], Decimal]:
    """(delivery day, date on the pot) → what the shop asks, for all that it sells."""
    found = {}
    for due in DUES:
        for offer in offers_for([product.pk], due)[product.pk].all:
            days = [offer.date] if offer.is_dated else [day for day, _units in offer.dates]
            found |= {(due.day, day): offer.price for day in days}
    return found


def preview_prices(found, side: str) -> dict[tuple[date, date], Decimal]:
    return {
        (cell.due.day, row.date): getattr(cell, side)
        for row in found.rows
        for cell in row.cells
        if getattr(cell, side) is not None
    }


def test_the_preview_is_what_the_shop_asks_before_and_after():
    yoghurt = make_yoghurt(past_days=2)
    make_batch(yoghurt, SUNDAY, unit_cost=Decimal("0.70"))
    make_batch(yoghurt, TUESDAY, unit_cost=Decimal("0.90"), extra_percent=Decimal(30))
    make_batch(yoghurt, TUESDAY, unit_cost=Decimal("0.50"), early_days=1)
    make_batch(yoghurt, NEXT_FRIDAY, unit_cost=Decimal("2.00"), on_shelf_from=datetime(2026, 11, 30, tzinfo=UTC))
    make_batch(yoghurt, NEXT_FRIDAY, unit_cost=Decimal("3.00"), status=BatchStatus.HELD)
    make_ladder()
    rules = Rules(product=yoghurt, steps=(*DEEP.steps, (-1, "80")), floor_margin=DEEP.floor_margin)
    found = preview_of(rules, None, DUES, TODAY)
    assert preview_prices(found, "now") == shop_prices(yoghurt)
    publish(version=save_draft(ladder=None, name="Deep", rules=rules))
    assert preview_prices(found, "then") == shop_prices(yoghurt)
    assert preview_prices(found, "then") != preview_prices(found, "now")


def test_a_draft_takes_the_place_of_its_own_live_version_only():
    yoghurt = make_yoghurt()
    make_batch(yoghurt, SUNDAY)
    ladder = make_ladder().ladder
    found = preview_of(Rules(steps=((0, "90"),)), ladder, DUES, TODAY)
    assert [cell.change for cell in found.rows[0].cells[:3]] == ["ends", "ends", "down"]


def test_goods_that_leave_the_scope_are_shown_too():
    yoghurt, greek = make_yoghurt(), make_yoghurt("Greek yoghurt")
    for product in (yoghurt, greek):
        make_batch(product, SUNDAY)
    ladder = make_ladder().ladder
    found = preview_of(Rules(product=greek, steps=((5, "15"), (3, "30"), (1, "50"))), ladder, DUES, TODAY)
    assert {row.name: row.changes for row in found.rows} == {"Natural yoghurt": True, "Greek yoghurt": False}


def test_a_season_is_judged_by_the_delivery_day():
    yoghurt = make_yoghurt()
    make_batch(yoghurt, SUNDAY)
    rules = Rules(product=yoghurt, steps=((5, "50"),), season_from=DUES[1].day, season_to=DUES[1].day)
    assert [cell.then for cell in preview_of(rules, None, DUES, TODAY).rows[0].cells[:3]] == [
        None,
        Decimal("1.20"),
        None,
    ]


def test_a_stopped_ladder_counts_for_nothing_now():
    yoghurt = make_yoghurt()
    make_batch(yoghurt, SUNDAY)
    version = make_ladder()
    stop(ladder=version.ladder)
    found = preview_of(Rules(steps=((5, "15"), (3, "30"), (1, "50"))), version.ladder, DUES, TODAY)
    assert [cell.change for cell in found.rows[0].cells[:3]] == ["begins", "begins", "begins"]


def test_four_queries_for_any_number_of_batches(django_assert_num_queries):
    for number in range(4):
        make_batch(make_yoghurt(f"Yoghurt {number}"), SUNDAY)
    make_ladder()
    with django_assert_num_queries(4):
        assert len(preview_of(DEEP, None, DUES, TODAY).rows) == 4


def test_another_product_s_policy_does_not_lift_the_floor():
    """A dear batch two days past its date counts where its own policy sells it so, not where a neighbour's does."""
    yoghurt, butter = make_yoghurt(), make_yoghurt("Butter", past_days=9)
    make_batch(yoghurt, DUES[0].day - timedelta(days=2), unit_cost=Decimal("2.00"))
    make_batch(yoghurt, SUNDAY, unit_cost=Decimal("0.60"))
    rules = Rules(product=yoghurt, steps=((3, "90"),), floor_margin=Decimal("0.10"))
    publish(version=save_draft(ladder=None, name="Deep", rules=rules))
    found = offers_for([yoghurt.pk, butter.pk], DUES[0])
    assert found[yoghurt.pk].of(SUNDAY).price == Decimal("0.66")
