"""Messages in a customer's account."""

from django.utils.translation import gettext_lazy as _
from oscar.apps.communication.notifications import views
from oscar.core.utils import safe_referrer


class InboxView(views.InboxView):
    page_title = _("Messages")


class ArchiveView(views.ArchiveView):
    page_title = _("Messages put away")


class DetailView(views.DetailView):
    def get_page_title(self) -> str:
        return self.object.subject


class UpdateView(views.UpdateView):
    def get_selected_ids(self, request):
        """The customer's own messages among those chosen; none if something else than messages was sent."""
        posted = request.POST.getlist(f"selected_{self.get_checkbox_object_name()}")
        return super().get_selected_ids(request) if all(each.isdecimal() for each in posted) else []

    def get_error_url(self, request) -> str:
        return safe_referrer(request, "customer:notifications-inbox")
