"""What has to be said of a picture. Pure."""

import re

from django.utils.translation import gettext as _

FILE_NAME = re.compile(r"\S+\.(avif|gif|heic|jpe?g|png|webp)|(img|dsc|dscn|pxl|screenshot)[-_ ]?\d+", re.IGNORECASE)


def description_problem(description: str, is_decorative: bool) -> str:
    """Why a description won't do for somebody who can't see the picture; "" if it does, or if none is needed."""
    if is_decorative:
        return ""
    if not description.strip():
        return _("Say what is to be seen, for those who can’t see it; or tick that it is decoration only.")
    if FILE_NAME.fullmatch(description.strip()):
        return _("“%(description)s” is the name of a file. Say what is to be seen on the picture.") % {
            "description": description.strip()
        }
    return ""
