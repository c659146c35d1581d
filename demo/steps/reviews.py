"""What doorsteps say."""

from datetime import timedelta

from django.utils import timezone
from oscar.core.loading import get_model

from accounts.models import User
from demo.steps.catalogue import key_of
from demo.steps.people import SHOPPER
from demo.words.customers import GUESTS, REVIEWS
from products.models import Listing

ProductReview = get_model("reviews", "ProductReview")


def collect_reviews() -> None:
    """Reviews, some still to be read by the dairy. None if there are any."""
    if ProductReview.objects.exists():
        return
    products = {each.translation_key: each.product for each in Listing.objects.select_related("product")}
    priya = User.objects.get(email=SHOPPER.email)
    for key, score, days_ago, title, body, guest, is_approved in REVIEWS:
        review = ProductReview(product=products[key_of(key)], score=score, title=title, body=body)
        review.status = ProductReview.APPROVED if is_approved else ProductReview.FOR_MODERATION
        _sign(review, priya, guest)
        review.save()
        ProductReview.objects.filter(pk=review.pk).update(date_created=timezone.now() - timedelta(days=days_ago))


def _sign(review, priya: User, guest: int | None) -> None:
    if guest is None:
        review.user = priya
    else:
        review.name, review.email = GUESTS[guest][0], f"{GUESTS[guest][0].lower()}@example.com"
