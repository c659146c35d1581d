"""Money that a bank would not give back, on the first page of the order desk.

The order: 3 bottles of milk at £1.45 and £2.00 of delivery, £6.35.
"""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from checkout.dashboard.figures import orders_owed
from checkout.order.left import left_of
from checkout.order.refunding import Wanted, refund_in_part
from checkout.services.steps import change_status
from tests.checkout.sales import buy, refunds_of
from tests.factories import make_home, make_product, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday", "card")]
WORDS = "Money that the bank would not give back"


@pytest.fixture
def order(on_commit_of):
    make_home()
    return on_commit_of(lambda: buy((make_product(), 3)))


@pytest.fixture
def give(order, on_commit_of):
    """Gives an amount of the order back."""

    def give(amount: str) -> None:
        wanted = Wanted(reason="Late", amount=Decimal(amount))
        on_commit_of(lambda: refund_in_part(order=order, wanted=wanted, seen=left_of(order).asked))

    return give


@pytest.fixture
def first_page(client):
    """The first page of the desk, for staff with some permissions."""

    def first_page(*permissions: str) -> str:
        otto = make_user(f"otto{len(permissions)}@example.com", is_staff=True)
        otto.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        client.force_login(otto)
        return client.get(reverse("dashboard:index")).content.decode()

    return first_page


def test_what_was_refused_stays_until_as_much_has_gone_back(order, give, card):
    give("1.00")
    assert list(orders_owed()) == []
    card.fails["refund"] = "refuse"
    give("2.00")
    card.fails.clear()
    give("1.99")
    assert list(orders_owed()) == [order]
    give("2.00")
    assert list(orders_owed()) == []


def test_called_off_after_a_refusal_it_stays_until_all_has_gone_back(order, give, card, on_commit_of):
    """2.00 was refused, then given; behind a refusal the 4.35 don't go by themselves."""
    card.fails["refund"] = "refuse"
    give("2.00")
    card.fails.clear()
    give("2.00")
    assert list(orders_owed()) == []
    on_commit_of(lambda: change_status(order, "Cancelled"))
    assert (refunds_of(order), list(orders_owed())) == ([("2.00", "refused"), ("2.00", "done")], [order])
    give("4.35")
    assert list(orders_owed()) == []


def test_those_who_may_give_money_back_see_it_and_others_dont(order, give, card, first_page):
    assert WORDS not in first_page("view_order", "change_order")
    card.fails["refund"] = "refuse"
    give("2.00")
    page = first_page("view_order", "change_order", "add_order")
    assert order.number in page.partition(WORDS)[2].partition("Orders to prepare")[0]
    assert WORDS not in first_page("view_order")
