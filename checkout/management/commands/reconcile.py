"""Brings orders and gateways together again, as the clock does."""

from datetime import timedelta

from django.core.management.base import BaseCommand

from checkout.services.reconciling import reconcile


class Command(BaseCommand):
    help = "Sees to every order that something is due about: confirms, captures, lets go, refunds, lapses."

    def add_arguments(self, parser):
        parser.add_argument("--hours", type=float, help="ask the gateways about all that changed in so many hours")

    def handle(self, *, hours: float | None, **options):
        moved = reconcile(since=timedelta(hours=hours) if hours else None)
        self.stdout.write(f"Orders that moved: {moved}.")
