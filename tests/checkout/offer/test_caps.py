"""Offers with an end to how often they may be used: what unpaid orders hold counts, what fell through doesn't."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from oscar.core.loading import get_model

from checkout.errors import BasketChanged
from checkout.models import OfferUse
from checkout.offer import uses
from checkout.offer.applicator import Applicator
from checkout.services.lapsing import lapse
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.checkout.offer.using import figures, make_offer_for_each, placed, submission
from tests.factories import make_basket, make_offer, make_user, priced, secured

pytestmark = pytest.mark.django_db
D = Decimal
Offer = get_model("offer", "ConditionalOffer")
Order = get_model("order", "Order")


class TestCaps:
    def test_the_last_use_can_not_be_placed_twice(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=1)
        first, second = submission(cheese), submission(cheese)
        place(first)
        with pytest.raises(BasketChanged) as refused:
            place(second)
        assert refused.value.problems == [
            "“A tenth off” has just been used up. Your basket shows what things cost without it."
        ]
        assert Order.objects.count() == OfferUse.objects.count() == 1
        assert cheese.stockrecords.get().num_allocated == 1
        assert priced(second.basket).total_discount == D("0.00")
        assert figures(offer) == (0, D("0.00"), 0, "Open")

    def test_a_basket_gets_as_many_as_are_left(self, cheese):
        make_offer_for_each("A pound off each", max_global_applications=5)
        placed((cheese, 3))
        assert make_basket((cheese, 3)).total_discount == D("2.00")

    def test_a_basket_whose_uses_are_no_longer_all_left_is_refused(self, cheese):
        make_offer_for_each("A pound off each", max_global_applications=5)
        ready = submission((cheese, 3))
        placed((cheese, 3))
        with pytest.raises(BasketChanged, match="“A pound off each” has just been used up"):
            place(ready)

    def test_counted_and_held_uses_count_together(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=3)
        confirm(secured(placed(cheese)))
        placed(cheese)
        assert make_basket(cheese).total_discount == D("0.50")
        placed(cheese)
        assert make_basket(cheese).total_discount == D("0.00")
        assert not Offer.objects.get(pk=offer.pk).is_available()

    def test_a_use_that_is_returned_can_be_had_again(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=1)
        order = secured(placed(cheese))
        confirm(order)
        assert figures(offer) == (1, D("0.50"), 1, "Consumed")
        assert make_basket(cheese).total_discount == D("0.00")
        change_status(order, "Cancelled")
        assert figures(offer) == (0, D("0.00"), 0, "Open")
        assert make_basket(cheese).total_discount == D("0.50")

    def test_an_offer_that_was_saved_while_its_last_use_was_held_opens_again(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=1)
        order = placed(cheese)
        Offer.objects.get(pk=offer.pk).save()
        assert figures(offer)[-1] == "Consumed"
        assert lapse(order)
        assert figures(offer)[-1] == "Open"

    def test_a_suspended_offer_stays_suspended(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=5)
        order = secured(placed(cheese))
        Offer.objects.get(pk=offer.pk).suspend()
        confirm(order)
        assert figures(offer) == (1, D("0.50"), 1, "Suspended")

    def test_an_offer_suspended_meanwhile_is_not_given(self, cheese):
        offer = make_offer("A tenth off", max_global_applications=5)
        ready = submission(cheese)
        Offer.objects.get(pk=offer.pk).suspend()
        with pytest.raises(BasketChanged, match="“A tenth off” has just been used up"):
            place(ready)

    def test_the_most_that_an_offer_may_give_counts_what_is_held(self, cheese):
        offer = make_offer("A tenth off", max_discount=D("1.00"))
        placed((cheese, 2))
        assert make_basket(cheese).total_discount == D("0.00")
        assert lapse(Order.objects.get())
        assert make_basket(cheese).total_discount == D("0.50")
        assert figures(offer) == (0, D("0.00"), 0, "Open")

    def test_a_customer_gets_their_number_of_uses_and_not_for_a_cancelled_order(self, cheese):
        alice, bob = make_user(), make_user("bob@example.com")
        make_offer("A tenth off", max_user_applications=1)
        order = secured(placed(cheese, user=alice))
        assert submission(cheese, user=alice).basket.total_discount == D("0.00")
        assert submission(cheese, user=bob).basket.total_discount == D("0.50")
        confirm(order)
        assert make_basket(cheese, user=alice).total_discount == D("0.00")
        change_status(order, "Cancelled")
        get_model("basket", "Basket").objects.filter(status="Open").delete()
        assert make_basket(cheese, user=alice).total_discount == D("0.50")

    def test_a_guest_is_known_by_the_e_mail(self, cheese):
        make_offer("A tenth off", max_user_applications=1)
        placed(cheese, guest_email="Guest@example.com")
        with pytest.raises(BasketChanged, match="“A tenth off” has just been used up"):
            placed(cheese, guest_email="guest@example.com")
        placed(cheese, guest_email="other@example.com")
        assert Order.objects.count() == 2

    def test_the_basket_of_a_guest_shows_the_price_without_what_they_have_used(self, cheese, rf):
        make_offer("A tenth off", max_user_applications=1)
        placed(cheese, guest_email="guest@example.com")
        basket, request = make_basket(cheese), rf.get("/")
        for email, off in (("guest@example.com", "0.00"), ("other@example.com", "0.50")):
            request.session = {"checkout_data": {"guest": {"email": email}}}
            basket.reset_offer_applications()
            Applicator().apply(basket, None, request)
            assert basket.total_discount == D(off)


def test_asking_what_is_used_costs_one_statement_for_capped_offers_and_none_for_others(django_assert_num_queries):
    known = uses.Customer(guest_email="guest@example.com")
    plain = [make_offer("A tenth off"), make_offer("A pound off delivery", benefit=("Shipping absolute", "1.00"))]
    with django_assert_num_queries(0):
        uses.note_uses(plain, known)
    capped = [make_offer(f"Offer {number}", max_global_applications=5) for number in range(4)]
    with django_assert_num_queries(1):
        uses.note_uses([*plain, *capped], known)
    assert {offer.used for offer in capped} == {uses.Used(0, D("0.00"), 0)}


def test_uses_from_before_they_were_kept_are_counted_and_can_be_returned(cheese):
    offer = make_offer("A tenth off", max_user_applications=1)
    alice = make_user()
    orders = [secured(placed(cheese, user=user)) for user in (alice, make_user("bob@example.com"))]
    for order in orders:
        confirm(order)
    change_status(orders[1], "Cancelled")
    OfferUse.objects.all().delete()
    keep_uses = import_module("checkout.migrations.0008_uses_of_before").keep_uses
    for _ in range(2):
        keep_uses(apps, None)
    use = OfferUse.objects.get()
    assert (use.order, use.user, use.times, use.discount, use.state) == (orders[0], alice, 1, D("0.50"), "counted")
    change_status(orders[0], "Cancelled")
    assert figures(offer) == (0, D("0.00"), 0, "Open")
