"""Reviews: read by the dairy before anybody else, and only of the product that the address names."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.catalogue.reviews import views
from oscar.core.utils import redirect_to_referrer


class CreateProductReview(views.CreateProductReview):
    def dispatch(self, request, *args, **kwargs):
        self.product = get_object_or_404(self.product_model, pk=kwargs["product_pk"], is_public=True)
        if self.product.has_review_by(request.user):
            messages.info(request, _("You have reviewed this already. Thank you."))
            return redirect(self.product.get_absolute_url())
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        messages.success(self.request, _("Thank you. We read your review, and then it stands here."))
        return self.product.get_absolute_url()


class ProductReviewDetail(views.ProductReviewDetail):
    """One approved review. Oscar would show those that nobody has read yet."""

    def get_queryset(self):
        return self.model.objects.approved().filter(product=self.kwargs["product_pk"]).select_related("user")


class ProductReviewList(views.ProductReviewList):
    def get_queryset(self):
        return super().get_queryset().select_related("user")


class AddVoteView(views.AddVoteView):
    """A customer's word on a review, once."""

    def get(self, request, **kwargs):
        return redirect("catalogue:reviews-detail", **kwargs)

    def post(self, request, **kwargs):
        approved = views.ProductReview.objects.approved().filter(product=kwargs["product_pk"])
        form = views.VoteForm(get_object_or_404(approved, pk=kwargs["pk"]), request.user, request.POST)
        if form.is_valid():
            form.save()
            messages.success(request, _("Thank you, noted."))
        else:
            messages.info(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect_to_referrer(request, reverse("catalogue:reviews-detail", kwargs=kwargs))
