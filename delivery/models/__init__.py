from delivery.models.areas import Area, ClosedDate, District, WeeklyDay, WeeklySlot
from delivery.models.loads import SlotLoad
from delivery.models.orders import OrderDelivery
from delivery.models.shoppers import AreaRequest, ChosenDelivery

__all__ = [
    "Area",
    "AreaRequest",
    "ChosenDelivery",
    "ClosedDate",
    "District",
    "OrderDelivery",
    "SlotLoad",
    "WeeklyDay",
    "WeeklySlot",
]
