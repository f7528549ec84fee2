"""First pass: read, repair and search one source, before people are identified."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..attendance.meetings import meetings_of
from ..dialects import read
from ..document.findings import Finding, Severity
from ..emit.ids import wanted_ids
from ..identity.occurrences import Occurrence, OccurrenceKey
from ..identity.source_names import ELSEWHERE, SPEAKERS, RollPart, part_at
from ..minutes.recognisers import records_of, with_records
from ..output.counts import counts_of
from ..repair.rules import repaired
from ..sources.decoding import Undecodable, decoded
from ..sources.permalinks import permalinks
from .workers import TempStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..document.records import Records
    from ..document.source import Source
    from ..emit.ids import Ids
    from ..output.counts import Counts
    from ..sources.folders import SourceFile


class Extracted(NamedTuple):
    """What the first pass leaves for the second."""

    found: SourceFile
    #: its body is repaired
    source: Source
    records: Records
    findings: tuple[Finding, ...]
    counts: Counts


class DraftSummary(NamedTuple):
    """What the run keeps in memory of a draft."""

    path: str
    #: name of its draft in the temporary store
    name: str
    wanted: Ids
    parts: tuple[RollPart, ...] = ()
    #: attendees, speakers and authors
    occurrences: tuple[OccurrenceKey, ...] = ()
    #: names elsewhere, with their line: speaker labels and deciders
    mentions: tuple[tuple[str, int], ...] = ()
    #: where its site had it
    permalinks: frozenset[str] = frozenset()


class Refused(NamedTuple):
    """A source that can't be converted."""

    finding: Finding


class ExtractTask(NamedTuple):
    """A source to be read."""

    found: SourceFile
    dialect: str
    #: where its draft is put, and under which name
    folder: Path
    name: str


def extracted(task: ExtractTask) -> DraftSummary | Refused:
    """Read a source and store its draft."""
    found = task.found
    try:
        text, notes = decoded(found.content())
    except (Undecodable, OSError) as error:
        return Refused(Finding(Severity.REFUSED, "unreadable", 0, str(error)))
    source = read(text, found.path, task.dialect)
    body, repairs = repaired(source.body)
    source = replace(source, body=body)
    meetings = tuple(with_records(meeting, body) for meeting in meetings_of(source))
    parts = tuple(RollPart(*meeting.lines) for meeting in meetings)
    records = records_of(source, meetings)
    doubts = (doubt for meeting in meetings for doubt in meeting.doubts)
    findings = (*notes, *source.findings, *repairs, *doubts)
    TempStore(task.folder).put(
        task.name, Extracted(found, source, records, findings, counts_of(text))
    )
    return DraftSummary(
        found.path,
        task.name,
        wanted_ids(found.path, records),
        parts,
        tuple(OccurrenceKey.of(each) for each in _occurrences(found.path, parts, records)),
        tuple(_mentions(records)),
        permalinks(source),
    )


def _occurrences(path: str, parts: tuple[RollPart, ...], records: Records) -> Iterator[Occurrence]:
    for presence in (p for meeting in records.meetings for p in meeting.presences):
        yield Occurrence(path, part_at(parts, presence.evidence.line), presence)
    talks = (talk for group in records.groups for talk in group.talks)
    speakers = (speaker for talk in talks for speaker in talk.speakers)
    for speaker in (*speakers, *records.authors):
        part = part_at(parts, speaker.evidence.line)
        yield Occurrence(path, part if part == ELSEWHERE else f"{part} {SPEAKERS}", speaker)


def _mentions(records: Records) -> Iterator[tuple[str, int]]:
    for meeting in records.meetings:
        yield from ((label.name, label.evidence.line) for label in meeting.labels)
    for decision in (d for group in records.groups for d in group.decisions):
        yield from ((name, decision.evidence.line) for name in decision.deciders)
