"""Names and addresses as a parcel bears them. Our mails greet by name, so a name must not carry anybody's message."""

from collections.abc import Mapping

from django.core.validators import MaxLengthValidator, RegexValidator
from django.forms import Field
from django.utils.translation import gettext_lazy as _

NAMES = ("first_name", "last_name", "line1", "line2", "line4")
LONGEST = 60  # what fits on one line of a label
MESSAGES = r"[\r\n\t\v\f\x85\u2028\u2029]|://|www\.|@"


def keep_plain(fields: Mapping[str, Field]) -> None:
    """Lets the names among a form's fields be short, of one line, and without links."""
    for name in fields.keys() & set(NAMES):
        fields[name].max_length = LONGEST
        fields[name].widget.attrs["maxlength"] = LONGEST
        others = [each for each in fields[name].validators if not isinstance(each, MaxLengthValidator)]
        fields[name].validators = [
            *others,
            MaxLengthValidator(LONGEST, _("Keep it under %(limit_value)d characters; it has %(show_value)d.")),
            RegexValidator(MESSAGES, _("Leave out links and line breaks."), inverse_match=True),
        ]
