"""The cast: whom the names in one source mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .sighting import Sighting

if TYPE_CHECKING:
    from ..document.records import Presence
    from .resolution import Who


#: who is named outside of all meetings
ELSEWHERE = "elsewhere"
#: marks those who speak: they may be in the roll call, too
SPEAKERS = "speakers"


class Part(NamedTuple):
    """A part of a source with a roll call of its own: its lines."""

    first: int
    last: int

    @property
    def name(self) -> str:
        """What tells it apart in its source."""
        return str(self.first)


class Cast(NamedTuple):
    """Everybody in one source."""

    who: Who
    path: str
    parts: tuple[Part, ...] = ()

    def person(self, name: str, line: int) -> str:
        """Return the id of the person called *name* at *line*; empty where that isn't certain."""
        return self.who.person(name, self.path, part_at(self.parts, line)).id or ""

    def presence(self, presence: Presence) -> str:
        """Return the id of somebody who was there or spoke; empty where that isn't certain."""
        part = part_at(self.parts, presence.evidence.line)
        for meeting in (part, f"{part} {SPEAKERS}"):
            if found := self.who.presence(Sighting(self.path, meeting, presence)).id:
                return found
        return self.person(presence.name, presence.evidence.line)

    def organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that an affiliation names for certain."""
        found = self.who.organizations.affiliations(text)
        return tuple(each.id for each in found if each.id)


def part_at(parts: tuple[Part, ...], line: int) -> str:
    """Return the name of the part in which *line* stands."""
    found = (part.name for part in parts if part.first <= line <= part.last)
    return next(found, ELSEWHERE)
