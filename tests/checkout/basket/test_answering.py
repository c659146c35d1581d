"""A form that adds leads back to its page, or changes what the page shows of the basket, where the page asks for it."""

import pytest

from tests.checkout.steps import quantities
from tests.factories import make_product, make_product_page, make_user

pytestmark = pytest.mark.django_db
IN_PLACE = {"HX-Request": "true"}


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def part(response, start: str) -> str:
    return text_of(response).split(start)[1].split("</p>")[0]


def test_without_javascript_it_leads_back(milk, add):
    response = add(milk, headers={"Referer": "http://testserver/shop/"})
    assert (response.status_code, response["Location"]) == (302, "http://testserver/shop/")


def test_in_place_the_link_counts_and_a_polite_region_says_it(milk, add):
    response = add(milk, 2, headers=IN_PLACE)
    assert response.status_code == 200
    assert response["HX-Trigger"] == "basket-added"
    assert '<span class="masthead__count">2</span>' in text_of(response)
    assert "<span>£2.90</span>" in text_of(response)
    assert part(response, 'id="mini-said" data-hx-swap-oob="innerHTML">').strip() == "2 × Whole milk added."


def test_what_was_said_in_place_is_not_said_again_on_the_next_page(milk, add, words):
    add(milk, headers=IN_PLACE)
    assert words() == []


def test_a_stranger_gets_the_cookie_of_the_basket_and_no_other(milk, add):
    assert list(add(milk, headers=IN_PLACE).cookies) == ["basket"]


def test_a_refusal_is_said_in_the_same_words_and_nothing_is_called_added(shop, add, words):
    milk = make_product(stock=3)
    add(milk, 2, headers=IN_PLACE)
    response = add(milk, 2, headers=IN_PLACE)
    assert "HX-Trigger" not in response
    assert "Whole milk: Only 3 are left." in part(response, 'id="mini-said" data-hx-swap-oob="innerHTML">')
    assert '<span class="masthead__count">2</span>' in text_of(response)
    assert quantities() == {"Whole milk": 2}


def test_a_shorter_date_stands_with_its_date_and_what_it_was(yoghurt, add):
    response = text_of(add(yoghurt, date="2026-11-29", headers=IN_PLACE))
    assert "Best before Sun 29 Nov" in response
    assert "£1.68" in response
    assert "was <s>£2.40</s>" in response


def test_a_price_that_rose_meanwhile_is_told_in_place(milk, add):
    response = add(milk, shown=f"{milk.pk} regular 1.20 ", headers=IN_PLACE)
    said = part(response, 'id="mini-said" data-hx-swap-oob="innerHTML">')
    assert "Whole milk has just changed: look in your basket." in said
    assert "It is now £1.45." in part(response, 'class="mini__note">')


def test_the_four_lines_that_changed_last_stand_there_and_the_others_are_counted(shop, add, time_machine):
    for number in range(6):
        time_machine.move_to(f"2026-12-02T12:0{number}:00+00:00")
        response = add(make_product(f"Cheese {number}"), headers=IN_PLACE)
    lines = [part.split("<")[0] for part in text_of(response).split('class="mini__name">')[1:]]
    assert lines == ["Cheese 5", "Cheese 4", "Cheese 3", "Cheese 2"]
    assert "and 2 more lines" in text_of(response)


def test_any_number_of_lines_takes_the_same_queries(client, shop, add, django_assert_max_num_queries):
    client.force_login(make_user())
    goods = [make_product(f"Cheese {number}") for number in range(8)]
    for product in goods:
        make_product_page(product)
    counts = []
    for product in goods:
        with django_assert_max_num_queries(50) as queries:
            add(product, headers=IN_PLACE)
        counts.append(len(queries))
    assert max(counts[2:]) == min(counts[2:])


def test_the_forms_of_cards_and_pages_ask_for_it(client, shop):
    milk = make_product()
    page = make_product_page(milk)
    for url in ("/shop/", page.url):
        html = client.get(url).content.decode()
        assert (
            f'action="/basket/add/{milk.pk}/" data-adds data-hx-post="/basket/add/{milk.pk}/" data-hx-swap="none"'
            in html
        )
        assert 'id="mini-said" role="status"' in html


def test_the_empty_basket_page_leaves_it_be_since_it_has_to_change_as_a_whole(client, shop):
    make_product_page()
    assert "data-hx-ignore" in client.get("/basket/").content.decode()
