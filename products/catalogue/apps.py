from oscar.apps.catalogue import apps
from oscar.core.loading import get_class


class CatalogueConfig(apps.CatalogueConfig):
    name = "products.catalogue"

    def ready(self) -> None:
        super().ready()
        self.range_view = get_class("catalogue.views", "OfferRangeView")
