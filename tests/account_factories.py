"""Builders of what a customer gathers in an account: favourites, reviews, alerts, messages."""

from oscar.core.loading import get_model


def make_wishlist(user, *products, **fields):
    """A list of favourites."""
    wishlist = get_model("wishlists", "WishList").objects.create(owner=user, **{"name": "Sunday breakfast"} | fields)
    for product in products:
        wishlist.add(product)
    return wishlist


def make_review(product, user=None, **fields):
    """A review that the dairy has read and let stand."""
    reviews = get_model("reviews", "ProductReview").objects
    values = {"title": "Tastes of something", "body": "Thick.", "score": 5, "name": "Bob", "email": "bob@example.com"}
    return reviews.create(product=product, user=user, **values | {"status": 1} | fields)


def make_alert(product, user=None, **fields):
    """Somebody waiting for a product; not confirmed yet if they gave only an e-mail."""
    return get_model("customer", "ProductAlert").objects.create(product=product, user=user, **fields)


def make_notification(user, subject: str = "Kefir is back", **fields):
    """A message in a customer's account."""
    return get_model("communication", "Notification").objects.create(recipient=user, subject=subject, **fields)
