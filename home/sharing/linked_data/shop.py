"""The dairy itself."""

from dataclasses import dataclass, field

from home.sharing.linked_data.nodes import Node, node


@dataclass(frozen=True)
class Shop:
    """What a page knows of the dairy. Addresses are whole ones; `openings` as schema.org has them."""

    name: str
    address: str
    logo: str
    phone: str = ""
    email: str = ""
    place: str = ""
    openings: list[Node] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.address}#shop"


def shop_node(shop: Shop) -> Node:
    """All of it; a place to go to only where opening hours are known."""
    kind = "GroceryStore" if shop.openings and shop.place else "Organization"
    told = node(
        kind,
        name=shop.name,
        url=shop.address,
        logo=shop.logo,
        image=shop.logo,
        telephone=shop.phone,
        email=shop.email,
        address=shop.place,
        openingHoursSpecification=shop.openings,
        sameAs=shop.elsewhere,
    )
    return {"@id": shop.key} | told


def shop_named(shop: Shop) -> Node:
    """As much of it as another thing tells of who made or sells it."""
    return {"@id": shop.key} | node("Organization", name=shop.name, url=shop.address, logo=shop.logo)


def website_node(shop: Shop, search: str) -> Node:
    """The whole shop, with its search: the address of a search for "{search_term_string}"."""
    action = node("SearchAction", target=node("EntryPoint", urlTemplate=search))
    action["query-input"] = "required name=search_term_string"
    return node("WebSite", name=shop.name, url=shop.address, publisher=shop_named(shop), potentialAction=action)
