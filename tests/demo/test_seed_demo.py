"""One seeding, looked at from many sides."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Count, F, Sum
from django.test import override_settings
from django.utils import timezone
from oscar.core.loading import get_model
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment

from accounts.models import User
from delivery.models import OrderDelivery, SlotLoad
from delivery.plans import area_of
from freshness.balance import differences
from freshness.models import Allocation, DailySales, LedgerEntry, PriceChange, WriteOff
from freshness.offers import offers_for
from home.models import FarmPage, HomePage, RecipePage, StoryPage
from money import to_penny
from notices.models import Notice
from products.due import next_due
from products.facts.gtin import checked_gtin
from products.models import FactWords, LastDaysPage, Listing, Pack, PackCode, Picture, ProductPage, RangePage
from tests.demo.seeding import make_what_migrations_make, seed

Order = get_model("order", "Order")
Review = get_model("reviews", "ProductReview")
StockRecord = get_model("partner", "StockRecord")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def seeded_shop(django_db_setup, django_db_blocker, tmp_path_factory):
    """Seeded once; each test works in a savepoint of its own, and all of it is taken back at the end."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("demo"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        make_what_migrations_make()
        seed()
        yield
        transaction.set_rollback(True)


def rows() -> dict[str, int]:
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label: model._base_manager.count() for model in models if model._meta.managed}


def in_english(model):
    return model.objects.live().filter(locale__language_code="en-gb")


def test_it_fills_the_shop():
    assert in_english(ProductPage).count() == 20
    assert Listing.objects.count() == 20
    assert Pack.objects.count() == 24
    titles = in_english(RangePage).order_by("path").values_list("title", flat=True)
    assert list(titles) == ["Milk", "Cream", "Butter", "Yoghurt", "Cheese", "Ice cream"]
    assert in_english(RecipePage).count() == 8
    assert in_english(FarmPage).count() == 1
    stories = set(in_english(StoryPage).values_list("slug", flat=True))
    assert stories == {"our-story", "how-our-dates-work", "delivery", "privacy", "terms", "accessibility"}


def test_a_second_seeding_changes_nothing():
    before = rows()
    seed()
    assert rows() == before


def test_a_shop_with_products_can_be_left_alone():
    assert seed("--if-empty") == "The shop has products: nothing was seeded.\n"


def test_the_home_page_takes_the_place_of_wagtails_welcome():
    assert [page.specific_class for page in Page.objects.filter(depth=2)] == [HomePage, HomePage]
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en-gb")


def test_every_page_stands_in_both_languages_and_no_word_is_left_in_english():
    hindi = Page.objects.live().filter(locale__language_code="hi")
    below_home = [sorted(each.slug for each in pages.filter(depth__gt=2)) for pages in (in_english(Page), hindi)]
    assert (len(below_home[0]), Page.find_problems()) == (52, ([], [], [], [], []))
    assert below_home[0] == below_home[1]
    said = StringSegment.objects.annotate_translation(Locale.objects.get(language_code="hi"))
    assert [each.string.data for each in said.filter(translation=None)] == []
    assert FactWords.objects.exclude(words="").count() == FactWords.objects.count() > 40


def test_every_code_is_a_gtin_and_three_are_of_cases():
    codes = list(PackCode.objects.all())
    assert [checked_gtin(code.gtin) for code in codes] == [code.gtin for code in codes]
    assert sorted(code.units for code in codes if len(code.gtin) == 14) == [6, 10, 12]
    assert len(codes) == 27


def test_every_listing_and_pack_could_be_saved_by_an_editor():
    for thing in (*Listing.objects.all(), *Pack.objects.all(), *PackCode.objects.all()):
        thing.full_clean()


def test_every_footprint_names_its_one_source():
    with_figure = Listing.objects.exclude(carbon_kg_per_kg=None)
    assert with_figure.count() == 19
    assert with_figure.filter(carbon_source__startswith="Agribalyse 3.1 (ADEME)").count() == 19
    assert set(with_figure.values_list("carbon_date", flat=True)) == {date(2022, 12, 31)}


def test_every_table_of_nutrition_names_its_source():
    assert Listing.objects.filter(nutrition_source__startswith="USDA SR: ").exclude(energy_kj=None).count() == 20


def test_only_ice_cream_carries_tax():
    assert list(Listing.objects.exclude(tax_class="zero").values_list("product__title", "tax_class")) == [
        ("Vanilla ice cream", "standard")
    ]


def test_every_product_page_shows_a_described_picture_and_its_product():
    for page in ProductPage.objects.all():
        assert page.picture.description
        assert page.locale.language_code == "hi" or page.listing.product.title == page.title


def test_a_picture_is_stored_once():
    hashes = Counter(Picture.objects.values_list("file_hash", flat=True))
    assert len(hashes) == 34
    assert set(hashes.values()) == {1}


def test_every_price_is_in_whole_pennies_and_older_than_the_first_order():
    prices = list(StockRecord.objects.values_list("price", flat=True))
    assert len(prices) == 24
    assert prices == [to_penny(price) for price in prices]
    first_order = Order.objects.order_by("date_placed").first()
    assert PriceChange.objects.filter(changed_at__lt=first_order.date_placed, price_before=None).count() == 24


def test_only_halloumi_is_sold_out():
    left = {record.product.title: record.net_stock_level for record in StockRecord.objects.select_related("product")}
    assert [title for title, units in left.items() if units <= 0] == ["Halloumi"]
    assert left["Halloumi"] == 0
    assert left["Greek yoghurt"] == 6
    assert left["Whole milk, pint"] == 60


def test_two_months_of_orders_have_been_delivered():
    orders = Order.objects.all()
    assert orders.count() == 120
    assert orders.filter(user__email="priya@example.com").count() == 9
    assert orders.filter(status="Cancelled").count() == 4
    assert orders.filter(status="Delivered").count() > 100
    assert not orders.filter(delivery=None).exists()
    assert not orders.filter(lines__promise=None).exists()


def test_an_order_stands_on_the_day_it_was_placed_and_is_delivered_after_it():
    days_ago = sorted((timezone.now() - order.date_placed).days for order in Order.objects.all())
    assert 0 <= days_ago[0] <= 1
    assert 58 <= days_ago[-1] <= 60
    for order in Order.objects.select_related("delivery"):
        assert 1 <= (order.delivery.day - order.date_placed.date()).days <= 4


def test_every_order_that_was_not_cancelled_holds_its_place_in_a_slot_of_its_area():
    held = OrderDelivery.objects.filter(holds_place=True).values_list("weekly_slot", "day")
    held = {(slot, day): taken for slot, day, *taken in held.annotate(Count("pk"), Sum("crates"))}
    loads = SlotLoad.objects.filter(orders__gt=0)
    assert {(load.weekly_slot_id, load.day): [load.orders, load.crates] for load in loads} == held
    assert sum(orders for orders, _ in held.values()) == 116
    for each in OrderDelivery.objects.select_related("weekly_slot__weekly_day__area"):
        assert area_of(each.area) == each.weekly_slot.weekly_day.area


def test_some_orders_are_still_to_be_delivered():
    coming = OrderDelivery.objects.filter(day__gt=timezone.localdate(), holds_place=True)
    assert set(coming.values_list("order__status", flat=True)) <= {"Confirmed", "Packed"}
    assert coming.exists()


def test_what_an_order_came_to_is_the_sum_of_its_parts():
    for order in Order.objects.prefetch_related("lines", "surcharges"):
        goods = sum(line.line_price_incl_tax for line in order.lines.all())
        deposit = sum(surcharge.incl_tax for surcharge in order.surcharges.all())
        assert order.total_incl_tax == goods + order.shipping_incl_tax + deposit


def test_a_step_of_an_order_never_comes_before_the_one_before():
    for order in Order.objects.prefetch_related("status_changes"):
        steps = sorted(order.status_changes.all(), key=lambda step: step.pk)
        assert [step.date_created for step in steps] == sorted(step.date_created for step in steps)


def test_no_mail_is_written_about_the_past(mailoutbox):
    assert not Notice.objects.exists()
    assert mailoutbox == []


def test_the_voucher_was_used_once_and_the_offer_takes_off_yoghurt():
    discounts = get_model("order", "OrderDiscount").objects.all()
    assert discounts.filter(voucher_code="WELCOME10").count() == 1
    assert discounts.filter(offer_name="Three yoghurts or more: 15% off").exists()
    assert get_model("voucher", "Voucher").objects.get(code="WELCOME10").num_orders == 1


def test_some_reviews_wait_to_be_read():
    assert Review.objects.filter(status=Review.APPROVED).count() == 13
    assert Review.objects.filter(status=Review.FOR_MODERATION).count() == 3
    yoghurt = Listing.objects.get(product__title="Natural yoghurt").product
    assert yoghurt.rating == 4.5


@pytest.mark.parametrize("name", ["priya", "editor", "lead", "merchandiser", "admin"])
def test_everybody_signs_in(client, name):
    user = User.objects.get(email=f"{name}@example.com")
    assert client.login(email=user.email, password="longmeadow")
    assert user.emailaddress_set.get().verified


def test_the_editor_writes_pages_the_lead_publishes_them_and_neither_sets_a_price():
    editor, lead = (User.objects.get(email=f"{name}@example.com") for name in ("editor", "lead"))
    on_home = HomePage.objects.get(locale__language_code="en-gb").permissions_for_user(editor)
    assert (on_home.can_edit(), on_home.can_publish()) == (True, False)
    assert HomePage.objects.get(locale__language_code="en-gb").permissions_for_user(lead).can_publish()
    assert not lead.has_perm("products.trade")
    assert editor.has_perm("wagtailadmin.access_admin")
    assert not editor.has_perm("products.trade")


def test_the_merchandiser_trades_and_publishes_nothing():
    merchandiser = User.objects.get(email="merchandiser@example.com")
    assert merchandiser.has_perm("products.trade")
    assert ProductPage.objects.first().permissions_for_user(merchandiser).can_edit()
    assert not ProductPage.objects.first().permissions_for_user(merchandiser).can_publish()


def test_the_shopper_has_an_address_and_no_way_into_the_back_office():
    priya = User.objects.get(email="priya@example.com")
    assert priya.addresses.get().postcode == "LS8 2QT"
    assert not priya.is_staff


def test_deposits_stand_on_glass_only():
    deposits = dict(Pack.objects.values_list("product__title", "deposit"))
    assert deposits["Whole milk, pint"] == Decimal("0.20")
    assert deposits["Whole milk, 2 litres"] == Decimal("0.00")
    assert Counter(deposits.values()) == {Decimal("0.20"): 11, Decimal("0.00"): 13}


def test_the_search_finds_a_product():
    assert {page.title for page in ProductPage.objects.search("halloumi")} == {"Halloumi", "हलूमी"}


def test_every_product_in_a_pack_carries_its_gtin():
    codes = PackCode.objects.filter(units=1).select_related("product")
    assert codes.count() == 24
    assert all(code.product.upc == code.gtin for code in codes)


def test_every_unit_of_the_past_can_be_traced():
    assert list(differences()) == []
    sold = Allocation.objects.filter(state="sold").aggregate(units=Sum("quantity"))["units"]
    delivered = Order.objects.filter(status__in=["Out for delivery", "Delivered"])
    assert sold == sum(line.quantity for order in delivered.prefetch_related("lines") for line in order.lines.all())
    assert not Allocation.objects.filter(promised_date__gt=F("batch__date")).exists()
    assert not Allocation.objects.filter(batch__date__lt=F("due_day")).exists()


def test_the_ledger_tells_when_it_happened():
    first = LedgerEntry.objects.order_by("at").first()
    assert (first.kind, 58 <= (timezone.now() - first.at).days <= 61) == ("goods_in", True)
    assert LedgerEntry.objects.filter(kind="sell", at__lt=timezone.now() - timedelta(days=50)).exists()
    assert not LedgerEntry.objects.filter(at__gt=timezone.now()).exists()
    assert set(WriteOff.objects.values_list("reason", "destination")) == {("donated", "charity")}
    assert DailySales.objects.filter(dated_units__gt=0).count() >= 10


def test_natural_yoghurt_stands_in_three_dates_at_three_prices():
    product = StockRecord.objects.get(partner_sku="LM-00014").product_id
    offers = offers_for([product], next_due())[product].all
    assert [(offer.kind, offer.price, offer.available, offer.life_days) for offer in offers] == [
        ("regular", Decimal("2.40"), 17, 18),
        ("dated", Decimal("1.68"), 11, 3),
        ("dated", Decimal("1.20"), 4, 1),
    ]


def test_the_last_days_have_a_page_and_people_have_their_groups(client):
    assert client.get(LastDaysPage.objects.get(locale__language_code="en-gb").url).status_code == 200
    assert User.objects.get(email="warehouse@example.com").has_perm("freshness.add_goodsin")
    assert User.objects.get(email="merchandiser@example.com").has_perm("freshness.change_namedladder")
