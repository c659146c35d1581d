"""Addresses of which no page is measured, with the reason."""

import re

# Reason → what the pattern of such an address has in it
REASONS = {
    "a file": (
        r"^robots\.txt$|^sitemap.*\.xml$|^favicon\.ico$|^site\.webmanifest$|\.(pdf|jpg)\$$|\.(csv|css|atom)$"
        r"|<kind>csv|^checkout/thank-you/calendar/$"
    ),
    "for scripts": (
        r"^admin/listing_chooser/|^admin/(newsletter|reports/links)/results/$"
        r"|/live/(stream/)?\$$|^search/suggest/$|^checkout/pay/<slug:number>/(setup|authorise|check|cards)/$"
    ),
    "a mail, shown in a frame of the page that changes it": r"^admin/messages/.*/preview/$",
    "for gateways": r"^checkout/payments/<slug:code>/events/$",
    "leads elsewhere": (
        r"^account/(login|logout|register|change-password|notifications)/$|password-reset/|password_reset"
        r"|^(\^?home/\$?|_util/login/|admin/login/|basket/saved/|catalogue/|checkout/|accounts/password/set/)$"
        r"|^catalogue/(\(\?P<product_slug>\[\\w-\]\*\)_\(\?P<pk>|category/|ranges/)"
        r"|^checkout/(payment-details|payment-method|shipping-method)/$|^dashboard/(products|login|logout)/|^accounts/login/code/"
        r"|^account/orders/<str:order_number>/<int:line_id>/$|^account/alerts/(cancel|confirm)/"
        r"|^account/wishlists/(<str:key>/)?add/|/move-to/|default_for_"
        r"|^account/alerts/create/|^checkout/user-address/"
    ),
    "a step of an offer, seen after the one before": r"^dashboard/offers/new/(condition|incentive|restrictions)/$",
    "takes what is posted": (
        r"^dashboard/ranges/<int:pk>/reorder/|"
        r"/(remove|forget|do|vote|give-up|otherwise|attach)/$|^admin/messages/.*/reset/$|/notifications/update/$"
        r"|^basket/(add|vouchers)/|^post/(send/|newsletter/$)|^dashboard/claims/<int:pk>/$|/shortages/<int:pk>/|^admin/delivery/areas/<int:pk>/days/$"
        r"|^admin/freshness/import/mapping/"
    ),
    "a step of an import, seen with a file": r"^admin/freshness/import/<slug:key>/(check|columns|products)/$",
    "needs a secret that only a mail knows": (
        r"order-status-form|^post/newsletter/(confirm|leave)/"
        r"|^accounts/(confirm-email|password/reset/key)/\("
    ),
    "needs what the demo has not": (
        r"^dashboard/users/alerts/.*<?pk>?.*/(delete|update)/|^dashboard/vouchers/sets/\w+/<int:pk>/|"
        r"^account/order-status/.*/date/\$$|emails/<int:|notifications/<int:|^basket/elsewhere/$|/notes/<int:"
    ),
    "Wagtail’s own": r"^_util/authenticate_with_password/",
}


def reason(pattern: str) -> str:
    """Why no page stands behind a pattern; "" if one should."""
    return next((words for words, signs in REASONS.items() if re.search(signs, pattern)), "")
