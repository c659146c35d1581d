"""Figures of uses: not written back by a form that was filled in meanwhile, and told with what unpaid orders hold."""

from decimal import Decimal

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from checkout.services.lapsing import lapse
from checkout.services.steps import change_status, confirm
from tests.checkout.offer.using import figures, of_voucher, placed
from tests.factories import make_offer, make_user, make_voucher, secured

pytestmark = pytest.mark.django_db
D = Decimal
Offer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")


class TestSaving:
    def test_what_was_counted_meanwhile_stays_counted(self, cheese):
        """Guard: KeepsFigures. A row that is saved whole writes 0 back."""
        offer = make_offer("A tenth off")
        read_before = Offer.objects.get(pk=offer.pk)
        confirm(secured(placed((cheese, 2))))
        read_before.name = "Ten percent off"
        read_before.save()
        assert figures(offer) == (1, D("1.00"), 1, "Open")
        assert Offer.objects.get(pk=offer.pk).name == "Ten percent off"

    def test_an_offer_that_was_used_up_meanwhile_stays_used_up(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=1)
        read_before = Offer.objects.get(pk=offer.pk)
        confirm(secured(placed(cheese)))
        read_before.save()
        assert figures(offer) == (1, D("0.50"), 1, "Consumed")

    def test_what_was_returned_meanwhile_stays_returned(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=1)
        order = secured(placed(cheese))
        confirm(order)
        read_before = Offer.objects.get(pk=offer.pk)
        change_status(order, "Cancelled")
        read_before.save()
        assert figures(offer) == (0, D("0.00"), 0, "Open")

    def test_so_with_a_voucher(self, cheese):
        make_voucher("WELCOME10")
        read_before = Voucher.objects.get()
        confirm(secured(placed((cheese, 2), code="WELCOME10")))
        Voucher.objects.update(num_basket_additions=3)
        read_before.usage = "Single use"
        read_before.save()
        assert of_voucher("WELCOME10") == (1, D("1.00"), [None])
        assert (Voucher.objects.get().usage, Voucher.objects.get().num_basket_additions) == ("Single use", 3)

    def test_the_order_desk_raises_a_cap_and_the_offer_opens_again(self, cheese, client):
        offer = make_offer("A tenth off", max_global_applications=1)
        confirm(secured(placed(cheese)))
        client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
        address = reverse("dashboard:offer-restrictions", args=[offer.pk])
        client.post(reverse("dashboard:offer-metadata", args=[offer.pk]), {"name": "Ten", "offer_type": "Site"})
        client.post(address, {"max_global_applications": "5", "priority": "0", "exclusive": "on", "save": "1"})
        assert figures(offer) == (1, D("0.50"), 1, "Open")
        assert Offer.objects.get(pk=offer.pk).max_global_applications == 5


def told(offer) -> list[tuple]:
    rows = Offer.objects.get(pk=offer.pk).availability_restrictions()
    return [(row["description"], row["is_satisfied"]) for row in rows]


class TestWhatRemains:
    def test_what_an_unpaid_order_holds_does_not_remain(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=3)
        order = placed(cheese)
        assert told(offer) == [("Limited to 3 uses (2 remaining)", True)]
        confirm(secured(order))
        assert told(offer) == [("Limited to 3 uses (2 remaining)", True)]

    def test_the_last_one_held_leaves_none_until_it_lapses(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=1)
        order = placed(cheese)
        assert told(offer) == [("Limited to 1 uses (0 remaining)", False)]
        assert lapse(order)
        assert told(offer) == [("Limited to 1 uses (1 remaining)", True)]

    def test_money_that_is_held_counts_towards_the_most_that_it_may_cost(self, cheese):
        offer = make_offer("A tenth off", max_discount=D("1.00"))
        placed((cheese, 2))
        assert told(offer) == [("Limited to a cost of £1.00", False)]
        assert Offer.objects.get(pk=offer.pk).total_discount == D("0.00")

    def test_an_offer_without_an_end_is_asked_nothing(self, django_assert_num_queries):
        offer = make_offer("A tenth off")
        with django_assert_num_queries(0):
            assert offer.availability_restrictions() == []
