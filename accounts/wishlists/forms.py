"""Lists of favourites as customers make them."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from oscar.apps.wishlists import forms as stock
from oscar.core.loading import get_model

WishList = get_model("wishlists", "WishList")

WHO_SEES_IT = [
    (WishList.PRIVATE, _("Only you")),
    (WishList.SHARED, _("You, and the people whose e-mail you give below")),
    (WishList.PUBLIC, _("Everybody who has the link")),
]


class WishListForm(stock.WishListForm):
    """A name, and who sees the list."""

    class Meta(stock.WishListForm.Meta):
        labels = {"name": _("Name"), "visibility": _("Who sees it?")}
        widgets = {"visibility": forms.RadioSelect}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = WHO_SEES_IT


class WishListLineForm(stock.WishListLineForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quantity"].widget.attrs |= {"min": 0, "max": settings.MAX_UNITS_PER_LINE, "inputmode": "numeric"}


class WishListSharedEmailForm(stock.WishListSharedEmailForm):
    class Meta(stock.WishListSharedEmailForm.Meta):
        labels = {"email": _("E-mail")}
