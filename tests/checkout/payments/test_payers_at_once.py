"""One payer orders in many windows at the same moment, each a process of its own. On PostgreSQL only.

Tried once: without the lock in new_attempt() all eight orders are placed.
"""

from collections import Counter

import pytest

from checkout.errors import BasketChanged
from checkout.services.placing import place
from tests.factories import make_basket, make_product, make_submission
from tests.processes import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_eight_windows_of_one_guest_get_three_orders(settings):
    settings.PAY_ON_DELIVERY_OPEN_ORDERS = 3
    milk = make_product("Whole milk", stock=50)
    submissions = [make_submission(make_basket((milk, 1))) for _ in range(8)]

    def outcome(submission) -> str:
        try:
            place(submission)
        except BasketChanged:
            return "refused"
        return "placed"

    outcomes = Counter(at_once(*[lambda each=each: outcome(each) for each in submissions]))

    assert outcomes == {"placed": 3, "refused": 5}
    assert milk.stockrecords.get().num_allocated == 3
