"""The people of the dairy, as an administrator keeps them."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

STAFF = {
    "label": _("Staff"),
    "required": False,
    "help_text": _("Opens the order desk, together with the group “Order desk”"),
}


class StaffCreationForm(UserCreationForm):
    """A new user, who may be staff."""

    is_staff = forms.BooleanField(**STAFF)

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"is_staff"}


class StaffEditForm(UserEditForm):
    """A user, who may be staff."""

    is_staff = forms.BooleanField(**STAFF)

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"is_staff"}


class StaffViewSet(UserViewSet):
    """Wagtail's users with the mark for staff."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return StaffEditForm if for_update else StaffCreationForm
