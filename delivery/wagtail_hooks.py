"""What the delivery room adds to the back office: addresses, and a menu group."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from delivery.desk import areas, calendar_pages, closed, days, permissions, requests
from desk.menu import DeskItem

MENU_HOOK = "register_delivery_menu_item"
delivery_menu = Menu(register_hook_name=MENU_HOOK, construct_hook_name="construct_delivery_menu")


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("delivery/", calendar_pages.calendar, name="delivery_calendar"),
        path("delivery/slots/<int:pk>/orders/<str:day>/", calendar_pages.slot_orders, name="delivery_slot_orders"),
        path("delivery/areas/", areas.areas, name="delivery_areas"),
        path("delivery/areas/new/", areas.area, name="delivery_area_new"),
        path("delivery/areas/<int:pk>/", areas.area, name="delivery_area"),
        path("delivery/areas/<int:pk>/remove/", areas.remove_area, name="delivery_area_remove"),
        path("delivery/areas/<int:pk>/days/", areas.new_day, name="delivery_day_new"),
        path("delivery/days/<int:pk>/", days.day, name="delivery_day"),
        path("delivery/days/<int:pk>/remove/", days.remove_day, name="delivery_day_remove"),
        path("delivery/days/<int:pk>/slots/", days.new_slot, name="delivery_slot_new"),
        path("delivery/slots/<int:pk>/", days.slot, name="delivery_slot"),
        path("delivery/slots/<int:pk>/remove/", days.remove_slot, name="delivery_slot_remove"),
        path("delivery/closed/", closed.closed_dates, name="delivery_closed"),
        path("delivery/closed/<int:pk>/remove/", closed.reopen, name="delivery_reopen"),
        path("delivery/requests/", requests.requests, name="delivery_requests"),
        path("delivery/requests.csv", requests.requests_file, name="delivery_requests_file"),
    ]


@hooks.register("register_admin_menu_item")
def delivery_group() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Delivery"), delivery_menu, name="delivery", icon_name="globe", order=165)


@hooks.register(MENU_HOOK)
def calendar_item() -> DeskItem:
    options = {"icon_name": "calendar-alt", "order": 100, "name": "delivery-calendar"}
    return DeskItem(_("Calendar"), "delivery_calendar", permissions.VIEW_FILL, **options)


@hooks.register(MENU_HOOK)
def areas_item() -> DeskItem:
    return DeskItem(_("Areas"), "delivery_areas", permissions.VIEW_AREAS, icon_name="globe", order=200)


@hooks.register(MENU_HOOK)
def closed_item() -> DeskItem:
    return DeskItem(_("Closed dates"), "delivery_closed", permissions.VIEW_CLOSED, icon_name="no-view", order=300)


@hooks.register(MENU_HOOK)
def requests_item() -> DeskItem:
    return DeskItem(_("Requests"), "delivery_requests", permissions.VIEW_REQUESTS, icon_name="mail", order=400)
