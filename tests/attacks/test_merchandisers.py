"""Whatever staff type about goods runs neither for shoppers nor for other staff."""

from datetime import timedelta

import pytest
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from oscar.core.loading import get_model

from tests import factories
from tests.attacks.payloads import MARK, SHOWN, TEXT, text
from tests.attacks.typed import poison
from tests.freshness.stocked import make_batch, make_ladder, make_yoghurt

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


Range = get_model("offer", "Range")


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
    assert "name" in poison(offer.benefit.range)
    offer.benefit.range.save()
    voucher = hostile(factories.make_voucher())
    stranger.open("/offers/")
    for path in ("offers/", f"offers/{offer.pk}/", "vouchers/", f"vouchers/stats/{voucher.pk}/", "ranges/"):
        administrator.open(f"/dashboard/{path}")

    assert stranger.troubles == []
    assert administrator.troubles == []
    told = {"/dashboard/offers/", f"/dashboard/offers/{offer.pk}/", f"/dashboard/vouchers/stats/{voucher.pk}/"}
    assert told <= set(administrator.shown)


def send(page) -> None:
    """With a hostile description, past the editor, as somebody does who sends the form by other means."""
    fill = """words => {
        if (window.tinymce) tinymce.remove()
        const field = document.querySelector("textarea[name=description]")
        field.value = words
        field.form.submit()
    }"""
    with page.expect_navigation():
        page.evaluate(fill, TEXT)


def test_nothing_runs_that_is_typed_at_the_order_desk_and_told_back_in_a_message(administrator):
    page = administrator.page
    administrator.open("/dashboard/ranges/create/")
    page.fill("input[name=name]", TEXT[:128])
    send(page)
    assert MARK in page.inner_text("#messages")
    made = Range.objects.get()
    for path in ("", f"{made.pk}/", f"{made.pk}/products/", f"{made.pk}/delete/"):
        administrator.open(f"/dashboard/ranges/{path}")

    assert administrator.troubles == []
    assert "/dashboard/ranges/" in administrator.shown


def test_nothing_runs_on_the_way_to_a_new_offer(administrator):
    hostile(factories.make_offer("A tenth off").benefit.range)
    administrator.open("/dashboard/offers/new/metadata/")
    administrator.page.fill("input[name=name]", TEXT[:128])
    administrator.page.select_option("select[name=offer_type]", "Site", force=True)
    send(administrator.page)
    assert administrator.page.url.endswith("/new/incentive/")
    administrator.open("/dashboard/offers/new/incentive/")

    assert administrator.troubles == []
    assert administrator.shown == ["/dashboard/offers/new/incentive/"]


@pytest.mark.parametrize("name", ["oscar/dashboard/partials/alert_messages.html", "oscar/partials/alert_messages.html"])
def test_a_message_that_calls_itself_safe_is_escaped_unless_a_template_wrote_it(name):
    typed, written = Message(25, TEXT, "safe noicon"), Message(25, mark_safe("<b>Saved</b>"), "safe noicon")
    html = render_to_string(name, {"messages": [typed, written]})
    assert "<b>Saved</b>" in html
    assert SHOWN in html
    assert "<script" not in html
