"""Between a page and a click on "Add" a price may rise or a date go: the basket asks. Thursday noon, Friday's round."""

from datetime import date
from decimal import Decimal

import pytest

from checkout.seen import Mark, shown_on
from freshness.services.plain import change_list_price
from tests.checkout.steps import press, sold, terms
from tests.factories import make_product_page
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, SUNDAY, make_batch

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def now_costs(yoghurt):
    return lambda price: change_list_price(stockrecord=yoghurt.stockrecords.get(), price=D(price))


def marks(client, yoghurt) -> list[str]:
    """What the forms of the product's page say that they show."""
    page = client.get(make_product_page(yoghurt).url).content.decode()
    return [part.split('"')[0] for part in page.split('name="shown" value="')[1:]]


def test_the_page_says_what_it_shows_of_each_offer(client, yoghurt):
    assert sorted(set(marks(client, yoghurt))) == [
        f"{yoghurt.pk} dated 1.68 2026-11-29",
        f"{yoghurt.pk} dated 2.04 2026-12-01",
        f"{yoghurt.pk} regular 2.40 2026-12-04",
    ]


def test_a_rise_before_the_click_waits_for_a_tap(client, yoghurt, add, now_costs, words):
    """Fails without hold_to in add_as_shown: the line would be £2.60 without a word."""
    shown = marks(client, yoghurt)
    now_costs("2.60")
    add(yoghurt, 2, date="", shown=shown)
    assert terms() == [("regular", NEXT_FRIDAY, D("2.40"), FRIDAY.day)]
    assert words() == ["2 × Natural yoghurt added.", "Natural yoghurt has just changed: look in your basket."]
    line = client.get("/basket/").context["lines"][0]
    assert (line.question, line.yes) == ("It is now £2.60.", "£2.60 is all right")
    assert client.get("/checkout/shipping-address/").url == "/basket/"
    press(client, accept=line.pk)
    assert client.get("/basket/").context["problems"] == []


def test_a_rise_of_a_shorter_date_waits_as_well(client, yoghurt, add, now_costs):
    shown = marks(client, yoghurt)
    now_costs("3.00")
    add(yoghurt, 1, date="2026-11-29", shown=shown)
    assert terms() == [("dated", SUNDAY, D("1.68"), FRIDAY.day)]
    assert client.get("/basket/").context["lines"][0].question == "It is now £2.10."


def test_a_nearer_date_than_was_shown_waits_for_a_tap(client, yoghurt, add):
    shown = marks(client, yoghurt)
    sold(NEXT_FRIDAY)
    make_batch(yoghurt, date(2026, 12, 3))
    add(yoghurt, 1, date="", shown=shown)
    assert client.get("/basket/").context["lines"][0].yes == "That date is all right"


def test_a_fall_and_an_unchanged_price_are_added_as_they_are(client, yoghurt, add, now_costs, words):
    shown = marks(client, yoghurt)
    now_costs("2.20")
    add(yoghurt, 1, date="", shown=shown)
    assert terms() == [("regular", NEXT_FRIDAY, D("2.20"), FRIDAY.day)]
    assert words() == ["1 × Natural yoghurt added."]


def test_more_of_what_is_there_is_held_to_the_better_of_both(client, yoghurt, add, now_costs):
    add(yoghurt, 1, date="")
    shown = marks(client, yoghurt)
    now_costs("2.60")
    add(yoghurt, 1, date="", shown=shown)
    assert [each[2] for each in terms()] == [D("2.40")]


@pytest.mark.parametrize(
    "mark",
    ["", "rubbish", "{pk} regular", "{pk} regular NaN", "{pk} regular -1.00", "{pk} regular 1e3", "{pk} regular 2,40",
     "{pk} dated 0.01 2026-12-04", "0 regular 0.01", "{pk} regular 99999999.00", "{pk} regular ٢.٤٠"],
)  # fmt: skip
def test_a_mark_that_makes_no_sense_says_nothing(yoghurt, add, mark):
    add(yoghurt, 1, date="", shown=[mark.format(pk=yoghurt.pk)])
    assert terms() == [("regular", NEXT_FRIDAY, D("2.40"), FRIDAY.day)]


def test_a_forged_mark_only_makes_the_basket_ask(client, yoghurt, add):
    add(yoghurt, 1, date="", shown=[f"{yoghurt.pk} regular 0.01 2030-01-01"])
    page = client.get("/basket/")
    assert page.context["totals"].goods == D("2.40")
    assert page.context["problems"]


def test_a_mark_is_of_its_own_offer(yoghurt):
    from freshness.offers import offers_for

    offers = offers_for([yoghurt.pk], FRIDAY)[yoghurt.pk]
    words = [
        f"{yoghurt.pk} dated 2.04 2026-12-01",
        f"{yoghurt.pk} dated 1.68 2026-11-29",
        f"{yoghurt.pk} regular 2.40 ",
    ]
    assert shown_on(words, yoghurt.pk, offers.of(SUNDAY)) == Mark(D("1.68"), SUNDAY)
    assert shown_on(words, yoghurt.pk, offers.regular) == Mark(D("2.40"), None)
    assert shown_on(words, yoghurt.pk + 1, offers.regular) is None
