"""Which addresses must have a page to measure."""

import re

import pytest

from audit import not_pages
from audit.routes import measured_routes, pattern_of

PATTERNS = {route.pattern for route in measured_routes()}


def test_ours_and_the_order_desk_are_measured_and_not_those_of_wagtail():
    assert {"basket/", "account/orders/", "admin/freshness/", "dashboard/vouchers/", "search/"} <= PATTERNS
    assert not {"admin/images/", "admin/pages/"} & PATTERNS


def test_an_address_is_found_by_its_pattern():
    assert pattern_of("/account/orders/ABCDE/") == "account/orders/<str:order_number>/"
    assert pattern_of("/account/orders/ABCDE/") in PATTERNS


@pytest.mark.parametrize("words", not_pages.REASONS)
def test_a_reason_to_leave_addresses_out_fits_some(words):
    assert any(re.search(not_pages.REASONS[words], pattern) for pattern in PATTERNS)


@pytest.mark.parametrize("path", ["/", "/basket/", "/account/orders/ABCDE/", "/checkout/preview/", "/admin/freshness/"])
def test_a_page_for_people_has_no_reason_to_be_left_out(path):
    assert not_pages.reason(pattern_of(path)) == ""
