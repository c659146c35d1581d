"""A browser for a stranger and one for an administrator, on the rows of the test."""

import pytest
from django.test import Client

from tests.attacks.watching import Watcher
from tests.factories import make_user


@pytest.fixture
def stranger(browser, live_server):
    with browser.new_context(base_url=live_server.url) as context:
        yield Watcher(context)


@pytest.fixture
def sign_in(browser, live_server):
    """Opens a browser for somebody; closed with the test."""
    contexts = []

    def as_(user) -> Watcher:
        client = Client()
        client.force_login(user)
        context = browser.new_context(base_url=live_server.url)
        value = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        contexts.append(context)
        return Watcher(context)

    yield as_
    for context in contexts:
        context.close()


@pytest.fixture
def administrator(sign_in):
    return sign_in(make_user("admin@example.com", is_superuser=True, is_staff=True))
