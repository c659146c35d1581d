"""Oscar's account pages where ours differ: changes are posted, and what is gone is said kindly."""

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import generic
from oscar.apps.customer import views
from oscar.core.loading import get_model

from accounts.customer.forms import UserAddressForm
from accounts.services import delete_account, make_default_address


class ProfileView(views.ProfileView):
    page_title = gettext_lazy("Your details")


class ProfileUpdateView(views.ProfileUpdateView):
    """The customer's names."""

    page_title = gettext_lazy("Change your name")

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("Your details are saved."))
        return redirect(self.get_success_url())


class ProfileDeleteView(views.ProfileDeleteView):
    """The end of an account. The customer is signed out first."""

    page_title = gettext_lazy("Delete your account")

    def form_valid(self, form):
        user = self.request.user
        logout(self.request)
        delete_account(user=user)
        messages.success(self.request, _("Your account is deleted. Thank you for your custom."))
        return redirect(self.get_success_url())


class AddressListView(views.AddressListView):
    page_title = gettext_lazy("Your addresses")


class AddressCreateView(views.AddressCreateView):
    form_class = UserAddressForm
    page_title = gettext_lazy("Add an address")

    def get_initial(self) -> dict:
        user = self.request.user
        return super().get_initial() | {"first_name": user.first_name, "last_name": user.last_name}

    def get_success_url(self) -> str:
        messages.success(self.request, _("The address is in your book."))
        return str(self.success_url)


class AddressUpdateView(views.AddressUpdateView):
    form_class = UserAddressForm
    page_title = gettext_lazy("Change an address")

    def get_success_url(self) -> str:
        messages.success(self.request, _("The address is changed."))
        return str(self.success_url)


class AddressDeleteView(views.AddressDeleteView):
    page_title = gettext_lazy("Delete this address?")

    def get_success_url(self) -> str:
        messages.success(self.request, _("The address is deleted."))
        return str(self.success_url)


class AddressChangeStatusView(generic.View):
    """Makes an address the one that the checkout offers first; only when posted."""

    def get(self, request, **kwargs):
        return redirect("customer:address-list")

    def post(self, request, *, pk: int, action: str):
        address = get_object_or_404(get_model("address", "UserAddress"), user=request.user, pk=pk)
        if action == "default_for_shipping":
            make_default_address(address=address)
            messages.success(request, _("We deliver to %s unless you say otherwise.") % address.line1)
        return redirect("customer:address-list")


class EmailHistoryView(views.EmailHistoryView):
    page_title = gettext_lazy("E-mails from us")


class EmailDetailView(views.EmailDetailView):
    def get_page_title(self) -> str:
        return self.object.subject
