"""manage.py import_batches."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from freshness.models import Batch, GoodsIn
from tests.freshness.imports.goods import make_mapping, make_record, policy_for_all

pytestmark = pytest.mark.django_db

FILE = Path(__file__).with_name("every_kind_of_row.csv")
TODAY = ("--today", "2026-11-25")


@pytest.fixture(autouse=True)
def goods():
    make_record("Yoghurt", "YOG")
    make_record("Milk", "MILK")
    policy_for_all()
    make_mapping()


def run(*options: str, file: Path = FILE) -> str:
    out = StringIO()
    call_command("import_batches", str(file), "--mapping", "Farm book", *options, stdout=out)
    return out.getvalue()


def refusal(*options: str, file: Path = FILE) -> str:
    with pytest.raises(CommandError) as refused:
        run(*options, file=file)
    assert refused.value.returncode == 1
    return str(refused.value)


def test_it_refuses_a_file_with_errors_and_lists_them(capsys):
    out = StringIO()
    with pytest.raises(CommandError, match="11 of 15 rows are in error; nothing was written"):
        call_command("import_batches", str(FILE), "--mapping", "Farm book", *TODAY, stdout=out)
    assert "Row 8, On hand: “2.5” is not a whole number" in out.getvalue()
    assert not Batch.objects.exists()


def test_it_leaves_errors_out_when_told_to():
    out = run("--leave-out-errors", *TODAY)
    assert "3 new batches of 2 products. 1 further goods-in of a known batch. 1 batch comes in held." in out
    assert out.endswith("Imported.\n")
    assert GoodsIn.objects.count() == 4


def test_a_dry_run_writes_nothing_and_tells_by_its_exit_code_whether_the_file_would_come_in():
    assert "nothing was written" in refusal("--dry-run", *TODAY)
    assert run("--dry-run", "--leave-out-errors", *TODAY).endswith("Dry run: nothing was written.\n")
    assert not Batch.objects.exists()


def test_the_day_decides_what_is_still_to_come():
    out = run("--leave-out-errors", "--today", "2026-11-19")
    assert "Row 2, Made: Production on 20 November 2026 is still to come: today is 19 November 2026." in out
    assert set(Batch.objects.values_list("code", flat=True)) == {"M1", "M2"}


def test_an_unknown_mapping_is_refused_with_those_that_there_are():
    with pytest.raises(CommandError, match=r"There is no mapping “Barn book”. Saved in the back office: Farm book\."):
        call_command("import_batches", str(FILE), "--mapping", "Barn book")


def test_a_file_that_can_t_be_read_is_refused(tmp_path):
    broken = tmp_path / "broken.xlsx"
    assert "No such file or directory" in refusal(file=broken)
    broken.write_bytes(b"PK\x03\x04")
    assert "This file is damaged" in refusal(file=broken)


def test_a_mapping_that_does_not_fit_is_refused(tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("Name,Brand\nMilk,Hill\n")
    assert "The file has no column “Batch” (Batch code)" in refusal(file=other)
