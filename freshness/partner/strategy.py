"""Oscar's questions for a price and for availability, answered by the offers of the request's delivery."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string
from oscar.apps.partner import strategy
from oscar.apps.partner.availability import Unavailable
from oscar.apps.partner.prices import Unavailable as NoPrice

from freshness.due import Due
from freshness.offers import Offer, Offers, offers_for
from freshness.partner.availability import Limited
from freshness.partner.prices import TaxIncluded
from freshness.standing import Choice, Standing, standing_of

NOT_TO_BE_HAD = strategy.PurchaseInfo(price=NoPrice(), availability=Unavailable(), stockrecord=None)


class Selector(strategy.Selector):
    """One strategy for everybody; the request brings the delivery."""

    def strategy(self, request=None, user=None, **kwargs) -> "OfferStrategy":
        return OfferStrategy(request)


class OfferStrategy(strategy.Base):
    """A product's default offer, and a basket line's own. What `warm` has read is not read again by this strategy.

    `due` is the delivery to answer for; the request's unless told, and the next open one without a request.
    """

    def __init__(self, request=None, due: Due | None = None) -> None:
        self.request = request
        self._due = due
        self._offers: dict[int, Offers] = {}
        self._tax_classes: dict[int, str] = {}

    @property
    def due(self) -> Due:
        """The delivery that is answered for; it stays the same for the life of the strategy."""
        if self._due is None:
            self._due = self.request.due if self.request is not None else import_string(settings.DEFAULT_DUE)()
        return self._due

    def warm(self, product_ids: Iterable[int]) -> None:
        """Reads offers and tax classes of many products at once, in four queries at most."""
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
        return self._info(product.pk, self.offers(product.pk).default)

    def fetch_for_choice(self, product, day: date | None) -> strategy.PurchaseInfo:
        """The dated offer of a day, or the regular one for None."""
        offers = self.offers(product.pk)
        return self._info(product.pk, offers.of(day) if day else offers.regular)

    def fetch_for_parent(self, product) -> strategy.PurchaseInfo:
        """The "from" price: the cheapest child that can be had, else the cheapest."""
        children = list(product.get_public_children())
        self.warm(child.pk for child in children)
        infos = [self.fetch_for_product(child) for child in children]
        priced = [info for info in infos if info.price.exists]
        if not priced:
            return NOT_TO_BE_HAD
        best = min(priced, key=lambda info: (not info.availability.is_available_to_buy, info.price.incl_tax))
        return best._replace(stockrecord=None)

    def fetch_for_line(self, line, stockrecord=None) -> strategy.PurchaseInfo:
        """The line's own offer; what is gone, or full-price unless accepted, has no price and counts for nothing."""
        standing = self.standing_of(line)
        return self._info(line.product_id, standing.offer if standing.counts else None)

    def standing_of(self, line) -> Standing:
        """What has become of a basket line, which knows its `chosen_date` and its `promised_date`."""
        choice = Choice(line.chosen_date, line.promised_date, line.quantity)
        return standing_of(self.offers(line.product_id), choice)

    def _info(self, product_id: int, offer: Offer | None) -> strategy.PurchaseInfo:
        if offer is None:
            return NOT_TO_BE_HAD
        return strategy.PurchaseInfo(
            price=self._price(product_id, offer),
            availability=Limited(offer.available),
            stockrecord=offer.stockrecord,
        )

    def _price(self, product_id: int, offer: Offer) -> TaxIncluded:
        tax_class = self._tax_classes[product_id]
        return TaxIncluded(
            currency=offer.stockrecord.price_currency,
            incl_tax=offer.price,
            tax_rate=settings.TAX_RATES[tax_class],
            tax_code=tax_class,
        )
