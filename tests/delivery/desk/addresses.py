"""The addresses of the delivery pages: how each is called, what its form posts, and what might change by it."""

from django.urls import reverse

from delivery.models import Area, AreaRequest, ClosedDate, District, OrderDelivery, SlotLoad, WeeklyDay, WeeklySlot

ROWS = (Area, AreaRequest, ClosedDate, District, OrderDelivery, SlotLoad, WeeklyDay, WeeklySlot)
OF = {
    "delivery_area": "area",
    "delivery_area_remove": "bare",
    "delivery_day_new": "area",
    "delivery_day": "day",
    "delivery_day_remove": "friday_day",
    "delivery_slot_new": "day",
    "delivery_slot": "slot",
    "delivery_slot_remove": "empty",
    "delivery_reopen": "closed",
}
SLOT = {
    "opens": "09:00",
    "closes": "13:00",
    "capacity_orders": "20",
    "capacity_crates": "15",
    "price": "1.00",
    "minimum_order": "0",
    "free_from": "",
    "is_active": "on",
}
FORMS = {
    "delivery_area_new": {"name": "Selby", "position": "4", "districts": "YO8", "is_active": "on"},
    "delivery_area": {"name": "Leeds", "position": "1", "districts": "LS8 LS9", "is_active": "on"},
    "delivery_day_new": {"weekday": "5", "like": ""},
    "delivery_day": {
        "cut_off_days_before": "2",
        "cut_off_at": "18:00",
        "ready_days_before": "0",
        "ready_at": "04:00",
    },
    "delivery_slot_new": SLOT,
    "delivery_slot": SLOT,
    "delivery_closed": {"day": "2026-12-31", "area": "", "reason": "New Year’s Eve"},
}


def address(name: str, round_: dict) -> str:
    if name == "delivery_slot_orders":
        return reverse(name, args=[round_["slot"].pk, "2026-12-03"])
    rows = round_ | {"friday_day": round_["friday"].weekly_day}
    return reverse(name, args=[rows[OF[name]].pk] if name in OF else [])


def books() -> list:
    """Everything that the pages keep, row by row."""
    return [list(model.objects.order_by("pk").values()) for model in ROWS]
