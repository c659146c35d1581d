"""Goods under offers."""

import pytest

from tests.factories import make_product


@pytest.fixture
def cheese(db):
    """Cheese at £5.00, of which there are 50."""
    return make_product("Cheese", price="5.00", stock=50)
