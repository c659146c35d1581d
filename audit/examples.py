"""Prints, as JSON, where pages are that need a row to show: some live pages of each type in each language, pages to
which no link leads, and what of Wagtail's admin is ours. Runs as a process that is told what the shop is told."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator

import django

SOME = 3  # of a type in a language: the first, one between and the last

OF_SHOPPER = {"user__email": "priya@example.com"}
OF_WISH_LIST = {"wishlist__owner__email": "priya@example.com"}
LINE_OF_WISH_LIST = {"key": "wishlist__key", "line_pk": "pk"}
PRODUCT_OF_WISH_LIST = {"key": "wishlist__key", "product_pk": "product"}
OF_REVIEWED = {"product_slug": "product__slug", "product_pk": "product"}
ON_SALE = {"is_public": True}

# Name of the address, model, which of its rows, argument → field of the row
ROWS = (
    ("catalogue:reviews-list", "reviews.ProductReview", {"status": 1}, OF_REVIEWED),
    ("catalogue:reviews-add", "reviews.ProductReview", {"status": 1}, OF_REVIEWED),
    ("catalogue:reviews-detail", "reviews.ProductReview", {"status": 1}, OF_REVIEWED | {"pk": "pk"}),
    ("customer:order-cancel", "order.Order", OF_SHOPPER | {"status": "Confirmed"}, {"order_number": "number"}),
    ("customer:wishlists-create-with-product", "catalogue.Product", ON_SALE, {"product_pk": "pk"}),
    ("customer:wishlists-remove-product", "wishlists.Line", OF_WISH_LIST, LINE_OF_WISH_LIST),
    ("customer:wishlists-remove-product", "wishlists.Line", OF_WISH_LIST, PRODUCT_OF_WISH_LIST),
    ("wishlists:detail", "wishlists.WishList", {"owner__email": "priya@example.com"}, {"key": "key"}),
    ("offer:detail", "offer.ConditionalOffer", {}, {"slug": "slug"}),
    ("freshness_policy_edit", "freshness.FreshnessPolicy", {}, {"pk": "pk"}),
    ("products_commerce", "products.ProductPage", {"live": True}, {"page_id": "pk"}),
)


def some_of_each_type() -> list[tuple[str, str]]:
    """Pairs of a type, such as RecipePage, and an address."""
    from wagtail.models import Page, Site

    found: dict[tuple, list[str]] = defaultdict(list)
    site = Site.objects.get(is_default_site=True)
    for page in Page.objects.live().public().descendant_of(site.root_page.get_parent()).order_by("path").specific():
        found[page.locale.language_code, type(page).__name__].append(page.relative_url(site))
    return [(kind, url) for (_, kind), urls in found.items() for url in _some([url for url in urls if url])]


def _some(urls: list[str]) -> list[str]:
    chosen = {0, len(urls) // 2, len(urls) - 1} if len(urls) > SOME else range(len(urls))
    return [urls[index] for index in sorted(chosen)]


def of_rows() -> Iterator[str]:
    """The address of a first row each."""
    from django.apps import apps
    from django.urls import reverse

    for name, model, which, arguments in ROWS:
        row = apps.get_model(model).objects.filter(**which).order_by("pk").values(*arguments.values()).first()
        if row:
            yield reverse(name, kwargs={argument: row[field] for argument, field in arguments.items()})


if __name__ == "__main__":
    sys.path.insert(0, "site")
    django.setup()
    from audit.back_office import all_of_it

    found = {"pages": some_of_each_type(), "others": list(of_rows()), "back_office": dict(all_of_it())}
    sys.stdout.write(json.dumps(found))
