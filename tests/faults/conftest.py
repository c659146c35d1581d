"""The sandbox of payments and the shop, each started once. A test begins with an empty shop and leaves a sound one."""

from uuid import uuid4

import pytest

from config.card_payments import payment_gateways
from config.sandbox import is_installed
from tests.factories import make_home
from tests.faults import database
from tests.faults.client import Stripe
from tests.faults.goods import make_slots
from tests.faults.running import sandbox
from tests.faults.shop import KEYS, served


@pytest.fixture(scope="session")
def running_sandbox(tmp_path_factory):
    if not is_installed():
        pytest.skip("localstripe is not installed (requirements-sandbox.txt)")
    with sandbox(tmp_path_factory.mktemp("sandbox")) as proxy:
        yield proxy


@pytest.fixture
def proxy(running_sandbox):
    """The proxy, as if nothing had been asked of it."""
    running_sandbox.forget()
    yield running_sandbox
    running_sandbox.forget()


@pytest.fixture
def stripe(proxy):
    """A client of the API behind the proxy."""
    return Stripe(proxy.address)


@pytest.fixture
def key() -> str:
    return str(uuid4())


@pytest.fixture(scope="session")
def shop_database(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), database.made_for_faults() as name:
        yield name


@pytest.fixture(scope="session")
def running_shop(shop_database, running_sandbox, tmp_path_factory):
    with served(shop_database, running_sandbox, tmp_path_factory.mktemp("shop")) as shop:
        yield shop


@pytest.fixture
def rows(shop_database, django_db_blocker):
    """The database of the shop, emptied, with a home page and a slot for each day."""
    with django_db_blocker.unblock(), database.using(shop_database):
        database.empty()
        make_home()
        make_slots()
        yield


@pytest.fixture
def by_card(settings, running_sandbox):
    """This process pays by card where the shop does."""
    for name, value in KEYS.items():
        setattr(settings, name, value)
    settings.STRIPE_API, settings.STRIPE_IS_SANDBOX = running_sandbox.address, True
    settings.PAYMENT_GATEWAYS = payment_gateways(with_cards=True)


@pytest.fixture
def shop(rows, by_card, proxy, running_shop):
    """The running shop. Whatever a test did to it, the invariants hold once the clock has gone round."""
    running_shop.begin()
    yield running_shop
    proxy.forget()
    running_shop.settle()
    assert running_shop.broken() == []
