"""Favourites. Oscar changes some of them on a GET; ours are changed by posting only."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import generic
from oscar.apps.customer.wishlists import views
from oscar.core.loading import get_model
from oscar.core.utils import redirect_to_referrer

WishList = get_model("wishlists", "WishList")


class WishListListView(views.WishListListView):
    page_title = gettext_lazy("Your favourites")

    def get_queryset(self):
        return super().get_queryset().prefetch_related("lines__product")


class WishListDetailView(views.WishListDetailView):
    pass


class WishListCreateView(views.WishListCreateView):
    """A new list, with a product in it if one is named."""

    page_title = gettext_lazy("A new list")

    def dispatch(self, request, *args, **kwargs):
        if "product_pk" in kwargs:
            self.product = get_object_or_404(views.Product, pk=kwargs["product_pk"], is_public=True)
        return generic.CreateView.dispatch(self, request, *args, **kwargs)

    def form_valid(self, wishlist):
        if self.product:
            wishlist.add(self.product)
        messages.success(self.request, _("Your list “%s” is ready.") % wishlist.name)
        return redirect(wishlist.get_absolute_url())


class WishListUpdateView(views.WishListUpdateView):
    def get_success_url(self) -> str:
        messages.success(self.request, _("Your list “%s” is changed.") % self.object.name)
        return self.object.get_absolute_url()


class WishListDeleteView(views.WishListDeleteView):
    def get_page_title(self) -> str:
        return _("Delete the list “%s”?") % self.object.name


class WishListAddProduct(generic.View):
    """Puts a product into the list named, or the customer's first, which is made if there is none."""

    def get(self, request, product_pk: int, key: str = ""):
        return redirect(get_object_or_404(views.Product, pk=product_pk))

    def post(self, request, product_pk: int, key: str = ""):
        product = get_object_or_404(views.Product, pk=product_pk, is_public=True)
        wishlist = self.get_wishlist(key)
        if not wishlist.lines.filter(product=product).exists():
            wishlist.add(product)
        messages.success(request, _("%s is among your favourites.") % product.name)
        return redirect_to_referrer(request, product.get_absolute_url())

    def get_wishlist(self, key: str):
        mine = WishList.objects.filter(owner=self.request.user)
        if key:
            return get_object_or_404(mine, key=key)
        return mine.first() or mine.create(owner=self.request.user, name=_("Favourites"))


class WishListRemoveProduct(views.WishListRemoveProduct):
    def get_page_title(self) -> str:
        return _("Remove %s?") % self.object.get_title()


class WishListMoveProductToAnotherWishList(views.LineMixin, generic.View):
    """Moves a product into another list of the same customer."""

    def get(self, request, **kwargs):
        return redirect("customer:wishlists-detail", key=kwargs["key"])

    def post(self, request, **kwargs):
        self.fetch_line(request.user, kwargs["key"], line_pk=kwargs["line_pk"])
        target = get_object_or_404(WishList, owner=request.user, key=kwargs["to_key"])
        moved = {"title": self.line.get_title(), "name": target.name}
        if target.lines.filter(product=self.line.product).exists():
            messages.info(request, _("%(title)s is in “%(name)s” already.") % moved)
        else:
            self.line.wishlist = target
            self.line.save()
            messages.success(request, _("%(title)s is in “%(name)s” now.") % moved)
        return redirect("customer:wishlists-detail", key=kwargs["key"])
