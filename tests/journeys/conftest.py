"""The whole shop as `make run` starts it: migrated, seeded, served by the real server, with its clock."""

from collections.abc import Iterator

import pytest

from audit.shop import Shop, open_shop


@pytest.fixture(scope="session")
def shop(tmp_path_factory) -> Iterator[Shop]:
    with open_shop(tmp_path_factory.mktemp("shop")) as shop:
        yield shop


@pytest.fixture
def visit(browser, shop):
    """Opens the shop for a new visitor; keyword arguments are those of a browser context."""
    contexts = []

    def open_shop(**options):
        context = browser.new_context(base_url=shop.url, **options)
        contexts.append(context)
        return context.new_page()

    yield open_shop
    for context in contexts:
        context.close()
