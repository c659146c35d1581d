"""One door: every other sign-in, registration and reset address leads to allauth's pages, in any language."""

from django.core.exceptions import PermissionDenied
from django.urls import path, re_path
from django.views.generic import RedirectView


def leads_to(name: str):
    """A view that sends any request, a posted password too, to an allauth page; the query string comes along."""
    return RedirectView.as_view(pattern_name=name, query_string=True)


class LockedGate(RedirectView):
    """Leads strangers to the sign-in. Who has signed in and is sent here all the same may not enter: a 403.

    The sign-in would send them straight back, and so on for ever. `permission` opens the gate; "" leaves it locked.
    """

    pattern_name = "account_login"
    query_string = True
    permission = ""

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and not (self.permission and user.has_perm(self.permission)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


DOORS_OF_SHOP = [
    # Oscar's account pages
    path("account/login/", leads_to("account_login")),
    path("account/logout/", leads_to("account_logout")),
    path("account/register/", leads_to("account_signup")),
    path("account/change-password/", leads_to("account_change_password")),
    # Oscar's password reset, whose names its templates reverse
    path("password-reset/", leads_to("account_reset_password"), name="password-reset"),
    re_path(r"^password-reset/.+$", leads_to("account_reset_password")),
    # Wagtail's door for private pages
    path("_util/login/", LockedGate.as_view()),
]

DOORS_OF_BACK_OFFICE = [
    # Oscar's dashboard
    path("dashboard/login/", leads_to("account_login")),
    path("dashboard/logout/", leads_to("account_logout")),
    # Wagtail's back office
    path("admin/login/", LockedGate.as_view(permission="wagtailadmin.access_admin")),
    path("admin/logout/", leads_to("account_logout")),
    re_path(r"^admin/password_reset/.*$", leads_to("account_reset_password")),
]
