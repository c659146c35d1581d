"""Real money. Refuses to start with a default key, with debug on, or without the names of its hosts."""

from config import env

from .base import *  # noqa: F403
from .base import SITE_URL, STRIPE_IS_SANDBOX, refuse

SECRET_KEY = env.text("SECRET_KEY", "")
DEBUG = env.flag("DEBUG", False)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SERVE_MEDIA = False
SHOP_LEGAL_NAME, SHOP_ADDRESS = env.text("SHOP_LEGAL_NAME", ""), env.names("SHOP_ADDRESS")
SHOP_TAX_NUMBER = env.text("SHOP_TAX_NUMBER", "")  # empty: not registered
LIVE_UPDATES = env.choice("LIVE_UPDATES", ("stream", "poll"), "stream")

if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure-"):
    refuse("SECRET_KEY", "is empty, short or a default", "Set 50 random characters or more in the environment")
if DEBUG:
    refuse("DEBUG", "is on", "Production runs without it: unset DEBUG")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    refuse("ALLOWED_HOSTS", "is empty or allows everything", "Name the shop's hosts, separated by commas")
if not SITE_URL.startswith("https://"):
    refuse("SITE_URL", f"is {SITE_URL!r}, which is not https", "Set the shop's public address")
if STRIPE_IS_SANDBOX:
    refuse("STRIPE_API", "is not Stripe’s own", "A sandbox takes no money: unset STRIPE_API")
if not SHOP_LEGAL_NAME:
    refuse("SHOP_LEGAL_NAME", "is empty", "Name the seller as invoices must")
if not SHOP_ADDRESS:
    refuse("SHOP_ADDRESS", "is empty", "Set the seller’s address for invoices, its lines separated by commas")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
