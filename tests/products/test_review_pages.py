"""Review pages: written by anybody, read by the dairy first, voted on by customers."""

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from tests.account_factories import make_review
from tests.factories import make_product, make_product_page, make_user

ProductReview = get_model("reviews", "ProductReview")
WRITTEN = {"title": "Thick", "body": "Tastes of something.", "score": "5", "name": "Bob", "email": "bob@example.com"}


@pytest.fixture
def kefir(db):
    product = make_product("Kefir")
    make_product_page(product)
    return product


def address(name: str, product, **kwargs) -> str:
    return reverse(
        f"catalogue:reviews-{name}", kwargs={"product_slug": product.slug, "product_pk": product.pk} | kwargs
    )


def test_a_review_waits_until_the_dairy_has_read_it(client, kefir):
    response = client.post(address("add", kefir), WRITTEN, follow=True)
    review = ProductReview.objects.get()

    assert "We read your review, and then it stands here" in response.content.decode()
    assert review.status == ProductReview.FOR_MODERATION
    assert "Tastes of something" not in client.get(address("list", kefir)).content.decode()
    assert client.get(address("detail", kefir, pk=review.pk)).status_code == 404

    ProductReview.objects.update(status=ProductReview.APPROVED)
    assert "Tastes of something" in client.get(address("list", kefir)).content.decode()
    assert "Tastes of something" in client.get(address("detail", kefir, pk=review.pk)).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"score": "6"}, {"score": ""}, {"title": ""}, {"body": "x" * 3001}, {"email": "bob"}, {"name": ""}]
)
def test_a_review_that_lacks_something_is_told(client, kefir, wrong):
    response = client.post(address("add", kefir), WRITTEN | wrong)

    assert 'class="summary"' in response.content.decode()
    assert not ProductReview.objects.exists()


def test_a_review_shows_text_as_it_was_typed(client, kefir):
    make_review(kefir, body="<b>bold</b><script>alert(1)</script>")

    html = client.get(address("list", kefir)).content.decode()

    assert "<script>alert" not in html
    assert "&lt;b&gt;bold" in html


def test_a_customer_reviews_a_product_once(client, kefir):
    client.force_login(make_user())
    client.post(address("add", kefir), WRITTEN)

    response = client.post(address("add", kefir), WRITTEN, follow=True)

    assert "You have reviewed this already" in response.content.decode()
    assert ProductReview.objects.count() == 1


def test_a_review_belongs_to_the_product_of_its_address(client, kefir):
    review = make_review(kefir)

    assert client.get(address("detail", make_product("Ghee"), pk=review.pk)).status_code == 404


def test_a_customer_votes_once_and_not_for_oneself(client, kefir):
    alice = make_user()
    theirs, own = make_review(kefir), make_review(kefir, alice)
    client.force_login(alice)

    for review in (theirs, theirs, own):
        client.post(address("vote", kefir, pk=review.pk), {"delta": "1"})

    assert list(ProductReview.objects.order_by("pk").values_list("total_votes", flat=True)) == [1, 0]


def test_a_stranger_is_asked_to_sign_in_before_voting(client, kefir):
    review = make_review(kefir)

    response = client.post(address("vote", kefir, pk=review.pk), {"delta": "1"})

    assert response["Location"].startswith("/accounts/login/?next=")
    assert ProductReview.objects.get().total_votes == 0


@pytest.mark.parametrize(
    ("asked", "first"), [({}, "Best"), ({"sort_by": "recency"}, "Latest"), ({"sort_by": "x"}, "Best")]
)
def test_reviews_are_sorted_by_rating_or_day(client, kefir, asked, first):
    make_review(kefir, title="Best", score=5)
    make_review(kefir, title="Latest", score=2)

    assert client.get(address("list", kefir), asked).context["reviews"][0].title == first
