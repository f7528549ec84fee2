"""Write the records of a source as directives."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ...kinds.decision import DECISION
from ...kinds.event import EVENT
from ...kinds.talk import TALK
from ...model.dates import DateError, parse
from ..document.plain_text import shortened, title_text
from .directive_text import Directive, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.records import Decision, Meeting, Presence, Records, Talk
    from ..document.source import Source
    from .ids import Ids
    from .protocols import NameResolver


#: characters that the role after a name can't hold
ROLE_MARKS = str.maketrans(dict.fromkeys('(),"', " "))

#: a decision has no title in the notes, so the beginning of its words is one
LONGEST_TITLE = 90


class Placed(NamedTuple):
    """An entry, and the lines of the source that say it."""

    directive: Directive
    first: int
    last: int


class Entries(NamedTuple):
    """The entries of a page."""

    events: tuple[Placed, ...] = ()
    decisions: tuple[Placed, ...] = ()
    talks: tuple[Placed, ...] = ()


class _Within(NamedTuple):
    """The context of records: a meeting, or none."""

    event: str
    date: str


def entries_of(source: Source, records: Records, ids: Ids, resolver: NameResolver) -> Entries:
    """Return the entries that *records* say."""
    draft = _Draft(source, resolver)
    meetings = zip(records.meetings, ids.meetings, strict=True)
    events = tuple(draft.event(meeting, each) for meeting, each in meetings)
    within = (
        *(_Within(i, day(m.date)) for m, i in zip(records.meetings, ids.meetings, strict=True)),
        _Within("", day(source.value("date"))),
    )
    return Entries(
        events,
        tuple(
            draft.decision(decision, each, where)
            for one, found, where in zip(records.groups, ids.decisions, within, strict=True)
            for decision, each in zip(one.decisions, found, strict=True)
        ),
        tuple(
            draft.talk(talk, each, where)
            for one, found, where in zip(records.groups, ids.talks, within, strict=True)
            for talk, each in zip(one.talks, found, strict=True)
        ),
    )


def day(text: str) -> str:
    """Return the day that *text* begins with, if it is one that a book understands."""
    for candidate in (text, text[:10]):
        try:
            return str(parse(candidate))
        except DateError:
            continue
    return ""


class _Draft(NamedTuple):
    """What writes the entries of one source."""

    source: Source
    resolver: NameResolver

    def event(self, meeting: Meeting, entry_id: str) -> Placed:
        recordings = (link.address for link in meeting.links if link.purpose == "recording")
        title = shortened(title_text(meeting.title), 200) or PurePosixPath(self.source.path).stem
        options = (
            ("id", entry_id),
            ("date", day(meeting.date)),
            ("type", "meeting"),
            ("attendees", self.people(p for p in meeting.presences if not p.is_absent)),
            ("recording", next(recordings, "")),
            ("source", self.place(*meeting.lines)),
        )
        return Placed(Directive(EVENT.name, title, options), *meeting.lines)

    def decision(self, decision: Decision, entry_id: str, within: _Within) -> Placed:
        line = decision.evidence.line
        first, last = decision.lines if decision.lines[0] else (line, line)
        deciders = dict.fromkeys(
            filter(None, (self.resolver.person(n, line) for n in decision.deciders))
        )
        options = (
            ("id", entry_id),
            ("date", within.date),
            ("event", within.event),
            ("status", decision.status),
            ("deciders", ", ".join(deciders)),
            ("source", self.place(first, last)),
        )
        words = title_text(decision.text) or title_text(decision.evidence.words)
        title = shortened(words, LONGEST_TITLE)
        return Placed(Directive(DECISION.name, title or entry_id, options), first, last)

    def talk(self, talk: Talk, entry_id: str, within: _Within) -> Placed:
        line = talk.evidence.line
        options = (
            ("id", entry_id),
            ("date", day(talk.date) or ("" if within.event else within.date)),
            ("event", within.event),
            ("type", talk.type),
            ("speakers", self.people(talk.speakers)),
            ("video", talk.video),
            ("slides", talk.slides),
            ("source", self.place(line, line)),
        )
        title = shortened(title_text(talk.title), 200) or entry_id
        return Placed(Directive(TALK.name, title, options), line, line)

    def place(self, first: int, last: int) -> str:
        if not first:
            return self.source.path
        lines = f"lines {first}–{last}" if last > first else f"line {first}"
        return f"{self.source.path}, {lines}"

    def people(self, presences: Iterable[Presence]) -> str:
        """Return the names of a link field: each person once, with the affiliations of the day."""
        return ", ".join(dict(self._people(presences)).values())

    def _people(self, presences: Iterable[Presence]) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for presence in presences:
            person = self.resolver.presence(presence)
            if not person or person in seen:
                continue
            seen.add(person)
            named = (self.resolver.organizations(text) for text in presence.affiliations)
            beside = ", ".join(dict.fromkeys(each for group in named for each in group))
            role = one_line(presence.role.translate(ROLE_MARKS))
            yield (
                person,
                person + (f" ({beside})" if beside else "") + (f" as {role}" if role else ""),
            )
