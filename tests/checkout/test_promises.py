"""What is promised with order lines, and where a customer reads it again."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from checkout.confirmation import context
from checkout.errors import BasketChanged
from checkout.models import LinePromise
from checkout.order.again import order_again
from checkout.promises import promised, step_words
from checkout.services.placing import place
from checkout.services.steps import confirm
from freshness.ladder import Step
from freshness.models import Batch, LadderVersion
from freshness.services.plain import change_list_price
from notices.models import Notice
from tests.checkout.steps import deliver, shown
from tests.factories import make_basket, make_product, make_submission, make_user, priced, secured
from tests.freshness.stocked import FRIDAY, NEXT_FRIDAY, SUNDAY, TUESDAY, make_batch, make_ladder, make_yoghurt

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def yoghurt(shop, time_machine):
    """On Thursday 26 November: batches best before Sunday (£1.68) and next Friday (£2.40), delivered on Friday."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")
    make_ladder()
    product = make_yoghurt()
    for day in (SUNDAY, NEXT_FRIDAY):
        make_batch(product, day)
    return product


def ordered(*lines, **basket):
    return place(make_submission(make_basket(*lines, **basket)))


class TestWriting:
    def test_a_shorter_date_is_promised_with_its_price_and_why(self, yoghurt):
        promise = ordered((yoghurt, 2, SUNDAY)).lines.get().promise
        assert (promise.offer_kind, promise.promised_date) == ("dated", SUNDAY)
        assert (promise.date_kind, promise.minimum_life_days) == ("best_before", 4)
        assert (promise.list_price, promise.prior_price) == (D("2.40"), D("2.40"))
        assert (promise.ladder_step, promise.ladder_version) == ("3 days: 30 %", LadderVersion.objects.get().pk)

    def test_regular_goods_are_promised_their_earliest_date(self, yoghurt):
        promise = ordered(yoghurt).lines.get().promise
        assert (promise.offer_kind, promise.promised_date) == ("regular", NEXT_FRIDAY)
        assert (promise.list_price, promise.prior_price) == (D("2.40"), None)
        assert (promise.ladder_step, promise.ladder_version) == ("", None)

    def test_the_price_before_is_the_lowest_of_the_days_that_count(self, yoghurt, settings):
        settings.PRIOR_PRICE_DAYS = 30
        yoghurt.stockrecords.get().daily_prices.create(day=date(2026, 11, 20), lowest=D("2.10"))
        promise = ordered((yoghurt, 1, SUNDAY)).lines.get().promise
        assert (promise.list_price, promise.prior_price) == (D("2.40"), D("2.10"))

    def test_goods_without_dates_are_promised_none(self, shop):
        promise = ordered(make_product("Tote bag")).lines.get().promise
        assert (promise.offer_kind, promise.promised_date, promise.date_kind) == ("regular", None, "")

    def test_what_the_review_showed_is_what_is_allocated(self, yoghurt):
        nearer = make_batch(yoghurt, TUESDAY, early_days=0)
        LadderVersion.objects.update(steps=[[3, "30"]])  # Tuesday, 4 days, is regular now
        basket = make_basket(yoghurt)
        Batch.objects.filter(pk=nearer.pk).update(on_hand=0)
        order = place(make_submission(priced(basket)))
        line = order.lines.get()
        assert line.promise.promised_date == line.allocations.get().promised_date == NEXT_FRIDAY

    @pytest.mark.parametrize("worse", ["no step", "dearer", "gone"])
    def test_nothing_is_ordered_that_got_worse_without_a_yes(self, yoghurt, worse):
        basket = make_basket((yoghurt, 1, SUNDAY))
        if worse == "no step":
            LadderVersion.objects.update(steps=[[1, "50"]])
        elif worse == "dearer":
            change_list_price(stockrecord=yoghurt.stockrecords.get(), price=D("3.00"))
        else:
            Batch.objects.filter(date=SUNDAY).update(on_hand=0)
        with pytest.raises(BasketChanged) as refused:
            place(make_submission(priced(basket)))
        assert refused.value.problems == ["Natural yoghurt has changed. Check it and order again."]
        assert not LinePromise.objects.exists()

    @pytest.mark.parametrize(
        ("days", "percent", "words"),
        [
            (3, "30", "3 days: 30 %"),
            (1, "50.00", "1 day: 50 %"),
            (-2, "100", "-2 days: 100 %"),
            (5, "12.50", "5 days: 12.5 %"),
        ],
    )
    def test_a_step_in_words(self, days, percent, words):
        assert step_words(Step(days, D(percent))) == words


class TestReview:
    def test_a_nearer_date_than_the_review_showed_is_not_ordered(self, client, yoghurt, add):
        LadderVersion.objects.update(steps=[[3, "30"]])
        add(yoghurt)
        LinePromise.objects.all().delete()
        deliver(client)
        Batch.objects.filter(date=NEXT_FRIDAY).update(on_hand=0)
        make_batch(yoghurt, date(2026, 12, 9))
        posted = shown(client)
        assert posted["shown_dates"].endswith("=2026-12-09")
        make_batch(yoghurt, date(2026, 12, 7))
        page = client.post("/checkout/preview/", posted)
        assert "Something now comes with a nearer date." in page.content.decode()
        assert "Best before Mon\xa07\xa0Dec or later" in page.content.decode()
        assert not LinePromise.objects.exists()
        assert client.post("/checkout/preview/", shown(client)).url == "/checkout/thank-you/"
        assert LinePromise.objects.get().promised_date == date(2026, 12, 7)

    def test_a_later_date_than_the_review_showed_is_ordered(self, client, yoghurt, add):
        add(yoghurt)
        deliver(client)
        posted = shown(client)
        Batch.objects.filter(date=NEXT_FRIDAY).update(on_hand=0)
        make_batch(yoghurt, date(2026, 12, 9))
        assert client.post("/checkout/preview/", posted).url == "/checkout/thank-you/"
        assert LinePromise.objects.get().promised_date == date(2026, 12, 9)


class TestShowing:
    @pytest.fixture
    def order(self, yoghurt):
        order = ordered(
            (yoghurt, 1), (yoghurt, 2, SUNDAY), make_product("Tote bag"), user=make_user(first_name="Alice")
        )
        confirm(secured(order))
        return order

    def test_a_line_knows_its_date_and_the_life_it_had(self, order):
        regular, dated, tote = [promised(line, order.delivery.day) for line in order.lines.order_by("pk")]
        assert (regular.kind, regular.date, regular.life_days, regular.minimum_life_days) == (
            "regular",
            NEXT_FRIDAY,
            7,
            4,
        )
        assert (dated.kind, dated.date, dated.date_kind, dated.life_days) == ("dated", SUNDAY, "best_before", 2)
        assert tote is None
        assert promised(order.lines.all()[0], None).life_days is None

    def test_the_mail_names_the_dates(self, order):
        mail = Notice.objects.get()
        for text in (mail.text, mail.html):
            assert "Best before Sun\xa029\xa0Nov" in text
            assert "Best before Fri\xa04\xa0Dec or later" in text

    def test_the_order_page_and_the_guests_page_name_the_dates(self, client, order):
        client.force_login(order.user)
        html = client.get(reverse("customer:order", args=[order.number])).content.decode()
        assert "Best before Sun\xa029\xa0Nov" in html
        assert "Best before Fri\xa04\xa0Dec or later" in html

    def test_the_thank_you_page_names_the_dates(self, order):
        assert [each.promised and each.promised.date for each in context(order)["lines"]] == [NEXT_FRIDAY, SUNDAY, None]


class TestOrderingAgain:
    def again(self, order):
        basket = make_basket()
        result = order_again(basket=basket, lines=list(order.lines.all()), day=FRIDAY.day)
        return result, [(line.chosen_date, line.quantity) for line in priced(basket).all_lines()]

    def test_a_date_is_dropped(self, yoghurt):
        assert self.again(ordered((yoghurt, 2, SUNDAY))) == ((1, []), [(None, 2)])

    def test_if_only_shorter_dates_are_left_the_shopper_chooses(self, yoghurt):
        order = ordered((yoghurt, 2, SUNDAY))
        Batch.objects.filter(date=NEXT_FRIDAY).update(on_hand=0)
        assert self.again(order) == (
            (
                0,
                [
                    "Natural yoghurt: Only shorter dates are left. Choose one on its page. "
                    "There is: Best before Sun\xa029\xa0Nov, £1.68."
                ],
            ),
            [],
        )

    def test_oscar_is_told_the_same(self, yoghurt):
        line = ordered((yoghurt, 2, SUNDAY)).lines.get()
        basket = make_basket((yoghurt, 8), (yoghurt, 1, SUNDAY))
        assert line.is_available_to_reorder(basket, basket.strategy) == (True, "")
        basket = make_basket((yoghurt, 9))
        assert line.is_available_to_reorder(basket, basket.strategy) == (False, "Only 10 are left.")
