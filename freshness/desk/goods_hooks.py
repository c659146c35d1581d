"""Goods-in, write-offs, shortages and picking in the back office's addresses and menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from desk.menu import DeskItem
from freshness.desk.batches import WRITE_OFF_LIST
from freshness.desk.goods_in.views import goods_in
from freshness.desk.menu import GOODS_IN, MENU_HOOK, WRITE_OFFS
from freshness.desk.picking import shortages
from freshness.desk.picking.views import pick_other, picking
from freshness.desk.write_offs import views as write_offs

PICKING, SHORTAGES = GOODS_IN + 20, WRITE_OFFS + 20


@hooks.register("register_admin_urls")
def goods_addresses():
    return [
        path("freshness/goods-in/", goods_in, name="freshness_goods_in"),
        path("freshness/write-offs/new/", write_offs.write_off_batches, name="freshness_write_off"),
        path("freshness/batches/<int:pk>/count/", write_offs.count_batch, name="freshness_count"),
        path("freshness/picking/", picking, name="freshness_picking"),
        path("freshness/picking/<int:pk>/", pick_other, name="freshness_pick_other"),
        path("freshness/shortages/", shortages.shortages, name="freshness_shortages"),
        path("freshness/shortages/<int:pk>/", shortages.settle, name="freshness_settle"),
    ]


@hooks.register(MENU_HOOK)
def goods_in_item():
    return DeskItem(_("Goods-in"), "freshness_goods_in", "freshness.view_goodsin", icon_name="download", order=GOODS_IN)


@hooks.register(MENU_HOOK)
def picking_item():
    permission = "freshness.view_allocation"
    return DeskItem(_("Picking"), "freshness_picking", permission, icon_name="clipboard-list", order=PICKING)


@hooks.register(MENU_HOOK)
def write_offs_item():
    permission = "freshness.view_writeoff"
    return DeskItem(_("Write-offs"), WRITE_OFF_LIST, permission, icon_name="bin", order=WRITE_OFFS)


@hooks.register(MENU_HOOK)
def shortages_item():
    permission = "freshness.view_shortage"
    return DeskItem(_("Shortages"), "freshness_shortages", permission, icon_name="warning", order=SHORTAGES)
