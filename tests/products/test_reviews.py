from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from accounts.models import User
from products.reviews import Bar, reviewer, stars, summary_of
from tests.factories import make_product

ProductReview = get_model("reviews", "ProductReview")
WAITING, APPROVED = 0, 1


@pytest.mark.parametrize(
    ("score", "icons"),
    [
        (Decimal("4.5"), ["star", "star", "star", "star", "star-half"]),
        (Decimal("4.2"), ["star", "star", "star", "star", "star-none"]),
        (Decimal("4.8"), ["star"] * 5),
        (0, ["star-none"] * 5),
    ],
)
def test_it_shows_a_score_to_the_nearest_half_star(score, icons):
    assert stars(score) == icons


def review(product, score, status=APPROVED, **fields):
    return ProductReview.objects.create(
        product=product, score=score, status=status, title="Good", body="Yes.", **fields
    )


@pytest.mark.django_db
def test_it_counts_approved_reviews_only():
    milk = make_product()
    for number, score in enumerate((5, 4, 4)):
        review(milk, score, name=f"Priya {number}")
    review(milk, 1, WAITING, name="Mallory")
    summary = summary_of(milk)
    assert (summary.count, summary.average_shown) == (3, "4.3")
    assert summary.bars == (Bar(5, 1), Bar(4, 2), Bar(3, 0), Bar(2, 0), Bar(1, 0))


@pytest.mark.django_db
def test_a_product_nobody_wrote_about_has_no_summary():
    assert summary_of(make_product()) is None


@pytest.mark.django_db
def test_it_keeps_family_names_private():
    milk = make_product()
    priya = User.objects.create_user(email="priya@example.com", first_name="Priya", last_name="Natarajan")
    nameless = User.objects.create_user(email="maureen@example.com")
    assert reviewer(review(milk, 5, user=priya)) == "Priya"
    assert reviewer(review(milk, 5, user=nameless)) == "A customer"
    assert reviewer(review(milk, 5, name="Maureen Oldroyd")) == "Maureen"
