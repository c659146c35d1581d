"""Something that services may refuse: then they must have written nothing, and the test goes on."""

from django.db import transaction

from freshness.models import Allocation, Batch, LedgerEntry, Shortage


class Attempt:
    """Something that may be refused, and then has written nothing."""

    def __init__(self, *errors) -> None:
        self.errors, self.was_refused = errors, False

    def __enter__(self):
        self.before = state()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        return self

    def __exit__(self, kind, error, trace) -> bool:
        self.was_refused = kind is not None and issubclass(kind, self.errors)
        if self.was_refused:
            assert state() == self.before
        self.savepoint.__exit__(kind, error, trace)
        return self.was_refused


def state() -> tuple:
    """What a refusal must leave alone."""
    batches = Batch.objects.order_by("pk").values_list("pk", "on_hand", "reserved", "allocated", "status", "early_days")
    return list(batches), LedgerEntry.objects.count(), Allocation.objects.count(), Shortage.objects.count()
