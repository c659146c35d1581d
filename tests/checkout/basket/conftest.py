"""Yoghurt in batches on Thursday 26 November 2026, as docs/freshness.md has it."""

import pytest

from tests.factories import make_country, make_home
from tests.freshness.stocked import NEXT_FRIDAY, SUNDAY, TUESDAY, make_batch, make_ladder, make_yoghurt


@pytest.fixture
def thursday(time_machine):
    """Thursday noon: the next delivery is Friday's."""
    time_machine.move_to("2026-11-26T12:00:00+00:00")


@pytest.fixture
def yoghurt(db, thursday):
    """Batches of 10 best before Sunday (£1.68), Tuesday (£2.04) and next Friday (£2.40), delivered on Friday."""
    make_country()
    make_home()
    make_ladder()
    product = make_yoghurt()
    for day in (SUNDAY, TUESDAY, NEXT_FRIDAY):
        make_batch(product, day)
    return product
