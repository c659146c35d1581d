"""Uses of offers and vouchers: held at Place, counted at Confirm, returned when an order falls through."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from oscar.core.loading import get_model

from checkout.basket.vouchers import use_voucher
from checkout.errors import NotPermitted
from checkout.models import OfferUse
from checkout.offer import uses
from checkout.services.lapsing import lapse
from checkout.services.steps import change_status, confirm
from tests.checkout.offer.using import figures, make_offer_for_each, of_voucher, placed, states, submission
from tests.factories import make_basket, make_offer, make_product, make_user, make_voucher, secured
from tests.freshness.stocked import NEXT_FRIDAY, make_batch, make_yoghurt, set_status

pytestmark = pytest.mark.django_db
D = Decimal
Product = get_model("catalogue", "Product")


class TestTheWayOfAUse:
    def test_it_is_held_while_the_order_waits_for_its_money(self, cheese):
        offer = make_offer("A tenth off")
        order = placed((cheese, 2), guest_email="Guest@Example.com")
        use = OfferUse.objects.get()
        assert (use.order, use.offer, use.voucher, use.state) == (order, offer, None, "held")
        assert (use.times, use.discount) == (1, D("1.00"))
        assert (use.user, use.guest_email) == (None, "guest@example.com")
        assert figures(offer) == (0, D("0.00"), 0, "Open")

    def test_it_is_counted_once_when_the_order_is_confirmed(self, cheese):
        offer = make_offer("A tenth off")
        order = secured(placed((cheese, 2)))
        confirm(order)
        confirm(order)
        uses.count(order)
        assert figures(offer) == (1, D("1.00"), 1, "Open")
        assert states() == ["counted"]

    def test_it_is_returned_once_when_a_confirmed_order_is_cancelled(self, cheese):
        offer = make_offer("A tenth off")
        confirm(secured(placed((cheese, 4))))
        order = secured(placed((cheese, 2)))
        confirm(order)
        assert figures(offer) == (2, D("3.00"), 2, "Open")
        change_status(order, "Cancelled")
        uses.give_back(order)
        assert figures(offer) == (1, D("2.00"), 1, "Open")
        assert states() == ["counted", "returned"]

    def test_what_was_only_held_is_returned_without_touching_the_figures(self, cheese):
        offer = make_offer("A tenth off")
        confirm(secured(placed(cheese)))
        change_status(placed(cheese), "Cancelled")
        assert figures(offer) == (1, D("0.50"), 1, "Open")
        assert states() == ["counted", "returned"]

    def test_an_offer_applied_three_times_counts_three_times(self, cheese):
        offer = make_offer_for_each("A pound off each")
        confirm(secured(placed((cheese, 3))))
        assert figures(offer) == (3, D("3.00"), 1, "Open")

    def test_delivery_for_less_counts_what_it_took_off(self, cheese):
        offer = make_offer("Half price delivery", benefit=("Shipping percentage", "50"), max_discount=D("1.00"))
        confirm(secured(placed(cheese)))
        assert figures(offer) == (1, D("1.00"), 1, "Consumed")

    def test_an_order_whose_goods_are_gone_at_confirm_uses_nothing_up(self, time_machine):
        time_machine.move_to("2026-11-26T12:00:00+00:00")
        yoghurt = make_yoghurt()
        batch = make_batch(yoghurt, NEXT_FRIDAY)
        offer = make_offer("A tenth off", max_global_applications=1)
        order = secured(placed(yoghurt))
        set_status(batch)
        assert confirm(order)
        assert figures(offer) == (0, D("0.00"), 0, "Open")
        assert states() == ["returned"]


class TestVouchers:
    def test_a_use_is_counted_and_returned_with_its_order(self, cheese):
        alice = make_user()
        make_voucher("WELCOME10")
        order = secured(placed((cheese, 2), user=alice, code="WELCOME10"))
        assert of_voucher("WELCOME10") == (0, D("0.00"), [])
        confirm(order)
        assert of_voucher("WELCOME10") == (1, D("1.00"), [alice])
        change_status(order, "Cancelled")
        assert of_voucher("WELCOME10") == (0, D("0.00"), [])
        assert states() == ["returned"]

    def test_two_offers_of_one_voucher_count_as_one_order(self, cheese):
        voucher = make_voucher("BOTH", products=(cheese,))
        on_delivery = {"benefit": ("Shipping percentage", "50"), "products": (make_product("Butter", price="3.00"),)}
        voucher.offers.add(make_offer("Half price delivery", offer_type="Voucher", **on_delivery))
        order = secured(placed((cheese, 2), Product.objects.get(title="Butter"), code="BOTH"))
        confirm(order)
        assert of_voucher("BOTH") == (1, D("2.00"), [None])  # £1.00 off the cheese, £1.00 off the delivery
        change_status(order, "Cancelled")
        assert of_voucher("BOTH") == (0, D("0.00"), [])

    def test_one_for_single_use_is_held_by_an_unpaid_order_and_free_again_when_it_lapses(self, cheese):
        make_voucher("SINGLE", usage="Single use")
        order = placed(cheese, code="SINGLE")
        assert submission(cheese, code="SINGLE").basket.total_discount == D("0.00")
        assert lapse(order)
        assert submission(cheese, code="SINGLE").basket.total_discount == D("0.50")

    def test_one_for_single_use_is_free_again_when_a_confirmed_order_is_cancelled(self, cheese):
        make_voucher("SINGLE", usage="Single use")
        order = secured(placed(cheese, code="SINGLE"))
        confirm(order)
        assert submission(cheese, code="SINGLE").basket.total_discount == D("0.00")
        change_status(order, "Cancelled")
        assert placed(cheese, code="SINGLE").discounts.get().amount == D("0.50")

    def test_one_for_each_customer_is_held_by_their_own_orders_only(self, cheese):
        alice, bob = make_user(), make_user("bob@example.com")
        make_voucher("ONCE", usage="Once per customer")
        placed(cheese, user=alice, code="ONCE")
        assert submission(cheese, user=alice, code="ONCE").basket.total_discount == D("0.00")
        assert submission(cheese, user=bob, code="ONCE").basket.total_discount == D("0.50")

    def test_a_guest_is_told_to_sign_in_for_one_for_each_customer(self, cheese):
        make_voucher("ONCE", usage="Once per customer")
        basket = submission(cheese, code="ONCE").basket
        words = "Sign in to use it, since each customer may use it once"
        assert [each.refusal for each in basket.vouchers_asked] == [words]

    def test_a_voucher_that_takes_nothing_off_is_not_used(self, cheese):
        make_voucher("BUTTER", usage="Single use", products=(make_product("Butter"),))
        order = secured(placed(cheese, code="BUTTER"))
        confirm(order)
        assert of_voucher("BUTTER") == (0, D("0.00"), [])

    def test_a_spent_voucher_that_took_nothing_off_does_not_stand_in_the_way(self, cheese):
        make_voucher("SINGLE", usage="Single use")
        placed(cheese, code="SINGLE")
        order = placed(cheese, code="SINGLE")  # shown at its full price, since an unpaid order holds the voucher
        assert not order.discounts.exists()
        assert not order.basket.vouchers.exists()

    def test_it_says_that_an_unpaid_order_holds_it(self, cheese, rf):
        make_voucher("SINGLE", usage="Single use")
        placed(cheese, code="SINGLE")
        request = rf.get("/")
        request.user = AnonymousUser()
        with pytest.raises(NotPermitted) as refused:
            use_voucher(basket=make_basket(cheese), code="SINGLE", request=request)
        assert refused.value.problems == ["“SINGLE”: An order that waits to be paid holds it, for 15 minutes at most."]


def test_the_basket_says_why_a_voucher_in_it_takes_nothing_off(cheese, client):
    make_voucher("SINGLE", usage="Single use")
    client.force_login(make_user())
    client.post(f"/basket/add/{cheese.pk}/", {"quantity": 1}, headers={"Sec-Fetch-Site": "same-origin"})
    client.post("/basket/vouchers/add/", {"code": "SINGLE"})
    assert client.get("/basket/").context["totals"].reductions
    placed(cheese, code="SINGLE")
    page = client.get("/basket/")
    assert not page.context["totals"].reductions
    assert "An order that waits to be paid holds it, for 15 minutes at most." in page.content.decode()
