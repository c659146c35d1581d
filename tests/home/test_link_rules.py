import pytest

from home.link_rules import https_problem, link_problem


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/account/",
        "/shop/?sort=price#top",
        "https://example.org/",
        "mailto:hello@example.org",
        "tel:+441134960182",
    ],
)
def test_ours_https_mail_and_phone_may_be_linked_to(address):
    assert link_problem(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/",
        "/\\example.org",
        "http://example.org/",
        "https://",
        "https://[",
        "https://us@example.org/",
        "mailto:",
        "shop/milk",
        "two words",
        "/a\x00b",
        "",
    ],
)
def test_all_else_is_refused(address):
    assert link_problem(address)


def test_it_says_what_to_type_instead():
    assert link_problem("http://example.org") == (
        "“http://example.org” leads nowhere we know. Begin it with / for a page of ours, or with https://."
    )
    assert link_problem("two words") == "“two words” is no address. Type it without spaces."
    assert https_problem("/shop/") == "“/shop/” is no page on https. Begin it with https://."
