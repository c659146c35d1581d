"""When somebody who sent a form is told that it came. Pure.

A form takes any address, so each acknowledgement may be one that nobody asked for: one a day for an address, whatever
is put behind a plus in it, and no more than a few dozen an hour altogether. What goes beyond is kept without a mail.
"""

from datetime import date, timedelta
from hashlib import sha256

WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 30


def may_acknowledge(sent_lately: int) -> bool:
    """Whether one more may leave; `sent_lately` is how many did within WINDOW."""
    return sent_lately < MOST_IN_WINDOW


def day_key(kind: str, address: str, day: date) -> str:
    """The key of an address's one acknowledgement of a day: the same for every way to write the address."""
    name, _at, host = address.lower().rpartition("@")
    mailbox = f"{name.partition('+')[0]}@{host}"
    return f"{kind}:{day.isoformat()}:{sha256(mailbox.encode()).hexdigest()[:32]}"
