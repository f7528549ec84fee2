"""Speech: lines that begin with who said them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .claims import TAG
from .people import HANDLE, NOT_PEOPLE, ONE_NAME
from .plain_text import MANY, plain

if TYPE_CHECKING:
    from .people import Known


class Speech(NamedTuple):
    """Who speaks, and where in the line the words begin."""

    speaker: str
    start: int


#: ``<ada> hello``, as a chat is logged; the name may be of nobody who is known
LOGGED = re.compile(r"\s*<([A-Za-z][\w-]{1,30})>\s+")
#: what each has, and how it looks: with the name in the first group
MARKS = (
    ("<", LOGGED),
    *(
        (sign, re.compile(pattern))
        for sign, pattern in (
            ("[name=", rf"\s*{TAG.pattern}\s*(?:\([^()\n]{{1,20}}\))?\s*[:-]?\s*"),
            ("**", r"\s*(?:\*\*|__)([^*\n]{1,40}?)\s?:?(?:\*\*|__)\s?[:,–—-]?\s+"),
            ("__", r"\s*(?:\*\*|__)([^*\n]{1,40}?)\s?:?(?:\*\*|__)\s?[:,–—-]?\s+"),
            ("[", r"\s*\\?\[([^\[\]\n]{1,30}?)\\?\](?![(\[:])\s*[-–—:]?\s*"),
            (":", r"\s*([A-Z]{2,4})\s?:\s+"),
            (":", r"\s*(@?[^\W\d_][^:\n*\[\](){}]{0,38}?)(?: \(chat\)| \[chat\])?\s?:\s+"),
        )
    ),
)


@lru_cache(maxsize=MANY)
def spoken(text: str, known: Known) -> Speech:
    """Return who says *text*: a name of the roll before a colon, or what looks like a name."""
    for sign, mark in MARKS:
        found = mark.match(text) if sign in text else None
        if found and (mark is LOGGED or _is_speaker(plain(found[1]).strip(" :"), known)):
            return Speech(plain(found[1]).strip(" :"), found.end())
    return Speech("", 0)


def _is_speaker(name: str, known: Known) -> bool:
    if name in known or HANDLE.fullmatch(name):
        return True
    return ONE_NAME.match(name) is not None and NOT_PEOPLE.search(name) is None
