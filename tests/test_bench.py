"""The benches run and print what they promise. How fast is asked of nobody here."""

import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.postgres
def test_orders_a_second_are_measured_beside_the_rows_written_by_hand():
    words = subprocess.run(
        [sys.executable, "bench/checkout.py", "--shoppers", "1,2", "--orders", "2", "--runs", "1"],
        cwd=settings.ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=600,
    ).stdout  # fmt: skip
    rows = {line[:46].strip(): line[46:].split() for line in words.splitlines()}

    assert rows["insert into order_line"] == ["5", "5"]
    assert rows["insert into checkout_invoice"] == ["1", "1"]
    assert rows["update freshness_batch"] == ["10", "5"]  # reserved, then allocated; by hand at once
    placed, _plus, confirmed, _is, _all, by_hand = rows["statements (place + authorise and confirm)"]
    assert int(placed) <= 70
    assert int(confirmed) > 0 < int(by_hand)
    for shoppers in ("1 shopper at once", "2 shoppers at once"):
        assert float(rows[shoppers][0]) > 0 < float(rows[shoppers][-1])
