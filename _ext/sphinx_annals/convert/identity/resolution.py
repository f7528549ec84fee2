"""Resolution: whom a name means, at its meeting first, then in the whole registry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .evidence import Evidence, main_handle
from .handles import with_own_handles
from .name_keys import BETWEEN, key
from .organizations import Claim, Organizations
from .people import people_of
from .questions import CONTRARY, questions_about
from .roster import NOBODY, Rosters
from .sighting import Asked, Seat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .people import Person
    from .questions import Question
    from .registry_pages import Known
    from .sighting import Match, Sighting


@dataclass(frozen=True)
class Who:
    """Who is who in all the documents; the order of the documents makes no difference.

    :param seats: everybody who was seen.
    :param known: the people of the registry.
    :param known_organizations: its organizations.
    """

    seats: tuple[Seat, ...]
    known: tuple[Known, ...] = ()
    known_organizations: tuple[Known, ...] = ()

    @classmethod
    def of(
        cls,
        seats: Iterable[Seat],
        known: Iterable[Known] = (),
        known_organizations: Iterable[Known] = (),
    ) -> Who:
        """Return who is who by *seats*, all who were seen, and by the registry."""
        return cls(with_own_handles(sorted(seats)), tuple(known), tuple(known_organizations))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody, by id."""
        return people_of(Evidence.of(self.seats), self.known)

    @cached_property
    def rosters(self) -> Rosters:
        """Who was at which meeting."""
        return Rosters(self.seats, self.people)

    @cached_property
    def organizations(self) -> Organizations:
        """Which organizations the affiliations name."""
        claims = (
            Claim(text, seat.path, seat.line, match.id or "")
            for seat, match in self.rosters.matches
            for text in seat.affiliations
            if key(text) not in self.rosters.calling.full
        )
        taken = frozenset(person.id.casefold() for person in self.people)
        return Organizations(tuple(claims), self.known_organizations, taken)

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Id of a person -> name."""
        return {person.id: person.title for person in self.people}

    def person(self, name: str, path: str, meeting: str) -> Match:
        """Return whom *name* means at a meeting: by handle or full name, or who was there."""
        called = key(name)
        sure = self.rosters.sure(called)
        if sure.id:
            return sure
        if sure.candidates:
            return self.rosters.among(sure.candidates, path, meeting)
        called = called.removeprefix("@")
        return self.rosters.present(called, path, meeting) or self.rosters.anywhere(called)

    def persons(self, name: str, path: str, meeting: str) -> tuple[tuple[str, Match], ...]:
        """Return whom *name* means where it may name several: ``Ada & Bo``.

        It is parted only where each part means somebody.
        """
        whole = self.person(name, path, meeting)
        parts = [part.strip() for part in BETWEEN.split(name) if part.strip()]
        matches = [(part, self.person(part, path, meeting)) for part in parts]
        if whole.id or len(parts) < 2 or not all(match.id for _, match in matches):
            return ((name, whole),)
        return tuple(matches)

    def presence(self, sighting: Sighting) -> Match:
        """Return whom a line of a roll call means."""
        sought = Seat.of(sighting)
        roster = self.rosters.by_meeting.get((sought.path, sought.meeting), ())
        same = (m for seat, m in roster if (seat.line, seat.name) == (sought.line, sought.name))
        return next(same, NOBODY)

    def questions(self, asked: Iterable[Asked] = ()) -> tuple[Question, ...]:
        """Return what has to be asked: about the roll calls, and about *asked* elsewhere."""
        seated = (
            Asked(seat.name, seat.path, seat.line, match, CONTRARY if main_handle(seat) else "")
            for seat, match in self.rosters.matches
            if match.id is None and key(seat.name)
        )
        return (*questions_about((*seated, *asked), self.titles), *self.organizations.questions)
