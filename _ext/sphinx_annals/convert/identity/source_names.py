"""Resolve the names in one source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .occurrences import Occurrence

if TYPE_CHECKING:
    from ..document.records import Presence
    from .name_resolver import Resolver


#: who is named outside of all meetings
ELSEWHERE = "elsewhere"
#: marks those who speak: they may be in the roll call, too
SPEAKERS = "speakers"


class RollPart(NamedTuple):
    """A part of a source with a roll call of its own: its lines."""

    first: int
    last: int

    @property
    def name(self) -> str:
        """What tells it apart in its source."""
        return str(self.first)


class SourceNames(NamedTuple):
    """Everybody in one source."""

    who: Resolver
    path: str
    parts: tuple[RollPart, ...] = ()

    def person(self, name: str, line: int) -> str:
        """Return the id of the person called *name* at *line*; empty where that isn't certain."""
        return self.who.person(name, self.path, part_at(self.parts, line)).id or ""

    def presence(self, presence: Presence) -> str:
        """Return the id of a person who was there or spoke; empty if that isn't certain."""
        part = part_at(self.parts, presence.evidence.line)
        for meeting in (part, f"{part} {SPEAKERS}"):
            if found := self.who.presence(Occurrence(self.path, meeting, presence)).id:
                return found
        return self.person(presence.name, presence.evidence.line)

    def organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that an affiliation names for certain."""
        found = self.who.organizations.affiliations(text)
        return tuple(each.id for each in found if each.id)


def part_at(parts: tuple[RollPart, ...], line: int) -> str:
    """Return the name of the part that contains *line*."""
    found = (part.name for part in parts if part.first <= line <= part.last)
    return next(found, ELSEWHERE)
