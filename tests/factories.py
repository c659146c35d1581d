"""Builders of test data: plain functions, each makes one thing that works and returns it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser
from django.core.files.images import ImageFile
from django.utils import timezone
from oscar.apps.partner.models import Partner
from oscar.core.loading import get_class, get_model
from PIL import Image
from wagtail.models import Collection, Locale, Page, Site

from checkout.basket.services import add_to_basket
from checkout.payments.attempts import note
from checkout.payments.pay_on_delivery import PayOnDelivery
from checkout.services.placing import Submission
from delivery.models import OrderDelivery
from delivery.plans import next_slot
from freshness.partner.strategy import OfferStrategy
from home.models import FarmPage, HomePage, RecipeIndexPage, RecipeIngredient, RecipePage, RecipeStep, StoryPage
from products.models import Listing, ListingAllergen, NetUnit, Pack, Picture, ProductPage, RangePage, ShopPage

Product = get_model("catalogue", "Product")
ProductClass = get_model("catalogue", "ProductClass")
Category = get_model("catalogue", "Category")
StockRecord = get_model("partner", "StockRecord")
Order = get_model("order", "Order")
ShippingAddress = get_model("order", "ShippingAddress")
Country = get_model("address", "Country")
Basket = get_model("basket", "Basket")
Range = get_model("offer", "Range")
Benefit = get_model("offer", "Benefit")
Condition = get_model("offer", "Condition")
ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
Applicator = get_class("offer.applicator", "Applicator")
OrderTotalCalculator = get_class("checkout.calculators", "OrderTotalCalculator")
Repository = get_class("shipping.repository", "Repository")
SurchargeApplicator = get_class("checkout.applicator", "SurchargeApplicator")
AT_HOME = {"first_name": "Alice", "last_name": "Hill", "line1": "4 Mill Lane", "line4": "Leeds", "postcode": "LS8 2QT"}


def make_home() -> HomePage:
    """The home page, at the root of the default site; the one that stands if there is one."""
    standing = HomePage.objects.first()
    if standing:
        return standing
    locale, _ = Locale.objects.get_or_create(language_code="en-gb")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", locale=locale)
    home = root.add_child(instance=HomePage(title="Longmeadow Dairy", slug="longmeadow", locale=locale))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home


def make_shop() -> ShopPage:
    """The page with everything, under the home page."""
    standing = ShopPage.objects.first()
    return standing or make_home().add_child(instance=ShopPage(title="The dairy", slug="shop"))


def make_range_page(name: str = "Milk", **fields) -> RangePage:
    """A range with its category."""
    standing = RangePage.objects.filter(title=name).first()
    if standing:
        return standing
    category = Category.objects.filter(name=name).first() or Category.add_root(name=name)
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return make_shop().add_child(instance=RangePage(title=name, slug=slug, category=category, **fields))


def make_product(
    name: str = "Whole milk",
    *,
    price: str | None = "1.45",
    stock: int | None = 20,
    content: str = "568",
    unit: str = NetUnit.MILLILITRES,
    deposit: str = "0.00",
    category: str = "Milk",
    **facts,
):
    """A product on its own: listing with `facts`, pack, and a stock record unless the price is None.

    `stock=None` is a product whose stock is not tracked.
    """
    product = _product(name, category, structure=Product.STANDALONE, is_tracked=stock is not None)
    Listing.objects.create(product=product, **facts)
    _make_sellable(product, price=price, stock=stock, content=content, unit=unit, deposit=deposit)
    return product


def make_product_in_sizes(
    name: str = "Whole milk", *, sizes: dict[str, str], stock: int = 20, category="Milk", **facts
):
    """A parent with one child for each entry of `sizes`: net content in ml → price."""
    parent = _product(name, category, structure=Product.PARENT)
    Listing.objects.create(product=parent, **facts)
    for content, price in sizes.items():
        child = Product.objects.create(structure=Product.CHILD, parent=parent, title=f"{name}, {content} ml")
        _make_sellable(child, price=price, stock=stock, content=content, unit=NetUnit.MILLILITRES, deposit="0.00")
    return parent


def make_product_page(product=None, *, range_page: RangePage | None = None, live: bool = True, **fields) -> ProductPage:
    """The page of a product, in a range; a new product unless one is given."""
    product = product or make_product()
    range_page = range_page or make_range_page(product.categories.first().name)
    page = ProductPage(title=fields.pop("title", product.title), live=live, **fields)
    range_page.add_child(instance=page)
    Listing.objects.filter(product=product).update(translation_key=page.translation_key)
    return page


def make_allergens(product, *contains: str, traces: tuple[str, ...] = ()) -> None:
    """Allergens that a product contains, and those of which it may contain a trace."""
    for names, is_trace in ((contains, False), (traces, True)):
        for name in names:
            ListingAllergen.objects.create(listing=product.listing, allergen=name, is_trace=is_trace)


def make_story(title: str = "How we work", **fields) -> StoryPage:
    return make_home().add_child(instance=StoryPage(title=title, **fields))


def make_farm(title: str = "The farm", **fields) -> FarmPage:
    return make_home().add_child(instance=FarmPage(title=title, **fields))


def make_recipe(
    title: str = "Pancakes", *, products=(), steps: tuple[str, ...] = ("Whisk.", "Fry."), **fields
) -> RecipePage:
    """A recipe with an ingredient of 200 ml for each product, and flour."""
    index = RecipeIndexPage.objects.first()
    index = index or make_home().add_child(instance=RecipeIndexPage(title="Recipes", show_in_menus=True))
    recipe = RecipePage(title=title, **fields)
    for product in products:
        recipe.ingredients.add(RecipeIngredient(quantity=200, unit="ml", name=product.title, product=product.listing))
    recipe.ingredients.add(RecipeIngredient(quantity=150, unit="g", name="flour"))
    for text in steps:
        recipe.steps.add(RecipeStep(text=text))
    return index.add_child(instance=recipe)


def make_picture(title: str = "A bottle of milk", *, size: tuple[int, int] = (80, 100)) -> Picture:
    """A picture with a file, described by its title."""
    file = BytesIO()
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    Image.new("RGB", size, "#f4ebd8").save(file, "PNG")
    return Picture.objects.create(title=title, description=title, file=ImageFile(file, name="picture.png"))


def make_user(email: str = "alice@example.com", password="longmeadow", **fields):
    """Somebody who can sign in; a shopper unless the fields say otherwise."""
    return get_user_model().objects.create(email=email, password=make_password(password), **fields)


def make_order(product=None, quantity: int = 1, *, status: str = "Confirmed", user=None, **fields):
    """An order of one line, due on Thursday 3 December 2026, written without a checkout.

    Its units are bound, unless they are of batches: freshness.services.sales binds those.
    """
    product = product or make_product()
    record = StockRecord.objects.get(product=product)
    total = record.price * quantity
    totals = {"total_incl_tax": total, "total_excl_tax": total, "shipping_incl_tax": 0, "shipping_excl_tax": 0}
    values = {"number": f"T{Order.objects.count() + 1:05}", "guest_email": "" if user else "guest@example.com"} | fields
    address = ShippingAddress.objects.create(country=make_country(), **AT_HOME)
    order = Order.objects.create(user=user, status=status, shipping_address=address, currency="GBP", **totals, **values)
    names = ("line_price_incl_tax", "line_price_excl_tax")
    prices = {name: total for each in names for name in (each, each.replace("price", "price_before_discounts"))}
    order.lines.create(
        product=product, stockrecord=record, partner=record.partner, partner_name=record.partner.name,
        partner_sku=record.partner_sku, title=product.get_title(), upc=product.upc, quantity=quantity, status=status,
        unit_price_incl_tax=record.price, unit_price_excl_tax=record.price, num_allocated=quantity, **prices,
    )  # fmt: skip
    if not record.is_kept_in_batches:
        record.allocate(quantity)
    OrderDelivery.objects.create(
        order=order, area="LS8", slot="4 to 8 am", day=date(2026, 12, 3),
        ready_by=datetime(2026, 12, 3, 4, tzinfo=UTC), cut_off=datetime(2026, 12, 2, 21, tzinfo=UTC),
    )  # fmt: skip
    return order


def _product(name: str, category: str, *, structure: str, is_tracked: bool = True):
    product_class, _ = ProductClass.objects.get_or_create(
        name="Dairy" if is_tracked else "Dairy, untracked",
        defaults={"requires_shipping": True, "track_stock": is_tracked},
    )
    product = Product.objects.create(title=name, structure=structure, product_class=product_class)
    product.categories.add(Category.objects.filter(name=category).first() or Category.add_root(name=category))
    return product


def _make_sellable(product, *, price, stock, content, unit, deposit) -> None:
    Pack.objects.create(product=product, net_content=Decimal(content), net_unit=unit, deposit=Decimal(deposit))
    if price is None:
        return
    partner, _ = Partner.objects.get_or_create(name="Longmeadow Dairy")
    StockRecord.objects.create(
        product=product, partner=partner, partner_sku=f"SKU-{product.pk}", price=Decimal(price), num_in_stock=stock
    )


def make_basket(*lines, user=None):
    """An open basket, filled as a shopper would; see `priced`.

    `lines` are products, (product, quantity), or (product, quantity, date) for a shorter date.
    """
    basket = priced(Basket.objects.create(owner=user))
    for line in lines:
        product, quantity, *chosen = line if isinstance(line, tuple) else (line, 1)
        asked = {"product": product, "quantity": quantity, "date": chosen[0] if chosen else None}
        add_to_basket(basket=basket, day=date(2026, 12, 3), **asked)
    return priced(basket)


def priced(basket):
    """The basket read afresh, with prices and offers as a request would see it."""
    basket = Basket.objects.get(pk=basket.pk)
    basket.strategy = OfferStrategy()
    Applicator().apply(basket, basket.owner or AnonymousUser())
    return basket


def make_offer(
    name: str = "A tenth off", *, benefit=("Percentage", "10"), condition=("Count", "1"), products=(), **fields
):
    """An offer on `products`, or on everything. `benefit` and `condition` are Oscar's type and its value."""
    offered = Range.objects.create(name=f"For {name}", includes_all_products=not products)
    for product in products:
        offered.add_product(product)
    kind, value = benefit
    on_delivery = kind.startswith("Shipping")
    made_benefit = Benefit.objects.create(type=kind, value=value, range=None if on_delivery else offered)
    made_condition = Condition.objects.create(type=condition[0], value=Decimal(condition[1]), range=offered)
    values = {"offer_type": "Site", "exclusive": True} | fields
    return ConditionalOffer.objects.create(name=name, benefit=made_benefit, condition=made_condition, **values)


def make_voucher(code: str = "WELCOME10", *, usage: str = "Multi-use", days: int = 7, **offer):
    """A voucher of today, good for `days` more; `offer` goes to make_offer."""
    now = datetime.now(UTC)
    period = {"start_datetime": now - timedelta(days=30), "end_datetime": now + timedelta(days=days)}
    voucher = Voucher.objects.create(name=code, code=code, usage=usage, **period)
    voucher.offers.add(make_offer(f"Offer for {code}", offer_type="Voucher", **offer))
    return voucher


def make_country():
    """The country that the shop delivers to."""
    named = {"printable_name": "United Kingdom", "is_shipping_country": True}
    return Country.objects.get_or_create(iso_3166_1_a2="GB", defaults=named)[0]


def make_submission(basket, **parts):
    """What the review page hands over for a basket: a guest in Leeds, paid at the door, for the next delivery."""
    slot = parts.pop("slot", None) or next_slot(timezone.now())
    method = Repository().get_default_shipping_method(basket, slot=slot)
    charge = method.calculate(basket)
    surcharges = SurchargeApplicator().get_applicable_surcharges(basket)
    address = ShippingAddress(country=make_country(), **AT_HOME)
    values = {
        "user": basket.owner or AnonymousUser(),
        "guest_email": "" if basket.owner else "guest@example.com",
        "shipping_address": address,
        "shipping_method": method,
        "shipping_charge": charge,
        "surcharges": surcharges,
        "total": OrderTotalCalculator().calculate(basket, charge, surcharges),
        "slot": slot,
        "gateway": "pay-on-delivery",
        "note": "Mind the dog.",
        "safe_place": "In the porch.",
    }
    return Submission(basket=basket, **values | parts)


def secured(order):
    """The order, its money promised at the door."""
    attempt = order.payments.get()
    note(attempt=attempt, outcome=PayOnDelivery().authorise(attempt, ""))
    return order


def make_address(user, **fields):
    """A place in a customer's address book."""
    return get_model("address", "UserAddress").objects.create(user=user, country=make_country(), **AT_HOME | fields)
