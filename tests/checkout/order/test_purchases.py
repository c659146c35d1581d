"""Oscar's figures of what was bought: paid orders, once, and not at their cost."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from checkout.order import purchases
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.factories import make_basket, make_product, make_submission, make_user, secured

pytestmark = pytest.mark.django_db
D = Decimal
ProductRecord = get_model("analytics", "ProductRecord")
UserRecord = get_model("analytics", "UserRecord")


@pytest.fixture
def cheese():
    """Cheese at £5.00."""
    return make_product("Cheese", price="5.00")


def placed(*lines, user=None):
    return place(make_submission(make_basket(*lines, user=user)))


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

    def test_a_product_on_two_lines_counts_with_both(self, cheese):
        order = secured(placed((cheese, 2), (make_product("Butter", price="3.00"), 1)))
        order.lines.filter(title="Butter").update(product=cheese)
        with self.committing():
            confirm(order)
        assert self.bought() == [("Cheese", 3)]

    def test_any_number_of_products_is_counted_in_as_many_statements(self, django_assert_num_queries):
        orders = [
            secured(placed(*(make_product(f"Cheese {number}", price="1.00") for number in range(products))))
            for products in (1, 7)
        ]
        for order in orders:
            with django_assert_num_queries(6):  # a savepoint and its end; lines, new rows, their locks, the figures
                purchases._move_products(order, +1)
        assert [number for _title, number in self.bought()] == [1] * 8

    def test_what_was_lowered_by_hand_is_not_lowered_under_nothing(self, cheese):
        with self.committing():
            order = secured(placed((cheese, 2)))
            confirm(order)
        ProductRecord.objects.update(num_purchases=1)
        with self.committing():
            change_status(order, "Cancelled")
        assert self.bought() == [("Cheese", 0)]

    def test_a_cancelled_order_that_was_never_paid_takes_nothing_back(self, cheese):
        with self.committing():
            confirm(secured(placed((cheese, 2))))
        with self.committing():
            change_status(placed((cheese, 2)), "Cancelled")
        assert self.bought() == [("Cheese", 2)]

    def test_an_order_is_confirmed_even_if_counting_it_fails(self, cheese, monkeypatch):
        def fail(*_args):
            raise RuntimeError("the figures are broken")

        monkeypatch.setattr(purchases, "_move_products", fail)
        order = secured(placed(cheese))
        with self.committing():
            confirm(order)
        order.refresh_from_db()
        assert order.status == "Confirmed"
