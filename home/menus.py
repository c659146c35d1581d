"""Menus as editors arranged them, before anything is known of the pages that they lead to."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class MenuLink:
    """A link to a page, under `words` or its title; or to an address."""

    words: str
    page_id: int | None = None
    address: str = ""


@dataclass(frozen=True)
class MenuGroup:
    """Links of the footer under a heading."""

    title: str
    links: tuple[MenuLink, ...]


@dataclass(frozen=True)
class Arranged:
    """The menus of one language; an empty one follows the page tree."""

    header: tuple[MenuLink, ...] = ()
    footer: tuple[MenuGroup, ...] = ()

    def page_ids(self) -> Iterator[int]:
        """The pages that they lead to."""
        links = [*self.header, *(link for group in self.footer for link in group.links)]
        return (link.page_id for link in links if link.page_id)
