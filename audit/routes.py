"""The addresses that the shop answers, read from its URLconf: those that must have a page to measure."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import Resolver404, URLPattern, get_resolver, resolve

PAGES = "^((?:[\\w\\-]+/)*)$"  # Wagtail's, measured type by type
OF_FILES = ("media/", "documents/", "static/")
OF_STAFF = ("admin/", "dashboard/")
ROOMS = frozenset(
    (
        *("home", "products", "freshness", "checkout", "delivery", "accounts", "notices", "desk", "demo", "config"),
        "styleguide",
    )
)


@dataclass(frozen=True)
class Route:
    """A pattern of the URLconf, written as Django writes it, such as `account/orders/<str:order_number>/`."""

    pattern: str
    module: str  # of its view

    @property
    def has_arguments(self) -> bool:
        return any(sign in self.pattern for sign in "<(")

    @property
    def path(self) -> str:
        """Where it is, if it has no arguments."""
        return f"/{self.pattern.replace('^', '').replace('$', '')}"

    @property
    def is_measured(self) -> bool:
        """Whether it is for customers, on the order desk, or made by us: not Wagtail's own."""
        if self.pattern == PAGES or self.pattern.startswith(OF_FILES):
            return False
        return not self.pattern.startswith("admin/") or self.module.split(".")[0] in ROOMS


def measured_routes() -> list[Route]:
    """Each route once, in the order in which Django looks at them."""
    found = {route.pattern: route for route in reversed(list(_walk(get_resolver().url_patterns, "")))}
    return [route for route in reversed(found.values()) if route.is_measured]


def _walk(patterns, before: str) -> Iterator[Route]:
    for each in patterns:
        pattern = _joined(before, str(each.pattern))
        if isinstance(each, URLPattern):
            view = getattr(each.callback, "view_class", each.callback)
            yield Route(pattern, view.__module__)
        else:
            yield from _walk(each.url_patterns, pattern)


def _joined(before: str, pattern: str) -> str:
    """As Django joins them in what `pattern_of` answers."""
    return before + pattern.removeprefix("^") if before else pattern


def pattern_of(path: str) -> str:
    """The pattern that answers a path; "" if none does."""
    try:
        return resolve(path).route
    except Resolver404:
        return ""
