"""What a page asks of the resolver of people, organizations and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..document.records import Presence


class NameResolver(Protocol):
    """The people and organizations that names in one source mean."""

    def person(self, name: str, line: int) -> str:
        """Return the id of the person called *name* at *line*; empty if uncertain."""

    def presence(self, presence: Presence) -> str:
        """Return the id of an attendee; empty if uncertain."""

    def organizations(self, text: str) -> tuple[str, ...]:
        """Return the ids of the organizations that an affiliation certainly names."""
