import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from oscar.core.loading import get_model

from accounts.models import User
from products.models import ProductPagePicture
from tests import factories

pytestmark = pytest.mark.django_db

ProductReview = get_model("reviews", "ProductReview")
MOST_QUERIES = 21
OURS = {"sec-fetch-site": "same-origin"}


def words_of(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def full_page(name="Natural yoghurt", pictures=2, reviews=3, recipes=2):
    product = factories.make_product(
        name,
        price="2.40",
        content="450",
        unit="g",
        deposit="0.20",
        category="Yoghurt",
        ingredients="Whole **milk**, live cultures.",
        species="cow",
        energy_kj=331,
        energy_kcal=79,
        carbon_kg_per_kg=Decimal("1.89"),
        carbon_source="Agribalyse 3.1",
        carbon_date=date(2022, 6, 1),
    )
    factories.make_allergens(product, "milk", traces=("nuts",))
    page = factories.make_product_page(product, introduction="Set in the jar.", picture=factories.make_picture())
    for number in range(pictures):
        ProductPagePicture.objects.create(page=page, image=factories.make_picture(f"View {number}"))
    for number in range(reviews):
        ProductReview.objects.create(product=product, score=4, status=1, title="Good", body="Yes.", name=f"P{number}")
    for number in range(recipes):
        factories.make_recipe(f"Dish {number}", products=[product], picture=factories.make_picture())
    return page


def test_it_tells_everything_about_a_product(client):
    words = words_of(client.get(full_page().url))
    for told in (
        "450 g · £5.33 a kg",
        "£2.40",
        "plus £0.20 deposit",
        "3 reviews",
        "Contains <strong>milk</strong>.",
        "May contain traces of <strong>nuts</strong>.",
        "Whole <strong>milk</strong>, live cultures.",
        "331 kJ / 79 kcal",
        "Source: Agribalyse 3.1, 2022.",
        "Dish 0",
        "Add to basket",
    ):
        assert told in words


def test_it_takes_the_same_few_queries_whatever_hangs_on_it(client, django_assert_max_num_queries):
    small, large = full_page("Kefir", 1, 1, 1), full_page("Skyr", 4, 9, 3)
    counts = []
    for page in (small, large):
        client.get(page.url)  # makes the renditions
        cache.clear()
        client.get("/")  # reads the addresses of the site, which Wagtail keeps
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            client.get(page.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_session_and_basket_of_a_customer_cost_a_few_more(client, django_assert_max_num_queries):
    page = full_page()
    client.force_login(User.objects.create_user(email="priya@example.com", password="x"))
    for number in range(4):
        milk = factories.make_product(f"Milk {number}")
        client.post(f"/basket/add/{milk.pk}/", {"quantity": 1}, headers=OURS)
    client.get(page.url)
    with django_assert_max_num_queries(MOST_QUERIES + 9):
        client.get(page.url)


def test_headings_follow_one_another(client):
    page = factories.make_product_page(body="<h3>The bottle</h3><p>Rinse it.</p>")
    assert "<h2>The bottle</h2>" in " ".join(client.get(page.url).content.decode().split())


def test_a_page_without_a_product_shows_its_words(client):
    page = full_page()
    page.listing.__class__.objects.update(translation_key=None)
    words = words_of(client.get(page.url))
    assert "Set in the jar." in words
    assert "Not on sale at the moment" in words
    assert "Add to basket" not in words


def test_a_product_without_a_price_is_not_on_sale(client):
    words = words_of(client.get(factories.make_product_page(factories.make_product(price=None)).url))
    assert "Not on sale at the moment" in words
    assert "Add to basket" not in words


def test_sizes_are_a_choice_and_a_sold_out_one_can_not_be_chosen(client):
    product = factories.make_product_in_sizes("Whole milk", sizes={"568": "1.45", "2000": "3.90"})
    large = product.children.get(title__contains="2000")
    large.stockrecords.update(num_in_stock=0)
    response = client.get(factories.make_product_page(product).url)
    small = product.children.get(title__contains="568")
    assert f'action="/basket/add/{product.pk}/"' in response.content.decode()
    assert words_of(response).count('name="child_id"') == 2
    assert f'value="{small.pk}" aria-describedby="size-{small.pk}-why" checked' in words_of(response)
    assert f'value="{large.pk}" aria-describedby="size-{large.pk}-why" disabled' in words_of(response)


def test_the_form_of_the_page_fills_the_basket_with_the_chosen_size(client):
    product = factories.make_product_in_sizes("Whole milk", sizes={"568": "1.45", "2000": "3.90"})
    page = factories.make_product_page(product)
    large = product.children.get(title__contains="2000")
    client.post(f"/basket/add/{product.pk}/", {"child_id": large.pk, "quantity": 2}, headers=OURS)
    assert "£7.80" in words_of(client.get(page.url))


def test_a_sold_out_product_offers_a_word_when_it_is_back(client):
    page = factories.make_product_page(factories.make_product(stock=0))
    form = f'action="/account/alerts/create/{page.listing.product_id}/"'
    words = words_of(client.get(page.url))
    assert form in words
    assert 'id="alert-email"' in words
    client.force_login(User.objects.create_user(email="priya@example.com", password="x"))
    words = words_of(client.get(page.url))
    assert form in words
    assert 'id="alert-email"' not in words
    assert "Add to basket" not in words


def test_a_customer_keeps_it_as_a_favourite_and_finds_it_from_its_page(client):
    page = factories.make_product_page()
    form = f'action="/account/wishlists/add/{page.listing.product_id}/"'
    client.force_login(User.objects.create_user(email="priya@example.com", password="x"))
    assert form in words_of(client.get(page.url))

    client.post(f"/account/wishlists/add/{page.listing.product_id}/")

    words = words_of(client.get(page.url))
    assert form not in words
    assert "Among your favourites" in words
    assert f"/account/wishlists/{User.objects.get().wishlists.get().key}/" in words


def test_a_stranger_signs_in_to_keep_it_and_comes_back(client):
    page = factories.make_product_page()
    words = words_of(client.get(page.url))
    assert f'href="/accounts/login/?next={page.url}"' in words
    assert "Sign in to keep it as a favourite" in words


def test_allergens_that_are_not_listed_are_not_taken_for_none(client):
    words = words_of(client.get(factories.make_product_page().url))
    assert "Please ask us before you eat it." in words
    assert "None of the fourteen" not in words


def test_that_it_contains_no_allergen_is_said_once_an_editor_has_said_so(client):
    page = factories.make_product_page(factories.make_product("Honey", has_no_allergens=True))
    words = words_of(client.get(page.url))
    assert "None of the fourteen allergens that have to be declared." in words
    assert "Please ask us before you eat it." not in words


@pytest.mark.parametrize(
    ("said", "badges"),
    [(True, ["Vegetarian"]), (False, ["Not vegetarian"]), (None, [])],
)
def test_vegetarian_is_said_only_where_somebody_stated_it(client, said, badges):
    page = factories.make_product_page(factories.make_product("Cheddar", is_vegetarian=said))
    html = client.get(page.url).content.decode()
    assert re.findall(r'badge--line">([^<]*egetarian)<', html) == badges


def test_unapproved_reviews_stay_hidden(client):
    page = full_page(reviews=0)
    ProductReview.objects.create(
        product=page.listing.product, score=1, status=0, title="Awful", body="No.", name="Mallory"
    )
    words = words_of(client.get(page.url))
    assert "Awful" not in words
    assert "be the first" in words
