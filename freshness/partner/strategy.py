"""Oscar's questions for a price and for availability, answered by the offers of the request's delivery."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.module_loading import import_string
from oscar.apps.partner import strategy
from oscar.apps.partner.availability import Unavailable
from oscar.apps.partner.prices import Unavailable as NoPrice

from freshness.due import Due
from freshness.offers import Offer, Offers, offers_for
from freshness.partner.availability import Limited
from freshness.partner.prices import TaxIncluded


class Selector(strategy.Selector):
    """One strategy for everybody; the request brings the delivery."""

    def strategy(self, request=None, user=None, **kwargs) -> "OfferStrategy":
        return OfferStrategy(request)


class OfferStrategy(strategy.Base):
    """A product's default offer. What `warm` has read is not read again for the life of the strategy."""

    def __init__(self, request=None) -> None:
        self.request = request
        self._offers: dict[int, Offers] = {}
        self._tax_classes: dict[int, str] = {}

    @property
    def due(self) -> Due:
        """The request's delivery; for offline work (feeds, alerts) the next open one."""
        return self.request.due if self.request is not None else import_string(settings.DEFAULT_DUE)()

    def warm(self, product_ids: Iterable[int]) -> None:
        """Reads offers and tax classes of many products at once, in two queries."""
        new = [product_id for product_id in product_ids if product_id not in self._offers]
        if new:
            self._offers |= offers_for(new, self.due)
            self._tax_classes |= import_string(settings.PRODUCT_TAX_CLASSES)(new)

    def offers(self, product_id: int) -> Offers:
        """The offers of one sellable product."""
        self.warm([product_id])
        return self._offers[product_id]

    def fetch_for_product(self, product, stockrecord=None) -> strategy.PurchaseInfo:
        """The default offer; an unavailable price and availability if there is none."""
        offer = self.offers(product.pk).default
        if offer is None:
            return strategy.PurchaseInfo(price=NoPrice(), availability=Unavailable(), stockrecord=None)
        return strategy.PurchaseInfo(
            price=self._price(product.pk, offer),
            availability=Limited(offer.available),
            stockrecord=offer.stockrecord,
        )

    def fetch_for_parent(self, product) -> strategy.PurchaseInfo:
        """The "from" price: the cheapest child that can be had, else the cheapest."""
        children = list(product.get_public_children())
        self.warm(child.pk for child in children)
        infos = [self.fetch_for_product(child) for child in children]
        priced = [info for info in infos if info.price.exists]
        if not priced:
            return strategy.PurchaseInfo(price=NoPrice(), availability=Unavailable(), stockrecord=None)
        best = min(priced, key=lambda info: (not info.availability.is_available_to_buy, info.price.incl_tax))
        return best._replace(stockrecord=None)

    def fetch_for_line(self, line, stockrecord=None) -> strategy.PurchaseInfo:
        """The offer that the line was added for."""
        return self.fetch_for_product(line.product)

    def _price(self, product_id: int, offer: Offer) -> TaxIncluded:
        tax_class = self._tax_classes[product_id]
        return TaxIncluded(
            currency=offer.stockrecord.price_currency,
            incl_tax=offer.price,
            tax_rate=settings.TAX_RATES[tax_class],
            tax_code=tax_class,
        )
