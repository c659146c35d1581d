"""Files as anybody may bring them."""

import zipfile
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from freshness.errors import Refused
from freshness.imports import tables, xlsx_tables
from freshness.imports.tables import Row, read_table

MILK = "Product,Code,Date\nMilk,L1,2026-11-29\n"


def workbook(*rows) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


SMALL = workbook(("Product", "Code"), ("Milk", "L1"), (12.5, datetime(2026, 11, 29)))


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_table(content)
    assert [problem.field for problem in refused.value.problems] == ["file"]
    return str(refused.value)


def test_a_csv_file_is_headings_and_numbered_rows():
    table = read_table(MILK.encode())
    assert table.headings == ("Product", "Code", "Date")
    assert table.rows == (Row(2, ("Milk", "L1", "2026-11-29")),)
    assert table.notes == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^"])
def test_the_separator_is_found_out(separator):
    table = read_table(f'Product{separator}Price\n"Milk, whole; 1 l"{separator}"1,45"\n'.encode())
    assert table.rows[0].cells == ("Milk, whole; 1 l", "1,45")


def test_a_byte_order_mark_is_no_part_of_the_first_heading():
    assert read_table(b"\xef\xbb\xbf" + MILK.encode()).headings[0] == "Product"


def test_an_excel_text_in_utf_16_is_read():
    table = read_table(MILK.replace(",", "\t").encode("utf-16"))
    assert table.rows[0].cells == ("Milk", "L1", "2026-11-29")


def test_another_encoding_is_read_as_windows_1252_and_said_so():
    table = read_table("Product,Code\nCrème fraîche,L1\n".encode("cp1252"))
    assert table.rows[0].cells[0] == "Crème fraîche"
    assert "Windows-1252" in table.notes[0]


def test_empty_rows_are_passed_over_but_counted():
    table = read_table(b"\n\nProduct,Code\n\nMilk,L1\n,,\nButter,L2,\n")
    assert [(row.number, row.cells) for row in table.rows] == [(5, ("Milk", "L1")), (7, ("Butter", "L2"))]


def test_a_line_break_inside_a_cell_is_one_row():
    table = read_table(b'Product,Code\n"Milk\nwhole",L1\nButter,L2\n')
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "Milk whole"), (3, "Butter")]


def test_spaces_around_a_value_don_t_count():
    table = read_table("Product , Code\n\u00a0Milk  whole ,  L1\n".encode())
    assert (table.headings, table.rows[0].cells) == (("Product", "Code"), ("Milk whole", "L1"))


def test_a_workbook_s_first_sheet_is_read_with_dates_and_numbers():
    content = workbook(
        ("Product", "Code", "Date", "Units"),
        ("Milk", 20261129, datetime(2026, 11, 29), 12.0),
        (None, None, None, None),
        ("Milk", "L2", datetime(2026, 11, 30, 6, 15), 0.1 + 0.2),
    )
    table = read_table(content)
    assert table.rows == (
        Row(2, ("Milk", "20261129", date(2026, 11, 29), "12")),
        Row(4, ("Milk", "L2", datetime(2026, 11, 30, 6, 15), "0.3")),
    )


def test_no_formula_of_a_workbook_is_worked_out():
    table = read_table(workbook(("Product", "Units"), ("Milk", "=6*7")))
    assert table.rows[0].cells == ("Milk",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b" \n ", "The file is empty"),
        (b"Product,Code\n", "no rows below its headings"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old or a protected Excel file"),
        (b"PK\x03\x04 this is no archive", "damaged"),
        (b"Product\x00,Code\nMilk,1\n", "no text file"),
        (b"\xff\xfePr\x00", "no text file"),
        (b'Product,Code\n"' + b"x" * 140_000 + b",1\n", "Line 2 can't be read"),
        (b"a," * 201 + b"a\nb\n", "Row 1 has more than 200 columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, words):
    assert words in refusal(content)


def test_an_archive_that_is_no_workbook_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "can't be read as a workbook" in refusal(file.getvalue())


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_half_a_workbook_is_refused(cut):
    content = workbook(*[("Milk", number) for number in range(200)])
    assert "damaged" in refusal(content[: int(len(content) * cut)])


def test_a_workbook_with_broken_xml_is_refused():
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook(("Product", "Code"), ("Milk", "L1")))) as good,
        zipfile.ZipFile(file, "w") as bad,
    ):
        for part in good.namelist():
            content = good.read(part)
            bad.writestr(part, content[: len(content) // 2] if "sheet1" in part else content)
    assert "can't be read as a workbook" in refusal(file.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (xlsx_tables.MOST_BYTES_UNPACKED + 1))
    assert len(file.getvalue()) < 200_000
    assert "Unpacked, this file has more than 100 MB" in refusal(file.getvalue())


def test_a_row_far_down_an_empty_sheet_is_refused_without_counting_there():
    book, file = Workbook(), BytesIO()
    book.active["A1"] = "Product"
    book.active["A1048576"] = "Milk"
    book.save(file)
    assert "more than 50000 rows" in refusal(file.getvalue())


def test_a_file_too_big_or_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert "more than 2 rows" in refusal(b"Product\na\nb\nc\n")
    monkeypatch.setattr(tables, "MOST_BYTES", 10)
    assert "The file has 1 MB; up to 0 MB" in refusal(b"Product,Code\nMilk,L1\n")


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_whatever_bytes_come_they_are_a_table_or_refused(content):
    with suppress(Refused):
        read_table(content)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_workbook_with_changed_bytes_is_a_table_or_refused(data):
    content = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        read_table(bytes(content))
