"""One cell as a value, and what is said when it can't be one."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from freshness.imports.cells import BadCell, as_date, as_date_kind, as_number, as_units, as_words


@pytest.mark.parametrize(
    ("cell", "date_format"),
    [
        ("2028-02-29", "%Y-%m-%d"),
        ("29/02/2028", "%d/%m/%Y"),
        ("29 Feb 2028", "%d %b %Y"),
        ("280229", "%y%m%d"),
        (date(2028, 2, 29), "%d/%m/%Y"),
        (datetime(2028, 2, 29, 23, 59), "%d/%m/%Y"),
    ],
)
def test_a_day_is_read_in_the_mapping_s_format(cell, date_format):
    assert as_date(cell, date_format) == date(2028, 2, 29)


@pytest.mark.parametrize("cell", ["29/02/2027", "2028-02-29", "soon", "29/02/28", "１/２/2028x", "29/02/2028 "])
def test_what_is_no_day_is_refused_with_an_example(cell):
    with pytest.raises(BadCell, match="write it like 29/11/2026"):
        as_date(cell, "%d/%m/%Y")


def test_a_format_that_can_t_be_read_refuses_every_day():
    with pytest.raises(BadCell, match="write it like %Q"):
        as_date("2028-02-29", "%Q")


@pytest.mark.parametrize(("cell", "units"), [("12", 12), ("0", 0), ("12.0", 12), ("+3", 3), ("007", 7)])
def test_units_are_whole(cell, units):
    assert as_units(cell) == units


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("12.5", "“12.5” is not a whole number"),
        ("-3", "-3 is less than nothing"),
        ("1,200", "“1,200” is not a whole number"),
        ("", "“” is not a whole number"),
        ("１２", "is not a whole number"),
        ("1e3", "is not a whole number"),
        ("99999999999", "more than can be"),
        ("9" * 5000, "9…” is not a whole number"),
        (date(2026, 11, 29), "“2026-11-29” is not a whole number"),
    ],
)
def test_what_is_no_number_of_units_is_refused(cell, words):
    with pytest.raises(BadCell, match=words):
        as_units(cell)


@pytest.mark.parametrize(("cell", "number"), [("1.25", "1.25"), ("1,25", "1.25"), ("-2", "-2"), ("0,5", "0.5")])
def test_a_number_has_a_point_or_a_comma(cell, number):
    assert as_number(cell, places=4, most=999) == Decimal(number)


@pytest.mark.parametrize("cell", ["1,250", "£1.25", "1.250,00", "NaN", "Infinity", "1e9", "1" * 40])
def test_what_may_be_thousands_is_no_number(cell):
    with pytest.raises(BadCell, match="is not a number"):
        as_number(cell, places=4, most=999)


@pytest.mark.parametrize("cell", ["100", "-100", "4.25"])
def test_a_number_that_the_column_can_t_hold_is_refused(cell):
    with pytest.raises(BadCell, match="up to 99 with 1 decimal places"):
        as_number(cell, places=1, most=99)


def test_a_text_that_is_too_long_is_refused():
    assert as_words("Hill Farm", most=9) == "Hill Farm"
    with pytest.raises(BadCell, match=r"has 10 characters\. Shorten it to 9"):
        as_words("Hill Farms", most=9)


@pytest.mark.parametrize("cell", ["0026-11-29", "9999-12-31", date(1900, 1, 1)])
def test_a_year_far_from_ours_is_refused(cell):
    with pytest.raises(BadCell, match="is in the year"):
        as_date(cell, "%Y-%m-%d")


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("Use by", "use_by"), ("use-by", "use_by"), ("BEST BEFORE", "best_before"), ("BB", "best_before")],
)
def test_the_kind_of_date_may_be_written_in_words(cell, kind):
    assert as_date_kind(cell) == kind


def test_another_kind_of_date_is_refused():
    with pytest.raises(BadCell, match="“sell by” is no kind of date: write “use by” or “best before”"):
        as_date_kind("sell by")
