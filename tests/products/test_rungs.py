from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

from freshness.due import Due
from freshness.offers import Offer, Offers
from products.rungs import ladder_of

THURSDAY = Due(day=date(2026, 11, 26), ready_by=datetime(2026, 11, 26, 4, tzinfo=UTC))
RECORD = SimpleNamespace()


def regular(day, life, *, least=6, available=30):
    return Offer("regular", RECORD, Decimal("2.40"), available, day, "best_before", life, least)


def dated(day, life, price, *, least=6, available=30, kind="best_before", was="2.40"):
    before = Decimal(was) if was else None
    return Offer("dated", RECORD, Decimal(price), available, day, kind, life, least, was=before)


def told(rung):
    return rung.label.replace("\xa0", " "), f"{rung.lead} {rung.why}".strip().replace("\xa0", " ")


FRESH = regular(date(2026, 12, 4), 8)
SUNDAY = dated(date(2026, 11, 29), 3, "1.68")
FRIDAY = dated(date(2026, 11, 27), 1, "1.20", available=4)


def test_fresh_and_shorter_dates_stand_as_rungs_the_longest_on_top():
    ladder = ladder_of(Offers(1, FRESH, (SUNDAY, FRIDAY)), THURSDAY)
    assert [told(rung) for rung in ladder.rungs] == [
        ("Fresh: best before Fri 4 Dec or later", "8 days or more. Keeps our promise of at least 6."),
        ("Best before Sun 29 Nov", "30% off because it has 3 days left on your delivery day."),
        ("Best before Fri 27 Nov", "50% off because it has 1 day left on your delivery day."),
    ]
    assert [(rung.tone, rung.days, rung.has_more) for rung in ladder.rungs] == [
        ("fresh", 8, True),
        ("short", 3, False),
        ("short", 1, False),
    ]
    assert [rung.few for rung in ladder.rungs] == ["", "", "Only 4 left"]


def test_the_default_is_chosen_first_and_nothing_else():
    ladder = ladder_of(Offers(1, FRESH, (SUNDAY, FRIDAY)), THURSDAY)
    assert [rung.is_first for rung in ladder.rungs] == [True, False, False]
    assert [rung.key for rung in ladder.rungs] == ["fresh", "2026-11-29", "2026-11-27"]


def test_the_axis_starts_the_day_after_delivery():
    ladder = ladder_of(Offers(1, FRESH, ()), THURSDAY)
    assert ladder.axis[:3] == (("Fr", 27), ("Sa", 28), ("Su", 29))
    assert ladder.axis[-1] == ("Sa", 5)
    assert (ladder.promise_days, ladder.promise) == (6, "Our promise: at least 6 days from your door")


def test_one_date_is_no_choice():
    ladder = ladder_of(Offers(1, FRESH, ()), THURSDAY)
    assert not ladder.is_choice
    assert ladder.only.offer is FRESH


def test_where_nothing_is_fresh_it_says_so_above_the_shorter_date():
    none = Offer("regular", RECORD, Decimal("2.40"), 0, date_kind="best_before", minimum_life_days=6)
    ladder = ladder_of(Offers(1, none, (SUNDAY,)), THURSDAY)
    assert told(ladder.rungs[0]) == (
        "Fresh: none for Thursday",
        "None that keeps 6 days or more can be there by then.",
    )
    assert (ladder.rungs[0].is_possible, ladder.is_choice, ladder.only.offer) == (False, False, SUNDAY)


def test_a_cheaper_date_that_keeps_the_promise_says_so():
    offer = dated(date(2026, 12, 2), 6, "2.04")
    rung = ladder_of(Offers(1, None, (offer,)), THURSDAY).rungs[0]
    assert told(rung)[1] == "15% off because it has 6 days left on your delivery day, and still keeps our promise of 6."
    assert rung.tone == "fresh"


def test_a_long_life_under_a_longer_promise_is_not_said_to_keep_it():
    offer = dated(date(2026, 12, 6), 10, "2.04", least=14)
    ladder = ladder_of(Offers(1, None, (offer,)), THURSDAY)
    assert told(ladder.rungs[0])[1] == "15% off because it has 10 days left on your delivery day."
    assert (ladder.axis, ladder.promise_days) == ((), 0)
    assert ladder.promise == "Our promise: at least 14 days from your door"


def test_the_last_day_and_a_day_past_it_are_told():
    last = dated(date(2026, 11, 26), 0, "1.20")
    past = dated(date(2026, 11, 24), -2, "1.00")
    rungs = ladder_of(Offers(1, None, (last, past)), THURSDAY).rungs
    assert told(rungs[0])[1] == "50% off because it arrives on its last day."
    assert told(rungs[1])[1] == "58% off because it arrives after its date (best before Tue 24 Nov)."
    assert [(rung.tone, rung.days) for rung in rungs] == [("last", 0), ("last", 0)]


def test_a_shorter_date_that_is_not_cheaper_than_before_claims_nothing():
    offer = dated(date(2026, 11, 29), 3, "1.68", was=None)
    rung = ladder_of(Offers(1, FRESH, (offer,)), THURSDAY).rungs[1]
    assert told(rung)[1] == "It has 3 days left on your delivery day."


def test_plain_stock_and_what_cannot_be_had_have_no_ladder():
    assert ladder_of(Offers(1, Offer("regular", RECORD, Decimal("2.40"), 5)), THURSDAY) is None
    assert ladder_of(Offers(1, regular(None, None, available=0)), THURSDAY) is None
    assert ladder_of(Offers(1), THURSDAY) is None
