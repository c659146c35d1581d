"""Where the dairy stands: an address in the parts that machines want, and in the lines that people read. Pure."""

from dataclasses import dataclass

# Where the postal code stands before the town. Source: Universal Postal Union, addressing in each member country.
CODE_FIRST = frozenset(
    (
        "AT",
        "BE",
        "BG",
        "CH",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "IS",
        "IT",
        "LT",
        "LU",
        "MX",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "RS",
        "SE",
        "SI",
        "SK",
        "TR",
    )
)


@dataclass(frozen=True)
class PostalAddress:
    """An address; what is not known is "". `street` are lines, `country` is two letters of ISO 3166-1."""

    street: tuple[str, ...] = ()
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """As it stands on an envelope posted in the same country."""
        if self.country in CODE_FIRST:
            place = " ".join(part for part in (self.postal_code, self.locality) if part)
            parts = (*self.street, place, self.region)
        else:
            town = ", ".join(part for part in (self.locality, self.region) if part)
            parts = (*self.street, " ".join(part for part in (town, self.postal_code) if part))
        return tuple(part for part in parts if part)
