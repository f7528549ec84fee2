"""Attendance in real notes, where they are at hand, is what was read from them by eye."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from sphinx_annals.convert import dialects
from sphinx_annals.convert.attendance.meetings import meetings_of
from sphinx_annals.convert.sources.decoding import decoded
from sphinx_annals.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_annals.convert.document.records import Meeting, Presence

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
INVENTORY = SHARED / "sources" / "inventory.yaml"
#: eighty documents drawn by lot, read by eye before the code was tried on them; people are real,
#: so the names of documents and people are digests, salted against lists of names
EXPECTED = json.loads((Path(__file__).parent / "data" / "attendance.json").read_text("utf-8"))
PRECISION, RECALL = 0.98, 0.95

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of notes is not beside this checkout"
)
needs_sources = pytest.mark.skipif(
    not INVENTORY.is_file(), reason="the source documents are not beside this checkout"
)


def digest(*words: str) -> str:
    """Return what stands for *words* in the file of expectations."""
    return hashlib.sha256("\0".join((EXPECTED["salt"], *words)).encode()).hexdigest()[:16]


def read(folder: Path, path: str) -> tuple[Meeting, ...]:
    """Return the meetings of the document at *path*."""
    return meetings_of(dialects.read(decoded((folder / path).read_bytes()).text, path, "notes"))


def documents() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield the path of each annotated document, and what its meetings are."""
    expected = EXPECTED["documents"]
    found = {}
    for path in sorted(CORPUS.rglob("*.md")):
        name = path.relative_to(CORPUS).as_posix()
        if digest(name) in expected:
            found[name] = expected[digest(name)]
    assert len(found) == len(expected)
    yield from found.items()


def keys(name: str, one: Presence) -> dict[str, str]:
    """Return the digests of what *one*, in the document *name*, is said to be."""
    who = fold(one.name)
    return {
        "absent" if one.is_absent else "present": digest(name, who),
        "handles": digest(name, who, *sorted(map(str.casefold, one.handles))) * bool(one.handles),
        "affiliations": digest(name, who, *sorted(map(str.casefold, one.affiliations)))
        * bool(one.affiliations),
    }


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    """What was found and what was expected, of each sort."""
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for name, annotated in documents():
        meetings = read(CORPUS, name)
        expected["meetings"] += len(annotated)
        found["meetings"] += len(meetings)
        for meeting, by_eye in zip(meetings, annotated, strict=False):
            hits["meetings"] += meeting.date == by_eye["date"]
            said = [keys(name, one) for one in meeting.presences]
            for sort in ("present", "absent", "handles", "affiliations"):
                mine = Counter(each[sort] for each in said if each.get(sort))
                theirs = Counter(by_eye[sort])
                hits[sort] += (mine & theirs).total()
                found[sort] += mine.total()
                expected[sort] += theirs.total()
    return {"hits": hits, "found": found, "expected": expected}


@needs_corpus
@pytest.mark.parametrize("sort", ["meetings", "present", "absent", "handles", "affiliations"])
def test_attendance_is_what_a_reader_finds(sort: str, counts: dict[str, Counter[str]]) -> None:
    """Hardly anybody is invented and hardly anybody missed, nor what is said of them."""
    hits, found, expected = (counts[key][sort] for key in ("hits", "found", "expected"))
    figures = f"{sort}: {hits} right of {found} found and {expected} expected"
    assert hits >= PRECISION * found, figures
    assert hits >= RECALL * expected, figures


@needs_sources
def test_the_check_ins_of_the_collaboration_cafes() -> None:
    """Six meetings give all 39 rows: names, handles and affiliations as they stand that day."""
    events = YAML(typ="safe").load(INVENTORY.read_text("utf-8"))["events"]
    expected = {
        (event["date"], row["where"][0]["line"]): (
            row["as_stated"],
            row["handle_as_stated"].removeprefix("@"),
            (row["affiliation_as_stated"] or "").strip("-").replace(" and ", ", "),
        )
        for event in events
        if event["id"].startswith("collab-cafe-2025")
        for row in event["attendees"]
    }
    source = next((SHARED / "sources").glob("003*"))
    meetings = read(source.parent, source.name)
    found = {
        (meeting.date, one.evidence.line): (
            one.name,
            ", ".join(one.handles),
            ", ".join(one.affiliations),
        )
        for meeting in meetings
        for one in meeting.presences
    }
    assert len(meetings) == 6
    assert len(expected) == 39
    assert found == expected
