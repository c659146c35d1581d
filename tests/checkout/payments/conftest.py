"""The sandbox of payments in its own process: bare, and behind the proxy that keeps Stripe's promises."""

import pytest

from checkout.payments.attempts import begin, note
from checkout.payments.stripe import Stripe
from checkout.services.placing import place
from config.card_payments import PUBLISHABLE_SANDBOX_KEY, SANDBOX_KEY, Sandbox, payment_gateways
from config.sandbox import command, is_installed
from tests.checkout.payments.shopping import opened_to
from tests.factories import make_basket, make_home, make_product, make_submission
from tests.faults import running

SECRET = "whsec_for_tests"


@pytest.fixture(scope="session")
def sandboxes(tmp_path_factory):
    """Address by name: "bare" is localstripe, "strict" the proxy before another one."""
    if not is_installed():
        pytest.skip("localstripe is not installed (requirements-sandbox.txt)")
    folder, port = tmp_path_factory.mktemp("sandboxes"), running.free_port()
    start = command(Sandbox(port, SECRET), running.ROOT / "site")
    with running.running(start, port, log=folder / "bare.log"), running.sandbox(folder) as proxy:
        yield {"bare": f"http://127.0.0.1:{port}", "strict": proxy.address}


def pay_by_card(settings, address: str) -> None:
    """Cards are offered, and paid at an address."""
    settings.STRIPE_API, settings.STRIPE_IS_SANDBOX = address, True
    settings.STRIPE_SECRET_KEY, settings.STRIPE_PUBLISHABLE_KEY = SANDBOX_KEY, PUBLISHABLE_SANDBOX_KEY
    settings.STRIPE_WEBHOOK_SECRET, settings.STRIPE_EXTRAS = SECRET, ""
    settings.PAYMENT_GATEWAYS = payment_gateways(with_cards=True)


@pytest.fixture
def sandbox(sandboxes, settings):
    """Cards are paid in the bare sandbox."""
    pay_by_card(settings, sandboxes["bare"])
    return sandboxes["bare"]


@pytest.fixture(params=["bare", "strict"])
def either_sandbox(request, sandboxes, settings):
    """Cards are paid in the bare sandbox, then in the strict one."""
    pay_by_card(settings, sandboxes[request.param])
    return sandboxes[request.param]


@pytest.fixture
def card_order(db):
    """Three bottles of milk at £1.45 and £2.00 for the round: £6.35, to be paid by card."""
    return place(make_submission(make_basket((make_product(), 3)), gateway="stripe"))


@pytest.fixture
def stripe():
    return Stripe()


@pytest.fixture
def attempt(card_order):
    return begin(order=card_order, gateway="stripe")


@pytest.fixture
def known(stripe, attempt):
    """The attempt, whose name at Stripe has been written down."""
    return note(attempt=attempt, outcome=stripe.prepare(attempt))


@pytest.fixture
def home(db):
    return make_home()


@pytest.fixture
def shopper(client, card_order):
    return opened_to(client, card_order)
