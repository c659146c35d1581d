"""The sandbox of payments, started once."""

import pytest

from tests.faults.running import sandbox


@pytest.fixture(scope="session")
def running_sandbox(tmp_path_factory):
    with sandbox(tmp_path_factory.mktemp("sandbox")) as proxy:
        yield proxy


@pytest.fixture
def proxy(running_sandbox):
    """The proxy, as if nothing had been asked of it."""
    running_sandbox.forget()
    yield running_sandbox
    running_sandbox.forget()
