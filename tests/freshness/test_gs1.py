"""Scans of goods: Natural yoghurt, GTIN 05012345678900, batch Y26-118, best before Friday 4 December 2026."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import Refused
from freshness.gs1 import Scan, looks_scanned, read

GTIN = "05012345678900"
YOGHURT = Scan(gtin=GTIN, code="Y26-118", date=date(2026, 12, 4), date_kind="best_before")


def refusal(typed: str) -> str:
    with pytest.raises(Refused) as refused:
        read(typed)
    assert {problem.field for problem in refused.value.problems} == {"scan"}
    return str(refused.value)


@pytest.mark.parametrize(
    "typed",
    [
        f"(01){GTIN}(15)261204(10)Y26-118",
        f" (10) Y26-118 (01) {GTIN} (15) 261204 ",
        f"01{GTIN}1526120410Y26-118",
        f"\x1d01{GTIN}10Y26-118\x1d15261204",
        f"]C101{GTIN}10Y26-118\x1d15261204",
        f"]d201{GTIN}10Y26-118\x1d15261204\r\n",
        f"]Q301{GTIN}10Y26-118{{GS}}15261204",
        f"01{GTIN}10Y26-118<GS>15261204",
        f"01{GTIN}10Y26-118␝15261204",
        f"01{GTIN}10Y26-118|15261204",
        f"01{GTIN}10Y26-118~15261204",
        f"01{GTIN}10Y26-118^15261204",
    ],
)
def test_it_reads_a_code_as_scanners_send_it_and_as_people_type_it(typed):
    assert read(typed) == YOGHURT


def test_it_reads_every_field_of_a_goods_in():
    scan = read(f"(01){GTIN}(11)261120(17)261204(10)A1(37)24(3102)001250")

    assert scan == Scan(
        gtin=GTIN,
        code="A1",
        date=date(2026, 12, 4),
        date_kind="use_by",
        produced_on=date(2026, 11, 20),
        count=24,
        net_weight_g=Decimal("12500"),
    )


@pytest.mark.parametrize(
    ("field", "grams"), [("3100", "1250000"), ("3101", "125000"), ("3103", "1250"), ("3105", "12.5")]
)
def test_a_weight_has_as_many_places_as_its_field_says(field, grams):
    assert read(f"(01){GTIN}({field})001250").net_weight_g == Decimal(grams)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("261200", date(2026, 12, 31)),
        ("270200", date(2027, 2, 28)),
        ("280200", date(2028, 2, 29)),
        ("280229", date(2028, 2, 29)),
        ("260400", date(2026, 4, 30)),
    ],
)
def test_day_00_is_the_last_of_the_month(typed, day):
    assert read(f"01{GTIN}15{typed}").date == day


@pytest.mark.parametrize(
    ("typed", "gtin"),
    [
        ("96385074", "00000096385074"),
        ("614141007349", "00614141007349"),
        ("5012345678900", GTIN),
        ("5 012345 678900", GTIN),
        ("15012345678907", "15012345678907"),
    ],
)
def test_a_bare_gtin_of_any_length_is_read(typed, gtin):
    assert read(typed) == Scan(gtin=gtin)


def test_a_field_that_we_have_no_place_for_is_told():
    assert read(f"01{GTIN}21S-77\x1d15261204") == replace(YOGHURT, code="", unused=("(21) S-77",))


def test_the_same_field_twice_with_the_same_value_is_one():
    assert read(f"(01){GTIN}(15)261204(10)Y26-118(15)261204") == YOGHURT


def test_a_wrong_check_digit_is_refused():
    told = "GTIN 05012345678901 ends in 1, but its check digit is 0. Read the code again."

    assert refusal("(01)05012345678901(15)261204") == told
    assert refusal("5012345678901") == told.replace("05012345678901", "5012345678901")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"(01){GTIN}(05)12", "“0512” begins with no field number that GS1 knows. Read the code again."),
        (f"01{GTIN}0512", "“0512” begins with no field number that GS1 knows. Read the code again."),
        ("milk", "“milk” begins with no field number that GS1 knows. Read the code again."),
        (f"(01){GTIN}(310)001250", "There is no field (310) in GS1 codes. Read the code again."),
    ],
)
def test_an_unknown_field_is_refused(typed, told):
    assert refusal(typed) == told


def test_two_dates_are_refused():
    told = refusal(f"(01){GTIN}(15)261204(17)261202")

    assert told == "The code has two dates: best before 2026-12-04 and use by 2026-12-02. Only one can count: type it."


@pytest.mark.parametrize(
    ("field", "values"), [("15", ("261204", "261205")), ("01", (GTIN, "00000096385074")), ("10", ("A", "B"))]
)
def test_two_values_of_one_field_are_refused(field, values):
    told = refusal(f"(01){GTIN}" + "".join(f"({field}){value}" for value in values))

    assert told.startswith(f"Field ({field}) stands there twice: ")


@pytest.mark.parametrize(("field", "typed"), [("15", "260231"), ("17", "270229"), ("11", "260431"), ("15", "000000")])
def test_a_day_that_no_calendar_has_is_refused(field, typed):
    told = f"“{typed}” in field ({field}) is no day: year, month and day, such as 261204."

    assert refusal(f"(01){GTIN}({field}){typed}") == told


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "nothing to read"),
        ("\x1d", "nothing to read"),
        ("(15)261204(10)A", "no product number, field (01)"),
        (f"(01){GTIN}(15)2612", "“2612” is no value for field (15)"),
        (f"(01){GTIN}(15)261301", "“261301” is no value for field (15)"),
        (f"(01){GTIN}(10)", "“” is no value for field (10)"),
        (f"(01){GTIN}(10)ABCDEFGHIJKLMNOPQRSTU", "is no value for field (10)"),
        (f"(01){GTIN}(37)0", "The count, field (37), is 0"),
        (f"(01){GTIN}(37)-4", "“-4” is no value for field (37)"),
        (f"(01){GTIN}(37)2.5", "“2.5” is no value for field (37)"),
        ("(milk)", "“(milk)” has no field number in brackets"),
        ("٥٠١٢٣٤٥٦٧٨٩٠٠", "“٥” can't stand in a GS1 code"),
        (f"01{GTIN}10A\x00B", "“␣” can't stand in a GS1 code"),
        ("1" * 201, "201 characters are more than one code has"),
    ],
)
def test_what_is_no_code_is_refused_by_name(typed, part):
    assert part in refusal(typed)


def test_every_problem_is_told_at_once():
    told = refusal("(01)05012345678901(15)260231")

    assert "check digit is 0" in told
    assert "“260231”" in told


@pytest.mark.parametrize(
    ("typed", "is_scan"),
    [
        ("(01)0501", True),
        ("]C101", True),
        ("5012345678900", True),
        ("yoghurt", False),
        ("SKU-12", False),
        ("12", False),
    ],
)
def test_words_are_told_from_codes(typed, is_scan):
    assert looks_scanned(typed) is is_scan


PIECES = st.sampled_from(
    ["(", ")", "01", "10", "11", "15", "17", "37", "3102", "394", "8008", "00", GTIN, "261204", "\x1d", "]C1", "~", "٣"]
)


@given(st.one_of(st.text(), st.lists(PIECES | st.text(max_size=3)).map("".join)))
def test_whatever_is_typed_is_read_or_refused(typed):
    try:
        scan = read(typed)
    except Refused as refused:
        assert all(problem.words for problem in refused.problems)
    else:
        assert len(scan.gtin) == 14
        assert scan.gtin.isdigit()
        assert len(scan.code) <= 20


FIELDS = st.sampled_from(
    [f"{number:02}" for number in range(100)] + ["310", "394", "402", "703", "710"] + ["3101", "3940", "4324", "7007"]
)


@given(FIELDS, st.text("0123456789A/\x1d()", max_size=22), st.booleans())
def test_every_field_that_gs1_knows_is_read_or_refused(number, value, is_in_brackets):
    try:
        read(f"(01){GTIN}({number}){value}" if is_in_brackets else f"01{GTIN}{number}{value}")
    except Refused as refused:
        assert str(refused)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.from_regex(r"[A-Z0-9./-]{1,20}", fullmatch=True))
def test_what_is_printed_is_read_back(day, code):
    scan = read(f"01{GTIN}17{day:%y%m%d}10{code}")

    assert (scan.date, scan.code, scan.date_kind) == (day, code, "use_by")
