"""No cell holds a formula."""

from decimal import Decimal

import pytest

from checkout.dashboard.cells import harmless


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44 113", "'+44 113"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("Alice", "Alice"),
        ("", ""),
        (Decimal("-1.20"), Decimal("-1.20")),
        (-3, -3),
        (None, None),
    ],
)
def test_a_cell_holds_no_formula(cell, written):
    assert harmless(cell) == written
