"""Whatever staff type about goods runs neither for shoppers nor for other staff."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests import factories
from tests.attacks.payloads import TEXT, text
from tests.attacks.typed import poison
from tests.freshness.stocked import make_batch, make_ladder, make_yoghurt

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def hostile(row):
    """As a form saves it: the row is cleaned first."""
    poison(row)
    row.clean()
    row.save()
    return row


def test_nothing_runs_of_a_product_its_batches_and_its_ladder(stranger, administrator):
    product = make_yoghurt(TEXT[:200], price="2.40")
    product.description = TEXT
    product.save()
    listing = hostile(product.listing)
    listing.ingredients = TEXT
    listing.save()
    page = factories.make_product_page(product, title="Yoghurt", slug="yoghurt")
    batch = make_batch(product, timezone.localdate() + timedelta(days=30), code=text(20))
    ladder = hostile(make_ladder(product).ladder)
    order = factories.make_order(factories.make_product(TEXT[:200]))
    for path in (page.relative_url(None), page.get_parent().relative_url(None), "/search/?q=mk"):
        stranger.open(path)
    of_batch, of_ladder = f"batches/{batch.pk}/", f"ladders/{ladder.pk}/"
    for path in ("", of_batch, f"{of_batch}count/", "goods-in/", "picking/", "shortages/", "trace/?q=mk"):
        administrator.open(f"/admin/freshness/{path}")
    for path in ("ladders/", of_ladder, f"{of_ladder}history/"):
        administrator.open(f"/admin/freshness/{path}")
    administrator.open(f"/admin/products/{page.pk}/commerce/")
    administrator.open("/admin/reports/products-without-page/")
    administrator.open(f"/dashboard/orders/{order.number}/")
    administrator.open("/dashboard/reports/")

    assert stranger.troubles == []
    assert administrator.troubles == []
    assert page.relative_url(None) in stranger.shown
    assert {"/admin/freshness/", f"/admin/freshness/ladders/{ladder.pk}/"} <= set(administrator.shown)


def test_nothing_runs_of_an_offer_or_a_voucher(stranger, administrator):
    factories.make_product_page()
    offer = hostile(factories.make_offer("A tenth off"))
    with pytest.raises(ValidationError, match="Leave out the sign <"):
        hostile(offer.benefit.range)
    voucher = hostile(factories.make_voucher())
    stranger.open("/offers/")
    for path in ("offers/", f"offers/{offer.pk}/", "vouchers/", f"vouchers/stats/{voucher.pk}/", "ranges/"):
        administrator.open(f"/dashboard/{path}")

    assert stranger.troubles == []
    assert administrator.troubles == []
    assert administrator.shown
