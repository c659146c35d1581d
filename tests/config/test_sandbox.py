"""The payment sandbox that the embedded shop brings along."""

import json
import stat
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from config import sandbox
from config.card_payments import Sandbox, cross_out, payment_gateways, standing_sandbox, write_down
from config.sandbox import CardsBeside
from tests.faults.running import ROOT, free_port, running

AT_THE_DOOR = "checkout.payments.pay_on_delivery.PayOnDelivery"
BY_CARD = "checkout.payments.stripe.Stripe"
KEYS = ("STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET")


@pytest.fixture(autouse=True)
def var(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    for name in (*KEYS, "STRIPE_SANDBOX_PORT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class TestWhereCardsAreBeside:
    def test_a_sandbox_is_started_and_every_process_can_find_it(self, var):
        cards = CardsBeside(print)

        assert list(cards.companions) == ["payment sandbox"]
        standing = standing_sandbox(var)
        assert standing == cards.sandbox
        assert str(standing.port) in cards.companions["payment sandbox"].command
        assert cards.words.startswith("in a sandbox, no money moves")

    def test_on_a_port_that_was_asked_for(self, monkeypatch):
        monkeypatch.setenv("STRIPE_SANDBOX_PORT", "8499")

        assert CardsBeside(print).sandbox.port == 8499

    def test_nobody_else_can_read_its_secret(self, var):
        CardsBeside(print)

        assert stat.S_IMODE((var / "payment-sandbox.json").stat().st_mode) == 0o600

    def test_with_stripes_keys_none_is_started_and_an_old_one_forgotten(self, var, monkeypatch):
        write_down(Sandbox(1, "old"), var)
        monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_1")

        cards = CardsBeside(print)

        assert (cards.companions, standing_sandbox(var), cards.words) == ({}, None, "Stripe’s")
        assert cards.are_ready() is True

    def test_where_it_is_not_installed_the_shop_goes_on_and_says_so(self, var, monkeypatch):
        said = []
        monkeypatch.setattr(sandbox, "PROGRAM", "not_installed_here")

        cards = CardsBeside(said.append)

        assert said == ["The payment sandbox is not installed (requirements-sandbox.txt): cards are not offered."]
        assert (cards.companions, standing_sandbox(var)) == ({}, None)
        assert cards.are_ready() is True

    def test_a_shop_opens_without_a_sandbox_that_never_answers(self, monkeypatch):
        monkeypatch.setattr(sandbox, "PATIENCE_S", 0)
        cards = CardsBeside(print)

        assert cards.are_ready() is True
        assert cards.words == "not offered, since the sandbox does not answer"

    def test_it_is_forgotten_at_the_end(self, var):
        CardsBeside(print).end()

        assert standing_sandbox(var) is None


@pytest.mark.skipif(not sandbox.is_installed(), reason="localstripe is not installed (requirements-sandbox.txt)")
class TestTheRunningSandbox:
    @pytest.fixture
    def standing(self, tmp_path):
        standing = Sandbox(free_port(), "whsec_test")
        command = sandbox.command(standing, ROOT / "site")
        with running(command, standing.port, log=tmp_path / "log"):
            yield standing

    def test_it_is_told_where_its_events_go(self, standing):
        assert sandbox.register_events(standing, "http://127.0.0.1:1") is True

    def test_it_takes_payments(self, standing):
        body = b"amount=100&currency=gbp"
        key = {"Authorization": "Bearer sk_test_sandbox"}
        request = Request(f"{standing.api}/v1/payment_intents", body, key)  # noqa: S310
        with urlopen(request, timeout=5) as answer:  # noqa: S310
            assert json.load(answer)["amount"] == 100

    def test_it_takes_nobody_without_a_key(self, standing):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{standing.api}/v1/payment_intents", timeout=5)  # noqa: S310

        assert refused.value.code == 401

    def test_none_of_it_is_ever_loaded_into_the_shop(self):
        """Its licence is another one: it is a process, never a module of ours."""
        assert "localstripe" not in sys.modules
        ours = [file for room in ("checkout", "site", "manage.py") for file in python_files(ROOT / room)]
        assert [file for file in ours if "import localstripe" in file.read_text()] == []


def python_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("*.py"))


class TestTheFile:
    def test_nothing_written_is_no_sandbox(self, tmp_path):
        assert standing_sandbox(tmp_path) is None

    @pytest.mark.parametrize("words", ["", "[]", "{}", '{"port": 1}', "not json"])
    def test_nonsense_is_no_sandbox(self, tmp_path, words):
        (tmp_path / "payment-sandbox.json").write_text(words)

        assert standing_sandbox(tmp_path) is None

    def test_crossed_out_twice_is_crossed_out(self, tmp_path):
        cross_out(tmp_path)
        cross_out(tmp_path)


def test_cards_come_first():
    assert payment_gateways(with_cards=True) == [BY_CARD, AT_THE_DOOR]
    assert payment_gateways(with_cards=False) == [AT_THE_DOOR]


SHOWN = "from django.conf import settings as s; print(s.STRIPE_API, s.STRIPE_IS_SANDBOX, s.PAYMENT_GATEWAYS)"


class TestSettings:
    """Settings are read once a process, so each test reads them in its own."""

    def read(self, var, set_up="embedded", **variables):
        environment = {"PATH": "/usr/bin:/bin", "VAR_DIR": str(var), "PYTHONPATH": str(ROOT / "site"), **variables}
        environment["DJANGO_SETTINGS_MODULE"] = f"config.settings.{set_up}"
        told = subprocess.run([sys.executable, "-c", SHOWN], cwd=ROOT, env=environment, capture_output=True, text=True)
        return told.stdout.strip() or told.stderr.strip().splitlines()[-1]

    def test_without_anything_cards_are_not_offered(self, var):
        assert self.read(var) == f"https://api.stripe.com False {[AT_THE_DOOR]}"

    def test_with_a_sandbox_they_are_paid_there(self, var):
        write_down(Sandbox(8499, "whsec"), var)

        assert self.read(var) == f"http://127.0.0.1:8499 True {[BY_CARD, AT_THE_DOOR]}"

    def test_with_keys_they_are_paid_at_stripe(self, var):
        write_down(Sandbox(8499, "whsec"), var)

        assert self.read(var, **dict.fromkeys(KEYS, "x")) == f"https://api.stripe.com False {[BY_CARD, AT_THE_DOOR]}"

    def test_some_keys_without_the_others_stop_the_start(self, var):
        words = self.read(var, STRIPE_SECRET_KEY="sk_test_1")

        assert words == (
            "django.core.exceptions.ImproperlyConfigured: STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET missing "
            "beside STRIPE_SECRET_KEY. Set all of them, or none."
        )

    def test_production_takes_no_sandbox(self, var):
        words = self.read(
            var,
            "production",
            SECRET_KEY="0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefgh",
            ALLOWED_HOSTS="shop.example",
            SITE_URL="https://shop.example",
            STRIPE_API="http://127.0.0.1:8499",
            DATABASE_URL="postgresql://shop@127.0.0.1/shop",
            REDIS_URL="redis://127.0.0.1:6379/0",
        )

        assert words.endswith("STRIPE_API is not Stripe’s own. A sandbox takes no money: unset STRIPE_API.")
