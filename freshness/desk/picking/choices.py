"""The batches that may go to a shopper in place of the one that was allocated."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from freshness import gs1
from freshness.desk.finding import stock_of
from freshness.errors import Problem, Refused
from freshness.models import Allocation, Batch
from freshness.swapping import problem_of_swap


@dataclass(frozen=True)
class Choice:
    """A batch on hand; `problem` says why it can't go, "" if it can."""

    batch: Batch
    problem: str


def choices_for(allocation: Allocation) -> list[Choice]:
    """The other batches of the product, the earliest date first, those that may go before the others."""
    rows = Batch.objects.standing().filter(stockrecord=allocation.batch.stockrecord_id)
    others = rows.exclude(pk=allocation.from_batch.pk)
    return sorted(
        (Choice(batch, problem_of_swap(allocation, batch)) for batch in others), key=lambda c: bool(c.problem)
    )


def batch_scanned(typed: str, allocation: Allocation) -> Batch:
    """The batch of the product that a scan, or a typed batch code, means.

    Raises Refused if it can't be read, or is none on hand of this product.
    """
    code, words = typed, {"typed": typed}
    if gs1.looks_scanned(typed) and not typed.isdigit():
        scan = gs1.read(typed)
        if stock_of(scan.gtin)[0] != allocation.batch.stockrecord_id:
            raise _refuse(_("That is another product: GTIN %(gtin)s.") % {"gtin": scan.gtin})
        if not scan.code:
            raise _refuse(_("The scan has no batch code, field (10). Choose the batch below."))
        code = words["typed"] = scan.code
    rows = Batch.objects.standing().filter(stockrecord=allocation.batch.stockrecord_id)
    found = rows.filter(code__iexact=code.replace("\x00", "")).first()
    if found is None:
        raise _refuse(_("No batch “%(typed)s” of this product is on hand. Choose one below.") % words)
    return found


def _refuse(words: str) -> Refused:
    return Refused([Problem(words, "scan")])
