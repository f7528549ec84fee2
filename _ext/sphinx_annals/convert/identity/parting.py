"""Parting: which organizations an affiliation lists, as far as that is certain."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .place import is_nobody, is_place, is_sentence, organization_key, town_of
from .vocabulary import SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping


#: what parts organizations: first what hardly ever stands within the name of one
SURE = re.compile(r"\s*[/|;+]\s*")
SEPARATORS = (
    SURE,
    re.compile(r"\s*(?:,|&|\band\b|\s@\s|\s[-–—]\s)\s*", re.IGNORECASE),
    re.compile(r"\s*[()]\s*,?"),
)
ABBREVIATED = re.compile(r"(?P<name>[^()]{4,})\s*\((?P<short>\w{2,10})\)\Z")
DEEPEST = 4


@dataclass(frozen=True)
class Parting:
    """How to part affiliations.

    :param counts: affiliation -> how often it is given.
    :param registered: the names of the registry's organizations, as compared.
    """

    counts: Mapping[str, int]
    registered: frozenset[str] = frozenset()

    def parts(self, text: str, depth: int = 0) -> tuple[str, ...]:
        """Return the organizations that *text* lists; all of it where that isn't certain."""
        if self.is_known(text) or depth > DEEPEST:
            return (text,)
        if name := _abbreviated(text):
            return (name,)
        for separator in SEPARATORS:
            split = [part for part in separator.split(text) if part.strip()]
            if len(split) < 2:
                continue
            inner = [part for each in split for part in self.parts(each, depth + 1)]
            named = [part for part in inner if self.may_be_one(part)]
            if named and all(map(self.is_known, named)):
                return tuple(dict.fromkeys(named))
        return (text,)

    def unknown_parts(self, text: str) -> tuple[str, ...]:
        """Return what keeps *text* from being parted: its parts that are nowhere alone.

        Empty where there is nothing to decide: *text* has been parted, is the name of one
        organization, or none of its parts is known.
        """
        if self.is_known(text) or self.parts(text) != (text,):
            return ()
        parts = _all_parts(text)
        named = [part for part in parts if self.may_be_one(part)]
        known = [part for part in named if self.is_known(part)]
        if len(parts) < 2 or not self.may_be_one(text) or not (known or SURE.search(text)):
            return ()
        return tuple(part for part in named if part not in known)

    def may_be_one(self, text: str) -> bool:
        """Whether *text* may be an organization: no place, and nothing else that people say."""
        named = organization_key(text)
        if named in self.registered:
            return True
        is_else = is_nobody(text) or is_place(text, self.towns) or is_sentence(text)
        return not is_else and named not in self.towns

    def is_known(self, text: str) -> bool:
        """Whether *text* stands alone somewhere, or in the registry."""
        named = organization_key(text)
        return named in self.registered or named in self._alone

    @cached_property
    def towns(self) -> frozenset[str]:
        """Towns: what stands before a country or a state more often than alone."""
        beside: Counter[str] = Counter()
        alone: Counter[str] = Counter()
        for text, count in self.counts.items():
            beside[town_of(text)] += count
            alone[organization_key(text)] += count
        return frozenset(town for town in beside if town and beside[town] >= alone[town])

    @cached_property
    def _alone(self) -> frozenset[str]:
        named = (_abbreviated(text) or text for text in self.counts)
        simple = (text for text in named if not any(s.search(text) for s in SEPARATORS))
        return frozenset(organization_key(text) for text in simple if self.may_be_one(text))


def _all_parts(text: str) -> tuple[str, ...]:
    parts = [text]
    for separator in SEPARATORS:
        parts = [part for each in parts for part in separator.split(each)]
    return tuple(part.strip() for part in parts if part.strip())


def _abbreviated(text: str) -> str:
    """Return the name in ``Club of Lanterns (CL)``; empty where there is no such abbreviation."""
    match = ABBREVIATED.match(text)
    is_short = match and match["short"].casefold() in abbreviations(match["name"])
    return match["name"].strip() if match and is_short else ""


def abbreviations(name: str) -> set[str]:
    """Return what *name* may be abbreviated to, in lower case: its initials."""
    words = re.findall(r"\w+", organization_key(name))
    large = [word for word in words if word not in SMALL]
    made = {"".join(word[0] for word in each) for each in (words, large) if len(each) > 1}
    return {each for each in made if len(each) > 1}
