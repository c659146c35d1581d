"""What a shopper typed, as words to look for: plurals, spellings and stray signs are forgiven."""

import unicodedata

LONGEST_QUERY = 100
MOST_WORDS = 6
LONGEST_WORD = 30
SMALL_WORDS = frozenset({"a", "an", "and", "for", "from", "in", "of", "or", "some", "the", "to", "with"})
SAME_WORDS = (
    ("yoghurt", "yogurt", "yoghourt", "joghurt"),
    ("flavoured", "flavored"),
    ("skimmed", "skim"),
    ("litre", "liter"),
    ("pasteurised", "pasteurized"),
    ("homogenised", "homogenized"),
    ("sulphites", "sulfites"),
)
TOGETHER = {"icecream": "ice cream", "goatsmilk": "goat milk", "cowsmilk": "cow milk"}


JOINERS = str.maketrans("", "", "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
HURRIED = str.maketrans("\N{DEVANAGARI SIGN CANDRABINDU}", "\N{DEVANAGARI SIGN ANUSVARA}", "\N{DEVANAGARI SIGN NUKTA}")


def cleaned(typed: str) -> str:
    """The query as it is shown again: one line, at most 100 characters, nothing that can't be printed."""
    typed = unicodedata.normalize("NFC", typed[: 4 * LONGEST_QUERY]).translate(JOINERS)
    plain = "".join(sign if sign.isprintable() else " " for sign in typed)
    return " ".join(plain.split())[:LONGEST_QUERY].strip()


def terms(typed: str) -> list[tuple[str, ...]]:
    """For each word the forms that it may have; at most six words. All words have to be found, each in any form."""
    words = [part for word in _words(cleaned(typed)) for part in TOGETHER.get(word, word).split()]
    telling = [word for word in words if word not in SMALL_WORDS and len(word) > 1] or words
    return [forms(word) for word in dict.fromkeys(telling[:MOST_WORDS])]


def forms(word: str) -> tuple[str, ...]:
    """The word as typed, in the singular, and as others spell it."""
    found = [word, as_typed(word), singular(word)]
    if word.endswith("y"):
        found.append(f"{word[:-1]}ies")
    for spellings in SAME_WORDS:
        if any(spelling.startswith(singular(word)) for spelling in spellings) and len(word) > 3:
            found += spellings
    return tuple(dict.fromkeys(found))


def as_typed(words: str) -> str:
    """Words with the fewest signs that Devanagari can be typed with: मोज़रेला → मोजरेला, पाँच → पांच."""
    return unicodedata.normalize("NFC", words).translate(JOINERS).translate(HURRIED)


def singular(word: str) -> str:
    """The word without an English plural's ending: berries → berry, boxes → box, yoghurts → yoghurt."""
    if len(word) < 4 or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


def shortened(word: str) -> str:
    """The beginning of a word, for what may be a slip of the finger: chedar → ched."""
    return word[: max(3, len(word) - 2)]


def _words(text: str) -> list[str]:
    """Runs of letters, digits and the marks that Indian and other scripts put on letters, in lower case."""
    spaced = "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in text)
    return [word[:LONGEST_WORD] for word in spaced.lower().split()]
