"""How a form keeps machines out without asking anybody else: an empty field, and the time it takes to type.

The stamp is in the page, so it may be as old as a cached page is.
"""

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext as _

QUICKEST_S = 2
OLDEST_S = 24 * 60 * 60
SIGNER = TimestampSigner(salt="home.post")


def stamp() -> str:
    """Says, signed, when a form was shown."""
    return SIGNER.sign("shown")


def refusal(*, bait: str, shown: str) -> str:
    """Why a form isn't taken, in a sentence for its sender; "" if it is. `bait` is what no person fills in."""
    if bait:
        return _("Something here was filled in that no person sees, so nothing was sent. Please ring or write to us.")
    try:
        SIGNER.unsign(shown, max_age=OLDEST_S)
    except SignatureExpired:
        return _("This page was open for a long time. Please send it once more.")
    except BadSignature:
        return _("Something of this form went missing on its way. Please send it once more.")
    return _was_too_quick(shown)


def _was_too_quick(shown: str) -> str:
    try:
        SIGNER.unsign(shown, max_age=QUICKEST_S)
    except SignatureExpired:
        return ""
    return _("That was quicker than anybody types. Please look it over, and send it once more.")
