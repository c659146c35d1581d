"""A basket on another day. HOUSE, "When the delivery day changes": each line is quoted again.

Thursday noon; Friday's round is shown. The next rounds are Monday's (30 November) and Tuesday's. For Monday, what is
best before Sunday is too old, Tuesday's has a day left (50 % off, £1.20), next Friday's four (15 % off, £2.04).
"""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from tests.checkout.steps import press, terms
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
D = Decimal
FRI, MON = "2026-11-27", "2026-11-30"


@pytest.fixture
def choose(client):
    def choose(day):
        return client.post("/basket/day/", {"day": day}, headers={"Sec-Fetch-Site": "same-origin"})

    return choose


def gathered(page) -> list[tuple]:
    return [(each.words, each.needs_tap) for each in page.context["changes"]]


def test_a_date_whose_step_still_applies_is_told_its_new_price(client, yoghurt, add, choose):
    add(yoghurt, 2, date="2026-12-01")
    choose(MON)
    page = client.get("/basket/")
    assert gathered(page) == [("Now £1.20, it was £2.04 for Friday.", False)]
    assert (page.context["problems"], page.context["totals"].total) == ([], D("4.40"))  # 2 × 1.20 + 2.00
    assert "Cheaper since you looked" in page.content.decode()


def test_back_on_the_day_of_before_nothing_is_told(client, yoghurt, add, choose):
    add(yoghurt, 2, date="2026-12-01")
    choose(MON)
    choose(FRI)
    assert gathered(client.get("/basket/")) == []


def test_a_date_without_a_step_counts_for_nothing_until_accepted(client, yoghurt, add, choose):
    choose(MON)
    add(yoghurt, 2, date="2026-12-04")
    assert terms() == [("dated", NEXT_FRIDAY, D("2.04"), FRIDAY.day.replace(day=30))]
    choose(FRI)
    page = client.get("/basket/")
    assert gathered(page) == [
        ("For Friday 27 November it is not reduced: Best before Fri\xa04\xa0Dec or later, £2.40.", True)
    ]
    assert (page.context["totals"].items, page.context["totals"].goods) == (0, D("0.00"))
    assert client.get("/checkout/shipping-address/").url == "/basket/"
    press(client, accept=page.context["lines"][0].pk)
    page = client.get("/basket/")
    assert (gathered(page), page.context["totals"].goods) == ([], D("4.80"))
    assert terms() == [("regular", NEXT_FRIDAY, D("2.40"), FRIDAY.day)]


def test_what_is_not_sellable_is_kept_aside_with_alternatives(client, yoghurt, add, choose):
    add(yoghurt, 1, date="2026-11-29")
    add(yoghurt, 2)
    choose(MON)
    page = client.get("/basket/")
    assert [(each.counts, len(each.alternatives)) for each in page.context["lines"]] == [(False, 2), (False, 2)]
    assert page.context["totals"].total == D("2.00")  # the delivery's
    assert gathered(page)[1] == ("This can’t be had for Monday 30 November.", True)  # sold out it isn't
    assert [each.words for each in page.context["lines"][1].alternatives] == [
        "Best before Fri\xa04\xa0Dec, £2.04",
        "Best before Tue\xa01\xa0Dec, £1.20",
    ]
    assert Line.objects.count() == 2


def test_a_rise_waits_for_a_tap(client, yoghurt, add, choose):
    choose(MON)
    add(yoghurt, 1, date="2026-12-01")  # £1.20
    choose(FRI)
    page = client.get("/basket/")
    assert gathered(page) == [("It is now £2.04.", True)]
    assert client.get("/checkout/shipping-address/").url == "/basket/"
    press(client, accept=page.context["lines"][0].pk)
    assert gathered(client.get("/basket/")) == []


def test_all_that_changed_stands_in_one_list_and_leads_to_its_line(client, yoghurt, add, choose):
    add(yoghurt, 1, date="2026-11-29")
    add(yoghurt, 1, date="2026-12-01")
    choose(MON)
    page = client.get("/basket/")
    first, second = Line.objects.order_by("pk")
    assert gathered(page) == [
        (page.context["lines"][0].problem, True),
        ("Now £1.20, it was £2.04 for Friday.", False),
    ]
    words = page.content.decode()
    notice = words[words.index('id="changes"') : words.index('class="layout-desk"')]
    assert notice.index(f'href="#line-{first.pk}"') < notice.index(f'href="#line-{second.pk}"')
    assert "2 things have changed for Monday" in notice.replace("\xa0", " ")
    assert f'id="line-{first.pk}"' in words
    assert f'id="line-{second.pk}"' in words


def test_pages_follow_the_day(client, yoghurt, choose):
    from tests.factories import make_product_page

    page = make_product_page(yoghurt)
    assert "£1.68" in client.get(page.url).content.decode()  # Sunday's, for Friday
    choose(MON)
    words = client.get(page.url).content.decode()
    assert "£1.68" not in words
    assert "£1.20" in words


def test_shorter_dates_are_a_row_of_the_totals(client, yoghurt, add):
    add(yoghurt, 1)
    add(yoghurt, 2, date="2026-11-29")
    totals = client.get("/basket/").context["totals"]
    # 3 × 2.40 before; two of Sunday's cost 1.68 each; delivery 2.00
    assert (totals.shorter_dates, totals.reductions) == (D("1.44"), ())
    assert (totals.goods, totals.delivery, totals.total) == (D("7.20"), D("2.00"), D("7.76"))
