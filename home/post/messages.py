"""The mail in which somebody confirms that our letters should come."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from notices.kinds import Kind, register
from notices.words import Words

ENGLISH = Words(
    subject="One more step to our letters",
    heading="Shall we write to you?",
    lead="Somebody asked for letters from {shop} to come to this address. If that was you, press the button.",
    closing="If it wasn’t you, do nothing: no letter will come.",
)
HINDI = Words(
    subject="हमारे पत्रों के लिए बस एक कदम और",
    heading="क्या हम आपको लिखें?",
    lead="किसी ने इस पते पर {shop} के पत्र मँगवाए हैं। अगर यह आप थे, तो बटन दबाकर बताइए।",
    closing="अगर यह आप नहीं थे, तो कुछ न करें: कोई पत्र नहीं आएगा।",
)


def values(context: dict) -> dict[str, str]:
    return {"shop": settings.OSCAR_SHOP_NAME}


def example() -> dict:
    return {"confirm_url": settings.SITE_URL, "leave_url": settings.SITE_URL}


def register_kinds() -> None:
    """Makes the kind known; called when the apps are ready."""
    register(
        Kind(
            code="newsletter",
            name=_("Newsletter, to confirm"),
            when=_("when somebody asks for our letters"),
            template="newsletter",
            placeholders={"shop": _("our name")},
            values=values,
            words={"en-gb": ENGLISH, "hi": HINDI},
            example=example,
            is_owed=True,
        )
    )
