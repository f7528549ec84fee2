"""Recognise placeholders that a template left behind."""

from __future__ import annotations

import re
from functools import lru_cache

from ..document.plain_text import MANY, visible_text
from ..document.prefilter import has_any

#: words that stand alone where something is to be written
EMPTY = re.compile(
    r"(?:\W*|(?:@?(?:owner|name|handle|username|person)s?\W{1,4})?(?:what to do|task"
    r"|action items?|description)|owner|to-?do|tb[acd]|n/?a|text|name|topic|item"
    r"|none(?: (?:yet|today|this (?:week|time)))?|title|example|placeholder|action|decision|x+"
    r"|nothing(?: (?:yet|today|to report))?)\W*\Z",
    re.IGNORECASE,
)
PROMPT = re.compile(
    r"(?:please |feel free to |_|\*)*"
    r"(?:add|put|insert|write|enter|list|place|describe|include|suggest|propose|fill in) "
    r"(?:an?|your|the|more|any|new|other|some|in|items?|topics?|agenda|notes?|names?|here|yourself"
    r"|things|anything)\b(?=.{0,160}?\b(?:here|below|above|agenda|items?|topics?|name|notes?|meeting"
    r"|yourself|list)\b)"
    r"|(?:this|here) is (?:also )?(?:a|the) (?:great )?(?:place|space|section) (?:to|for|where)\b"
    r"|(?:your )?names?\s?: (?:your|update|item)\b"
    r"|(?:\d+[ -]?(?:second|minute)s?|short) updates? on things you have been\b"
    r"|let'?s collect all\b|submit a (?:pr|pull request) to add\b"
    r"|(?:agenda )?(?:item|topic|action|name) ?(?:\d|title|here|description|one|two)\W*\Z"
    r"|name ?(?:/|:|,) ?(?:github|handle|affiliation|institution|update|topic|action)"
    r"|<[^<>\n]{1,60}>\W*\Z|(?:your )?(?:text|name|item|topic|update)s? (?:goes )?here\W*\Z"
    r"|(?:lorem ipsum|example:|e\.g\. )",
    re.IGNORECASE,
)
#: within so many characters after the beginning, and the words of which it has one
WITHIN = re.compile(
    r".{0,40}\b(?:your ?name|name ?here|yourname\w*|name of (?:the )?(?:owner|person))\b"
    r"|.{0,40}\badd your (?:agenda |announcement )?(?:item|topic|announcement|name)s? here\b",
    re.IGNORECASE,
)
HINTS = ("name", "add your")
NEAR = 100
#: a sentence in italics that asks for something, as templates do
ITALICS = re.compile(r"([*_])(?![*_\s])[^*_\n]{2,1200}\1\W{0,3}\Z")
ASKS = re.compile(
    r"\W*(?:if|please|add|put|list|include|use|note|this|these|we|feel|remember|try|who|what"
    r"|name|submit|keep|see|link|fill|anything|any|a place|here)\b",
    re.IGNORECASE,
)
#: the answers among which somebody is to choose
CHOICE = re.compile(r"\W*yes\W{1,8}no\b", re.IGNORECASE)
CHOSEN = re.compile(r"(?:\*\*|__|==)(?=\S)([^*_=\n]{2,60}?)(?:\*\*|__|==)")


@lru_cache(maxsize=MANY)
def is_prompt(text: str) -> bool:
    """Whether *text* is what a template asks for."""
    words = visible_text(text)
    if EMPTY.match(words) or PROMPT.match(words):
        return True
    if has_any(HINTS, words[:NEAR]) and WITHIN.match(words):
        return True
    stripped = text.strip()
    return ITALICS.match(stripped) is not None and ASKS.match(stripped) is not None


def is_choice(text: str) -> bool:
    """Whether *text* offers answers: ``yes / no / needs more information``."""
    return CHOICE.match(visible_text(text)) is not None


def chosen(text: str) -> str:
    """Return the answer that somebody made bold among those of a choice; empty for none."""
    found = CHOSEN.findall(text)
    return str(found[0]).strip() if len(found) == 1 else ""
