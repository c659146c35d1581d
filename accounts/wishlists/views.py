"""A list of favourites as others see it."""

from django.http import Http404
from oscar.apps.wishlists import views


class WishListView(views.WishListView):
    """The shared list. To whom it isn't shown, it isn't there; a guest of a shared one is asked to sign in."""

    def get_object(self, queryset=None):
        wishlist = super().get_object(queryset)
        user = self.request.user
        may_sign_in = wishlist.visibility == wishlist.SHARED and not user.is_authenticated
        if not (wishlist.is_allowed_to_see(user) or may_sign_in):
            raise Http404
        return wishlist
