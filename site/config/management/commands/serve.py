"""The whole shop from one command: prepares what is missing, then runs the web server and the clock."""

import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.address import follow_site_url
from config.prepare import collect_if_changed, migrate_if_needed, seed_if_empty
from config.sandbox import CardsBeside
from config.supervisor import Supervisor

HOST = "127.0.0.1"
THREADS = 8
WELCOME = """
  {shop} is open.

  Shop          {url}/
  Back office   {url}/admin/
  Order desk    {url}/dashboard/

  Sign in as    priya@example.com           shopper
                editor@example.com          marketing editor
                lead@example.com            marketing lead, who approves pages
                warehouse@example.com       warehouse
                merchandiser@example.com    merchandiser
                admin@example.com           administrator
  Password      longmeadow (for all of them)

  Cards         {cards}

  Ctrl-C stops the shop and its clock.
"""


class Command(BaseCommand):
    help = "Serves the shop on PORT, with the clock beside it. With DEBUG on: Django's server, which reloads."
    requires_system_checks = []

    def handle(self, **options):
        if answers(settings.PORT):
            raise CommandError(f"Port {settings.PORT} is busy: something serves there already. Set another PORT.")
        self.prepare()
        server = development_server() if settings.DEBUG else application_server()
        cards = CardsBeside(self.say)
        commands = {"web server": server, "clock": manage("clock")}
        supervisor = Supervisor(commands, self.say, cards.companions)
        if supervisor.wait_until(lambda: answers(settings.PORT)) and supervisor.wait_until(cards.are_ready):
            self.say(WELCOME.format(shop=settings.OSCAR_SHOP_NAME, url=settings.SITE_URL, cards=cards.words))
        code = supervisor.watch()
        cards.end()
        sys.exit(code)

    def prepare(self) -> None:
        migrate_if_needed(self.say)
        seed_if_empty(self.say)
        follow_site_url()
        if not settings.DEBUG:
            collect_if_changed(self.say)

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def answers(port: int) -> bool:
    """Whether somebody listens on the port of this machine."""
    with socket.socket() as line:
        line.settimeout(1)
        return line.connect_ex((HOST, port)) == 0


def application_server() -> list[str]:
    """Gunicorn: one process with threads, which suits SQLite's one writer."""
    return [
        *(sys.executable, "-m", "gunicorn", "config.wsgi", "--pythonpath", str(settings.ROOT / "site")),
        *("--bind", f"{HOST}:{settings.PORT}"),
        *("--worker-class", "gthread", "--workers", "1", "--threads", str(THREADS)),
        *("--log-level", "warning", "--no-control-socket"),
    ]


def development_server() -> list[str]:
    """Django's own, which reloads."""
    return manage("runserver", f"{HOST}:{settings.PORT}")


def manage(*words: str) -> list[str]:
    """A command of manage.py, run by the Python that runs this."""
    return [sys.executable, str(settings.ROOT / "manage.py"), *words]
