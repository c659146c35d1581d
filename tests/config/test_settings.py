"""Each set-up, started as an operator starts it: in a process of its own, from the environment."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import oscar
from tests.services import redis_url

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "kX2v9-mQ7r_Lw4tYb8nZc1sHd6fJg3pAe5uRo0iTqWyUxCjVkB",
    "ALLOWED_HOSTS": "shop.example",
    "SITE_URL": "https://shop.example",
    "SHOP_LEGAL_NAME": "Hill Dairy Ltd",
    "SHOP_ADDRESS": "4 Mill Lane, Leeds LS8 2QT",
}
OURS = (*GOOD, "DEBUG", "DATABASE_URL", "REDIS_URL", "EMAIL", "PORT", "LOG_LEVEL")


def started(setup: str, expression: str, **variables) -> subprocess.CompletedProcess:
    """What `expression` of the settings prints, after start-up with nothing but these variables."""
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    program = f"from django.conf import settings; print({expression})"
    env = clean | {"DJANGO_SETTINGS_MODULE": f"config.settings.{setup}", "PYTHONPATH": "site:."} | variables
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True)


def last_line(process: subprocess.CompletedProcess) -> str:
    return process.stderr.strip().splitlines()[-1].removeprefix("django.core.exceptions.ImproperlyConfigured: ")


def test_production_starts_with_what_it_needs(tmp_path):
    production = started("production", "settings.DEBUG, settings.SERVE_MEDIA", **GOOD, VAR_DIR=str(tmp_path))

    assert production.stdout == "False False\n", production.stderr


def test_the_demos_seller_stands_on_no_invoice_of_production(tmp_path):
    seller = "settings.SHOP_LEGAL_NAME, settings.SHOP_ADDRESS, settings.SHOP_TAX_NUMBER"
    production = started("production", seller, **GOOD, VAR_DIR=str(tmp_path))

    assert production.stdout == "Hill Dairy Ltd ['4 Mill Lane', 'Leeds LS8 2QT'] \n", production.stderr


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is empty, short or a default"),
        ("SECRET_KEY", "tooshort", "SECRET_KEY is empty, short or a default"),
        ("SECRET_KEY", "a" * 60, "SECRET_KEY is empty, short or a default"),
        ("SECRET_KEY", "django-insecure-" + "k9X2v" * 12, "SECRET_KEY is empty, short or a default"),
        ("DEBUG", "1", "DEBUG is on"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is empty or allows everything"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS is empty or allows everything"),
        ("SITE_URL", "http://shop.example", "SITE_URL is 'http://shop.example', which is not https"),
        ("SHOP_LEGAL_NAME", "", "SHOP_LEGAL_NAME is empty"),
        ("SHOP_ADDRESS", "", "SHOP_ADDRESS is empty"),
        ("EMAIL", "pigeon", "EMAIL='pigeon' is unknown. Allowed: file, smtp."),
        ("LOG_LEVEL", "loud", "LOG_LEVEL='loud' is unknown. Allowed: DEBUG, INFO, WARNING, ERROR."),
        ("DEBUG", "maybe", "DEBUG='maybe' is not a yes or a no."),
        ("DATABASE_URL", "mysql://db/shop", "DATABASE_URL starts with 'mysql'. Allowed: postgresql, postgres, sqlite."),
        ("REDIS_URL", "memcached://c", "REDIS_URL starts with 'memcached'. Allowed: redis, rediss."),
        ("SHOP_CURRENCY", "PINTS", "SHOP_CURRENCY='PINTS' is unknown."),
        ("SHOP_TIME_ZONE", "Moon", "SHOP_TIME_ZONE='Moon' is unknown."),
        ("DELIVERY_CHARGE", "-2", "DELIVERY_CHARGE='-2' is not an amount."),
    ],
)
def test_production_refuses_to_start_with(tmp_path, name, value, told):
    production = started("production", "settings.DEBUG", **(GOOD | {name: value}), VAR_DIR=str(tmp_path))

    assert production.returncode == 1
    assert last_line(production).startswith(told)


def test_the_embedded_set_up_needs_nothing_and_its_address_follows_the_port(tmp_path):
    embedded = started("embedded", "settings.DEBUG, settings.SITE_URL", VAR_DIR=str(tmp_path), PORT="8123")

    assert embedded.stdout == "False http://127.0.0.1:8123\n", embedded.stderr


def test_the_embedded_key_is_made_once_and_hidden_even_if_two_processes_ask_at_once(tmp_path):
    def key(_) -> str:
        return started("embedded", "settings.SECRET_KEY", VAR_DIR=str(tmp_path)).stdout.strip()

    with ThreadPoolExecutor(3) as processes:
        keys = set(processes.map(key, range(3)))

    file = tmp_path / "secret-key"
    assert keys == {file.read_text()}
    assert len(file.read_text()) == 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_the_table_of_forks_refuses_an_app_that_oscar_does_not_have(monkeypatch):
    monkeypatch.setitem(oscar.FORKS, "oscar.apps.milkround.apps.MilkRoundConfig", "delivery.apps.DeliveryConfig")

    with pytest.raises(ImproperlyConfigured, match="MilkRoundConfig"):
        oscar.oscar_apps()


@pytest.mark.redis
def test_two_processes_share_a_cache_on_redis(tmp_path):
    ours = {"REDIS_URL": redis_url(), "VAR_DIR": str(tmp_path)}
    cache = "__import__('django.core.cache').core.cache.cache"

    written = started("embedded", f"{cache}.set('creamtop-test-{tmp_path.name}', 'cream', 30)", **ours)
    read = started("embedded", f"{cache}.get('creamtop-test-{tmp_path.name}')", **ours)

    assert (written.stdout, read.stdout) == ("None\n", "cream\n"), written.stderr + read.stderr
