"""What kind of address a link has: one of ours, one of others, or none that can be asked. Pure."""

from enum import Enum
from urllib.parse import urlsplit

LONGEST = 1000  # characters; what is longer isn't looked at


class Whose(Enum):
    OURS = "ours"
    OTHERS = "others"
    NOBODYS = "nobody's"  # a mail address, a phone, a place on the same page, or nonsense


def whose(address: str, site_url: str) -> Whose:
    """Whose an address is. `site_url` is the shop's own, e.g. https://dairy.example."""
    if not address or len(address) > LONGEST:
        return Whose.NOBODYS
    try:
        parts, home = urlsplit(address), urlsplit(site_url)
    except ValueError:
        return Whose.NOBODYS
    if not parts.scheme and not parts.netloc:
        return Whose.OURS if address.startswith("/") else Whose.NOBODYS
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return Whose.NOBODYS
    return Whose.OURS if parts.netloc.lower() == home.netloc.lower() else Whose.OTHERS


def path_of(address: str) -> str:
    """Path and query of an address of ours."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
