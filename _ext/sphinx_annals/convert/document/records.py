"""Records found in a source, each with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .findings import Finding


class Evidence(NamedTuple):
    """The line and the words of the source on which a record rests."""

    line: int
    words: str
    #: False where the converter inferred it: from a file name, a folder, the wording
    is_stated: bool = True


class Presence(NamedTuple):
    """A person in a roll call, or the speaker of a talk."""

    name: str
    evidence: Evidence
    handles: tuple[str, ...] = ()
    #: organizations as they are written that day
    affiliations: tuple[str, ...] = ()
    #: host, note taker, guest …
    role: str = ""
    #: initials used for the name in these notes
    initials: str = ""
    #: any other words: "left early", pronouns, a place
    remark: str = ""
    is_absent: bool = False


class AgendaItem(NamedTuple):
    """A point of an agenda."""

    title: str
    evidence: Evidence
    owners: tuple[str, ...] = ()
    minutes: int | None = None


class Decision(NamedTuple):
    """A decision, or a proposal where the wording is soft."""

    text: str
    evidence: Evidence
    #: one of the statuses of decisions
    status: str = "accepted"
    deciders: tuple[str, ...] = ()
    #: label -> count, as written: ``(("SF", "3"), ("F", "5"))``
    votes: tuple[tuple[str, str], ...] = ()
    #: its first and its last line in the source
    lines: tuple[int, int] = (0, 0)


class Action(NamedTuple):
    """A task."""

    text: str
    evidence: Evidence
    owners: tuple[str, ...] = ()
    due: str = ""
    is_done: bool | None = None


class Talk(NamedTuple):
    """A talk in notes, or a page about one."""

    title: str
    evidence: Evidence
    speakers: tuple[Presence, ...] = ()
    type: str = ""
    date: str = ""
    event: str = ""
    video: str = ""
    slides: str = ""


class Thanks(NamedTuple):
    """A celebration or a shout-out."""

    text: str
    evidence: Evidence
    people: tuple[str, ...] = ()


class SpeakerLabel(NamedTuple):
    """The name of a speaker before the words: ``[name=Min]``, ``**Ada**:``, ``AR:``."""

    name: str
    evidence: Evidence


class MeetingLink(NamedTuple):
    """An address with a purpose: a recording, slides, the next meeting's place."""

    purpose: str
    address: str
    evidence: Evidence


class Meeting(NamedTuple):
    """A meeting: a whole document, or a part of one under a heading with a date."""

    title: str
    #: as a book writes it, ``2025-06-17``; empty where unknown
    date: str
    #: its first line, and its last
    lines: tuple[int, int]
    evidence: Evidence
    presences: tuple[Presence, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    talks: tuple[Talk, ...] = ()
    praises: tuple[Thanks, ...] = ()
    labels: tuple[SpeakerLabel, ...] = ()
    links: tuple[MeetingLink, ...] = ()
    next_date: str = ""
    #: questions about its date
    doubts: tuple[Finding, ...] = ()


class Records(NamedTuple):
    """All records of one source."""

    meetings: tuple[Meeting, ...] = ()
    #: talks outside of meetings: of a post, or of the page of a talk
    talks: tuple[Talk, ...] = ()
    #: decisions outside of meetings
    decisions: tuple[Decision, ...] = ()
    #: authors of the source
    authors: tuple[Presence, ...] = ()

    @property
    def groups(self) -> tuple[Meeting | Records, ...]:
        """Each meeting, then the records outside of meetings."""
        return (*self.meetings, self)
