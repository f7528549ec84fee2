"""Affiliations as written: one organization, several, or a place instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from ..vocabulary import any_of, languages, words

if TYPE_CHECKING:
    from collections.abc import Iterator


_NONE = re.compile(rf"[-\u2013\u2014?./\s]*|{any_of('attendance.no_affiliation')}", re.IGNORECASE)
#: the legal form of a company, which a comma may precede
_SUFFIX = re.compile(rf"{any_of('organizations.suffixes')}\b\.?.*", re.IGNORECASE)
#: NASA, 2i2c, PyHEP: words that are organizations by their letters alone
_SHORT = re.compile(r"(?=[^\s]*[A-Z0-9][^\s]*[A-Z0-9])[\w.&-]{2,12}|[A-Z]?[a-z]+[A-Z]\w*|\w*\d\w*")
_JOINT = re.compile(rf"\s+(?:{any_of('names.and')}|&)\s+|\s*;\s+|,\s+|\s+\+\s+")
_TIGHT = re.compile(r"\s*[/|]\s*")


def is_nothing(text: str) -> bool:
    """Whether *text* names no organization."""
    return _NONE.fullmatch(text.strip()) is not None


def organizations(text: str) -> tuple[str, ...]:
    """Return the organizations that *text* names, as they are written.

    "UC Berkeley, 2i2c" are two, "University of California, Berkeley" is one.
    """
    parts = _TIGHT.split(text.strip(" ,;."[:3])) if " " not in _spaced(text) else [text]
    found = (each.strip(" ,;") for part in parts for each in _divided(part))
    return tuple(dict.fromkeys(each for each in found if not is_nothing(each)))


def _spaced(text: str) -> str:
    """Return a space if a slash in *text* is part of a term: ``UX/UI``."""
    return " " if re.search(r"\b(?:UX/UI|CI/CD|I/O)\b", text) else ""


def _divided(text: str) -> Iterator[str]:
    """Yield the parts of *text* that are names by themselves."""
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
    parts = re.sub(r"\([^()]*\)", "", text).split()
    return len(parts) < 3 and any(_SHORT.fullmatch(part.strip("()")) for part in parts)


#: a word of organizations before a place: ``University of Lund, Sweden``
_ORGANIZATION = re.compile(rf".*\b{any_of('organizations.words')}.*", re.IGNORECASE)


def without_place(text: str) -> tuple[str, str]:
    """Return the organization in *text* and the place after it; either may be empty."""
    before, _, after = text.partition(",")
    if is_place(text):
        return (before, after.strip()) if after and _ORGANIZATION.fullmatch(before) else ("", text)
    return text, ""


def is_place(text: str) -> bool:
    """Whether *text* is a country or state, or ends with one: ``Cologne, Germany``."""
    last = text.rpartition(",")[2].strip(' .\u201c\u201d"')
    return last in words("places.states") or last.casefold() in _places()


@cache
def _places() -> frozenset[str]:
    territories = (str(name) for each in languages() for name in Locale(each).territories.values())
    return frozenset(map(str.casefold, (*territories, *words("places.regions"))))
