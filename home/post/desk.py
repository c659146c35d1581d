"""What was sent, in the back office: listed and exported."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.forms.views import SubmissionsListView
from wagtail.permission_policies import ModelPermissionPolicy

from desk.exports import InertExport
from home.models import Subscription
from home.post.services import LEAVE, link


class SubmissionsView(InertExport, SubmissionsListView):
    """What was sent with a contact page."""


class SubscriptionIndexView(InertExport, IndexView):
    """Who wishes for our letters; a file of it has the link by which each of them leaves the list."""

    def to_row_dict(self, item) -> dict:
        return {name: link(LEAVE, item) if name == "leave" else getattr(item, name) for name in self.list_export}


class ConsentPolicy(ModelPermissionPolicy):
    """Nobody is put on the list here, an administrator included: everybody confirms that for themselves."""

    def user_has_permission(self, user, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class SubscriptionViewSet(ModelViewSet):
    """Looked at, changed and taken off."""

    model = Subscription
    icon = "mail"
    menu_label = _("Newsletter")
    menu_order = 180
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = SubscriptionIndexView
    permission_policy = ConsentPolicy(Subscription)
    form_fields = ["language"]
    list_display = [
        "email",
        "language",
        DateColumn("asked_at", label=_("Asked")),
        DateColumn("confirmed_at", label=_("Confirmed")),
    ]
    list_export = ["email", "language", "asked_at", "confirmed_at", "leave"]
    export_headings = {"leave": _("Link to leave the list")}
