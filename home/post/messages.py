"""Mails to visitors: whether our letters should come, and that their message has."""

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


RECEIVED = Words(
    subject="We have your message",
    heading="Thank you for writing",
    lead="What you wrote to {shop} has reached us. One of us reads it, and answers what asks for an answer.",
    closing="If you didn’t write to us, somebody typed your address by mistake. There is nothing to do.",
)
RECEIVED_HINDI = Words(
    subject="आपका संदेश हमें मिल गया",
    heading="लिखने के लिए धन्यवाद",
    lead="आपने {shop} को जो लिखा, वह हम तक पहुँच गया है। हममें से कोई उसे पढ़ता है, और जिसका जवाब चाहिए उसका जवाब देता है।",
    closing="अगर आपने हमें नहीं लिखा, तो किसी ने भूल से आपका पता लिख दिया। आपको कुछ नहीं करना है।",
)


def values(context: dict) -> dict[str, str]:
    return {"shop": settings.OSCAR_SHOP_NAME}


def example() -> dict:
    return {"confirm_url": settings.SITE_URL, "leave_url": settings.SITE_URL}


def register_kinds() -> None:
    """Makes the kinds known; called when the apps are ready."""
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
    register(
        Kind(
            code="contact_received",
            name=_("Message received"),
            when=_("when somebody has sent a contact form with their e-mail, once a day"),
            template="contact_received",
            placeholders={"shop": _("our name")},
            values=values,
            words={"en-gb": RECEIVED, "hi": RECEIVED_HINDI},
            example=dict,
        )
    )
