"""Order numbers: unguessable, short enough to read on the phone, with a check character."""

import secrets

# Crockford's base 32: no I, L, O or U, so that nothing is misread. Source: crockford.com/base32.html
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10  # 50 bits


def new_number() -> str:
    """A number such as K7M29-QXD40-B: ten random characters and one that checks them."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{body[:5]}-{body[5:]}-{check_character(body)}"


def check_character(body: str) -> str:
    """The character that any one mistyped character in `body`, and nearly any swap of two neighbours, would change.

    Source: the Luhn mod N algorithm, here with N = 32.
    """
    base = len(ALPHABET)
    total = 0
    for place, character in enumerate(reversed(body)):
        doubled = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += doubled // base + doubled % base
    return ALPHABET[-total % base]


def read_number(typed: str) -> str | None:
    """The number as stored, from what a person typed (any case, spaces or hyphens); None if its check fails."""
    plain = typed.upper().replace(" ", "").replace("-", "").translate(str.maketrans("OIL", "011"))
    body, check = plain[:-1], plain[-1:]
    if len(plain) != LENGTH + 1 or set(plain) - set(ALPHABET) or check != check_character(body):
        return None
    return f"{body[:5]}-{body[5:]}-{check}"
