"""Goods-in, write-offs, shortages and picking in the back office's addresses and menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from freshness.desk.goods_in.views import goods_in
from freshness.desk.menu import GOODS_IN, MENU_HOOK, DeskItem


@hooks.register("register_admin_urls")
def goods_addresses():
    return [path("freshness/goods-in/", goods_in, name="freshness_goods_in")]


@hooks.register(MENU_HOOK)
def goods_in_item():
    return DeskItem(_("Goods-in"), "freshness_goods_in", "freshness.view_goodsin", icon_name="download", order=GOODS_IN)
