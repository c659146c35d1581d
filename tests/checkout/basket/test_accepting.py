"""What gets worse than the shopper saw needs a tap; what gets better is told."""

from datetime import date
from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from checkout.basket.services import accept
from checkout.errors import NotPermitted
from freshness.models import LadderVersion
from freshness.services.plain import change_list_price
from tests.checkout.steps import press, sold, terms
from tests.factories import make_basket, priced
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, SUNDAY, TUESDAY, make_batch

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
D = Decimal


class TestAccepting:
    """HOUSE: a rise always needs a tap; accepting overwrites the line's terms."""

    def without_ladder(self):
        LadderVersion.objects.update(state="replaced")

    def test_a_date_that_lost_its_reduction_counts_for_nothing_until_accepted(self, yoghurt, client, add, words):
        add(yoghurt, 2, date="2026-12-01")
        self.without_ladder()
        page = client.get("/basket/")
        line = page.context["lines"][0]
        assert page.context["totals"].total == D("2.00")  # the delivery's
        assert page.context["totals"].items == 0
        assert line.yes == "£2.40 is all right"
        assert line.question == (
            "For Friday 27 November it is not reduced: Best before Tue\xa01\xa0Dec or later, £2.40."
        )
        assert client.get("/checkout/shipping-address/").url == "/basket/"
        press(client, accept=line.pk)
        page = client.get("/basket/")
        assert page.context["problems"] == []
        assert page.context["totals"].goods == D("4.80")
        assert terms() == [("regular", TUESDAY, D("2.40"), FRIDAY.day)]
        assert Line.objects.get().attributes.count() == 0

    def test_a_yes_is_a_yes_to_the_price_that_stood_beside_it(self, yoghurt, client, add, words):
        add(yoghurt, 1)
        record = yoghurt.stockrecords.get()
        change_list_price(stockrecord=record, price=D("2.60"))
        line = client.get("/basket/").context["lines"][0]
        change_list_price(stockrecord=record, price=D("2.80"))
        for seen in (line.seen, "rubbish", ""):
            client.post("/basket/", {"accept": line.pk, f"seen-{line.pk}": seen})
            assert terms() == [("regular", NEXT_FRIDAY, D("2.40"), FRIDAY.day)]
        assert "Natural yoghurt has just changed again. Look at it once more, please." in words()

    def test_accepted_units_join_the_regular_line_without_accepting_for_it(self, yoghurt, client, add):
        add(yoghurt, 1)
        add(yoghurt, 2, date="2026-12-01")
        self.without_ladder()
        change_list_price(stockrecord=yoghurt.stockrecords.get(), price=D("2.60"))
        press(client, accept=Line.objects.get(quantity=2).pk)
        assert Line.objects.get().quantity == 3
        assert client.get("/basket/").context["lines"][0].yes == "£2.60 is all right"

    def test_a_ladder_that_comes_back_needs_nothing(self, yoghurt, client, add):
        add(yoghurt, 1, date="2026-12-01")
        self.without_ladder()
        assert client.get("/basket/").context["problems"]
        LadderVersion.objects.update(state="published")
        assert client.get("/basket/").context["problems"] == []

    def test_a_later_day_lowers_the_price_and_tells_it(self, yoghurt, client, add, time_machine):
        add(yoghurt, 1, date="2026-12-01")
        time_machine.move_to("2026-11-27T12:00:00+00:00")  # Monday's delivery: 1 day left
        page = client.get("/basket/")
        assert [each.words for each in page.context["changes"]] == ["Now £1.20, it was £2.04 for Friday."]
        assert "New price: £1.20, it was £2.04 for Friday." in page.content.decode()
        assert page.context["problems"] == []

    def test_a_date_that_rose_needs_a_tap(self, yoghurt, client, add):
        add(yoghurt, 1, date="2026-11-29")
        change_list_price(stockrecord=yoghurt.stockrecords.get(), price=D("3.00"))
        line = client.get("/basket/").context["lines"][0]
        assert (line.unit_price, line.yes) == (D("2.10"), "£2.10 is all right")
        press(client, accept=line.pk)
        assert client.get("/checkout/shipping-address/").status_code == 200

    def test_only_nearer_dates_need_a_tap(self, yoghurt, client, add):
        add(yoghurt, 2)
        sold(NEXT_FRIDAY)
        make_batch(yoghurt, date(2026, 12, 3))
        line = client.get("/basket/").context["lines"][0]
        assert line.question == "The date we promised is gone. There is: Best before Thu\xa03\xa0Dec or later, £2.40."
        assert client.get("/checkout/shipping-address/").url == "/basket/"
        press(client, accept=line.pk)
        assert client.get("/checkout/shipping-address/").status_code == 200
        assert terms() == [("regular", date(2026, 12, 3), D("2.40"), FRIDAY.day)]

    def test_a_later_date_is_silent(self, yoghurt, client, add):
        add(yoghurt, 2)
        sold(NEXT_FRIDAY)
        make_batch(yoghurt, date(2026, 12, 9))
        page = client.get("/basket/")
        assert page.context["problems"] == []
        assert page.context["lines"][0].offer.date == date(2026, 12, 9)

    def test_adding_more_does_not_accept_a_nearer_date(self, yoghurt, client, add):
        add(yoghurt, 2)
        sold(NEXT_FRIDAY)
        make_batch(yoghurt, date(2026, 12, 3))
        add(yoghurt, 1)
        assert terms()[0][1] == NEXT_FRIDAY
        assert client.get("/checkout/shipping-address/").url == "/basket/"

    def test_what_is_gone_is_not_counted_and_says_what_else_there_is(self, yoghurt, client, add):
        add(yoghurt, 2, date="2026-11-29")
        sold(SUNDAY)
        page = client.get("/basket/")
        assert page.context["problems"] == [
            "Natural yoghurt: “Best before Sun\xa029\xa0Nov” can’t be had for Friday 27 November. There is: "
            "Best before Fri\xa04\xa0Dec or later, £2.40; Best before Tue\xa01\xa0Dec, £2.04. Take it out to go on."
        ]
        assert page.context["totals"].goods == D("0.00")

    def test_what_is_gone_can_not_be_accepted(self, yoghurt):
        basket = make_basket((yoghurt, 2, SUNDAY))
        sold(SUNDAY)
        basket = priced(basket)
        with pytest.raises(NotPermitted):
            accept(basket=basket, line=basket.all_lines()[0], day=FRIDAY.day)

    def test_more_of_what_waits_for_a_yes_is_refused(self, yoghurt, client, add, words):
        add(yoghurt, 2, date="2026-12-01")
        self.without_ladder()
        press(client, more=Line.objects.get().pk)
        assert words()[-1] == "Natural yoghurt: Take it as it is now, or take it out."
        assert Line.objects.get().quantity == 2
