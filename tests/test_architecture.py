"""The rules of the house, kept true; and each rule shown to bite on a small made-up sample."""

from functools import partial
from importlib.util import find_spec
from pathlib import Path, PurePath

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.test import override_settings
from oscar.core.loading import get_class

from config.settings.oscar import FORKS, MIGRATION_MODULES
from tests.architecture import (
    ROOMS,
    against_the_arrows,
    backwards,
    classes_in,
    forbidden_name,
    not_in_use,
    room_of,
    sources,
    too_long,
)

ROOT = Path(__file__).resolve().parents[1]
SOURCES = list(sources(ROOT))
PACKAGES = {
    stock.split(".")[2]: ours.removesuffix("." + ours.split(".")[-2] + "." + ours.split(".")[-1])
    for stock, ours in FORKS.items()
}  # Oscar's label → our package
WITH_TABLES = [label for label in PACKAGES if find_spec(f"oscar.apps.{label}.migrations")]


def gathered(check) -> str:
    """What a check says of all files: a line for each sentence, with its file."""
    short = {file: file.relative_to(ROOT) for file in SOURCES}
    return "\n".join(f"{short[file]} {words}" for file in SOURCES for words in check(short[file], file.read_text()))


def as_oscars(file: PurePath) -> str:
    """The name of a fork's module as Oscar asks for it, such as order.utils; "" outside the forks."""
    module = ".".join(file.with_suffix("").parts)
    inside = [(package, label) for label, package in PACKAGES.items() if module.startswith(f"{package}.")]
    package, label = max(inside, default=("", ""), key=lambda pair: len(pair[0]))
    return f"{label}{module.removeprefix(package)}" if package else ""


def oscars_module(name: str) -> Path | None:
    """The file of Oscar's module of that name, such as order.utils."""
    try:
        found = find_spec(f"oscar.apps.{name}")
    except ModuleNotFoundError:
        return None
    return Path(found.origin) if found else None


def forced_by_oscar(file: PurePath) -> bool:
    name = as_oscars(file)
    return bool(name and oscars_module(name))


FORKED = [
    file
    for file in SOURCES
    if file.stem not in ("__init__", "apps", "admin") and forced_by_oscar(file.relative_to(ROOT))
]


def reverse_relations() -> dict[str, str]:
    """Accessor → the room whose model put it on a model outside it. Oscar's belong to no room, whoever forks them."""
    relations = [relation for model in apps.get_models() for relation in model._meta.related_objects]
    across = [
        relation for relation in relations if relation.related_model._meta.app_label != relation.model._meta.app_label
    ]
    makers = {relation.get_accessor_name(): relation.related_model._meta.app_label for relation in across}
    return {name: maker for name, maker in makers.items() if name and maker in ROOMS}


def test_imports_follow_the_arrows():
    assert gathered(lambda file, text: against_the_arrows(room_of(file), text) if room_of(file) else []) == ""


def test_reverse_relations_follow_the_arrows():
    accessors = reverse_relations()

    assert accessors["listing"] == "products"
    assert gathered(lambda file, text: backwards(room_of(file), text, accessors) if room_of(file) else []) == ""


def test_modules_and_functions_are_short():
    assert gathered(lambda file, text: too_long(text)) == ""


def test_names_say_something():
    assert gathered(lambda file, text: forbidden_name(file, forced_by_oscar)) == ""


@pytest.mark.parametrize(("label", "package"), PACKAGES.items())
def test_a_fork_is_in_use(label, package):
    assert apps.get_app_config(label).name == package


@pytest.mark.parametrize("file", [pytest.param(file, id=str(file.relative_to(ROOT))) for file in FORKED])
def test_a_class_that_replaces_oscars_is_in_use(file):
    name = as_oscars(file.relative_to(ROOT))
    ours, oscars = classes_in(file.read_text()), classes_in(oscars_module(name).read_text())
    package = ".".join(file.relative_to(ROOT).with_suffix("").parts)

    assert not_in_use(ours, oscars, partial(get_class, name), package) == []


def fork_changes(state: ProjectState) -> list[str]:
    """What makemigrations would write into Oscar's packages."""
    with override_settings(MIGRATION_MODULES=MIGRATION_MODULES):
        loader = MigrationLoader(None, ignore_no_migrations=True)
    changes = MigrationAutodetector(loader.project_state(), state).changes(loader.graph)
    return [
        f"{label}: {operation.describe()}"
        for label in WITH_TABLES
        for change in changes.get(label, [])
        for operation in change.operations
    ]


@pytest.mark.django_db  # a migration of wagtail-localize asks which others have been applied
def test_a_fork_keeps_oscars_tables_as_they_are():
    assert sorted(MIGRATION_MODULES) == sorted(WITH_TABLES)
    assert fork_changes(ProjectState.from_apps(apps)) == []


# Each rule bites.


@pytest.mark.parametrize(
    ("room", "source", "target"),
    [
        ("freshness", "import products", "products"),
        ("freshness", "from products.models import Listing", "products"),
        ("delivery", "def late():\n    from checkout import services", "checkout"),
        ("products", "from checkout.lines import facts", "checkout"),
        ("products", "from home.models import HomePage", "home"),
        ("accounts", "from checkout.order import numbers", "checkout"),
        ("notices", "from accounts.models import User", "accounts"),
        ("home", "from freshness.offers import offers", "freshness"),
        ("home", "from config import env", "config"),
        ("checkout", "import demo.people", "demo"),
        ("freshness", "listing = models.ForeignKey('products.Listing', on_delete=models.PROTECT)", "products"),
        ("delivery", "lines = ManyToManyField(to='checkout.LinePromise')", "checkout"),
        ("products", "get_model('checkout', 'LineTerms')", "checkout"),
        ("products", "import_module('checkout.lines')", "checkout"),
    ],
)
def test_an_import_against_the_arrows_is_caught(room, source, target):
    assert [told.split(": ")[1] for told in against_the_arrows(room, source)] == [f"{room} may not reach {target}"]


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("home", "from products.cards import cards_for"),
        ("checkout", "from accounts.models import User\nfrom notices import services"),
        ("checkout", "from .errors import OutOfStock\nfrom checkout.basket import models"),
        ("products", "stock = models.ForeignKey('partner.StockRecord', on_delete=models.PROTECT)"),
        ("freshness", "import money\nfrom oscar.apps.partner import strategy"),
        ("config", "from demo import people"),
    ],
)
def test_an_import_along_the_arrows_is_fine(room, source):
    assert against_the_arrows(room, source) == []


@pytest.mark.parametrize(
    "source", ["product.listing.facts", "products.filter(listing__page=1)", "order_by('listing__name')"]
)
def test_a_reverse_relation_against_the_arrows_is_caught(source):
    told = backwards("freshness", source, {"listing": "products"})

    assert told == ["line 1: freshness may not reach products through .listing"]
    assert backwards("checkout", source, {"listing": "products"}) == []


def test_a_long_module_is_caught():
    assert too_long("x = 1\n" * 301) == ["has 301 lines, at most 300"]
    assert too_long("x = 1\n" * 300) == []


def test_a_long_function_is_caught():
    assert too_long("def churn():\n" + "    x = 1\n" * 40) == ["line 1: churn has 41 lines, at most 40"]
    assert too_long("def churn():\n" + "    x = 1\n" * 39) == []


@pytest.mark.parametrize("name", ["products/utils.py", "delivery/helpers/routes.py", "checkout/order/misc.py"])
def test_a_name_that_says_nothing_is_caught(name):
    assert forbidden_name(PurePath(name), forced_by_oscar) != []


@pytest.mark.parametrize("name", ["checkout/order/utils.py", "checkout/basket/utils.py", "checkout/utils.py"])
def test_a_name_that_oscar_forces_is_fine(name):
    assert forbidden_name(PurePath(name), forced_by_oscar) == []


def test_a_fork_that_is_not_in_use_is_caught():
    class Basket:
        __module__ = "oscar.apps.basket.models"

    told = not_in_use({"Basket", "Ours"}, {"Basket", "Line"}, lambda name: Basket, "checkout.basket")

    assert told == ["Basket is Oscar's oscar.apps.basket.models, not ours"]


def test_a_class_behind_a_condition_is_seen():
    assert classes_in("if True:\n    class Basket:\n        class Meta: pass\nfrom x import Line") == {"Basket"}


@pytest.mark.django_db  # a migration of wagtail-localize asks which others have been applied
def test_a_new_model_in_a_fork_is_caught():
    state = ProjectState.from_apps(apps)
    state.add_model(ModelState("basket", "Jug", fields=[]))

    assert fork_changes(state) == ["basket: Create model Jug"]


@pytest.mark.django_db  # a migration of wagtail-localize asks which others have been applied
def test_a_new_column_in_a_fork_is_caught():
    state = ProjectState.from_apps(apps)
    state.models["basket", "basket"].fields["jugs"] = (
        apps.get_model("basket", "Line")._meta.get_field("quantity").clone()
    )

    assert fork_changes(state) == ["basket: Add field jugs to basket"]
