"""Posted fields that no page of ours ever held. Nothing breaks, and nothing is ordered that was not shown."""

from urllib.parse import urlsplit

import pytest
from oscar.core.loading import get_model

from checkout.models import PaymentAttempt
from tests.faults.goods import make_bottle, make_fresh
from tests.faults.shop import IS_LONG
from tests.faults.shopper import form_in

pytestmark = pytest.mark.postgres
Order = get_model("order", "Order")
Line = get_model("basket", "Line")
THANKS = "/checkout/thank-you/"
NUMBERS = [
    "-1", "0", "00", "-0", "1.5", "1e3", "NaN", "nan", "Infinity", "-Infinity", "9" * 30, "99999", "2147483648",
    "9223372036854775808", "0x10", "½", "٣", "1 000", "1,000", "+1", "''", "1;DROP TABLE basket_line", "\x00", "true",
]  # fmt: skip
RUBBISH = ["", "-1", "0", "0.00", "NaN", "9" * 30, "2026-02-30", "\x00", "<b>", "٣", "🥛", "None", "[]", "x" * 20_000]


@pytest.fixture
def milk(shop):
    return make_bottle(stock=100)


def quantities() -> list[int]:
    """What is in baskets."""
    return list(Line.objects.values_list("quantity", flat=True))


@pytest.mark.parametrize("field", ["quantity", "date"])
def test_odd_numbers_add_nothing_odd(shop, milk, field):
    """Guard: the fields of AddToBasketForm."""
    alice = shop.shopper()
    for number in NUMBERS:
        answer = alice.add(milk, follow=False, **{field: number})
        assert answer.status_code < 500, number
    assert all(1 <= quantity <= 24 for quantity in quantities())
    assert alice.get("/basket/").status_code == 200


def test_odd_numbers_in_the_basket_change_nothing(shop, milk):
    """Guard: is_number() of checkout.basket.changes."""
    alice = shop.shopper()
    alice.add(milk, 2, follow=False)
    line = Line.objects.get()
    form = form_in(alice.get("/basket/"), f"quantity-{line.pk}")
    odd = [number for number in NUMBERS if number not in ("0", "00")]
    for number in odd:
        answer = alice.post("/basket/", form | {f"quantity-{line.pk}": number}, follow=False)
        assert answer.status_code < 500, number
        assert quantities() == [2], number
    for name in ("remove", "more", "accept", "save", "swap"):
        for words in ("-1", "0", "9" * 30, "\x00", f"{line.pk + 1}", "٣"):
            assert alice.post("/basket/", form | {name: words}, follow=False).status_code < 500, (name, words)
    assert quantities() == [2]


def test_the_line_of_another_shopper_is_out_of_reach(shop, milk):
    """Guard: only lines of this request's basket are read."""
    alice, bob = shop.shopper(), shop.shopper()
    alice.add(milk, 2, follow=False)
    line = Line.objects.get()
    bob.add(milk, 1, follow=False)
    form = form_in(bob.get("/basket/"), "csrfmiddlewaretoken")
    bob.post("/basket/", form | {f"quantity-{line.pk}": "9", "remove": str(line.pk)})
    assert sorted(quantities()) == [1, 2]


def test_no_field_of_the_review_can_be_bent(shop, milk):
    """Guard: ReviewForm compares what was shown with what holds; amounts that were posted are never used."""
    alice = shop.shopper()
    form = alice.go_to_review(milk, make_fresh())
    fields = [name for name in form if name not in ("csrfmiddlewaretoken", "payment")]
    assert "shown_total" in fields
    for name in fields:
        for words in RUBBISH:
            if words == form[name]:
                continue
            answer = alice.order(form | {name: words}, follow=False)
            assert answer.status_code < 500, (name, words)
            assert Order.objects.count() == 0, (name, words)
    for words in RUBBISH:
        assert alice.order(form | {"payment": words}, follow=False).status_code < 500
    assert Order.objects.count() == 0
    more = {"total": "0.01", "order_total": "0.01", "shipping_charge": "-5", "price": "0", "status": "Delivered"}
    assert alice.order(form | more).url.endswith(THANKS)
    assert Order.objects.get().status == "Confirmed"


def test_a_field_that_is_left_out_orders_nothing(shop, milk):
    alice = shop.shopper()
    form = alice.go_to_review(milk)
    for name in form:
        answer = alice.order({field: words for field, words in form.items() if field != name}, follow=False)
        assert answer.status_code < 500, name
        is_token = name == "csrfmiddlewaretoken"  # the header carries it too
        assert Order.objects.count() == 0 or is_token, name
        if is_token:
            assert answer.status_code in (302, 403)
            if Order.objects.exists():
                return


def test_no_field_of_the_delivery_breaks_the_page(shop, milk):
    """Guard: the fields of the delivery form, which are as long as the columns are that an order writes them to."""
    alice = shop.shopper()
    alice.add(milk, follow=False)
    form = form_in(alice.get("/checkout/shipping-address/"), "line1") | alice.home
    for name in [name for name in form if name != "csrfmiddlewaretoken"]:
        for words in RUBBISH if IS_LONG else ("\x00", "🥛", "x" * 20_000):
            answer = alice.post("/checkout/shipping-address/", form | {name: words})
            assert answer.status_code < 500, (name, words[:40])
            if answer.url.endswith("/checkout/preview/"):
                assert order_and_give_up(alice, answer) < 500, (name, words[:40])
    assert set(Order.objects.values_list("status", flat=True)) == {"Cancelled"}


def order_and_give_up(alice, review) -> int:
    """How an order ends that is made of what a review page shows. Its goods go back into the basket."""
    answer = alice.order(alice.review("stripe", review))
    if answer.status_code < 500:
        alice.post(f"{urlsplit(answer.url).path}give-up/", {}, follow=False)
    return answer.status_code


def test_no_token_of_a_card_breaks_the_payment(shop, milk):
    """Guard: TOKEN of checkout.payments.views."""
    alice = shop.shopper()
    path = alice.order_by_card(milk)
    odd = [
        "",
        "pm_",
        "pm_card_visa/../../refunds",
        "pm_card visa",
        "pm_" + "x" * 5000,
        "\x00",
        "cus_1",
        "<b>",
        "٣",
        "pi_1",
    ]
    for token in odd:
        answer = alice.pay(path, token)
        assert answer.status_code in (200, 502, 503), token
        assert "words" in answer.json(), token
    sent = {entry["fields"].get("payment_method") for entry in shop.proxy.log()}
    assert sent <= {None, "cus_1", "pi_1"}  # what might be a card is left to the gateway
    assert Order.objects.get().status == "Awaiting payment"
    assert PaymentAttempt.objects.filter(captured__gt=0).count() == 0
    assert alice.pay(path).json()["next"] == THANKS


def test_the_payment_of_another_shopper_is_out_of_reach(shop, milk):
    """Guard: order_of() of checkout.payments.views."""
    alice, mallory = shop.guest(1), shop.guest(2)
    path = alice.order_by_card(milk)
    mallory.add(milk)
    mallory.get("/checkout/shipping-address/")
    for end in ("", "setup/", "authorise/", "check/", "cards/", "otherwise/", "give-up/"):
        assert mallory.post(path + end, {"token": "pm_card_visa"}).status_code in (404, 405), end
        assert mallory.get(path + end).status_code in (404, 405), end
    assert Order.objects.get().status == "Awaiting payment"


def test_a_payment_needs_a_token_of_our_page(shop, milk):
    """Guard: CsrfViewMiddleware stands before what moves money."""
    alice = shop.shopper()
    path = alice.order_by_card(milk)
    stranger = alice.tab()
    stranger.browser.cookies.pop("csrftoken", None)
    answer = stranger.browser.post(f"{shop.address}{path}authorise/", {"token": "pm_card_visa"}, timeout=60)
    assert answer.status_code == 403
    assert Order.objects.get().status == "Awaiting payment"
