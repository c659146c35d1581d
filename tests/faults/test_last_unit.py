"""Many shoppers want what there is only once. Over HTTP, against several processes.

Each guard that a test names was taken away once, and the test failed. Orders for one slot wait for each other at its
row; so where it is the stock that is wanted, the van comes everywhere and knows no slots.
"""

import pytest
from oscar.core.loading import get_model

from delivery.models import SlotLoad, WeeklySlot
from freshness.models import Batch
from products.models import Pack
from tests.faults.goods import make_bottle, make_fresh
from tests.faults.shop import rush
from tests.faults.shopper import words_in

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
THANKS, BASKET = "/checkout/thank-you/", "/basket/"


@pytest.fixture
def everywhere(shop):
    """The shop without slots."""
    WeeklySlot.objects.all().delete()
    return shop


def test_the_last_unit_has_one_buyer_of_fifty(everywhere):
    """Guard: the lock on stock records and the ceiling of freshness.services.ledger, for goods in batches. Either
    will do; without both, PostgreSQL's constraint breaks the pages of the others."""
    yoghurt = make_fresh(units=1)
    assert rush(everywhere, *[(yoghurt,)] * 50) == {THANKS: 1, BASKET: 49}
    assert Order.objects.get().lines.get().quantity == 1
    batch = Batch.objects.get()
    assert (batch.on_hand, batch.reserved, batch.allocated) == (1, 0, 1)


def test_the_last_bottles_are_sold_once(everywhere):
    """Guard: the same lock and the ceiling in freshness.services.plain.bind, for goods that are counted by number."""
    milk = make_bottle(stock=3)
    assert rush(everywhere, *[((milk, 2),)] * 16) == {THANKS: 1, BASKET: 15}
    record = milk.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (3, 2)


def test_who_comes_too_late_is_told_so(shop):
    yoghurt = make_fresh(units=1)
    alice, bob = shop.shopper(), shop.shopper(email="bob@example.com")
    forms = [who.go_to_review(yoghurt) for who in (alice, bob)]
    assert alice.order(forms[0]).url.endswith(THANKS)
    lost = bob.order(forms[1])
    assert lost.url.endswith(BASKET)
    assert "Natural yoghurt" in words_in(lost)
    assert bob.get(BASKET).status_code == 200


def test_the_last_place_in_a_slot_has_one_customer_of_fifty(shop):
    """Guard: `orders__lt` in hold_place's one statement (delivery.services)."""
    WeeklySlot.objects.update(capacity_orders=1)
    milk = make_bottle(stock=100)
    assert rush(shop, *[(milk,)] * 50)[THANKS] == 1
    assert SlotLoad.objects.get().orders == Order.objects.count() == 1


def test_the_last_crate_of_a_slot_is_filled_once(shop):
    """Guard: `crates__lte` in hold_place's one statement."""
    milk = make_bottle(stock=100)
    Pack.objects.update(crate_share="0.2500")
    WeeklySlot.objects.update(capacity_crates=2)
    assert rush(shop, *[((milk, 4),)] * 6)[THANKS] == 2
    assert SlotLoad.objects.get().crates == Order.objects.count() == 2


def test_crossed_baskets_with_untracked_goods_all_come_through(everywhere):
    """Guard: stock records are locked in the order of their keys (freshness.services.ledger.lock). Without, these
    baskets wait for each other in a circle, and PostgreSQL ends some of them."""
    milk, yoghurt = make_bottle(stock=100), make_fresh(units=100)
    butter, tote = make_fresh("Butter", units=100), make_bottle("Tote bag", stock=None)
    one = (milk, tote, yoghurt, butter)
    assert rush(everywhere, *[one, one[::-1]] * 8) == {THANKS: 16}
    assert sorted(Batch.objects.values_list("allocated", flat=True)) == [16, 16]
    assert milk.stockrecords.get().num_allocated == 16
    assert not everywhere.complaints()
