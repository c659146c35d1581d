"""Settings that hold everywhere. The set-ups (embedded, dev, test, production) import this and differ in little."""

from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from config import env
from config.card_payments import STRIPES_OWN, payment_gateways

from .films import FILM_HOSTS as FILM_HOSTS
from .oscar import *  # noqa: F403
from .oscar import OSCAR_SHOP_NAME, oscar_apps

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.text("VAR_DIR", str(ROOT / "var")))  # everything that the shop writes

DEBUG = False
SITE_ID = 1
PORT = env.port("PORT", 8000)
SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
CHECK_OUTSIDE_LINKS = env.flag("CHECK_OUTSIDE_LINKS", False)  # asks pages elsewhere that editors link to, gently
LINK_CHECK_NETWORKS = ()  # that may be asked though they aren't public, e.g. "10.1.0.0/16"
SEARCH_ENGINES = env.flag("SEARCH_ENGINES", True)  # may read the shop; off where it is only tried out
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"  # Oscar's; our rooms say BigAutoField in their apps.py

INSTALLED_APPS = [
    # Our rooms. The forks of Oscar's apps come with oscar_apps().
    "config.apps.ConfigConfig",
    "home.apps.HomeConfig",
    "products.apps.ProductsConfig",
    "freshness.apps.FreshnessConfig",
    "delivery.apps.DeliveryConfig",
    "accounts.apps.AccountsConfig",
    "notices.apps.NoticesConfig",
    "demo.apps.DemoConfig",
    "styleguide.apps.StyleGuideConfig",
    # Wagtail
    "wagtail_localize",
    "wagtail_localize.locales",  # in place of wagtail.locales
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.back_office_app.BackOfficeUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "wagtail_modeladmin",
    "simple_history",
    # Sign-in
    "allauth",
    "allauth.account",
    "whitenoise.runserver_nostatic",
]
INSTALLED_APPS += [app for app in oscar_apps() if app not in INSTALLED_APPS]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.WordsCompressed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "products.middleware.DueMiddleware",
    "checkout.basket.middleware.BasketMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "config.errors.NamesOfNothing",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.shop",
            ],
            "builtins": ["products.templatetags.shop"],
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", VAR / "shop.sqlite3")}

# Sign-in: one door, allauth's, for shop and back office alike.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = reverse_lazy("account_login")  # an address, since Oscar puts "?next=" behind it
LOGIN_REDIRECT_URL = "customer:summary"
LOGOUT_REDIRECT_URL = reverse_lazy("wagtail_serve", args=[""])
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.AddEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "login": "accounts.forms.LoginForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "signup": "accounts.forms.SignupForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None  # "Keep me signed in" decides
WAGTAILADMIN_LOGIN_URL = "/admin/login/"  # accounts.doors
WAGTAIL_FRONTEND_LOGIN_URL = "/_util/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# Language, time and money
LANGUAGE_CODE = "en-gb"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en-gb", _("English")), ("hi", _("Hindi"))]
LOCALE_PATHS = [ROOT / "locale"]
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.time_zone("SHOP_TIME_ZONE", "Europe/London")
OSCAR_DEFAULT_CURRENCY = env.currency("SHOP_CURRENCY", "GBP")
SHOP_LEGAL_NAME = env.text("SHOP_LEGAL_NAME", "Longmeadow Dairy Ltd")  # with address and tax number: on invoices
SHOP_ADDRESS = env.names("SHOP_ADDRESS", "Longmeadow Farm, Bank Lane, Leeds LS17 9LF")  # its lines
SHOP_TAX_NUMBER = env.text("SHOP_TAX_NUMBER", "GB 000 1234 56")
TAX_RATES = {"zero": Decimal("0"), "reduced": Decimal("0.05"), "standard": Decimal("0.20")}

# Rooms may not import against the arrows; what they need of another room comes by its dotted path.
PRODUCT_TAX_CLASSES = "products.tax.tax_classes"
DEFAULT_DUE = "products.due.next_due"
DELIVERY_DUES = "products.due.next_dues"
PACK_CODES = "products.facts.pack_codes.stock_of_gtin"
UNIT_CODES = "products.facts.pack_codes.unit_gtins"
ORDERS_OF_DAY = "delivery.orders.order_ids_of_day"
ORDER_VIEWS = "checkout.order.views"
SHOP_CONTACT = "home.surroundings.contact"

# Freshness
LADDERS_NEED_APPROVAL = False  # True: a second person publishes what the first has submitted
PRIOR_PRICE_DAYS = 0  # was = list price, the exception for perishables; 30 where the law asks for the lowest of 30 days
STATUSES_TO_PICK = ("Confirmed", "Packed")  # orders whose goods are paid for and still in the house
PACE_DAYS = 28  # today's pace of sales is the mean of so many days

# Selling
STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET = env.all_or_none(
    "STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"
)
STRIPE_API = env.text("STRIPE_API", STRIPES_OWN).rstrip("/")  # elsewhere: a sandbox, where no money moves
STRIPE_IS_SANDBOX = STRIPE_API != STRIPES_OWN
STRIPE_EXTRAS = env.text("STRIPE_EXTRAS", "")  # dotted path: attempt → more fields for Stripe, such as a description
PAYMENT_GATEWAYS = payment_gateways(with_cards=bool(STRIPE_SECRET_KEY))
MAX_UNITS_PER_LINE = 24
DELIVERY_CHARGE = env.amount("DELIVERY_CHARGE", "2.00")
DELIVERY_FREE_FROM = env.amount("DELIVERY_FREE_FROM", "20.00")
DELIVERY_CUT_OFF_HOUR = 21  # the evening before
PAY_ON_DELIVERY_LIMIT = env.amount("PAY_ON_DELIVERY_LIMIT", "80.00")
PAY_ON_DELIVERY_GUEST_LIMIT = env.amount("PAY_ON_DELIVERY_GUEST_LIMIT", "80.00")
PAY_ON_DELIVERY_OPEN_ORDERS = 3  # of one customer, one guest or one door, on their way and not yet paid for
UNPAID_ORDERS = 3  # of the same, that hold goods and wait for a card
SHOP_PHONE = env.text("SHOP_PHONE", "0113 496 0182")  # until editors write one (Settings, Contact)
GUEST_LINK_DAYS = 60  # after the delivery, a guest's link to the order ends
LIVE_UPDATES = env.choice("LIVE_UPDATES", ("poll", "stream"), "poll")  # of an order's page; a stream wants config.asgi
LIVE_POLL_S = 15  # seconds between two questions of such a page
PAYMENT_MINUTES = 15  # how long the units of an order are held for its money

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.storage.BundledStaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
SERVE_MEDIA = True  # by the shop itself; production leaves it to the web server in front
WAGTAILIMAGES_IMAGE_MODEL = "products.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "products.commerce.picture_form.PictureForm"
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "xlsx", "docx", "odt", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
WAGTAIL_SITE_NAME = OSCAR_SHOP_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # those who approve are told of what was submitted
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "english", "ATOMIC_REBUILD": False}
}

# Mail: every message leaves through the outbox of the notices room, those of libraries too.
DEFAULT_FROM_EMAIL = OSCAR_FROM_EMAIL = env.text("FROM_EMAIL", "Longmeadow Dairy <hello@longmeadow.example>")
EMAIL_BACKENDS = {
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}
EMAIL_BACKEND = "notices.backend.OutboxBackend"
OUTBOX_EMAIL_BACKEND = EMAIL_BACKENDS[env.choice("EMAIL", tuple(EMAIL_BACKENDS), "file")]  # what carries them out
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_TIMEOUT = 20  # seconds; shorter than the lease of a notice

CACHES = {"default": env.cache("REDIS_URL")}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # asks for DENY

# What the one scheduler process does in the embedded set-up: dotted path → every so many seconds.
CLOCK_JOBS = {
    "notices.services.send_pending": 10,
    "notices.services.forget_old": 24 * 60 * 60,
    "checkout.jobs.hear_gateways": 2,
    "checkout.jobs.see_to_money": 30,
    "checkout.jobs.compare_with_gateways": 24 * 60 * 60,
    "accounts.jobs.tell_who_waits": 5 * 60,
    "accounts.jobs.forget_who_waited": 24 * 60 * 60,
    "freshness.jobs.hold_past_dates": 60,
    "freshness.jobs.count_days": 60 * 60,
    "freshness.jobs.latch_extra_percent": 24 * 60 * 60,
    "products.jobs.count_what_goes_together": 24 * 60 * 60,
    "home.jobs.gather_links": 24 * 60 * 60,
    "home.jobs.forget_who_said_no_yes": 24 * 60 * 60,
    "home.jobs.ask_ourselves": 5 * 60,
    "home.jobs.ask_others": 30,
    "config.jobs.publish_scheduled": 60,
    "freshness.imports.uploads.forget_old": 60 * 60,
    "config.jobs.clear_sessions": 24 * 60 * 60,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")},
    "loggers": {
        "stripe": {"level": "WARNING"},  # it tells each request
        "gunicorn.http.wsgi": {"level": "ERROR"},  # it warns at every HEAD request
        "weasyprint": {"level": "ERROR"},  # it tells each step, and each line of CSS that it skips
        "fontTools": {"level": "ERROR"},  # it tells each table of a font
    },
}


def refuse(setting: str, problem: str, remedy: str) -> NoReturn:
    """Stops start-up with one sentence an operator can act on."""
    raise ImproperlyConfigured(f"{setting} {problem}. {remedy}.")
