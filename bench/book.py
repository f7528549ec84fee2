"""A book as it is before anybody writes it down: people, organizations, meetings, decisions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Organization:
    """A place that people come from."""

    id: str
    name: str

    @property
    def docname(self) -> str:
        """The document that is its page."""
        return f"organizations/{self.id}"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who comes to meetings."""

    id: str
    name: str
    home: Organization

    @property
    def docname(self) -> str:
        """The document that is the person's page."""
        return f"people/{self.id}"


Party: TypeAlias = Person | Organization


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, and for whom on that day."""

    person: Person
    organization: Organization


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda: one sentence, with one mention in it."""

    title: str
    before: str
    mention: Party
    after: str

    @property
    def sentence(self) -> str:
        """The sentence as it is read."""
        return self.sentence_with(self.mention.name)

    def sentence_with(self, mention: str) -> str:
        """Return the sentence with the markup *mention* in the place of the name."""
        return f"{self.before} {mention} {self.after}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting settled."""

    id: str
    title: str
    reason: str
    deciders: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, with all that its notes say."""

    id: str
    title: str
    date: date
    summary: str
    attendances: tuple[Attendance, ...]
    items: tuple[Item, ...]
    decision: Decision

    @property
    def docname(self) -> str:
        """The document that holds its notes, in the folder of its year."""
        return f"meetings/{self.date.year}/{self.id}"


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book; the meetings stand in the order of their dates."""

    organizations: tuple[Organization, ...]
    people: tuple[Person, ...]
    meetings: tuple[Meeting, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody and everything that has a page of its own."""
        return (*self.people, *self.organizations)

    @property
    def years(self) -> Mapping[int, tuple[Meeting, ...]]:
        """Year -> its meetings."""
        years: defaultdict[int, tuple[Meeting, ...]] = defaultdict(tuple)
        for meeting in self.meetings:
            years[meeting.date.year] += (meeting,)
        return years

    def with_a_word_changed(self) -> Book:
        """Return the book with another last word in the sentence of one meeting."""
        meetings = list(self.meetings)
        meeting = meetings[len(meetings) // 2]
        first, *rest = meeting.items
        after = f"{first.after.rpartition(' ')[0]} tomorrow."
        items = (replace(first, after=after), *rest)
        meetings[len(meetings) // 2] = replace(meeting, items=items)
        return replace(self, meetings=tuple(meetings))


@dataclass(frozen=True, slots=True)
class Trace:
    """What a book says of a person or an organization, from the newest meeting to the oldest."""

    attended: list[tuple[Meeting, Attendance]] = field(default_factory=list)
    decided: list[Meeting] = field(default_factory=list)
    mentioned: list[tuple[Meeting, Item]] = field(default_factory=list)


def traces(book: Book) -> Mapping[str, Trace]:
    """Return the trace of everybody, by id: what a careful hand would gather."""
    found = {party.id: Trace() for party in book.parties}
    for meeting in reversed(book.meetings):
        for attendance in meeting.attendances:
            found[attendance.person.id].attended.append((meeting, attendance))
            found[attendance.organization.id].attended.append((meeting, attendance))
        for decider in meeting.decision.deciders:
            found[decider.id].decided.append(meeting)
        for item in meeting.items:
            found[item.mention.id].mentioned.append((meeting, item))
    return found
