"""What the name of a person looks like, and what a template leaves in its place."""

from __future__ import annotations

import re

from ..document.plain_text import HANDLE

LONGEST = 60
MOST_WORDS = 6


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: words within names that have no capital
PARTICLES = _words(
    "al bin da das de del della den der di do dos du e el ibn la las le "
    "les los san ter te ten van vom von y zu zum zur 't"  # codespell:ignore te
)
#: words that no name has, in lower case
_NEVER = _words(
    "a about above action actions add added after agenda alternate and announcement "
    "announcements are as at attendance attended attendee attendees available be because "
    "below but by call can canceled cancelled chat committee community conclusion could "
    "decision discuss discussed discussion do everybody everyone for from had has have here "
    "how i if in introduction introductions is issue issues it item items join link links "
    "list lost many maybe meeting meetings member members minutes missed more most need next "
    "no nobody none not note notes notetaker of ok on only or other others our people please "
    "poll pr previous question questions recording see several should slides so some somebody "
    "someone sorry summary team that the their them then there these they this those time to "
    "today todo topic topics unavailable unknown update updates us use various vote was we "
    "were what when where which who why will with would yes yet you your yourself"
)
#: those of them that are names too, with a capital
_NAMES_TOO = _words("an at be do how i in list most no on so us will")
#: what stands in a template for a person, in lower case and without marks
_PLACEHOLDER = re.compile(
    r"(?:(?:your|my|first|full|last|last-|first-)? ?names?\b[^@]{0,60}|add .{0,80}|insert .{0,80}"
    r"|(?:your)?name ?here|yournamehere|myname|addyourname|first ?last|to ?do|tb[dac]|n/?a|etc"
    r"|\w{1,9} if any"
    r"|attendees?|participants?|person ?\d*|someone|handle|@?(?:username|handle|your[-_ ]?handle"
    r"|github[-_ ]?(?:handle|id|username|user))|(?:please )?(?:sign|add|list|write|put) .{0,80}"
    r"|x{2,}|foo|bar|lorem.{0,40}|none|nobody|no ?one|\W{0,9})"
)
_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019.\u2010-]|(?<=\w)/(?=\w)){0,30}")
_NICK = re.compile(HANDLE)
_FORBIDDEN = re.compile(r"[,:;!<>{}=#|\\\[\]\"\u201c\u201d/@_*~]|https?:|\.{2,}|\u2026")
#: d'Arc, al-Amin
_ELISION = re.compile(r"(?:[a-z]{1,2}['\u2019]|(?:al|el|bin|ibn)-)[^\W\d_a-z]")
_LETTER = re.compile(r"[^\W\d_]")


def is_placeholder(text: str) -> bool:
    """Whether *text* is what a template shows where a name belongs."""
    return _PLACEHOLDER.fullmatch(text.strip(" \t_*`.,:()[]<>").casefold()) is not None


def is_nick(text: str) -> bool:
    """Whether *text* is one word as handles are: ASCII letters, digits and hyphens."""
    return _NICK.fullmatch(text) is not None


def is_name(text: str, *, is_listed: bool = True) -> bool:
    """Whether *text* may be the name of a person.

    :param is_listed: it stands alone in a roll call, where a nick in lower case is a name too
    """
    words = text.split()
    if not words or len(text) > LONGEST or len(words) > MOST_WORDS or is_placeholder(text):
        return False
    if _FORBIDDEN.search(text) or not _LETTER.search(text):
        return False
    if len(words) > 1 and any(_is_never(word) for word in words):
        return False
    if len(words) == 1:
        return _is_single(text, is_listed)
    if re.search(r"\d{3}", text):
        return False
    return _is_cased(words)


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


def _is_cased(words: list[str]) -> bool:
    """Whether all words but particles begin with capitals, or two have no capital at all."""
    bare = [word.strip("().,'\u2019\u2018") for word in words]
    if not all(each and (_WORD.match(each) or each.isdecimal()) for each in bare):
        return False
    small = [
        each
        for each in bare
        if each[0].islower() and each not in PARTICLES and not _ELISION.match(each)
    ]
    # "ada quill", and "Ada quill"
    return not small or (len(words) == 2 and all(each.isalpha() for each in bare))
