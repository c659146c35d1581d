"""How the blocks stand together when an editor picks one."""

from django.utils.translation import gettext_lazy as _

WORDS = _("Words")
PICTURES = _("Pictures and film")
SHOP = _("From the shop")
FARM = _("From farm and kitchen")
