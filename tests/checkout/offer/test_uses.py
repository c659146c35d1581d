"""Uses of offers and vouchers: held at Place, counted at Confirm, returned when an order falls through."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.basket.vouchers import use_voucher
from checkout.errors import BasketChanged, NotPermitted
from checkout.models import OfferUse
from checkout.offer import uses
from checkout.offer.applicator import Applicator
from checkout.order import purchases
from checkout.services.lapsing import lapse
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.factories import (
    make_basket,
    make_offer,
    make_product,
    make_submission,
    make_user,
    make_voucher,
    priced,
    secured,
)
from tests.freshness.stocked import make_batch, make_yoghurt, set_status

pytestmark = pytest.mark.django_db
D = Decimal
Offer = get_model("offer", "ConditionalOffer")
Order = get_model("order", "Order")
Product = get_model("catalogue", "Product")
Voucher = get_model("voucher", "Voucher")
ProductRecord = get_model("analytics", "ProductRecord")
UserRecord = get_model("analytics", "UserRecord")


@pytest.fixture
def cheese():
    """Cheese at £5.00, of which there are 50."""
    return make_product("Cheese", price="5.00", stock=50)


def placed(*lines, user=None, code="", **parts):
    return place(submission(*lines, user=user, code=code, **parts))


def submission(*lines, user=None, code="", **parts):
    basket = make_basket(*lines, user=user)
    if code:
        basket.vouchers.add(Voucher.objects.get(code=code))
    return make_submission(priced(basket), **parts)


def make_offer_for_each(name: str, **fields):
    """A pound off a unit, applied once for each unit."""
    offer = make_offer(name, benefit=("Absolute", "1.00"), **fields)
    offer.benefit.max_affected_items = 1
    offer.benefit.save()
    return offer


def figures(offer) -> tuple:
    """Oscar's own figures: times applied, discount, orders, status."""
    offer = Offer.objects.get(pk=offer.pk)
    return offer.num_applications, offer.total_discount, offer.num_orders, offer.status


def of_voucher(code: str) -> tuple:
    """Oscar's own figures of a voucher: orders, discount, and who used it."""
    voucher = Voucher.objects.get(code=code)
    return voucher.num_orders, voucher.total_discount, [each.user for each in voucher.applications.all()]


def states() -> list[str]:
    return list(OfferUse.objects.values_list("state", flat=True))


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

    def test_an_order_whose_goods_are_gone_at_confirm_uses_nothing_up(self):
        yoghurt = make_yoghurt()
        batch = make_batch(yoghurt, timezone.localdate() + timedelta(days=30))
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
        assert [each.refusal for each in basket.vouchers_asked] == ["This voucher is only available to signed in users"]

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


class TestPurchases:
    @pytest.fixture(autouse=True)
    def commits(self, django_capture_on_commit_callbacks):
        """Everything after a commit happens at the end of each step."""
        self.committing = lambda: django_capture_on_commit_callbacks(execute=True)

    def bought(self) -> list[tuple]:
        return list(ProductRecord.objects.values_list("product__title", "num_purchases"))

    def test_an_order_that_nobody_has_paid_is_no_purchase(self, cheese):
        with self.committing():
            placed((cheese, 2), user=make_user())
        assert self.bought() == []
        assert not UserRecord.objects.exists()

    def test_a_confirmed_order_is_counted_once_and_a_cancelled_one_taken_back(self, cheese):
        alice = make_user()
        with self.committing():
            order = secured(placed((cheese, 2), user=alice))
        with self.committing():
            confirm(order)
            confirm(order)
        assert self.bought() == [("Cheese", 2)]
        record = UserRecord.objects.get(user=alice)
        assert (record.num_orders, record.num_order_items, record.total_spent) == (1, 2, D("12.00"))
        with self.committing():
            change_status(order, "Cancelled")
        record.refresh_from_db()
        assert self.bought() == [("Cheese", 0)]
        assert (record.num_orders, record.num_order_items, record.total_spent) == (0, 0, D("0.00"))

    def test_a_cancelled_order_that_was_never_paid_takes_nothing_back(self, cheese):
        with self.committing():
            confirm(secured(placed((cheese, 2))))
        with self.committing():
            change_status(placed((cheese, 2)), "Cancelled")
        assert self.bought() == [("Cheese", 2)]

    def test_an_order_is_confirmed_even_if_counting_it_fails(self, cheese, monkeypatch):
        def fail(**_kwargs):
            raise RuntimeError("the figures are broken")

        monkeypatch.setattr(purchases, "receive_order_placed", fail)
        order = secured(placed(cheese))
        with self.committing():
            confirm(order)
        order.refresh_from_db()
        assert order.status == "Confirmed"


def test_offers_without_a_cap_cost_one_statement_each_and_none_to_ask(cheese, django_assert_num_queries):
    offers = [make_offer("A tenth off"), make_offer("A pound off delivery", benefit=("Shipping absolute", "1.00"))]
    with django_assert_num_queries(0):
        assert uses.read_uses(offers, uses.Customer(guest_email="guest@example.com")) == {}
