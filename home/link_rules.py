"""Which addresses editors may link to. Pure."""

import re
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

UNSEEN = re.compile(r"[\s\x00-\x1f\x7f\\]")  # no address has a space, a control character or a backslash
OF_PEOPLE = ("mailto", "tel")


def link_problem(address: str) -> str:
    """Why editors may not link to an address; "" for a path of ours, a page on https, a mail address or a phone."""
    parts = _split(address)
    if parts is None:
        return _("“%(address)s” is no address. Type it without spaces.") % {"address": address}
    if parts.scheme in OF_PEOPLE and parts.path:
        return ""
    if not parts.scheme and not parts.netloc and address.startswith("/"):
        return ""
    words = _("“%(address)s” leads nowhere we know. Begin it with / for a page of ours, or with https://.")
    return https_problem(address) and words % {"address": address}


def https_problem(address: str) -> str:
    """Why something is not the address of a page on https; "" if it is."""
    parts = _split(address)
    if parts and parts.scheme == "https" and parts.hostname and not parts.username:
        return ""
    return _("“%(address)s” is no page on https. Begin it with https://.") % {"address": address}


def _split(address: str) -> SplitResult | None:
    if UNSEEN.search(address):
        return None
    try:
        return urlsplit(address)
    except ValueError:  # such as https://[
        return None
