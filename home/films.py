"""Where films may be played from (`FILM_HOSTS`), and how."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _


class UnknownHost(Exception):
    """An address that is no film on one of the hosts; its words tell an editor what is."""


@dataclass(frozen=True)
class Film:
    """A film: who plays it, the page where it can be watched, and the address of the player alone."""

    host: str
    page: str
    player: str


def film_at(address: str) -> Film:
    """The film at an address.

    Raises UnknownHost for an address that none of FILM_HOSTS knows.
    """
    for name, host in settings.FILM_HOSTS.items():
        if found := re.fullmatch(host["address"], address.strip()):
            return Film(name, host["page"].format(found[1]), host["player"].format(found[1]))
    hosts = get_text_list(list(settings.FILM_HOSTS), _("or"))
    told = {"address": address, "hosts": hosts}
    raise UnknownHost(
        _("“%(address)s” is no film that we can show. Films may come from %(hosts)s; paste the film’s address.") % told
    )
