"""The report as JSON: all records with their evidence, and all findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.findings import Finding
    from ..document.records import Evidence, Meeting, Presence, Records
    from ..emit.ids import Ids
    from ..emit.protocols import NameResolver
    from .counts import Counts


SCHEMA = "https://sphinx-annals.readthedocs.io/schema/report-1.json"
#: group of records -> record type and reported attributes
RECORD_FIELDS = {
    "decisions": ("decision", ("text", "status", "deciders", "votes", "lines")),
    "talks": ("talk", ("title", "type", "date", "event", "video", "slides")),
    "items": ("item", ("title", "owners", "minutes")),
    "actions": ("action", ("text", "owners", "due", "is_done")),
    "praises": ("praise", ("text", "people")),
    "labels": ("label", ("name",)),
    "links": ("link", ("purpose", "address")),
}
#: values that are not reported
EMPTY: tuple[object, ...] = ("", (), None, False)
PRESENCE = ("name", "handles", "affiliations", "role", "initials", "remark", "is_absent")


def records_as_data(
    records: Records, ids: Ids, resolver: NameResolver
) -> Iterator[dict[str, Any]]:
    """Yield every record with its type, place, content and the people it means."""
    for place, group in enumerate(records.groups):
        meeting = ids.meetings[place] if place < len(ids.meetings) else ""
        if place < len(records.meetings):
            yield from _meeting(records.meetings[place], meeting, resolver)
        given = {"decisions": ids.decisions[place], "talks": ids.talks[place]}
        for many, (record_type, fields) in RECORD_FIELDS.items():
            found = getattr(group, many, ())
            for record, one in zip(found, given.get(many, ("",) * len(found)), strict=True):
                values = {name: getattr(record, name) for name in fields}
                person = (
                    resolver.person(record.name, record.evidence.line) if "name" in values else ""
                )
                yield _record(
                    record_type,
                    record.evidence,
                    values,
                    {"id": one, "in": meeting, "person": person},
                )
                speakers = getattr(record, "speakers", ())
                yield from (_presence("speaker", each, one, resolver) for each in speakers)
    yield from (_presence("author", author, "", resolver) for author in records.authors)


def _meeting(meeting: Meeting, entry_id: str, resolver: NameResolver) -> Iterator[dict[str, Any]]:
    named = (("title", "title"), ("date", "date"), ("lines", "lines"), ("next", "next_date"))
    values = {name: getattr(meeting, field) for name, field in named}
    yield _record("event", meeting.evidence, values, {"id": entry_id})
    yield from (_presence("presence", each, entry_id, resolver) for each in meeting.presences)


def _presence(
    record_type: str, presence: Presence, within: str, resolver: NameResolver
) -> dict[str, Any]:
    values = {name: getattr(presence, name) for name in PRESENCE}
    names = {"in": within, "person": resolver.presence(presence)}
    return _record(record_type, presence.evidence, values, names)


def _record(
    record_type: str, evidence: Evidence, values: dict[str, Any], names: dict[str, str]
) -> dict[str, Any]:
    kept = {key: value for key, value in values.items() if value not in EMPTY}
    basis = {"basis": "stated" if evidence.is_stated else "inferred", "words": evidence.words}
    ids = {key: value for key, value in names.items() if value}
    return {"record": record_type, "line": evidence.line} | basis | ids | {"says": kept}


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """Return a finding without its empty fields."""
    values: dict[str, Any] = finding._asdict() | {"topic": finding.topic.word}
    return {key: value for key, value in values.items() if value not in ("", ())}


def file_as_data(
    path: str,
    page: str,
    counts: tuple[Counts, Counts],
    records: Iterable[dict[str, Any]],
    findings: Iterable[Finding],
    dialect: str,
) -> str:
    """Return the report of one source, as a line of JSON."""
    before, after = (count._asdict() for count in counts)
    data = {
        "file": path,
        "page": page,
        "dialect": dialect,
        "counts": {name: {"in": before[name], "out": after[name]} for name in before},
        "records": list(records),
        "findings": [finding_as_data(finding) for finding in findings],
    }
    return json.dumps(data, ensure_ascii=False)


def report(files: Iterable[str], totals: dict[str, Any]) -> Iterator[str]:
    """Yield the report in pieces: *files*, each by :func:`file_as_data`, then the *totals*."""
    yield f'{{"schema": {json.dumps(SCHEMA)},\n"files": [\n'
    between = ""
    for line in files:
        yield between + line
        between = ",\n"
    yield "\n],\n"
    yield ",\n".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in totals.items()
    )
    yield "}\n"
