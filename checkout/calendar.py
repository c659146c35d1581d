"""A delivery as an event for the shopper's calendar."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from checkout.confirmation import full, order_path
from delivery.models import OrderDelivery
from delivery.plans import zone
from hours import span_words


def event_of(order) -> bytes:
    """An iCalendar file with the delivery of an order: its window, or the whole day where its hours aren't known, or
    have been set anew since they were promised.

    Source: RFC 5545.
    """
    delivery = order.delivery
    event = Event()
    event.add("uid", f"order-{order.number}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", order.date_placed)
    told = {"shop": settings.OSCAR_SHOP_NAME, "window": delivery.slot}
    event.add("summary", _("%(shop)s: delivery, %(window)s") % told)
    event.add("location", order.shipping_address.summary)
    event.add("description", _about(order, delivery))
    event.add("url", full(order_path(order)))
    for name, value in _times(delivery).items():
        event.add(name, value)
    calendar = Calendar()
    calendar.add("prodid", "-//Creamtop//Orders//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical()


def _times(delivery: OrderDelivery) -> dict:
    slot = delivery.weekly_slot
    if slot is None or span_words(slot.opens, slot.closes) != delivery.slot:
        return {"dtstart": delivery.day, "dtend": delivery.day + timedelta(days=1)}
    moments = {"dtstart": slot.opens, "dtend": slot.closes}
    return {name: datetime.combine(delivery.day, moment, zone()).astimezone(UTC) for name, moment in moments.items()}


def _about(order, delivery: OrderDelivery) -> str:
    told = [_("Order %(number)s.") % {"number": order.number}]
    if delivery.safe_place:
        told.append(_("Where we leave it: %(place)s") % {"place": delivery.safe_place})
    return "\n".join(told)
