"""What the order desk's buttons do."""

import pytest
from oscar.core.loading import get_class

from checkout.services.placing import place
from checkout.services.steps import confirm
from freshness.services.write_offs import Loss, write_off
from tests.factories import make_basket, make_product, make_submission, make_user, secured
from tests.freshness.stocked import NEXT_FRIDAY, allocated, make_batch, make_yoghurt

pytestmark = pytest.mark.django_db
EventHandler = get_class("order.processing", "EventHandler")


@pytest.fixture
def milk():
    return make_product()


@pytest.fixture
def order(milk):
    order = place(make_submission(make_basket((milk, 3))))
    confirm(secured(order))
    order.refresh_from_db()
    return order


def test_a_change_is_noted_with_who_made_it(order):
    carol = make_user("carol@example.com", is_staff=True)
    EventHandler(user=carol).handle_order_status_change(order, "Packed", note_msg="Packed by hand")
    assert order.status == "Packed"
    assert (order.notes.get().message, order.notes.get().user) == ("Packed by hand", carol)


@pytest.mark.parametrize("error", ["payment.exceptions.PaymentError", "order.exceptions.InvalidOrderStatus"])
def test_an_impossible_step_is_an_error_that_the_desk_shows(order, error):
    with pytest.raises(get_class(*error.rsplit(".", 1)), match="can’t become “Delivered”"):
        EventHandler().handle_order_status_change(order, "Delivered")


def test_units_that_are_gone_from_the_books_stop_the_dispatch(order, milk):
    EventHandler().handle_order_status_change(order, "Packed")
    milk.stockrecords.update(num_in_stock=1)
    with pytest.raises(get_class("payment.exceptions", "PaymentError")):
        EventHandler().handle_order_status_change(order, "Out for delivery")
    order.refresh_from_db()
    assert order.status == "Packed"
    assert milk.stockrecords.get().num_allocated == 3


def test_units_that_are_short_and_not_settled_stop_the_dispatch():
    yoghurt = make_yoghurt()
    batch = make_batch(yoghurt, NEXT_FRIDAY, 3)
    line = allocated(yoghurt, 3)
    line.order.set_status("Confirmed")
    line.order.set_status("Packed")
    line.num_allocated = 3
    line.save(update_fields=["num_allocated"])
    write_off(loss=Loss(batch, 1, "damaged", "waste"))
    words = "3 × Natural yoghurt were ordered, but only 2 are there for it. Settle the shortage first."
    with pytest.raises(get_class("payment.exceptions", "PaymentError"), match=words):
        EventHandler().handle_order_status_change(line.order, "Out for delivery")
