"""The first pass: a source read, mended and searched for records, before anybody is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..attendance.roll_main import meetings_of
from ..dialects import read
from ..document.findings import Finding, Topic
from ..emit.ids import wanted_ids
from ..identity.sighting import Seat, Sighting
from ..identity.source_names import ELSEWHERE, SPEAKERS, Part, part_at
from ..minutes.recognisers import records_of, with_records
from ..output.counts import tallied
from ..repair.mending_main import mended
from ..sources.decoding import Undecodable, decoded
from ..sources.permalinks import permalinks
from .spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..document.records import Records
    from ..document.source import Source
    from ..emit.ids import Ids
    from ..output.counts import Tally
    from ..sources.folders import Found


class Draft(NamedTuple):
    """What the first pass leaves for the second."""

    found: Found
    #: its body is mended
    source: Source
    records: Records
    findings: tuple[Finding, ...]
    shown: Tally


class Outline(NamedTuple):
    """What the run keeps in memory of a draft."""

    path: str
    #: what its draft is called in the spool
    name: str
    wanted: Ids
    parts: tuple[Part, ...] = ()
    #: everybody in a roll call, and who spoke or wrote
    seats: tuple[Seat, ...] = ()
    #: names elsewhere, with their line: of who said or decided something
    named: tuple[tuple[str, int], ...] = ()
    #: where its site had it
    permalinks: frozenset[str] = frozenset()


class Refused(NamedTuple):
    """A source that can't be converted."""

    finding: Finding


class Reading(NamedTuple):
    """A source to be read."""

    found: Found
    dialect: str
    #: where its draft is put, and under which name
    folder: Path
    name: str


def drafted(reading: Reading) -> Outline | Refused:
    """Read a source and leave its draft in the spool."""
    found = reading.found
    try:
        text, told = decoded(found.content())
    except (Undecodable, OSError) as error:
        return Refused(Finding(Topic.REFUSED, "unreadable", 0, str(error)))
    source = read(text, found.path, reading.dialect)
    body, repairs = mended(source.body)
    source = replace(source, body=body)
    meetings = tuple(with_records(meeting, body) for meeting in meetings_of(source))
    parts = tuple(Part(*meeting.lines) for meeting in meetings)
    records = records_of(source, meetings)
    doubts = (doubt for meeting in meetings for doubt in meeting.doubts)
    findings = (*told, *source.findings, *repairs, *doubts)
    Spool(reading.folder).put(reading.name, Draft(found, source, records, findings, tallied(text)))
    return Outline(
        found.path,
        reading.name,
        wanted_ids(found.path, records),
        parts,
        tuple(Seat.of(each) for each in _sightings(found.path, parts, records)),
        tuple(_named(records)),
        permalinks(source),
    )


def _sightings(path: str, parts: tuple[Part, ...], records: Records) -> Iterator[Sighting]:
    for presence in (p for meeting in records.meetings for p in meeting.presences):
        yield Sighting(path, part_at(parts, presence.evidence.line), presence)
    talks = (talk for group in records.groups for talk in group.talks)
    speakers = (speaker for talk in talks for speaker in talk.speakers)
    for speaker in (*speakers, *records.authors):
        part = part_at(parts, speaker.evidence.line)
        yield Sighting(path, part if part == ELSEWHERE else f"{part} {SPEAKERS}", speaker)


def _named(records: Records) -> Iterator[tuple[str, int]]:
    for meeting in records.meetings:
        yield from ((label.name, label.evidence.line) for label in meeting.labels)
    for decision in (d for group in records.groups for d in group.decisions):
        yield from ((name, decision.evidence.line) for name in decision.deciders)
