"""Announcements and menus in the back office; contact details are one of Wagtail's settings (home.models.site)."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Announcement, Menus


class AnnouncementViewSet(SnippetViewSet):
    """What stands above every page, each for its time."""

    model = Announcement
    icon = "warning"
    menu_label = _("Announcements")
    menu_order = 120
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = [
        "words",
        "get_language_display",
        BooleanColumn("is_urgent", label=_("Urgent")),
        DateColumn("shown_from", label=_("From")),
        DateColumn("shown_until", label=_("Until")),
    ]


class MenusViewSet(SnippetViewSet):
    """Header and footer, a row for each language."""

    model = Menus
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 130
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["get_language_display"]
