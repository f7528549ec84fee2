"""Affiliations as written: one organization, several, or a place instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator


#: what says that there is none
_NONE = re.compile(
    r"(?:[-\u2013\u2014?./\s]*|n/?a|none|no affiliation|etc\.?|not applicable|affiliation|tbd)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:inc|llc|ltd|gmbh|corp|co|s\.?a|ag|ab|b\.?v|plc|llp|pty|s\.?l|e\.? ?v)\b\.?.*",
    re.IGNORECASE,
)
#: NASA, 2i2c, ETH Z, PyHEP: what is an organization for its letters alone
_SHORT = re.compile(r"(?=[^\s]*[A-Z0-9][^\s]*[A-Z0-9])[\w.&-]{2,12}|[A-Z]?[a-z]+[A-Z]\w*|\w*\d\w*")
_JOINT = re.compile(r"\s+(?:and|&)\s+|\s*;\s+|,\s+|\s+\+\s+")
_TIGHT = re.compile(r"\s*[/|]\s*")
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM NY NC"
    " ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB"  # codespell:ignore nd
)
_MORE_PLACES = (
    "usa us uk u.k. u.s. u.s.a. england scotland wales london paris berlin munich zurich "
    "tokyo oslo amsterdam"
    " alabama alaska arizona arkansas california colorado connecticut delaware florida "
    "hawaii idaho illinois"
    " indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota "
    "mississippi"
    " missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas "
    "utah vermont virginia"
    " wisconsin wyoming ontario quebec calif."
)


def is_nothing(text: str) -> bool:
    """Whether *text* says that there is no organization."""
    return _NONE.fullmatch(text.strip()) is not None


def organizations(text: str) -> tuple[str, ...]:
    """Return the organizations that *text* names, as they are written.

    "UC Berkeley, 2i2c" are two, "University of California, Berkeley" is one.
    """
    parts = _TIGHT.split(text.strip(" ,;."[:3])) if " " not in _spaced(text) else [text]
    found = (each.strip(" ,;") for part in parts for each in _divided(part))
    return tuple(dict.fromkeys(each for each in found if not is_nothing(each)))


def _spaced(text: str) -> str:
    """Return a blank where a slash in *text* joins words that are no names: ``UX/UI``."""
    return " " if re.search(r"\b(?:UX/UI|CI/CD|I/O)\b", text) else ""


def _divided(text: str) -> Iterator[str]:
    """Yield what *text* joins, where both sides are names by themselves."""
    start = 0
    for joint in _JOINT.finditer(text):
        depth = text.count("(", start, joint.start()) - text.count(")", start, joint.start())
        left, right = text[start : joint.start()], _JOINT.split(text[joint.end() :], maxsplit=1)[0]
        if depth <= 0 and (joint[0].strip() in ("+", ";") or _are_two(left, right)):
            yield left
            start = joint.end()
    yield text[start:]


def _are_two(left: str, right: str) -> bool:
    if _SUFFIX.fullmatch(right) or is_place(right):
        return False
    singles = " " not in left.strip() and " " not in right.strip()
    return singles or _has_short(left) or _has_short(right)


def _has_short(text: str) -> bool:
    words = re.sub(r"\([^()]*\)", "", text).split()
    return bool(words) and (
        len(words) < 3 and any(_SHORT.fullmatch(word.strip("()")) for word in words)
    )


#: what a place has not, but an organization before it may
_ORGANIZATION = re.compile(
    r".*\b(?:institut\w*|universit\w*|college|labs?|laborator\w*|council|cent(?:er|re)|inc"
    r"|foundation|school"
    r"|company|mycology|consulting|academy|department|group|hospital|society|agency|library"
    r"|2i2c)\b.*",
    re.IGNORECASE,
)


def without_place(text: str) -> tuple[str, str]:
    """Return the organization that *text* begins with and the place after it; "" for either."""
    before, _, after = text.partition(",")
    if is_place(text):
        return (before, after.strip()) if after and _ORGANIZATION.fullmatch(before) else ("", text)
    return text, ""


def is_place(text: str) -> bool:
    """Whether *text* is a country or state, or ends with one: ``Cologne, Germany``."""
    last = text.rpartition(",")[2].strip(' .\u201c\u201d"')
    return last in _STATES.split() or last.casefold() in _places()


@cache
def _places() -> frozenset[str]:
    territories = Locale("en").territories.values()
    return frozenset(name.casefold() for name in territories) | set(_MORE_PLACES.split())
