"""Oscar's products, whose address is that of their page."""

from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct

from products import addresses


class Category(AbstractCategory):
    def get_absolute_url(self) -> str:
        return addresses.of_category(self)


class Product(AbstractProduct):
    def get_absolute_url(self) -> str:
        return addresses.of_product(self)


from oscar.apps.catalogue.models import *  # noqa: E402
