"""The contact page, and what it asks."""

from demo.words import contact
from demo.words.hindi.pairing import paired

TITLE = "हमें लिखें"
INTRODUCTION = (
    "किसी तारीख़ का सवाल, कोई बोतल जो नहीं पहुँची, कोई स्कूल जो बछड़े देखना चाहता है: बात जो भी हो, जवाब फ़ार्म से ही कोई देता है।"
)
THANKS = "धन्यवाद। हम इसे दो दुहाई के बीच पढ़ते हैं और दो कामकाजी दिनों में जवाब देते हैं।"
FIELDS = (  # label, choices, a word of help
    ("आपका नाम", "", ""),
    ("आपका ई-मेल", "", "सिर्फ़ इसलिए कि हम जवाब दे सकें।"),
    ("फ़ोन", "", "अगर आप चाहें कि हम फ़ोन करें।"),
    (
        "बात किस बारे में है?",
        "कोई ऑर्डर या डिलीवरी\nहमारे खाने के बारे में\nफ़ार्म देखना\nहमारा दूध बेचना\nकुछ और",
        "",
    ),
    ("आपका संदेश", "", ""),
)

CONTACT_WORDS = paired((contact.TITLE, contact.INTRODUCTION, contact.THANKS), (TITLE, INTRODUCTION, THANKS)) | paired(
    tuple((label, choices, help_text) for label, _kind, _is_required, choices, help_text in contact.FIELDS), FIELDS
)
