"""An order that waits for its money, and the bank that it is asked of."""

import pytest

from checkout.services.placing import place
from tests.checkout.bank import BANK, PATH
from tests.factories import make_basket, make_product, make_submission


@pytest.fixture(autouse=True)
def bank(settings):
    settings.PAYMENT_GATEWAYS = [PATH, *settings.PAYMENT_GATEWAYS]
    BANK.empty()
    return BANK


@pytest.fixture
def milk():
    return make_product()  # £1.45, 20 of them; delivery is £2.00


@pytest.fixture
def order(milk):
    """Three bottles, £6.35 with delivery, to be paid by card."""
    return place(make_submission(make_basket((milk, 3)), gateway="card"))


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """Runs what is to run after a commit, as a real transaction would."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
