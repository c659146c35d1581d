"""What search engines are asked to leave alone."""

from collections.abc import Iterable

OF_STAFF = ("/admin/", "/dashboard/")
# What belongs to one visitor, in every language; a search is a list of what has addresses of its own.
OF_ONE_VISITOR = ("/_util/", "/account/", "/accounts/", "/basket/", "/checkout/", "/search/", "/wishlists/")


def robots_txt(*, is_open: bool, sitemap: str, prefixes: Iterable[str] = ("",)) -> str:
    """The text of robots.txt. `prefixes` stand before the addresses of a language, such as "/hi".

    Source: RFC 9309; the line with the sitemap: https://www.sitemaps.org/protocol.html
    """
    if not is_open:
        return "User-agent: *\nDisallow: /\n"
    visitors = [prefix + address for prefix in prefixes for address in OF_ONE_VISITOR]
    refused = [f"Disallow: {address}" for address in (*OF_STAFF, *visitors)]
    return "\n".join(["User-agent: *", *refused, "", f"Sitemap: {sitemap}", ""])
