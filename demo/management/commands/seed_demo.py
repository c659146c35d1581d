"""Longmeadow Dairy, in one command."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler, register_signal_handlers

from demo.steps import (
    areas,
    catalogue,
    front,
    hindi,
    history,
    journal,
    pages,
    people,
    pictures,
    places,
    renditions,
    reviews,
    site,
    stock,
    trade,
    tree,
)
from freshness.jobs import count_days
from products.models import ProductPage


@contextmanager
def only_warnings() -> Iterator[None]:
    """Keeps the libraries' notes of every saved page out of the progress."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def indexed_at_the_end() -> Iterator[None]:
    """Leaves the search index to one command, rather than writing each page four times while it is made."""
    for model in get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield
    finally:
        register_signal_handlers()


class Command(BaseCommand):
    help = "Fills the shop with Longmeadow Dairy, a fictional farm. What stands already is left as it is."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is a product page")
        parser.add_argument("--no-renditions", action="store_true", help="leave small pictures to the first visit")

    def handle(self, *args, if_empty: bool = False, no_renditions: bool = False, **options) -> None:
        if if_empty and ProductPage.objects.exists():
            self.stdout.write("The shop has products: nothing was seeded.")
            return
        self.began = time.monotonic()
        self.shown = [] if no_renditions else renditions.boxes_shown()
        with only_warnings():
            with indexed_at_the_end(), transaction.atomic():
                encoding = self.open_shop()
            self.tell("Waiting for the last small pictures")
            renditions.store(encoding)
            self.tell("Indexing for search")
            call_command("update_index", verbosity=0)
        self.tell("Longmeadow Dairy stands")

    def tell(self, words: str) -> None:
        self.stdout.write(f"  {time.monotonic() - self.began:5.1f} s  {words}")
        self.stdout.flush()

    def open_shop(self) -> list:
        """Everything in the database, all of it or nothing; the renditions that are still being encoded."""
        places.name_country()
        areas.open_areas()
        self.tell("Storing pictures")
        library = pictures.stored_pictures()
        encoding = renditions.begin(library, self.shown)
        self.tell("Stocking the shelves")
        categories = catalogue.stock_shelves()
        stock.promise_dates(categories)
        self.tell("Publishing pages")
        self.publish(library, categories)
        self.tell("Welcoming people")
        people.welcome_people()
        self.tell("Reliving two months of orders")
        trade.open_offers(categories)
        history.relive()
        stock.fill_shelves()
        count_days()
        reviews.collect_reviews()
        return encoding

    def publish(self, library: dict, categories: dict) -> None:
        """Every page; the home page last, since it leads to the others."""
        home = tree.standing_home()
        places.name_site(home)
        pages.publish_shop(home, library, categories)
        pages.publish_stories(home, library)
        pages.publish_recipes(home, library)
        journal.publish_journal(home, library)
        journal.answer_questions(home)
        journal.open_campaign(home, library)
        site.hang_letterbox(home)
        front.furnish_home(home, library)
        site.tell_where_we_are(home)
        site.arrange_menus(home)
        hindi.speak_hindi(home)
