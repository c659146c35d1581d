"""The order desk's customers."""

from allauth.account.forms import ResetPasswordForm
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from oscar.apps.dashboard.users import views


class IndexView(views.IndexView):
    """Customers. Staff are let in and out by an administrator only, in the back office."""

    def _change_users_active_status(self, users, value: bool):
        """For those who may change customers, not only look at them."""
        if not self.request.user.has_perm("accounts.change_user"):
            raise PermissionDenied
        return super()._change_users_active_status([user for user in users if not user.is_staff], value)


class PasswordResetView(views.PasswordResetView):
    """Sends a customer the sign-in room's mail."""

    def post(self, request, *args, **kwargs):
        customer = self.get_object()
        form = ResetPasswordForm({"email": customer.email})
        if form.is_valid():
            form.save(request)
            messages.success(request, _("A password reset e-mail is on its way to %s.") % customer.email)
        else:
            messages.error(request, _("%s has no account that a password could be reset for.") % customer.email)
        return redirect("dashboard:user-detail", pk=customer.pk)
