"""Recognise placeholders that a template left behind."""

from __future__ import annotations

import re
from functools import lru_cache

from ..document.plain_text import MANY, visible_text
from ..document.prefilter import has_any
from ..vocabulary import any_of, words

#: words alone where something is to be written
EMPTY = re.compile(rf"(?:\W*|{any_of('placeholders.empty')})\W*\Z", re.IGNORECASE)
PROMPT = re.compile(rf"{any_of('placeholders.prompts')}|<[^<>\n]{{1,60}}>\W*\Z", re.IGNORECASE)
#: prompts near the beginning
WITHIN = re.compile(rf".{{0,40}}\b{any_of('placeholders.within')}\b", re.IGNORECASE)
HINTS, NEAR = words("placeholders.hints"), 100
#: a sentence in italics, and the words with which one asks for something, as templates do
ITALICS = re.compile(r"([*_])(?![*_\s])[^*_\n]{2,1200}\1\W{0,3}\Z")
ASKS = re.compile(rf"\W*{any_of('placeholders.requests')}\b", re.IGNORECASE)
#: answers to choose from
CHOICE = re.compile(
    rf"\W*{any_of('decisions.yes')}\W{{1,8}}{any_of('decisions.no')}\b", re.IGNORECASE
)
CHOSEN = re.compile(r"(?:\*\*|__|==)(?=\S)([^*_=\n]{2,60}?)(?:\*\*|__|==)")


@lru_cache(maxsize=MANY)
def is_prompt(text: str) -> bool:
    """Whether *text* is a placeholder of a template, or its request to write something."""
    bare = visible_text(text)
    if EMPTY.match(bare) or PROMPT.match(bare):
        return True
    if has_any(HINTS, bare[:NEAR]) and WITHIN.match(bare):
        return True
    stripped = text.strip()
    return ITALICS.match(stripped) is not None and ASKS.match(stripped) is not None


def is_choice(text: str) -> bool:
    """Whether *text* offers answers: ``yes / no / needs more information``."""
    return CHOICE.match(visible_text(text)) is not None


def chosen(text: str) -> str:
    """Return the answer in bold among those of a choice; empty for none."""
    found = CHOSEN.findall(text)
    return str(found[0]).strip() if len(found) == 1 else ""
