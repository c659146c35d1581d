"""The dairy itself."""

from dataclasses import dataclass, field

from home.postal_address import PostalAddress
from home.sharing.linked_data.nodes import Node, node


@dataclass(frozen=True)
class Shop:
    """What a page knows of the dairy. Addresses are whole ones; `openings` as schema.org has them."""

    name: str
    address: str
    logo: str
    phone: str = ""
    email: str = ""
    place: PostalAddress = field(default_factory=PostalAddress)
    openings: list[Node] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.address}#shop"


def shop_node(shop: Shop) -> Node:
    """All of it; a place to go to only where opening hours are known."""
    kind = "GroceryStore" if shop.openings and shop.place.lines else "Organization"
    told = node(
        kind,
        name=shop.name,
        url=shop.address,
        logo=shop.logo,
        image=shop.logo,
        telephone=shop.phone,
        email=shop.email,
        address=address_node(shop.place),
        contactPoint=contact_node(shop),
        openingHoursSpecification=shop.openings,
        sameAs=shop.elsewhere,
    )
    return {"@id": shop.key} | told


def address_node(place: PostalAddress) -> Node | None:
    """What is known of it; None where nothing is."""
    if not place.lines:
        return None
    return node(
        "PostalAddress",
        streetAddress=", ".join(place.street),
        addressLocality=place.locality,
        addressRegion=place.region,
        postalCode=place.postal_code,
        addressCountry=place.country,
    )


def contact_node(shop: Shop) -> Node | None:
    """How customers reach it."""
    if not (shop.phone or shop.email):
        return None
    return node("ContactPoint", contactType="customer service", telephone=shop.phone, email=shop.email)


def shop_named(shop: Shop) -> Node:
    """As much of it as another thing tells of who made or sells it."""
    return {"@id": shop.key} | node("Organization", name=shop.name, url=shop.address, logo=shop.logo)


def website_node(shop: Shop, search: str) -> Node:
    """The whole shop, with its search: the address of a search for "{search_term_string}"."""
    action = node("SearchAction", target=node("EntryPoint", urlTemplate=search))
    action["query-input"] = "required name=search_term_string"
    return node("WebSite", name=shop.name, url=shop.address, publisher=shop_named(shop), potentialAction=action)
