"""A shopper's steps through the checkout."""

from datetime import date

from oscar.core.loading import get_model

from checkout.models import LineTerms
from freshness.models import Batch

ADDRESS = {
    "email": "guest@example.com",
    "first_name": "Alice",
    "last_name": "Hill",
    "line1": "4 Mill Lane",
    "line4": "Leeds",
    "postcode": "ls82qt",
    "phone_number": "0113 496 0182",
    "safe_place": "In the porch.",
    "note": "Mind the dog.",
}


def deliver(client, **fields):
    """Sends the delivery page's form with an address, and the day and window that it comes with."""
    return client.post("/checkout/shipping-address/", ADDRESS | when(client) | fields)


def when(client) -> dict:
    """What the delivery page's form holds of area, day and windows; nothing if it leads elsewhere."""
    words = client.get("/checkout/shipping-address/", follow=True).context
    if "days" not in words:
        return {}
    held = {"area": words["area"]}
    for day in words["days"]:
        held |= {f"slot-{day.day}": window.key for window in day.windows if window.is_chosen}
        held |= {"day": str(day.day)} if day.is_chosen else {}
    return held


def shown(client) -> dict:
    """What the review page's form holds."""
    form = client.get("/checkout/preview/").context["form"]
    return {name: form[name].value() for name in form.fields}


def order(client, **fields):
    return client.post("/checkout/preview/", shown(client) | fields)


def quantities() -> dict[str, int]:
    """What is in open baskets: product → units."""
    lines = get_model("basket", "Line").objects.filter(basket__status="Open")
    return {line.product.title: line.quantity for line in lines}


def press(client, **fields):
    """Presses a button of the basket's form, which holds what the page shows of each line."""
    lines = client.get("/basket/").context["lines"]
    return client.post("/basket/", {f"seen-{line.pk}": line.seen for line in lines} | fields)


def terms() -> list[tuple]:
    """What was noted with the lines of baskets: (offer, promised date, price, delivery day)."""
    rows = LineTerms.objects.order_by("line")
    return [(row.offer_kind, row.promised_date, row.price, row.shown_for) for row in rows]


def sold(day: date, left: int = 0) -> None:
    """Somebody else has bought the batches of a date."""
    Batch.objects.filter(date=day).update(on_hand=left)
