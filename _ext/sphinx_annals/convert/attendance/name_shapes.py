"""Shapes of names of people, nicks and placeholders in roll calls."""

from __future__ import annotations

import re

from ..document.plain_text import HANDLE
from ..vocabulary import any_of, words

LONGEST = 60
MOST_WORDS = 6


#: words within names that have no capital
PARTICLES = frozenset(words("names.particles"))
#: words that no name has, in lower case, and those of them that are names with a capital
_NEVER, _NAMES_TOO = frozenset(words("names.never")), frozenset(words("names.never_but_capital"))
#: placeholders of a template, in lower case and without marks
_PLACEHOLDER = re.compile(rf"{any_of('names.placeholders')}|\W{{0,9}}")
_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019.\u2010-]|(?<=\w)/(?=\w)){0,30}")
_NICK = re.compile(HANDLE)
_FORBIDDEN = re.compile(r"[,:;!<>{}=#|\\\[\]\"\u201c\u201d/@_*~]|https?:|\.{2,}|\u2026")
#: d'Arc, al-Amin
_ELISION = re.compile(r"(?:[a-z]{1,2}['\u2019]|(?:al|el|bin|ibn)-)[^\W\d_a-z]")
_LETTER = re.compile(r"[^\W\d_]")


def is_placeholder(text: str) -> bool:
    """Whether *text* is a placeholder for a name."""
    return _PLACEHOLDER.fullmatch(text.strip(" \t_*`.,:()[]<>").casefold()) is not None


def is_nick(text: str) -> bool:
    """Whether *text* is a word like a handle: ASCII letters, digits and hyphens."""
    return _NICK.fullmatch(text) is not None


def is_name(text: str, *, is_listed: bool = True) -> bool:
    """Whether *text* may be the name of a person.

    :param is_listed: whether it is alone in a roll call, where lower-case nicks are names too.
    """
    parts = text.split()
    if not parts or len(text) > LONGEST or len(parts) > MOST_WORDS or is_placeholder(text):
        return False
    if _FORBIDDEN.search(text) or not _LETTER.search(text):
        return False
    return _is_single(text, is_listed) if len(parts) == 1 else _is_of_several(parts)


def _is_never(word: str) -> bool:
    # "A. Quill", "I Wayan" and "Will" are names
    bare = word.casefold().strip(".,")
    may_be = word[0].isupper() and (len(bare) == 1 or bare in _NAMES_TOO)
    return bare in _NEVER and not may_be


def _is_single(word: str, is_listed: bool) -> bool:
    if _is_never(word):
        return False
    if word[0].isupper() or not word.isascii():
        return _WORD.fullmatch(word) is not None or is_nick(word)
    return is_listed and is_nick(word)


def _is_of_several(parts: list[str]) -> bool:
    """Whether all words but particles begin with capitals, or two have no capital at all."""
    bare = [part.strip("().,'\u2019\u2018") for part in parts]
    if any(map(_is_never, parts)) or not all(map(_is_part, bare)):
        return False
    # "ada quill", and "Ada quill"
    return not any(map(_is_small, bare)) or (len(bare) == 2 and all(map(str.isalpha, bare)))


def _is_part(word: str) -> bool:
    """Whether *word* is one of a name, or a short number: "Ada Quill 2"."""
    return _WORD.match(word) is not None or (word.isdecimal() and len(word) < 3)


def _is_small(word: str) -> bool:
    return word[0].islower() and word not in PARTICLES and not _ELISION.match(word)
