"""Minutes of invented and of real notes: the records found, against those a reader finds."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from sphinx_annals.convert.dialects.hugo import Hugo
from sphinx_annals.convert.document.records import Evidence, Meeting, Presence
from sphinx_annals.convert.document.source import Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.minutes.meeting_context import Topic, section_named
from sphinx_annals.convert.minutes.recognisers import records_of, with_records
from sphinx_annals.convert.minutes.template_remnants import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_annals.convert.document.records import AgendaItem, Records

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SOURCES = ROOT.parent / "shared" / "sources"
GOLD = json.loads((ROOT / "tests" / "data" / "decisions.json").read_text("utf-8"))["documents"]
NOTES = (
    "bytecodealliance-meetings",
    "jupyter-community-calls",
    "jupyter-ec-team-compass",
    "jupyterhub-team-compass",
    "nodejs-tsc",
    "nteract-meeting-minutes",
    "numpy-archive",
    "wasm-meetings",
)


# invented notes ---------------------------------------------------------------------------------

TUBE = "https://youtu.be/abcdefghijk"
ROLL = (
    Presence("Ada Quill", Evidence(1, ""), ("@adaq",), initials="AQ"),
    Presence("Bo Linde", Evidence(1, ""), ("@bo",)),
)
#: a way to announce a record -> its field, the notes, and the lines of the records
WAYS = {
    "decision: label": ("decisions", "- AQ: Decision: keep the bell", [1]),
    "decision: slip of the pen": ("decisions", "Decesion: keep the bell", [1]),
    "decision: hashtag": ("decisions", "- We keep the bell #decision", [1]),
    "decision: choice": ("decisions", "- Bell\n  - Decision: **yes** / no", [2]),
    "decision: heading for one": ("decisions", "## Conclusion\n\n- Keep it\n- Oil it", [3]),
    "decision: heading for several": ("decisions", "## Decisions\n\n- Keep it\n- Oil it", [3, 4]),
    "decision: motion": ("decisions", "- Motion: keep the bell\n  - Carried.", [1]),
    "decision: vote in a line": ("decisions", "Vote on the bell: 5 in favor, 2 against", [1]),
    "decision: vote in a table": (
        "decisions",
        "Poll: keep the bell?\n\n| SF | F | N | A | SA |\n|-|-|-|-|-|\n| 3 | 2 | 0 | 1 | 0 |",
        [1],
    ),
    "decision: vote in lines": ("decisions", "Poll: keep it?\n\nFor: 5\nAgainst: 2", [1]),
    "decision: leaning": ("decisions", "- The group is in support of the bell.", [1]),
    "decision: wording": ("decisions", "- The council agreed to keep the bell.", [1]),
    "decision: wording in speech": ("decisions", "AQ: The consensus was that it rings.", [1]),
    "decision: adoption": ("decisions", "- Bell rules: no objections", [1]),
    "decision: rejection": ("decisions", "- The motion to sell the bell failed.", [1]),
    "action: box": ("actions", "- [ ] oil the bell", [1]),
    "action: label": ("actions", "- Bo: Action item: oil the bell", [1]),
    "action: bold": ("actions", "- **Action** oil the bell", [1]),
    "action: capitals": ("actions", "- TODO oil the bell", [1]),
    "action: hashtag": ("actions", "- oil the bell #todo:bo", [1]),
    "action: heading": ("actions", "## Next steps\n\n- Oil the bell", [3]),
    "action: assignment": ("actions", "- Bo to oil the bell", [1]),
    "action: table": ("actions", "| Task | Who | Status |\n|-|-|-|\n| Oil it | Bo | open |", [3]),
    "item: list": ("items", "## Agenda\n\n- Bells (Bo, 5 min)\n- Ropes", [3, 4]),
    "item: topic": ("items", "## Agenda\n\nBells of old\n\n- rusty ones", [3]),
    "item: heading": ("items", "# Notes\n\n## Agenda\n\n### Bells\n\nThey rust.", [5]),
    "item: place": ("items", "# Notes\n\n## Agenda\n\n### harbour/bells\n\n- Ropes", [7]),
    "item: table": ("items", "## Topics\n\n| Topic | Lead |\n|-|-|\n| Bells | Bo |", [5]),
    "item: presenter": ("items", "## Bells for stage 1\n\nPresenter: Bo Linde", [1]),
    "talk: type and speakers": ("talks", "## Keynote: Bells by Ada Quill", [1]),
    "talk: affiliations": ("talks", "## Bells (Ada Quill, Tidewater)", [1]),
    "talk: type and video": ("talks", f"## Demo: Bells\n\n{TUBE}", [1]),
    "talk: point": ("talks", "## Talks\n\n- **Ada Quill**: Bells of old", [3]),
    "talk: table": ("talks", "| Title | Speaker |\n|-|-|\n| Bells | Ada Quill |", [3]),
    "thanks: section": ("praises", "## Celebrations\n\n- The bell rings again!", [3]),
    "thanks: wording": ("praises", "- Shout-out to Bo for the bell", [1]),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_announce_a_record_is_recognised(way: str) -> None:
    """One example of each way is kept here, with invented people."""
    name, text, lines = WAYS[way]
    body = SourceText.of(text)
    whole = Meeting("", "", (1, len(body.lines)), Evidence(1, ""))
    found = with_records(whole._replace(presences=ROLL), body)
    assert [each.evidence.line for each in getattr(found, name)] == lines


TOPICS = {
    "Decisions needed": Topic.OPEN,
    "2. Decisions made": Topic.DECISIONS,
    "**Conclusion**": Topic.DECISION,
    "Action items from this week": Topic.ACTIONS,
    "Celebrations :tada:": Topic.PRAISE,
    "Useful links": Topic.FIXED,
    "Attendees (5)": Topic.ROLL,
    "Lightning talks": Topic.TALKS,
    "Announcements": Topic.NEWS,
    "Agenda for today": Topic.AGENDA,
    "Meeting notes": Topic.NOTES,
    "Bells": None,
}


@pytest.mark.parametrize("heading", TOPICS)
def test_a_heading_announces_its_topic(heading: str) -> None:
    """Every topic has a heading here, and other headings announce none."""
    assert section_named(heading) is TOPICS[heading]
    assert {*Topic, None} == {*TOPICS.values()}


PROMPTS = (
    "TBD",
    "Add your name here",
    "This is a place to share news",
    "<topic>",
    "*Please list what you did.*",
    "name/affiliation",
)


@pytest.mark.parametrize("text", PROMPTS)
def test_what_a_template_asks_for_is_a_placeholder(text: str) -> None:
    """Each way in which templates ask is recognised, but not the same word in a sentence."""
    assert is_prompt(text)
    assert not is_prompt(f"We keep the bell that rings above the harbour: {text}, it says")


# real notes -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def inventory() -> dict[str, Any]:
    """Return the list of what the four sources say."""
    if not SOURCES.is_dir():
        pytest.skip(f"the four sources are not here: {SOURCES}")
    return dict(YAML(typ="safe").load((SOURCES / "inventory.yaml").read_text("utf-8")))


@cache
def text_of(seed: str) -> str:
    """Return a source as it was before it became mojibake."""
    (path,) = SOURCES.glob(f"{seed}_*.txt")
    text = path.read_text("utf-8")
    try:
        return text.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return text


@cache
def notes() -> tuple[Meeting, ...]:
    """Return the meetings of source 003 with their records."""
    body = SourceText.of(text_of("003"))
    firsts = [line.number for line in body.lines if line.text.startswith("## ")]
    return tuple(
        with_records(Meeting("", "", (first, after - 1), Evidence(first, "")), body)
        for first, after in pairwise([*firsts, len(body.lines) + 1])
    )


@cache
def post() -> Records:
    """Return the records of source 000."""
    return records_of(Source("post.md", Hugo.traits, (), SourceText.of(text_of("000"))), ())


def overlap(one: Iterable[int], other: Iterable[int]) -> bool:
    """Whether two spans of lines have a line in common."""
    (first, last), (begin, end) = one, other
    return first <= end and begin <= last


def spans_of(entry: dict[str, Any]) -> list[tuple[int, int]]:
    """Return the lines where the inventory finds something."""
    return [(at["line"], at.get("to_line", at["line"])) for at in entry["where"]]


def test_explicit_decisions_are_found_and_nothing_else(inventory: dict[str, Any]) -> None:
    """All decisions that the inventory calls explicit are found in source 003, and no other."""
    found = [d.lines for meeting in notes() for d in meeting.decisions]
    listed = {
        entry["id"]: spans_of(entry)
        for entry in inventory["decisions"]
        if entry["where"][0]["seed"] == "003" and entry["explicit"]
    }
    missing = [
        name
        for name, spans in listed.items()
        if not any(overlap(span, lines) for span in spans for lines in found)
    ]
    known = [span for spans in listed.values() for span in spans]
    wrong = [lines for lines in found if not any(overlap(lines, span) for span in known)]
    assert (missing, wrong) == ([], [])
    assert len(listed) == 8
    assert [d for seed in ("000", "001", "002") for d in told(seed).decisions] == []


def told(seed: str) -> Records:
    """Return the records of a post."""
    return records_of(Source(f"{seed}.md", Hugo.traits, (), SourceText.of(text_of(seed))), ())


def test_a_soft_agreement_is_only_proposed(inventory: dict[str, Any]) -> None:
    """What people are merely supportive of waits for somebody to confirm it."""
    (soft,) = (d for d in inventory["decisions"] if d["class"] == "soft agreement")
    (line, _) = spans_of(soft)[0]
    status = {d.lines[0]: d.status for meeting in notes() for d in meeting.decisions}
    assert status.pop(line) == "proposed"
    assert set(status.values()) == {"accepted"}


def test_agenda_items_have_their_owner_and_minutes(inventory: dict[str, Any]) -> None:
    """All points of source 003 are found, with who raised them and the longest time given."""
    names = {person["id"]: person["name"] for person in inventory["people"]}
    found = {i.evidence.line: i for meeting in notes() for i in meeting.items}
    listed = {spans_of(entry)[0][0]: entry for entry in inventory["agenda_items"]}
    assert found.keys() == listed.keys()
    assert len(listed) == 29
    for line, entry in listed.items():
        said = entry["minutes"]
        assert found[line].minutes == (max(said) if isinstance(said, list) else said), line
        assert owner_of(found[line]) in names.get(entry["raised_by"], ""), line


def owner_of(item: AgendaItem) -> str:
    """Return who owns an item."""
    return item.owners[0] if item.owners else ""


def test_celebrations_are_found(inventory: dict[str, Any]) -> None:
    """All celebrations of source 003 are found, with those that its words of thanks name."""
    found = {p.evidence.line: p for meeting in notes() for p in meeting.praises}
    kinds = inventory["celebrations_introductions"]
    listed = {spans_of(e)[0][0]: e for e in kinds if e["kind"] == "celebration"}
    assert found.keys() == listed.keys()
    assert found[69].people == ("William Stein",)
    assert found[169].people == ("Yuvi",)


def test_headed_talks_have_speakers_affiliations_and_video(inventory: dict[str, Any]) -> None:
    """The talks that stand under a heading of source 000 are found whole."""
    listed = {
        spans_of(entry)[0][0]: entry
        for entry in inventory["talks"]
        if entry["where"][0]["seed"] == "000"
        and not entry.get("optional")
        and entry["kind"] != "video"
        and (entry.get("heading_verbatim") or entry["video"])
    }
    found = {talk.evidence.line: talk for talk in post().talks}
    assert found.keys() == listed.keys()
    for line, entry in listed.items():
        if line == 44:  # its author, who speaks, isn't named in it
            assert not found[line].speakers
            continue
        speakers = [f"{s.name}, {', '.join(s.affiliations)}" for s in found[line].speakers]
        said = [s["affiliation_as_stated"][0]["text"] for s in entry["speakers_detail"]]
        assert speakers == said
        assert found[line].video == (entry["video"] or {}).get("url", "")
        assert found[line].slides == (entry["slides"] or "")


def test_decisions_of_real_notes_are_found() -> None:
    """Four in five that a reader marked are found, and nine in ten that are found are right."""
    if not CORPUS.is_dir():
        pytest.skip(f"the real notes are not here: {CORPUS}")
    right = wrong = expected = met = 0
    for name, path in documents():
        gold = GOLD[name]
        body = SourceText.of(path.read_text("utf-8", "replace"))
        whole = Meeting("", "", (1, len(body.lines)), Evidence(1, ""))
        found = [each.lines for each in with_records(whole, body).decisions]
        said = [(first, last) for first, last, _ in gold["decisions"]]
        right += sum(any(overlap(lines, span) for span in said) for lines in found)
        either = [*said, *gold["doubtful"]]
        wrong += sum(not any(overlap(lines, span) for span in either) for lines in found)
        expected += len(said)
        met += sum(any(overlap(span, lines) for lines in found) for span in said)
    print(f"decisions: {right} right, {wrong} wrong, {expected - met} of {expected} not found")  # noqa: T201
    assert right / (right + wrong) >= 0.9
    assert met / expected >= 0.8


def documents() -> list[tuple[str, Path]]:
    """Return the notes that were annotated."""
    found = []
    for folder in NOTES:
        for path in sorted((CORPUS / folder).rglob("*.md")):
            name = path.relative_to(CORPUS).as_posix()
            digest = hashlib.sha256(name.encode()).hexdigest()[:16]
            found += [(digest, path)] if digest in GOLD else []
    assert len(found) == len(GOLD)
    return found
