"""Sightings: a name at a meeting, and what it was found to mean."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from .name_keys import tidy

if TYPE_CHECKING:
    from ..document.records import Presence


#: punctuation that Markdown would take for markup
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Sighting(NamedTuple):
    """Somebody named in a document."""

    path: str
    #: the meeting: its date, or whatever tells it apart from others in that document
    meeting: str
    presence: Presence


class Seat(NamedTuple):
    """What is kept of a sighting: names, and no text."""

    path: str
    meeting: str
    line: int
    name: str
    #: as written, without ``@``
    handles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    initials: str = ""

    @classmethod
    def of(cls, sighting: Sighting) -> Seat:
        """Return what is kept of *sighting*."""
        path, meeting, seen = sighting
        # the same words stand in seat after seat: each is kept once
        handles = tuple(intern(handle.lstrip("@")) for handle in seen.handles)
        affiliations = tuple(intern(each) for each in map(_plain, seen.affiliations) if each)
        name, initials = intern(_plain(seen.name)), intern(seen.initials)
        return cls(
            path, intern(meeting), seen.evidence.line, name, handles, affiliations, initials
        )


class Match(NamedTuple):
    """What a name means: one entry, or none and those that it may mean, likeliest first."""

    id: str | None
    candidates: tuple[str, ...] = ()
    #: False where it rests on who was there, or on nobody else being called so
    is_stated: bool = True


class Asked(NamedTuple):
    """A name that could not be resolved, where it stands."""

    name: str
    path: str
    line: int
    match: Match
    #: why, where that isn't the name alone
    rule: str = ""


def _plain(text: str) -> str:
    return tidy(ESCAPED.sub(r"\1", text))
