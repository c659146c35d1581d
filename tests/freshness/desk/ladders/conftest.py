"""The pages of ladders on Wednesday 25 November 2026 at noon, seen by Tom."""

import pytest
import time_machine

from tests.freshness.desk.people import sign_in
from tests.freshness.stocked import NOON, SUNDAY, make_batch, make_yoghurt


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tom(client):
    return sign_in(client, "view_namedladder", "change_namedladder")


@pytest.fixture
def yoghurt():
    product = make_yoghurt()
    make_batch(product, SUNDAY, code="Y26-112")
    return product
