"""Oscar's products, whose address and whose name for shoppers are those of their page."""

from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct

from products import addresses
from products.names import Name, name_of


class Category(AbstractCategory):
    def get_absolute_url(self) -> str:
        return addresses.of_category(self)


class Product(AbstractProduct):
    def get_absolute_url(self) -> str:
        return addresses.of_product(self)

    @property
    def name(self) -> Name:
        """What shoppers read, in their language; `title` is what staff read."""
        return name_of(self)


from oscar.apps.catalogue.models import *  # noqa: E402
