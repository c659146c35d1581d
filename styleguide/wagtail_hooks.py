"""Where staff find the style guide."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from styleguide.views import style_guide


@hooks.register("register_admin_urls")
def address():
    return [path("style-guide/", style_guide, name="style_guide")]


@hooks.register("register_help_menu_item")
def item():
    return MenuItem(_("Style guide"), reverse("style_guide"), icon_name="palette", order=1000)
