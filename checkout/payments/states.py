"""How far an attempt to pay has come, and which way it may go on. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AttemptState(TextChoices):
    """ACTION waits for the shopper, at their bank. STRAY is money that came after the attempt had been given up."""

    STARTED = "started", _("Started")
    ACTION = "action", _("Waits for the shopper")
    AUTHORISED = "authorised", _("Authorised")
    CAPTURED = "captured", _("Captured")
    DECLINED = "declined", _("Declined")
    VOIDED = "voided", _("Voided")
    STRAY = "stray", _("Came too late")


UNDECIDED = (AttemptState.STARTED, AttemptState.ACTION)
GOOD = (AttemptState.AUTHORISED, AttemptState.CAPTURED)
LIVE = (*UNDECIDED, *GOOD)
HELD = (*UNDECIDED, AttemptState.AUTHORISED)  # nothing was taken, and it isn't over
GIVEN_UP = (AttemptState.DECLINED, AttemptState.VOIDED)

ENDS = {AttemptState.AUTHORISED, AttemptState.CAPTURED, AttemptState.DECLINED, AttemptState.VOIDED}
ALLOWED = {
    AttemptState.STARTED: {AttemptState.ACTION, *ENDS},
    AttemptState.ACTION: ENDS,
    AttemptState.AUTHORISED: {AttemptState.CAPTURED, *GIVEN_UP},
    AttemptState.CAPTURED: set(),
    AttemptState.DECLINED: {AttemptState.STRAY},
    AttemptState.VOIDED: {AttemptState.STRAY},
    AttemptState.STRAY: {AttemptState.VOIDED},
}


def state_after(now: str, news: str) -> AttemptState:
    """The state of an attempt after news of its gateway. What comes late, twice or out of order changes nothing.

    Money for an attempt that was given up makes it a stray.
    """
    now, news = AttemptState(now), AttemptState(news)
    wanted = AttemptState.STRAY if now in GIVEN_UP and news in GOOD else news
    return wanted if wanted in ALLOWED[now] else now
