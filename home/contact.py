"""How the dairy can be reached, as pages, mails and search engines tell it."""

from dataclasses import dataclass

from home.opening_hours import Opening, specification, week_in_words
from home.postal_address import PostalAddress


@dataclass(frozen=True)
class SocialLink:
    """A page of ours elsewhere, on https."""

    name: str
    url: str


@dataclass(frozen=True)
class Contact:
    """What editors wrote, or what the environment says where they wrote nothing."""

    phone: str
    email: str
    address: PostalAddress
    openings: tuple[Opening, ...] = ()
    social: tuple[SocialLink, ...] = ()

    @property
    def hours(self) -> list[tuple[str, str]]:
        """Days and hours in words; see home.opening_hours."""
        return week_in_words(self.openings)

    @property
    def opening_hours_specification(self) -> list[dict]:
        """The opening hours for schema.org; [] if there are none."""
        return specification(self.openings)
