"""Resolve names: within their own meeting first, then in the whole registry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

from .handles import with_own_handles
from .name_keys import BETWEEN, is_full, key
from .occurrences import NameEvidence, NameMatch, OccurrenceKey, UnresolvedName, main_handle
from .organizations import Claim, Organizations
from .people import NameForms, people_of, shortened
from .questions import CONTRARY, questions_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from .occurrences import Occurrence
    from .people import Person
    from .questions import Question
    from .registry_pages import RegistryEntry

    Roll: TypeAlias = Sequence[tuple[OccurrenceKey, NameMatch]]


NOBODY = NameMatch(None)
#: what could be initials has so many letters
INITIALS = range(2, 4)
#: a roll call this many lines below another is of a group that met at that meeting
FAR = 20


@dataclass(frozen=True)
class RollCallIndex:
    """All roll calls, and everyone named in them or in the registry."""

    seats: tuple[OccurrenceKey, ...]
    people: tuple[Person, ...]

    @cached_property
    def calling(self) -> NameForms:
        """What everybody may be called."""
        return NameForms.of(self.people)

    @cached_property
    def by_meeting(self) -> Mapping[tuple[str, str], tuple[tuple[OccurrenceKey, NameMatch], ...]]:
        """Path and meeting -> each line of the roll call, and the person it means."""
        meetings: defaultdict[tuple[str, str], list[OccurrenceKey]] = defaultdict(list)
        for seat in self.seats:
            meetings[seat.path, seat.meeting].append(seat)
        return {meeting: self._roster(seats) for meeting, seats in meetings.items()}

    @cached_property
    def matches(self) -> tuple[tuple[OccurrenceKey, NameMatch], ...]:
        """Each line of all roll calls, and the person it means."""
        return tuple(chain.from_iterable(self.by_meeting.values()))

    @cached_property
    def met(self) -> frozenset[frozenset[str]]:
        """The pairs of people who were at a meeting together: they surely are two."""
        each = (sorted({m.id for _, m in roster if m.id}) for roster in self.by_meeting.values())
        return frozenset(map(frozenset, chain.from_iterable(combinations(r, 2) for r in each)))

    # whom a name means --------------------------------------------------------------------

    def sure(self, called: str) -> NameMatch:
        """Return the person that a handle or a full name means."""
        table = self.calling.handles if called.startswith("@") else self.calling.full
        ids = table.get(called, ())
        return NameMatch(ids[0]) if len(ids) == 1 else NameMatch(None, ids)

    def among(self, ids: tuple[str, ...], path: str, meeting: str) -> NameMatch:
        """Return the one of *ids* who was at a meeting."""
        present = {match.id for _, match in self.by_meeting.get((path, meeting), ())}
        there = [each for each in ids if each in present]
        return NameMatch(there[0], is_stated=False) if len(there) == 1 else NameMatch(None, ids)

    def present(self, called: str, path: str, meeting: str) -> NameMatch | None:
        """Return the person that *called* means among those at a meeting, or None."""
        roster = self.by_meeting.get((path, meeting), ())
        legend = [match for seat, match in roster if called and key(seat.initials) == called]
        there = legend or self._named(called, roster) or self._initialled(called, roster)
        return _one_of(there) if there else None

    def _named(self, called: str, roster: Roll) -> list[NameMatch]:
        ids = self.calling.anyhow(called)
        return [m for seat, m in roster if m.id in ids or (not m.id and _fits(called, seat))]

    def _initialled(self, called: str, roster: Roll) -> list[NameMatch]:
        ids = self.calling.initials.get(called, ()) if len(called) in INITIALS else ()
        return [match for _, match in roster if match.id in ids]

    def anywhere(self, called: str, apart: AbstractSet[str | None] = frozenset()) -> NameMatch:
        """Return the person that *called* means in the whole registry, except those *apart*.

        That is who has it for an alias there; or the only one who could be called so, if that
        one was called so with the handle beside it.
        """
        given = [each for each in self.calling.aliases.get(called, ()) if each not in apart]
        if len(given) == 1:
            return NameMatch(given[0], is_stated=False)
        ids = [each for each in self.calling.anyhow(called) if each not in apart]
        if len(ids) == 1 and ids[0] in self.calling.called.get(called, ()):
            return NameMatch(ids[0], is_stated=False)
        return NameMatch(None, tuple(sorted(ids, key=lambda each: (-self._counts[each], each))))

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return {person.id: person.times for person in self.people}

    # whom a line of a roll call means -----------------------------------------------------

    def _roster(self, seats: list[OccurrenceKey]) -> tuple[tuple[OccurrenceKey, NameMatch], ...]:
        """Return the person that each line means.

        Nobody has two lines of one roll call, one with the name and one without. In that of a
        group, a name is first looked for among those at the meeting.
        """
        sure = [(seat, self._stated(seat)) for seat in seats]
        present = {match.id for _, match in sure}
        return tuple(chain.from_iterable(self._seated(roll, present) for roll in _rolls(sure)))

    def _seated(
        self, roll: Roll, present: AbstractSet[str | None]
    ) -> Iterator[tuple[OccurrenceKey, NameMatch]]:
        """Yield the person that each line of a roll call means; *present* were at the meeting."""
        apart = {match.id for _, match in roll}
        elsewhere = present - apart
        for seat, sure in roll:
            named = key(seat.name)
            again = [each for each in self.calling.anyhow(named) if each in elsewhere]
            if sure.id or sure.candidates:
                yield seat, sure
            elif len(again) == 1:
                yield seat, NameMatch(again[0], is_stated=False)
            else:
                yield seat, self.anywhere(named, apart)

    def _stated(self, seat: OccurrenceKey) -> NameMatch:
        """Return the person that handle and full name mean, if they agree."""
        handle = main_handle(seat)
        by_name = self.sure(key(seat.name)) if is_full(seat.name) else NOBODY
        if not handle:
            return by_name
        by_handle = self.sure(handle)
        if by_name.id in {None, by_handle.id} or by_handle.id in by_name.candidates:
            return by_handle
        return NameMatch(None, tuple(sorted(filter(None, {by_handle.id, by_name.id}))))


def _rolls(seated: Roll) -> Iterator[Roll]:
    """Yield the roll calls of a meeting."""
    lines = [seat.line for seat, _ in seated]
    breaks = [at for at in range(1, len(lines)) if lines[at] - lines[at - 1] > FAR]
    for first, last in pairwise((0, *breaks, len(lines))):
        yield seated[first:last]


def _fits(called: str, seat: OccurrenceKey) -> bool:
    return called == key(seat.name) or called in shortened(seat.name)


def _one_of(there: Iterable[NameMatch]) -> NameMatch:
    """Return the one of those present who is meant, or all who may be."""
    matches = tuple(there)
    ids = tuple({each: None for m in matches for each in (m.id, *m.candidates) if each})
    is_sure = len(ids) == 1 and all(match.id for match in matches)
    return NameMatch(ids[0], is_stated=False) if is_sure else NameMatch(None, ids)


@dataclass(frozen=True)
class Resolver:
    """Who is who in all the documents; the order of the documents makes no difference.

    :param seats: everybody who was seen.
    :param known: the people of the registry.
    :param known_organizations: its organizations.
    """

    seats: tuple[OccurrenceKey, ...]
    known: tuple[RegistryEntry, ...] = ()
    known_organizations: tuple[RegistryEntry, ...] = ()

    @classmethod
    def of(
        cls,
        seats: Iterable[OccurrenceKey],
        known: Iterable[RegistryEntry] = (),
        known_organizations: Iterable[RegistryEntry] = (),
    ) -> Resolver:
        """Return who is who by *seats*, all who were seen, and by the registry."""
        return cls(with_own_handles(sorted(seats)), tuple(known), tuple(known_organizations))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody, by id."""
        return people_of(NameEvidence.of(self.seats), self.known)

    @cached_property
    def rosters(self) -> RollCallIndex:
        """Who was at which meeting."""
        return RollCallIndex(self.seats, self.people)

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

    def person(self, name: str, path: str, meeting: str) -> NameMatch:
        """Return the person that *name* means at a meeting, by handle, full name or attendance."""
        called = key(name)
        sure = self.rosters.sure(called)
        if sure.id:
            return sure
        if sure.candidates:
            return self.rosters.among(sure.candidates, path, meeting)
        called = called.removeprefix("@")
        return self.rosters.present(called, path, meeting) or self.rosters.anywhere(called)

    def persons(self, name: str, path: str, meeting: str) -> tuple[tuple[str, NameMatch], ...]:
        """Return the people that *name* means if it may name several: ``Ada & Bo``.

        It is split only if each part means a person.
        """
        whole = self.person(name, path, meeting)
        parts = [part.strip() for part in BETWEEN.split(name) if part.strip()]
        matches = [(part, self.person(part, path, meeting)) for part in parts]
        if whole.id or len(parts) < 2 or not all(match.id for _, match in matches):
            return ((name, whole),)
        return tuple(matches)

    def presence(self, sighting: Occurrence) -> NameMatch:
        """Return the person that a line of a roll call means."""
        sought = OccurrenceKey.of(sighting)
        roster = self.rosters.by_meeting.get((sought.path, sought.meeting), ())
        same = (m for seat, m in roster if (seat.line, seat.name) == (sought.line, sought.name))
        return next(same, NOBODY)

    def questions(self, asked: Iterable[UnresolvedName] = ()) -> tuple[Question, ...]:
        """Return what has to be asked: about the roll calls, and about *asked* elsewhere."""
        seated = (
            UnresolvedName(
                seat.name, seat.path, seat.line, match, CONTRARY if main_handle(seat) else ""
            )
            for seat, match in self.rosters.matches
            if match.id is None and key(seat.name)
        )
        return (*questions_about((*seated, *asked), self.titles), *self.organizations.questions)
