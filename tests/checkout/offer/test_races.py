"""Vouchers and capped offers that many want at once, each buyer in a process of their own. On PostgreSQL only.

Tried once each: without the lock on capped offers in checkout.offer.uses more than three get one of three; without the
lock on vouchers there one for single use is used several times; without the order's lock in steps.locked an order that
is confirmed and cancelled at once leaves a figure behind; with uses counted after the stock, placing and confirming
wait for each other in a circle.
"""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.errors import BasketChanged
from checkout.models import OfferUse
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.checkout.offer.using import figures, of_voucher, placed, submission
from tests.factories import make_country, make_offer, make_product, make_voucher, secured
from tests.freshness.stocked import make_batch, make_yoghurt
from tests.processes import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
D = Decimal
Order = get_model("order", "Order")


def attempt(ready) -> str:
    """What comes of placing an order: "placed", or why not."""
    try:
        place(ready)
    except BasketChanged as changed:
        return str(changed)
    return "placed"


@pytest.fixture
def cheese():
    make_country()
    return make_product("Cheese", price="5.00", stock=200)


def place_at_once(ready: list) -> list[str]:
    return at_once(*(lambda each=each: attempt(each) for each in ready))


def test_a_voucher_for_single_use_makes_one_order_of_ten(cheese):
    make_voucher("SINGLE", usage="Single use")
    answers = place_at_once([submission(cheese, code="SINGLE") for _ in range(10)])
    assert answers.count("placed") == 1
    assert answers.count("Voucher “SINGLE” has been used already.") == 9
    assert Order.objects.count() == OfferUse.objects.count() == 1
    assert cheese.stockrecords.get().num_allocated == 1


def test_a_capped_offer_has_as_many_winners_as_uses(cheese):
    make_offer("A tenth off", max_global_applications=3)
    answers = place_at_once([submission(cheese) for _ in range(10)])
    assert answers.count("placed") == 3
    assert [answer for answer in answers if answer != "placed"] == [
        "“A tenth off” has just been used up. Your basket shows what things cost without it."
    ] * 7
    assert OfferUse.objects.filter(state="held").count() == Order.objects.count() == 3


def test_an_offer_with_an_end_to_what_it_gives_stops_there(cheese):
    make_offer("A tenth off", max_discount=D("1.00"))
    answers = place_at_once([submission((cheese, 1)) for _ in range(10)])
    assert answers.count("placed") == 2  # 50p each


def test_ten_confirmations_count_ten_uses(cheese):
    """Oscar reads, adds and saves: two at once count as one."""
    offer = make_offer("A tenth off")
    make_voucher("TEN", exclusive=False)
    orders = [secured(placed((cheese, 2), code="TEN")) for _ in range(10)]
    at_once(*(lambda each=each: confirm(each) for each in orders))
    times, discount, number, _status = figures(offer)
    of_offers = OfferUse.objects.filter(offer=offer)
    assert (times, number) == (of_offers.count(), of_offers.count())
    assert discount == sum(use.discount for use in of_offers)
    of_vouchers = OfferUse.objects.filter(voucher__code="TEN")
    assert of_voucher("TEN")[0] == of_vouchers.count()
    assert set(OfferUse.objects.values_list("state", flat=True)) == {"counted"}


def cancelled(order) -> str:
    change_status(order, "Cancelled")
    return "cancelled"


def confirmed(order) -> str:
    confirm(order)
    return "asked"


def saved(offer) -> str:
    offer.save()
    return "saved"


def test_forms_that_are_saved_while_uses_are_counted_lose_none(cheese):
    """Guard: the lock in KeepsFigures."""
    offer = make_offer("A tenth off")
    read_before = [type(offer).objects.get(pk=offer.pk) for _ in range(5)]
    orders = [secured(placed(cheese)) for _ in range(10)]
    confirming = [lambda each=each: confirmed(each) for each in orders]
    answers = at_once(*confirming, *(lambda each=each: saved(each) for each in read_before))
    assert answers == ["asked"] * 10 + ["saved"] * 5
    assert figures(offer) == (10, D("5.00"), 10, "Open")


def test_cancelling_while_it_is_confirmed_leaves_no_use_behind(cheese):
    offer = make_offer("A tenth off", max_global_applications=20)
    orders = [secured(placed(cheese)) for _ in range(4)]
    calls = [lambda each=each: confirmed(each) for each in orders] + [
        lambda each=each: cancelled(each) for each in orders
    ]
    answers = at_once(*calls)
    assert answers == ["asked"] * 4 + ["cancelled"] * 4
    assert figures(offer) == (0, D("0.00"), 0, "Open")
    assert list(OfferUse.objects.values_list("state", flat=True)) == ["returned"] * 4


def test_confirming_and_placing_never_wait_for_each_other_in_a_circle(cheese):
    """Offers and vouchers are locked before the stock, at Place and at Confirm. Counted after it, this deadlocks."""
    yoghurt = make_yoghurt()
    yesterday = timezone.now() - timedelta(days=1)
    make_batch(yoghurt, timezone.localdate() + timedelta(days=30), quantity=100, on_shelf_from=yesterday)
    make_offer("A tenth off", max_global_applications=100)
    orders = [secured(placed(yoghurt)) for _ in range(10)]
    ready = [submission(yoghurt) for _ in range(10)]
    confirming = [lambda each=each: confirmed(each) for each in orders]
    answers = at_once(*confirming, *(lambda each=each: attempt(each) for each in ready))
    assert answers == ["asked"] * 10 + ["placed"] * 10
