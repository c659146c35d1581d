"""Paying by card as people do it, in the sandbox that the running shop brings along."""

import json
import re
import socket
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
GOOD, ASKS_FIRST, DECLINED = "4242424242424242", "4000002500003155", "4000000000000341"


def to_payment_page(page, email: str) -> None:
    """From a product to the page on which it is paid, as a guest."""
    page.goto("/shop/yoghurt/natural-yoghurt/")
    page.get_by_role("main").get_by_role("button", name="Add to basket").click()
    expect(page.locator(".masthead__count")).to_have_text("1")
    page.goto("/checkout/shipping-address/")
    if page.get_by_label("E-mail", exact=True).count():
        page.get_by_label("E-mail", exact=True).fill(email)
        page.get_by_label("First name").fill("Asha")
        page.get_by_label("Last name").fill("Rao")
        page.get_by_label("House and street").fill(f"{email.split('@')[0]} Cottage")  # the door has a limit per address
        page.get_by_label("Town").fill("Leeds")
        page.get_by_label("Postcode").fill("ls82qt")
    page.get_by_role("main").get_by_role("button", name="Go to review").click()
    page.get_by_role("radio", name="Card").check()
    page.get_by_role("button", name=re.compile("^Order")).click()
    expect(page).to_have_url(re.compile("/checkout/pay/"))


def type_card(page, number: str) -> None:
    page.get_by_label("Card number", exact=True).fill(number)
    page.get_by_label(re.compile("^Month")).fill("12")
    page.get_by_label(re.compile("^Year")).fill("30")
    page.get_by_label("Code", exact=True).fill("123")


def press_pay(page) -> None:
    page.get_by_role("button", name=re.compile("^Pay £")).click()


def newest_payment(shop, email: str) -> tuple[str, list[str]]:
    """The status of a guest's order, and the states of its attempts."""
    code = (
        "import json; from oscar.core.loading import get_model; "
        f"order = get_model('order', 'Order').objects.filter(guest_email='{email}').latest('pk'); "
        "print(json.dumps([order.status, [each.state for each in order.payments.order_by('pk')]]))"
    )
    status, states = json.loads(shop.manage("shell", "--no-imports", "--command", code).strip().splitlines()[-1])
    return status, states


def put_baskets_away(shop, email: str) -> None:
    """Takes from a customer what another visit has left in the basket."""
    code = (
        "from oscar.core.loading import get_model; "
        f"get_model('basket', 'Basket').open.filter(owner__email='{email}').update(status='Frozen')"
    )
    shop.manage("shell", "--no-imports", "--command", code)


def heard(shop) -> list[str]:
    """The kinds of the events that the shop has looked into without a complaint."""
    code = (
        "import json; from checkout.models import GatewayEvent; "
        "events = GatewayEvent.objects.filter(processed_at__isnull=False, problem=''); "
        "print(json.dumps(list(events.values_list('kind', flat=True))))"
    )
    return json.loads(shop.manage("shell", "--no-imports", "--command", code).strip().splitlines()[-1])


def test_a_card_pays(shop, visit):
    page = visit(**DESK)
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    to_payment_page(page, "asha.card@example.com")
    expect(page.get_by_text("Sandbox: no money moves")).to_be_visible()

    type_card(page, GOOD)
    press_pay(page)

    expect(page).to_have_url(re.compile("/checkout/thank-you/"))
    assert newest_payment(shop, "asha.card@example.com") == ("Confirmed", ["captured"])
    assert complaints == []
    until = time.monotonic() + 30
    while "payment_intent.succeeded" not in heard(shop) and time.monotonic() < until:
        time.sleep(0.5)  # the sandbox tells the shop after a second, and its clock looks every two
    assert "payment_intent.succeeded" in heard(shop)


def test_a_bank_asks_first(shop, visit):
    page = visit(**PHONE)
    to_payment_page(page, "asha.bank@example.com")

    type_card(page, ASKS_FIRST)
    press_pay(page)
    page.get_by_role("button", name="Complete authentication").click()  # when the card is read
    page.get_by_role("button", name="Complete authentication").click()  # when it is charged

    expect(page).to_have_url(re.compile("/checkout/thank-you/"))
    assert newest_payment(shop, "asha.bank@example.com") == ("Confirmed", ["captured"])


def test_a_declined_card_and_then_another_on_the_same_order(shop, visit):
    page = visit(**DESK)
    to_payment_page(page, "asha.declined@example.com")
    order_page = page.url

    type_card(page, DECLINED)
    press_pay(page)
    told = page.get_by_role("alert").filter(has_text="Your bank said no")
    expect(told).to_be_visible()
    expect(told).to_be_focused()
    assert page.url == order_page

    type_card(page, GOOD)
    press_pay(page)

    expect(page).to_have_url(re.compile("/checkout/thank-you/"))
    assert newest_payment(shop, "asha.declined@example.com") == ("Confirmed", ["declined", "captured"])


def test_who_fails_at_the_bank_is_told_and_may_pay_at_the_door(shop, visit):
    page = visit(**DESK)
    to_payment_page(page, "asha.door@example.com")

    type_card(page, ASKS_FIRST)
    press_pay(page)
    page.get_by_role("button", name="Complete authentication").click()
    page.get_by_role("button", name="Fail authentication").click()
    expect(page.get_by_role("alert").filter(has_text="could not make sure that it was you")).to_be_visible()

    page.get_by_role("button", name="Pay this way instead").click()
    expect(page).to_have_url(re.compile("/checkout/thank-you/"))
    assert newest_payment(shop, "asha.door@example.com") == ("Confirmed", ["declined", "authorised"])


def test_a_card_that_cannot_be_read_is_told(visit):
    page = visit(**DESK)
    to_payment_page(page, "asha.typo@example.com")

    press_pay(page)

    expect(page.get_by_role("alert").filter(has_text="That card could not be read")).to_be_visible()


def test_a_customer_keeps_a_card_and_pays_with_it_the_next_time(shop, visit):
    put_baskets_away(shop, "priya@example.com")
    page = visit(**DESK)
    page.goto("/accounts/login/")
    page.fill("[name=login]", "priya@example.com")
    page.fill("[name=password]", "longmeadow")
    page.press("[name=password]", "Enter")
    page.wait_for_url(re.compile("/account/"))
    to_payment_page(page, "")
    type_card(page, GOOD)
    page.get_by_label("Keep this card for the next time").check()
    press_pay(page)
    expect(page).to_have_url(re.compile("/checkout/thank-you/"))

    to_payment_page(page, "")
    expect(page.get_by_role("radio", name="Visa ending 4242")).to_be_checked()
    press_pay(page)
    expect(page).to_have_url(re.compile("/checkout/thank-you/"))

    to_payment_page(page, "")
    page.get_by_role("button", name=re.compile("^Forget it.*4242")).click()
    expect(page.get_by_role("radio", name="Visa ending 4242")).to_have_count(0)
    expect(page.get_by_label("Card number", exact=True)).to_be_visible()
    page.get_by_role("button", name="Don’t order this").click()
    expect(page).to_have_url(re.compile("/basket/"))
    expect(page.get_by_role("main")).to_contain_text("Natural yoghurt")


def test_without_scripts_the_page_says_what_it_needs(visit):
    page = visit(**DESK, java_script_enabled=False)
    to_payment_page(page, "asha.plain@example.com")

    expect(page.get_by_text("this page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Pay this way instead")).to_be_visible()


def test_when_the_card_form_is_blocked_the_page_says_so(visit):
    page = visit(**DESK)
    page.route("**/js.stripe.com/**", lambda route: route.abort())
    to_payment_page(page, "asha.blocked@example.com")

    expect(page.get_by_role("alert").filter(has_text="The card form can’t be loaded")).to_be_visible()


def test_the_sandbox_cannot_be_reached_from_outside(shop):
    """Guard: config.loopback; by itself the program listens on all addresses."""
    port = json.loads((shop.var / "payment-sandbox.json").read_text())["port"]
    with socket.create_connection(("127.0.0.1", port), timeout=2):
        pass
    outward = own_address()
    if outward.startswith("127."):
        pytest.skip("this machine has no other address")
    with socket.socket() as line:
        line.settimeout(2)
        assert line.connect_ex((outward, port)) != 0


def own_address() -> str:
    """The address under which others would see this machine; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return line.getsockname()[0]
