"""Where the price or the availability on a card is another than list price and stock say: shorter dates."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from django.db.models import Case, DecimalField, Exists, F, OuterRef, Q, Value, When

from freshness.due import Due
from freshness.models import Batch
from freshness.near_date import offers_near_date
from freshness.offers import Offers, offers_for
from freshness.scope import ScopedLadder
from freshness.shelf import live_ladders


class Dates:
    """The offers of a due, by pack, as far as they may have a shorter date or nothing fresh enough.

    They are read when first asked for, with the cards that are wanted at that moment; one object serves one request.
    Without a due (where no card is shown) stock counts as it is.
    """

    def __init__(self, due: Due | None = None) -> None:
        self.due = due
        self._offers: dict[int, Offers] | None = None

    @property
    def offers(self) -> Mapping[int, Offers]:
        """The offers near their dates, at least; at most three queries, the first time."""
        if self._offers is None:
            self._read(())
        return self._offers

    def offers_of(self, product_ids: Iterable[int]) -> dict[int, Offers]:
        """The offers of sellable products by id. What has been read is not read again, nor are the ladders."""
        wanted = list(product_ids)
        if self._offers is None:
            self._read(wanted)
        unknown = [pk for pk in wanted if pk not in self._offers]
        others = offers_for(unknown, self.due, self._ladders) if unknown else {}
        return {pk: others.get(pk) or self._offers[pk] for pk in wanted}

    def _read(self, besides: Iterable[int]) -> None:
        self._offers = offers_near_date(self.due, self._ladders, besides) if self.due else {}

    @cached_property
    def _ladders(self) -> list[ScopedLadder]:
        return live_ladders(self.due.day)

    @cached_property
    def cheaper(self) -> tuple[int, ...]:
        """Packs with a shorter date at a lower price."""
        return tuple(pk for pk, offers in self.offers.items() if any(offer.was for offer in offers.dated))

    @cached_property
    def absent(self) -> tuple[int, ...]:
        """Packs of which nothing can be had."""
        return tuple(pk for pk, offers in self.offers.items() if not offers.all)

    @cached_property
    def by_price(self) -> dict[Decimal, list[int]]:
        """Packs of which only shorter dates can be had, by the price that their card shows."""
        found: dict[Decimal, list[int]] = {}
        for pk, offers in self.offers.items():
            if offers.all and offers.default.is_dated:
                found.setdefault(offers.default.price, []).append(pk)
        return found

    def card_price(self) -> Case:
        """The price of a stock record's default offer."""
        whens = [When(product__in=packs, then=Value(price)) for price, packs in self.by_price.items()]
        return Case(*whens, default=F("price"), output_field=DecimalField(max_digits=12, decimal_places=2))

    def can_be_had(self) -> Q:
        """Narrows stock records, annotated with `is_tracked` and `free`, to those of which something is on offer."""
        on_hand = Q(is_tracked=False) | Q(free__gt=0)
        if self.due is None:
            return on_hand
        sooner = [pk for packs in self.by_price.values() for pk in packs]
        batches = Batch.objects.filter(stockrecord=OuterRef("pk")).standing()
        in_time = ~Exists(batches) | Exists(batches.candidates_for(self.due))
        return (on_hand & in_time & ~Q(product__in=self.absent)) | Q(product__in=sooner)
