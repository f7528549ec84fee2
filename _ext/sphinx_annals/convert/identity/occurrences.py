"""Occurrences of names, and what they show together about names and handles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from .name_keys import handle_key, is_akin, is_full, is_name, key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.records import Presence


#: punctuation that Markdown would take for markup
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Occurrence(NamedTuple):
    """Somebody named in a document."""

    path: str
    #: the meeting: its date, or whatever tells it apart from others in that document
    meeting: str
    presence: Presence


class OccurrenceKey(NamedTuple):
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
    def of(cls, sighting: Occurrence) -> OccurrenceKey:
        """Return what is kept of *sighting*."""
        path, meeting, seen = sighting
        # the same words stand in seat after seat: each is kept once
        handles = tuple(intern(handle.lstrip("@")) for handle in seen.handles)
        affiliations = tuple(intern(each) for each in map(_plain, seen.affiliations) if each)
        name, initials = intern(_plain(seen.name)), intern(seen.initials)
        return cls(
            path, intern(meeting), seen.evidence.line, name, handles, affiliations, initials
        )


class NameMatch(NamedTuple):
    """What a name means: one entry, or none and those that it may mean, likeliest first."""

    id: str | None
    candidates: tuple[str, ...] = ()
    #: False if it rests on who was there, or on no other person having that name
    is_stated: bool = True


class UnresolvedName(NamedTuple):
    """A name that could not be resolved, with its place."""

    name: str
    path: str
    line: int
    match: NameMatch
    #: why, where that isn't the name alone
    rule: str = ""


def _plain(text: str) -> str:
    return tidy(ESCAPED.sub(r"\1", text))


def _counters() -> defaultdict[str, Counter[str]]:
    return defaultdict(Counter)


@dataclass(slots=True)
class NameEvidence:
    """Names and handles, counted; the order of the sightings leaves no trace in it."""

    #: handle, as compared -> spellings of it
    handles: defaultdict[str, Counter[str]] = field(default_factory=_counters)
    #: handle -> the names beside it
    beside: defaultdict[str, Counter[str]] = field(default_factory=_counters)
    #: name, as compared -> spellings of it
    names: defaultdict[str, Counter[str]] = field(default_factory=_counters)
    #: name -> the handles beside it
    homes: defaultdict[str, Counter[str]] = field(default_factory=_counters)
    #: the handles that identify people; others are only written beside them
    mains: set[str] = field(default_factory=set)
    #: names that two handles have at one meeting: they are two people's
    shared: set[str] = field(default_factory=set)
    #: handle or name -> its first place
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, seats: Iterable[OccurrenceKey]) -> NameEvidence:
        """Return what *seats* say."""
        evidence = cls()
        met: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        for seat in seats:
            evidence._note(seat)
            if (handle := main_handle(seat)) and is_name(seat.name):
                met[seat.path, seat.meeting, key(seat.name)].add(handle)
        evidence.shared = {name for (_, _, name), handles in met.items() if len(handles) > 1}
        return evidence

    def _note(self, seat: OccurrenceKey) -> None:
        name, main = key(seat.name), main_handle(seat)
        if is_name(seat.name) and not self._is_handle(seat, main):
            self.names[name][seat.name] += 1
            self._place(name, seat)
            if main:
                self.beside[main][seat.name] += 1
                self.homes[name][main] += 1
        self.mains.update(filter(None, [main]))
        for written in seat.handles:
            if handle := handle_key(written):
                self.handles[handle][written] += 1
                self._place(handle, seat)

    @staticmethod
    def _is_handle(seat: OccurrenceKey, main: str) -> bool:
        """Whether the handle replaces the name."""
        return seat.name.startswith("@") or (bool(main) and handle_key(seat.name) == main)

    def _place(self, named: str, seat: OccurrenceKey) -> None:
        place = (seat.path, seat.line)
        self.places[named] = min(self.places.get(named, place), place)

    def is_full(self, name: str) -> bool:
        """Whether *name*, as compared, is full in all its spellings."""
        return name in self.names and all(map(is_full, self.names[name]))

    def full_names(self, handle: str) -> set[str]:
        """Return the full names that go with *handle*, except those of other people.

        A line that puts one person's handle beside another's name must not make them one.
        """
        counts: Counter[str] = Counter()
        for spelling, count in self.beside.get(handle, Counter()).items():
            counts[key(spelling)] += count
        if not counts:
            return set()
        own = min(counts, key=lambda name: (-counts[name], self._is_elsewhere(name), name))
        return {
            name
            for name in counts.keys() - self.shared
            if self.is_full(name) and (is_akin(name, own) or not self._is_elsewhere(name))
        }

    def names_of(self, handle: str, full: frozenset[str]) -> Counter[str]:
        """Return the spellings beside *handle*: of the names *full*, and lone first names."""
        own = full | self.shared
        return Counter(
            {
                spelling: count
                for spelling, count in self.beside.get(handle, Counter()).items()
                if key(spelling) in own or not self.is_full(key(spelling))
            }
        )

    def _is_elsewhere(self, name: str) -> bool:
        return len(self.homes[name]) > 1


def main_handle(seat: OccurrenceKey) -> str:
    """Return the handle that says who it is: the first, since a team's may follow."""
    return next(filter(None, map(handle_key, seat.handles)), "")
