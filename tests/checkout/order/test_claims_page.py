"""The page on which a shopper tells of a nearer date, and where the limits are set.

The order: 3 yoghurts at £2.40, promised best before Friday 4 December, delivered on Friday 27 November.
"""

from decimal import Decimal

import pytest
from django.urls import reverse

from checkout.models import ClaimLimits, DateClaim
from checkout.order.claims import claim_date, refuse
from tests.checkout.sales import buy, move_to, pick_from
from tests.factories import make_home, make_user
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, make_batch, make_yoghurt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]
D = Decimal


@pytest.fixture
def yoghurt():
    make_home()
    yoghurt = make_yoghurt()
    make_batch(yoghurt, NEXT_FRIDAY, 20, code="K7")
    return yoghurt


@pytest.fixture
def nearer(yoghurt):
    """A batch dated Sunday: under the promise."""
    return make_batch(yoghurt, SUNDAY, 10, code="K2")


@pytest.fixture
def bought(yoghurt, on_commit_of, time_machine):
    """An order of so many yoghurts, delivered; it is Friday, noon."""

    def bought(quantity: int = 3, *, status: str = "Delivered", **parts):
        order = on_commit_of(lambda: move_to(buy((yoghurt, quantity), **parts), status))
        time_machine.move_to("2026-11-27T12:00:00+00:00")
        return order

    return bought


def claim(order, quantity: int = 1) -> DateClaim:
    return claim_date(order=order, line_id=order.lines.get().pk, quantity=quantity, found_date=SUNDAY)


class TestOnThePage:
    @pytest.fixture
    def mine(self, bought, client):
        alice = make_user()
        order = bought(3, user=alice)
        client.force_login(alice)
        return order

    def say(self, client, order, **fields):
        said = {"line": order.lines.get().pk, "quantity": "1", "found_date": "2026-11-29"} | fields
        return client.post(reverse("customer:order-claim", args=[order.number]), said, follow=True)

    def test_a_proven_date_is_paid_and_told(self, mine, nearer, client, on_commit_of):
        pick_from(mine.lines.get(), nearer)
        html = on_commit_of(lambda: self.say(client, mine)).content.decode()
        assert "We are sorry. £2.40 is on its way back to you, and the goods are yours." in html
        assert "We gave you £2.40 back." in html

    def test_one_that_waits_is_told_and_shown(self, mine, client):
        html = self.say(client, mine).content.decode()
        assert "Thank you for telling us." in html
        assert "We look into it and write to you. The answer will stand here too." in html

    def test_one_that_was_turned_down_shows_the_answer(self, mine, client):
        refuse(claim=claim(mine), answer="The code says 4 December.", by=make_user("carol@example.com"))
        html = client.get(reverse("customer:order", args=[mine.number])).content.decode()
        assert "The code says 4 December." in html

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"quantity": "0"}, "Give 1 or more."),
            ({"quantity": "4"}, "Give a number from 1 to 3."),
            ({"quantity": "NaN"}, "Give a whole number."),
            ({"quantity": "99999999999999999999"}, "That is more than we brought."),
            ({"found_date": "2026-12-04"}, "We promised Friday 4 December 2026"),
            ({"found_date": "31/31/2026"}, "Give the date as on the pack"),
            ({"found_date": "0001-01-01"}, "very long ago"),
            ({"line": "0"}, "Choose what came with another date."),
            ({"line": "x"}, "Choose what came with another date."),
        ],
    )
    def test_what_makes_no_sense_is_said_at_its_field(self, mine, client, fields, words):
        response = self.say(client, mine, **fields)
        assert words in response.content.decode()
        assert response.status_code == 200
        assert not DateClaim.objects.exists()

    def test_past_its_use_by_date_the_first_word_is_not_to_eat_it(self, client, on_commit_of, time_machine):
        alice = make_user()
        client.force_login(alice)
        milk = make_yoghurt("Milk", date_kind="use_by")
        make_batch(milk, NEXT_FRIDAY)
        order = on_commit_of(lambda: move_to(buy((milk, 1), user=alice), "Delivered"))
        response = self.say(client, order, found_date="2026-11-26")
        first = next(str(message) for message in response.context["messages"])
        assert first == "Please don’t eat or drink it: Milk was past its use-by date. We look into it at once."

    def test_a_line_of_somebody_elses_order_can_not_be_named(self, mine, bought, client):
        other = bought(1)
        html = self.say(client, mine, line=other.lines.get().pk).content.decode()
        assert "Choose what came with another date." in html

    def test_with_nothing_to_tell_of_the_page_says_so(self, mine, client):
        claim(mine, 3)
        html = client.get(reverse("customer:order-claim", args=[mine.number])).content.decode()
        assert "There is nothing in this order whose date you could tell us about now." in html


def test_the_limits_are_set_in_the_back_office(client):
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    address = reverse("wagtailsettings:edit", args=["checkout", "claimlimits", ClaimLimits.load().pk])
    data = {"most_per_claim": "5.00", "most_per_customer": "9.00", "days_after_delivery": "3"}
    assert client.post(address, data).status_code == 302
    row = ClaimLimits.objects.get()
    assert (row.most_per_claim, row.most_per_customer, row.days_after_delivery) == (D("5.00"), D("9.00"), 3)
    assert client.post(address, data | {"most_per_claim": "-1"}).status_code == 200
    row.refresh_from_db()
    assert row.most_per_claim == D("5.00")
