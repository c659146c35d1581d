"""The order desk: who may in, what is there, what isn't, and that nothing on it breaks."""

from datetime import timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse
from django.utils import timezone
from oscar.core.loading import get_model

from checkout.dashboard.apps import MOUNTED
from checkout.dashboard.cells import harmless
from notices.models import Notice
from tests.factories import make_home, make_order, make_product, make_product_page, make_user

pytestmark = pytest.mark.django_db

Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")


@pytest.fixture
def desk(client):
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    return client


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


def make_offer(name="Three for two", **fields):
    Range, Condition = get_model("offer", "Range"), get_model("offer", "Condition")
    Benefit, Offer = get_model("offer", "Benefit"), get_model("offer", "ConditionalOffer")
    everything = Range.objects.create(name=f"Everything for {name}", includes_all_products=True)
    condition = Condition.objects.create(range=everything, type="Count", value=Decimal(1))
    benefit = Benefit.objects.create(range=everything, type="Percentage", value=Decimal(10))
    return Offer.objects.create(name=name, condition=condition, benefit=benefit, **fields)


def make_voucher(code="WELCOME"):
    now = timezone.now()
    dates = {"start_datetime": now, "end_datetime": now + timedelta(days=30)}
    voucher = get_model("voucher", "Voucher").objects.create(name=code, code=code, **dates)
    voucher.offers.add(make_offer(f"Offer for {code}", offer_type="Voucher"))
    return voucher


def make_voucher_set():
    now = timezone.now()
    return get_model("voucher", "VoucherSet").objects.create(
        name="Leaflet", count=3, code_length=8, start_datetime=now, end_datetime=now + timedelta(days=30)
    )


@pytest.fixture
def addresses():
    """Every address of the order desk, by name, with the things that it is about."""
    product = make_product("Whole milk")
    make_product_page(product)
    alice = make_user("alice@example.com", first_name="Alice", last_name="Hill")
    order = make_order(product, user=alice)
    note = order.notes.create(user=alice, message="Ring twice", note_type="Info")
    offer, voucher, voucher_set = make_offer(), make_voucher(), make_voucher_set()
    milk = get_model("offer", "Range").objects.create(name="Milk")
    milk.add_product(product)
    review = product.reviews.create(title="Good", body="Creamy", score=5, user=alice, status=0)
    alert = get_model("customer", "ProductAlert").objects.create(product=product, user=alice, status="Active")
    number, line = order.number, order.lines.get().pk
    offer_steps = {f"offer-{step}": [offer.pk] for step in ("metadata", "condition", "benefit", "restrictions")}
    return {
        "index": [],
        "login": [],
        "catalogue-product": [product.pk],
        "order-list": [],
        "order-stats": [],
        "order-detail": [number],
        "order-detail-note": [number, note.pk],
        "order-line-detail": [number, line],
        "order-shipping-address": [number],
        "users-index": [],
        "user-detail": [alice.pk],
        "user-password-reset": [alice.pk],
        "user-alert-list": [],
        "user-alert-delete": [alert.pk],
        "user-alert-update": [alert.pk],
        "offer-list": [],
        "offer-detail": [offer.pk],
        "offer-delete": [offer.pk],
        **offer_steps,
        "range-list": [],
        "range-create": [],
        "range-update": [milk.pk],
        "range-delete": [milk.pk],
        "range-products": [milk.pk],
        "range-reorder": [milk.pk],
        "reviews-list": [],
        "reviews-update": [review.pk],
        "reviews-delete": [review.pk],
        "reports-index": [],
        "voucher-list": [],
        "voucher-create": [],
        "voucher-update": [voucher.pk],
        "voucher-delete": [voucher.pk],
        "voucher-stats": [voucher.pk],
        "voucher-set-list": [],
        "voucher-set-create": [],
        "voucher-set-update": [voucher_set.pk],
        "voucher-set-detail": [voucher_set.pk],
        "voucher-set-download": [voucher_set.pk],
        "voucher-set-delete": [voucher_set.pk],
    }


BARE = {"login", "catalogue-product", "voucher-set-download", "user-password-reset", "range-reorder"}  # no page


def test_the_walk_below_knows_every_address(addresses):
    mounted = set(names(apps.get_app_config("dashboard").urls[0]))
    assert mounted == set(addresses)


def test_every_page_opens_for_an_administrator_and_asks_no_other_host(desk, addresses):
    for name, args in addresses.items():
        if name in BARE:
            continue
        response = desk.get(reverse(f"dashboard:{name}", args=args))
        assert response.status_code == 200, name
        html = response.content.decode()
        assert 'class="desk"' in html, name
        assert 'src="http' not in html, name
        assert 'href="http' not in html.replace('href="http://testserver', ""), name


def test_a_stranger_is_asked_to_sign_in(client, addresses):
    for name, args in addresses.items():
        if name == "login":
            continue
        address = reverse(f"dashboard:{name}", args=args)
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1] == (f"/accounts/login/?next={quote(address, safe='')}", 302), name


def test_a_shopper_is_turned_away(client, addresses):
    client.force_login(make_user("bob@example.com"))
    for name, args in addresses.items():
        if name != "login":
            assert client.get(reverse(f"dashboard:{name}", args=args)).status_code == 403, name


def test_what_would_overwrite_stock_or_is_done_elsewhere_is_not_there(desk):
    others = ["catalogue", "partners", "pages", "communications", "shipping"]
    for label in others:
        for name in names(apps.get_app_config(f"{label}_dashboard").urls[0]):
            if name == "catalogue-product":
                continue
            with pytest.raises(NoReverseMatch):
                reverse(f"dashboard:{name}", args=[1])
            with pytest.raises(NoReverseMatch):
                reverse(f"dashboard:{name}")
    for place in ["catalogue/", "partners/", "pages/", "comms/", "shipping/", "catalogue/products/1/", "partners/1/"]:
        assert place not in MOUNTED
        assert desk.get(f"/dashboard/{place}").status_code == 404, place


def test_a_product_leads_to_its_form_in_the_back_office(desk):
    page = make_product_page()
    response = desk.get(reverse("dashboard:catalogue-product", args=[page.listing.product_id]))
    assert response.url == reverse("products_commerce", args=[page.pk])


def test_a_product_leads_to_the_shop_for_those_who_may_not_trade(client):
    page = make_product_page()
    otto = make_user("otto@example.com", is_staff=True)
    otto.user_permissions.add(Permission.objects.get(codename="view_order"))
    client.force_login(otto)
    response = client.get(reverse("dashboard:catalogue-product", args=[page.listing.product_id]))
    assert response.url == page.url


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


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44 113", "'+44 113"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("Alice", "Alice"),
        ("", ""),
        (Decimal("-1.20"), Decimal("-1.20")),
        (-3, -3),
        (None, None),
    ],
)
def test_a_cell_holds_no_formula(cell, written):
    assert harmless(cell) == written


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


REPORTS = [
    "order_report",
    "product_analytics",
    "user_analytics",
    "open_baskets",
    "submitted_baskets",
    "vouchers",
    "conditional-offers",
]
WITH_DATES = {"order_report", "open_baskets", "submitted_baskets"}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("download", [{}, {"download": "on"}])
def test_every_report_is_made_and_holds_no_formula(desk, addresses, report, download):
    alice = get_model("accounts", "User").objects.get(email="alice@example.com")
    alice.first_name = "=HYPERLINK(1)"
    alice.save()
    get_model("analytics", "UserRecord").objects.create(user=alice, num_orders=1)
    today = timezone.now().date()
    dates = {"date_from": today - timedelta(days=30), "date_to": today + timedelta(days=1)}
    dates = dates if report in WITH_DATES else {}
    response = desk.get(reverse("dashboard:reports-index"), {"report_type": report, **dates, **download})
    assert response.status_code == 200
    if download:
        assert response.headers["Content-Type"] == "text/csv"
        cells = [cell for line in response.content.decode().splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.strip('"').startswith("=")]


def test_the_walk_above_knows_every_report(desk):
    form = desk.get(reverse("dashboard:reports-index")).context["form"]
    assert {value for value, _ in form.fields["report_type"].choices} == set(REPORTS)


def test_an_offer_is_made_in_four_steps(desk):
    everything = get_model("offer", "Range").objects.create(name="Everything", includes_all_products=True)
    steps = [
        ("offer-metadata", {"name": "Spring", "description": "", "offer_type": "Site"}),
        ("offer-benefit", {"range": everything.pk, "type": "Percentage", "value": "10"}),
        ("offer-condition", {"range": everything.pk, "type": "Count", "value": "1"}),
        ("offer-restrictions", {"priority": "0", "exclusive": "on"}),
    ]
    for name, data in steps:
        response = desk.post(reverse(f"dashboard:{name}"), data, follow=True)
        assert response.status_code == 200, name
    offer = get_model("offer", "ConditionalOffer").objects.get()
    assert (offer.name, offer.benefit.value) == ("Spring", Decimal("10"))


def test_a_voucher_and_a_set_of_vouchers_are_made(desk):
    offer = make_offer(offer_type="Voucher")
    dates = {"start_datetime": "2026-11-01 00:00", "end_datetime": "2026-12-31 00:00"}
    data = {"name": "Welcome", "code": "WELCOME", "usage": "Single use", "offers": [offer.pk], **dates}
    assert desk.post(reverse("dashboard:voucher-create"), data).status_code == 302
    assert get_model("voucher", "Voucher").objects.get(code="WELCOME").offers.get() == offer
    data = {"name": "Leaflet", "description": "For the fair", "count": "2", "code_length": "8", "usage": "Single use"}
    data |= {"offers": [offer.pk], **dates}
    assert desk.post(reverse("dashboard:voucher-set-create"), data).status_code == 302
    voucher_set = get_model("voucher", "VoucherSet").objects.get()
    assert voucher_set.vouchers.count() == 2
    codes = desk.get(reverse("dashboard:voucher-set-download", args=[voucher_set.pk])).content.decode().split()
    assert len(codes) == 2


def test_a_range_takes_products(desk):
    product = make_product()
    product.upc = "4006381333931"
    product.save()
    data = {"name": "Milk", "description": "", "is_public": "on"}
    desk.post(reverse("dashboard:range-create"), data)
    milk = get_model("offer", "Range").objects.get()
    data = {"action": "add_products", "query": "4006381333931"}
    response = desk.post(reverse("dashboard:range-products", args=[milk.pk]), data, follow=True)
    assert response.status_code == 200
    assert list(milk.all_products()) == [product]


def test_a_review_is_approved(desk, addresses):
    [pk] = addresses["reviews-update"]
    data = {"title": "Good", "body": "Creamy", "score": "5", "status": "1"}
    assert desk.post(reverse("dashboard:reviews-update", args=[pk]), data).status_code == 302
    assert get_model("reviews", "ProductReview").objects.get(pk=pk).status == 1


def test_a_customer_is_sent_the_sign_in_rooms_mail(desk, mailoutbox):
    alice = make_user("alice@example.com")
    response = desk.post(reverse("dashboard:user-password-reset", args=[alice.pk]), follow=True)
    assert response.status_code == 200
    assert "on its way to alice@example.com" in response.content.decode()
    assert Notice.objects.get().recipient == "alice@example.com"


def test_the_desk_does_not_lock_out_staff(desk):
    otto, alice = make_user("otto@example.com", is_staff=True), make_user("alice@example.com")
    data = {"action": "make_inactive", "selected_user": [otto.pk, alice.pk]}
    desk.post(reverse("dashboard:users-index"), data)
    otto.refresh_from_db()
    alice.refresh_from_db()
    assert (otto.is_active, alice.is_active) == (True, False)


def test_the_address_of_a_delivery_is_changed_and_noted(desk):
    order = make_order()
    data = {"first_name": "Alice", "last_name": "Hill", "line1": "5 Mill Lane", "line4": "Leeds", "postcode": "LS8 2QT"}
    data |= {"country": "GB", "phone_number": "", "notes": ""}
    assert desk.post(reverse("dashboard:order-shipping-address", args=[order.number]), data).status_code == 302
    assert "4 Mill Lane" in order.notes.get().message


def test_the_way_to_the_order_desk_is_in_the_back_offices_menu(client):
    make_home()
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    assert "/dashboard/" in client.get("/admin/").content.decode()


def test_it_is_not_there_for_those_who_may_not(client):
    make_home()
    mia = make_user("mia@example.com")
    mia.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(mia)
    assert '"/dashboard/"' not in client.get("/admin/").content.decode()
