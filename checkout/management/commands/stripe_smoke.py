"""Walks through Stripe with a test key, or through the sandbox of the running shop."""

from django.core.management.base import BaseCommand, CommandError

from checkout.payments.gateway import GatewayDown, GatewayRefused
from checkout.payments.smoke import SmokeError, refusal, walk


class Command(BaseCommand):
    help = "Authorises, captures, refunds and voids a few pounds of test money at Stripe, and prints each step."

    def handle(self, **options):
        problem = refusal()
        if problem:
            raise CommandError(problem)
        try:
            walk(self.stdout.write)
        except (SmokeError, GatewayDown, GatewayRefused) as failed:
            raise CommandError(str(failed)) from failed
        self.stdout.write("All steps went as they should.")
