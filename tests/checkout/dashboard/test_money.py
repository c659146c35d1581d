"""The order desk gives money back and decides about dates that shoppers complain of.

The order: 3 yoghurts at £2.40 and £2.00 of delivery, £9.20.
"""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from checkout.models import DateClaim
from checkout.order.claims import claim_date
from freshness.models import Shortage
from freshness.services.write_offs import Loss, resolve, write_off
from tests.checkout.sales import buy, money_of, move_to, refunds_of, stock_of
from tests.factories import make_home, make_user
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]


@pytest.fixture
def yoghurt():
    make_home()
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 10, code="K7")
    return yoghurt


@pytest.fixture
def order(yoghurt, on_commit_of):
    return on_commit_of(lambda: buy((yoghurt, 3)))


@pytest.fixture
def otto(client):
    """Somebody of the order desk, as its group is made: staff who may see and change orders."""
    otto = make_user("otto@example.com", is_staff=True)
    otto.user_permissions.set(Permission.objects.filter(codename__in=["view_order", "change_order"]))
    client.force_login(otto)
    return otto


def page_of(client, order) -> str:
    return client.get(reverse("dashboard:order-detail", args=[order.number])).content.decode()


class TestNobodyAtHome:
    """The desk is told what it can do with an order that comes back."""

    def test_paid_by_card_the_money_can_go_back_while_it_is_out(self, client, otto, order, on_commit_of):
        on_commit_of(lambda: move_to(order, "Out for delivery"))
        html = page_of(client, order)
        assert "Nobody at home, or the round turned back?" in html
        assert "If nothing is to come, cancel it" in html
        assert "Or give a part of the money back." in html
        address = reverse("dashboard:order-refund", args=[order.number])
        fields = {f"units-{order.lines.get().pk}": 3, "delivery": "on", "seen": "0.00", "checked": "9.20"}
        on_commit_of(lambda: client.post(address, fields | {"reason": "Nobody was at home."}))
        order.refresh_from_db()
        assert (order.status, refunds_of(order)) == ("Out for delivery", [("9.20", "done")])

    def test_to_be_paid_at_the_door_there_is_nothing_to_give_back(self, client, otto, yoghurt, on_commit_of):
        order = on_commit_of(lambda: move_to(buy((yoghurt, 1), gateway="pay-on-delivery"), "Out for delivery"))
        html = page_of(client, order)
        assert "If nothing is to come, cancel it" in html
        assert "Or give a part of the money back." not in html

    def test_at_other_steps_nothing_is_said_of_it(self, client, otto, order):
        assert "Nobody at home" not in page_of(client, order)


class TestRefunding:
    def fields(self, order, units: int = 1, **more) -> dict:
        return {f"units-{order.lines.get().pk}": units, "reason": "It was sour.", "seen": "0.00"} | more

    def give(self, client, order, units: int = 1, **more):
        address = reverse("dashboard:order-refund", args=[order.number])
        return client.post(address, self.fields(order, units, **more), follow=True)

    def test_the_page_shows_what_was_taken_went_back_and_is_left(self, client, otto, order, on_commit_of):
        on_commit_of(lambda: self.give(client, order, 1, checked="2.40"))
        html = client.get(reverse("dashboard:order-refund", args=[order.number])).content.decode()
        for amount in ("£9.20", "£2.40", "£6.80"):
            assert amount in html

    def test_the_sum_is_agreed_to_before_it_goes_back(self, client, otto, order):
        """Without the comparison with `checked`, one press gives money back that nobody has seen a sum of."""
        html = self.give(client, order, 2, delivery="on").content.decode()
        assert "£6.80 goes back" in html
        assert 'name="checked" value="6.80"' in html
        assert refunds_of(order) == []

    def test_agreed_to_it_goes_back_with_who_gave_it(self, client, otto, order, on_commit_of):
        response = on_commit_of(lambda: self.give(client, order, 2, checked="4.80"))
        assert [str(message) for message in response.context["messages"]] == ["£4.80 goes back."]
        assert money_of(order) == ("captured", "9.20", "4.80")
        html = page_of(client, order)
        assert "It was sour." in html
        assert "otto@example.com" in html

    def test_a_double_click_gives_it_back_once(self, client, otto, order, on_commit_of):
        on_commit_of(lambda: self.give(client, order, 1, checked="2.40"))
        html = self.give(client, order, 1, checked="2.40").content.decode()
        assert "Something was given back meanwhile." in html
        assert refunds_of(order) == [("2.40", "done")]

    def test_goods_that_stay_are_free_again(self, client, otto, order, yoghurt):
        self.give(client, order, 1, checked="2.40", goods_stay="on")
        assert stock_of(yoghurt) == (10, 0, 2)

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"units": 4}, "Natural yoghurt, units</a>: 3 can still be given back, not 4."),
            ({"units": -1}, "Give 0 or more."),
            ({"units": "NaN"}, "Give a whole number."),
            ({"units": 0}, "Choose what to give back."),
            ({"units": 0, "amount": "9.21"}, "That is £9.21, but only £9.20 is left of what was taken."),
            ({"amount": "0"}, "Give at least 0.01, or nothing."),
            ({"amount": "Infinity"}, "Give an amount, such as 1.50."),
            ({"amount": "1.005"}, "Give whole pennies."),
            ({"reason": " "}, "Say why in a few words. The shopper reads it."),
            ({"reason": "x" * 201}, "Ensure this value has at most 200 characters"),
            ({"seen": "x"}, "Enter a number."),
        ],
    )
    def test_what_can_not_be_is_said_and_nothing_moves(self, client, otto, order, fields, words):
        response = self.give(client, order, **({"checked": "2.40"} | fields))
        assert words in response.content.decode()
        assert refunds_of(order) == []

    def test_what_the_driver_has_yet_to_take_is_no_refund_and_the_desk_says_so(
        self, client, otto, yoghurt, on_commit_of
    ):
        order = on_commit_of(lambda: buy((yoghurt, 3), gateway="pay-on-delivery"))
        html = page_of(client, order)
        assert "the driver takes £9.20 at the door. Less at the door is not a refund" in html
        assert reverse("dashboard:order-refund", args=[order.number]) not in html
        html = self.give(client, order, 1, checked="2.40").content.decode()
        assert "The driver has yet to take the money at the door." in html
        assert refunds_of(order) == []

    def test_an_order_that_is_not_there_is_a_404(self, client, otto):
        assert client.get(reverse("dashboard:order-refund", args=["NONE"])).status_code == 404

    @pytest.mark.parametrize("codenames", [[], ["view_order"]])
    def test_who_may_only_look_gives_nothing_back(self, client, order, codenames):
        """Without its line in permissions_map the page is open to all staff."""
        nina = make_user("nina@example.com", is_staff=True)
        nina.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(nina)
        assert self.give(client, order, 1, checked="2.40").status_code == 403
        assert client.get(reverse("dashboard:claims")).status_code == 403
        assert refunds_of(order) == []


class TestShortages:
    @pytest.fixture
    def short(self, order, yoghurt) -> Shortage:
        write_off(loss=Loss(yoghurt.stockrecords.get().batches.get(), 8, "damaged", "waste"))
        return resolve(shortage=Shortage.objects.get(), resolution="refunded")

    def test_one_press_refunds_what_was_not_there(self, client, otto, order, short, on_commit_of):
        address = reverse("dashboard:order-shortage-refund", args=[order.number, short.pk])
        assert "Refund £2.40" in page_of(client, order)
        on_commit_of(lambda: client.post(address))
        assert money_of(order) == ("captured", "9.20", "2.40")
        assert address not in page_of(client, order)

    def test_pressed_twice_it_says_that_it_is_done(self, client, otto, order, short):
        address = reverse("dashboard:order-shortage-refund", args=[order.number, short.pk])
        client.post(address)
        response = client.post(address, follow=True)
        told = [str(message) for message in response.context["messages"]]
        assert told == ["£2.40 goes back.", "That shortage has been refunded already, or is settled in another way."]
        assert refunds_of(order) == [("2.40", "asked")]

    def test_what_is_not_settled_yet_is_said(self, client, otto, order, yoghurt):
        write_off(loss=Loss(yoghurt.stockrecords.get().batches.get(), 8, "damaged", "waste"))
        assert "Something of this order is short, and not settled yet." in page_of(client, order)


class TestSteps:
    def test_only_the_next_steps_are_offered_with_what_they_do(self, client, otto, order):
        html = page_of(client, order)
        assert '<option value="Packed">Packed: the shopper can’t cancel any more</option>' in html
        for other in ("Delivered", "Refunded", "Confirmed"):
            assert f'<option value="{other}"' not in html

    def test_a_refusal_is_said_in_words(self, client, otto, order, yoghurt):
        write_off(loss=Loss(yoghurt.stockrecords.get().batches.get(), 8, "damaged", "waste"))
        move_to(order, "Packed")
        address = reverse("dashboard:order-detail", args=[order.number])
        data = {"order_action": "change_order_status", "new_status": "Out for delivery"}
        told = [str(message) for message in client.post(address, data, follow=True).context["messages"]]
        words = "3 × Natural yoghurt were ordered, but only 2 are there for it. Settle the shortage first."
        assert told == [words]

    def test_many_at_once_each_says_its_own(self, client, otto, order, yoghurt):
        address = reverse("dashboard:order-list")
        data = {"action": "change_order_statuses", "selected_order": [order.pk], "new_status": "Delivered"}
        told = [str(message) for message in client.post(address, data, follow=True).context["messages"]]
        assert told == [f"Order {order.number}: It is “Confirmed” and can’t become “Delivered”."]


class TestClaims:
    @pytest.fixture
    def claim(self, order, time_machine) -> DateClaim:
        move_to(order, "Delivered")
        return claim_date(order=order, line_id=order.lines.get().pk, quantity=2, found_date=SUNDAY)

    def decide(self, client, claim, **data):
        return client.post(reverse("dashboard:claim-decide", args=[claim.pk]), data, follow=True)

    def test_what_waits_is_listed_with_what_speaks_for_it(self, client, otto, claim, yoghurt):
        make_batch(yoghurt, SUNDAY, 5, code="K2")
        html = client.get(reverse("dashboard:claims")).content.decode()
        for words in (
            "2 × Natural yoghurt",
            "Sunday\xa029\xa0November",
            "3 × K7",
            "there was a batch of that date: K2",
        ):
            assert words in html
        assert "Give back £4.80" in html

    def test_the_urgent_come_first(self, client, otto, claim, on_commit_of):
        DateClaim.objects.create(
            order_line=claim.order_line, quantity=1, found_date=SUNDAY, state="waiting", is_urgent=True
        )
        rows = client.get(reverse("dashboard:claims")).context["claims"]
        assert [row.claim.is_urgent for row in rows] == [True, False]
        assert [row.others for row in rows] == [1, 1]

    def test_approved_it_goes_back(self, client, otto, claim, order, on_commit_of):
        on_commit_of(lambda: self.decide(client, claim, decision="approve"))
        assert money_of(order) == ("captured", "9.20", "4.80")
        assert "otto@example.com" in client.get(reverse("dashboard:claims"), {"decided": ""}).content.decode()

    def test_turned_down_it_needs_a_word(self, client, otto, claim):
        assert "Say why in a few words." in self.decide(client, claim, decision="refuse").content.decode()
        self.decide(client, claim, decision="refuse", answer="The code says 4 December.")
        claim.refresh_from_db()
        assert (claim.state, claim.answer) == ("refused", "The code says 4 December.")

    def test_decided_twice_it_says_so(self, client, otto, claim, order):
        self.decide(client, claim, decision="approve")
        html = self.decide(client, claim, decision="approve").content.decode()
        assert "Somebody has decided this already: Refunded." in html
        assert refunds_of(order) == [("4.80", "asked")]
