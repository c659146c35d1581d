"""What the order desk does with orders."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from oscar.core.loading import get_model

from tests.factories import make_order, make_user

StockRecord = get_model("partner", "StockRecord")

pytestmark = pytest.mark.django_db


def post_to(desk, order, **data):
    return desk.post(reverse("dashboard:order-detail", args=[order.number]), data, follow=True)


def test_dispatch_takes_the_goods_from_the_shelf(desk):
    order = make_order(quantity=3, status="Packed")
    post_to(desk, order, order_action="change_order_status", new_status="Out for delivery")
    order.refresh_from_db()
    record = StockRecord.objects.get()
    assert (order.status, record.num_in_stock, record.num_allocated) == ("Out for delivery", 17, 0)


@pytest.mark.parametrize("status", ["Delivered", "Confirmed", "Nonsense", ""])
def test_a_step_that_is_not_next_changes_nothing_and_says_so(desk, status):
    order = make_order(quantity=3)
    response = post_to(desk, order, order_action="change_order_status", new_status=status)
    order.refresh_from_db()
    assert (response.status_code, order.status) == (200, "Confirmed")
    assert list(response.context["messages"])
    assert StockRecord.objects.get().num_allocated == 3


@pytest.mark.parametrize("status", ["Delivered", "Nonsense", ""])
def test_the_same_holds_for_many_at_once(desk, status):
    order = make_order(quantity=3)
    data = {"action": "change_order_statuses", "selected_order": [order.pk], "new_status": status}
    response = desk.post(reverse("dashboard:order-list"), data, follow=True)
    order.refresh_from_db()
    assert (response.status_code, order.status) == (200, "Confirmed")
    assert list(response.context["messages"])


@pytest.mark.parametrize("action", ["change_line_statuses", "create_shipping_event", "create_payment_event"])
def test_a_line_can_not_go_its_own_way(desk, action):
    order = make_order(quantity=3)
    line = order.lines.get()
    data = {"line_action": action, "selected_line": line.pk, f"selected_line_qty_{line.pk}": 3, "new_status": "Packed"}
    response = post_to(desk, order, **data)
    line.refresh_from_db()
    assert (response.status_code, line.status) == (200, "Confirmed")
    assert [str(message) for message in response.context["messages"]] == ["Invalid action"]


def test_money_is_not_moved_by_hand(desk):
    order = make_order()
    post_to(desk, order, order_action="create_order_payment_event", amount="5.00", payment_event_type="refund")
    assert not order.payment_events.exists()


def test_the_export_of_orders_holds_no_formula(desk):
    order = make_order(guest_email="=cmd@example.com")
    order.shipping_address.first_name = "=HYPERLINK(1)"
    order.shipping_address.save()
    data = {"action": "download_selected_orders", "selected_order": [order.pk]}
    lines = desk.post(reverse("dashboard:order-list"), data).content.decode().splitlines()
    assert lines[0].endswith(",Delivery day")
    assert "'=cmd@example.com" in lines[1]
    assert "'=HYPERLINK(1) Hill" in lines[1]
    assert lines[1].endswith(",2026-12-03")


def test_the_address_of_a_delivery_is_changed_and_noted(desk):
    order = make_order()
    data = {"first_name": "Alice", "last_name": "Hill", "line1": "5 Mill Lane", "line4": "Leeds", "postcode": "LS8 2QT"}
    data |= {"country": "GB", "phone_number": "", "notes": ""}
    assert desk.post(reverse("dashboard:order-shipping-address", args=[order.number]), data).status_code == 302
    assert "4 Mill Lane" in order.notes.get().message


@pytest.fixture
def onlooker(client):
    """A client signed in as somebody who may look at orders and change none."""
    user = make_user("otto@example.com", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_order"))
    client.force_login(user)
    return client


class TestLooking:
    def test_who_may_only_look_sees_an_order_and_its_export(self, onlooker):
        order = make_order()
        assert onlooker.get(reverse("dashboard:order-detail", args=[order.number])).status_code == 200
        data = {"action": "download_selected_orders", "selected_order": [order.pk]}
        assert onlooker.post(reverse("dashboard:order-list"), data).status_code == 200

    @pytest.mark.parametrize("status", ["Cancelled", "Packed"])
    def test_who_may_only_look_moves_no_order(self, onlooker, status):
        order = make_order(quantity=3)
        one = post_to(onlooker, order, order_action="change_order_status", new_status=status)
        data = {"action": "change_order_statuses", "selected_order": [order.pk], "new_status": status}
        many = onlooker.post(reverse("dashboard:order-list"), data)
        order.refresh_from_db()
        assert (one.status_code, many.status_code, order.status) == (403, 403, "Confirmed")

    def test_who_may_only_look_notes_nothing(self, onlooker):
        order = make_order()
        answer = post_to(onlooker, order, order_action="save_note", message="Ring twice", note_type="Info")
        assert (answer.status_code, order.notes.count()) == (403, 0)

    def test_who_may_only_look_sends_no_order_elsewhere(self, onlooker):
        address = reverse("dashboard:order-shipping-address", args=[make_order().number])
        assert (onlooker.get(address).status_code, onlooker.post(address, {}).status_code) == (403, 403)


@pytest.mark.parametrize("page", ["dashboard:order-list", "dashboard:order-stats", "dashboard:reports-index"])
def test_a_day_off_the_calendars_end_is_told(desk, page):
    asked = {"report_type": "order_report", "date_from": "0001-01-01", "date_to": "9999-12-31"}
    response = desk.get(reverse(page), asked)

    assert response.status_code == 200
    assert "0001-01-01 is far away. Is the year right?" in response.content.decode()
    assert "9999-12-31 is far away. Is the year right?" in response.content.decode()
