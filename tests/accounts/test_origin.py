"""Whether a request comes from one of our own pages."""

import pytest
from django.test import RequestFactory

from accounts.origin import from_our_pages


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "http://["}, False),
        ({"Referer": "http://testserver/shop/"}, True),
        ({"Referer": "https://evil.example/?testserver"}, False),
        ({}, True),
    ],
)
def test_the_browser_says_where_a_form_stood(headers, ours):
    assert from_our_pages(RequestFactory().post("/basket/add/1/", headers=headers)) is ours
