"""Keys by which names are compared, and how much a name reveals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from ...model.names import fold
from ..vocabulary import any_of

if TYPE_CHECKING:
    from collections import Counter


#: length of a name, at most; longer texts are sentences
LONGEST = 80
#: separators of names
BETWEEN = re.compile(rf"[/&+,;|]|\b{any_of('names.and')}\b", re.IGNORECASE)
#: typographic dashes and apostrophes -> plain ones
PLAIN = str.maketrans("‐‑‒–’ʼ`´", "----''''", ".\u200b\u200c\u200d\u2060\ufeff")
#: marks beside a name, hardly ever within
FOREIGN = re.compile(r"[()\[\]{}<>@:=\\?!*#\"0-9]")
#: scripts that put no space between the parts of a name
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3,}\Z")
#: letters without a vowel, but for the family name Ng
MUTE = re.compile(r"(?!ng\Z)[b-df-hj-np-tv-xz]{1,3}\Z")
HANDLE = re.compile(r"@?(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9_])?-?)\Z")


# the same names come again and again, meeting after meeting
@lru_cache(maxsize=50_000)
def tidy(name: str) -> str:
    """Return *name* on one line, without what can't be seen."""
    seen = "".join(
        " " if each.isspace() else each
        for each in name[: 4 * LONGEST]
        if each.isspace() or unicodedata.category(each) not in {"Cc", "Cf", "Co", "Cn"}
    )
    return " ".join(seen.split())


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """Return *name* as it is compared: folded, dots left out, ``Quill, Ada`` turned round."""
    family, comma, given = tidy(name).partition(",")
    whole = f"{given} {family}" if comma and _is_word(family) and _is_word(given) else tidy(name)
    return fold(whole.translate(PLAIN))


def _is_word(text: str) -> bool:
    return len(text.split()) == 1 and any(each.isalpha() for each in text)


def handle_key(handle: str) -> str:
    """Return *handle* as it is compared, with ``@``; empty where it can't be one."""
    match = HANDLE.match(handle.strip())
    return "@" + match["name"].casefold() if match else ""


def is_name(name: str) -> bool:
    """Whether *name* may be the name of one person, wherever it was written.

    This only rejects what can't be one name. The roll call has a stricter ``is_name`` of its own,
    by capitals and words: there, an entry may be talk or a template; here, names from metadata
    and registry pages count too, in any case and with any word in them.
    """
    text = tidy(name)
    has_letters = any(each.isalpha() for each in text)
    is_short = len(text) <= LONGEST
    return has_letters and is_short and not FOREIGN.search(text) and not BETWEEN.search(key(text))


def is_initial(word: str) -> bool:
    """Whether *word* abbreviates: ``R``, ``R.``, ``RK``, ``rk``."""
    letters = word.translate(PLAIN)
    if len(letters) <= 1:
        return True
    cased = letters.isupper() or letters.islower()
    return len(letters) <= 3 and letters.isascii() and cased and _is_mute(letters)


def _is_mute(letters: str) -> bool:
    return letters.isupper() or MUTE.match(letters) is not None


def words_in_full(name: str) -> int:
    """Count the words of *name* that abbreviate nothing."""
    words = tidy(name).split()
    if tidy(name).isupper():
        return sum(len(word.translate(PLAIN)) > 1 for word in words)
    return sum(not is_initial(word) for word in words)


def is_full(name: str) -> bool:
    """Whether *name* is so full that the same name means the same person."""
    if not is_name(name):
        return False
    return words_in_full(name) > 1 or UNSPACED.match(tidy(name)) is not None


def first_of(name: str) -> str:
    """Return the first word of *name*, as it is compared."""
    return key(name).partition(" ")[0]


def initials_of(name: str) -> str:
    """Return the initials of *name*, in lower case; empty for a lone word."""
    words = re.split(r"[\s-]+", key(name))
    return "".join(word[:1] for word in words if word) if len(words) > 1 else ""


def fullest(spellings: Counter[str]) -> str:
    """Return the spelling with most words, then the one written most often."""

    def rank(name: str) -> tuple[object, ...]:
        cased = name not in {name.lower(), name.upper()}
        words = (words_in_full(name), len(name.split()))
        return (is_name(name), *words, "," not in name, cased, spellings[name], len(name), name)

    return max(spellings, key=rank)


def commonest(spellings: Counter[str]) -> str:
    """Return the spelling written most often, then the one with most capitals."""
    return max(
        spellings,
        key=lambda name: (spellings[name], sum(each.isupper() for each in name), name),
    )


def is_akin(one: str, other: str) -> bool:
    """Whether two names may be the same person's: they share a word, or the start of one."""
    return any(
        a == b or (min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)))
        for a in key(one).split()
        for b in key(other).split()
    )
