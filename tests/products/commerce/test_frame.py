"""The commerce form inside the page's editor, in a real browser: the two forms never touch each other."""

from decimal import Decimal

import pytest
from django.urls import reverse
from oscar.core.loading import get_model
from playwright.sync_api import expect

from products.models import ProductPage
from tests.factories import make_product, make_product_page, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(page, client, live_server):
    """The editor of a product's page, opened by somebody who may trade, at its commerce form."""
    product_page = make_product_page(make_product("Whole milk", price="1.45"))
    client.force_login(make_user("ada@example.com", is_superuser=True, is_staff=True))
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    page.goto(reverse("wagtailadmin_pages:edit", args=[product_page.pk]))
    return page


def test_a_price_is_saved_without_touching_the_page(editor):
    posted = []
    editor.on("request", lambda request: request.method == "POST" and posted.append(request))
    editor.get_by_role("textbox", name="Introduction").fill("From the morning milking.")
    editor.get_by_role("tab", name="Product and price").click()
    form = editor.frame_locator("iframe[title='Product and price']")
    form.locator("[name=packs-0-price]").fill("1.55")
    form.get_by_role("button", name="Save product and price").click()

    expect(form.get_by_role("status")).to_contain_text("“Whole milk” is saved.")
    expect(form.locator("[name=packs-0-price]")).to_have_value("1.55")
    assert get_model("partner", "StockRecord").objects.get().price == Decimal("1.55")
    editor.get_by_role("tab", name="Words and pictures").click()
    expect(editor.get_by_role("textbox", name="Introduction")).to_have_value("From the morning milking.")
    to_the_page = [request for request in posted if "/commerce/" not in request.url]
    assert not [request.url for request in to_the_page if "packs-0-price" in (request.post_data or "")]


def test_typing_in_the_form_makes_no_draft_of_the_page(editor):
    editor.get_by_role("tab", name="Product and price").click()
    form = editor.frame_locator("iframe[title='Product and price']")
    form.locator("[name=packs-0-price]").fill("1.55")
    expect(form.get_by_text("Not saved yet")).to_be_visible()
    editor.wait_for_timeout(1500)  # longer than the editor waits before it saves by itself
    assert ProductPage.objects.get().latest_revision is None


def test_the_frame_is_as_tall_as_its_form(editor):
    editor.get_by_role("tab", name="Product and price").click()
    form = editor.frame_locator("iframe[title='Product and price']")
    expect(form.get_by_role("button", name="Save product and price")).to_be_visible()
    inner, outer = "frame => frame.contentDocument.documentElement.scrollHeight", "frame => frame.offsetHeight"
    frame = editor.locator("iframe[title='Product and price']")
    editor.wait_for_timeout(300)
    assert frame.evaluate(outer) >= frame.evaluate(inner) - 1
