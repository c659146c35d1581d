"""Proves that the books add up, or says where they don't."""

from django.core.management.base import BaseCommand, CommandError

from freshness.balance import differences
from freshness.models import Batch, LedgerEntry


class Command(BaseCommand):
    help = "Adds up the ledger and compares it with batches, allocations and stock. Exits with 1 if anything differs."

    def handle(self, *args, **options) -> None:
        found = list(differences())
        for words in found:
            self.stderr.write(words)
        if found:
            raise CommandError(f"The books don't add up in {len(found)} places. Correct the batches by a stock-take.")
        batches, entries = Batch.objects.count(), LedgerEntry.objects.count()
        self.stdout.write(f"The books add up: {batches} batches, {entries} ledger entries.")
