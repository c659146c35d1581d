"""Why a card was declined, in words for the shopper. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Source: docs.stripe.com/declines/codes. What hints at a stolen card is not told to whoever holds it.
WORDS = {
    "insufficient_funds": gettext_lazy("There isn’t enough money on that card. Try another one."),
    "expired_card": gettext_lazy("That card has run out. Try another one."),
    "incorrect_cvc": gettext_lazy("The security code doesn’t fit that card. Check it and try again."),
    "invalid_cvc": gettext_lazy("The security code doesn’t fit that card. Check it and try again."),
    "incorrect_number": gettext_lazy("That card number can’t be right. Check it and try again."),
    "invalid_number": gettext_lazy("That card number can’t be right. Check it and try again."),
    "invalid_expiry_month": gettext_lazy("That expiry date can’t be right. Check it and try again."),
    "invalid_expiry_year": gettext_lazy("That expiry date can’t be right. Check it and try again."),
    "payment_intent_authentication_failure": gettext_lazy(
        "Your bank could not make sure that it was you. Try again, or take another card."
    ),
    "card_not_supported": gettext_lazy("That card can’t be used for this. Try another one."),
    "currency_not_supported": gettext_lazy("That card can’t be used for this. Try another one."),
    "card_velocity_exceeded": gettext_lazy("That card has reached its limit. Try another one."),
    "processing_error": gettext_lazy("Your bank could not be asked just now. Try again in a moment."),
    "try_again_later": gettext_lazy("Your bank could not be asked just now. Try again in a moment."),
}


def declined_words(*codes: str | None) -> str:
    """The words for the first code that has some; otherwise that the bank said no, and what to do."""
    known = (WORDS[code] for code in codes if code in WORDS)
    return str(next(known, "")) or _("Your bank said no to that card. Try another one, or ask your bank.")
