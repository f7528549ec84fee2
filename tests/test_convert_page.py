"""Pages: what the records of a source say, placed in its own words."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from building import built
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from sphinx_annals.convert.dialects.hugo import Hugo
from sphinx_annals.convert.dialects.notes import Notes
from sphinx_annals.convert.document.plain_text import shortened, title_text
from sphinx_annals.convert.document.records import (
    Decision,
    Evidence,
    Meeting,
    MeetingLink,
    Presence,
    Records,
    Talk,
)
from sphinx_annals.convert.document.source import Meta, Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.emit.directive_text import Directive
from sphinx_annals.convert.emit.ids import FIRST, free_ids, stem_of, wanted_ids
from sphinx_annals.convert.emit.page import front_matter, levelled, myst_page_of
from sphinx_annals.convert.emit.placement import body_blocks_of
from sphinx_annals.convert.emit.speaker_mentions import with_mentions
from sphinx_annals.model.entries import Address
from sphinx_annals.model.provenance import SOURCE_KEY

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = {"Ada": "ada-q", "Ada Quill": "ada-q", "Bo": "bo", "Bo Linde": "bo"}
#: what tries to be more than text
HOSTILE = (
    'He said: "yes" # no',
    "'quoted' at first",
    "| block",
    "> folded",
    "a\nb: c",
    "a\r\n:::\n:id: stolen",
    "ends with a colon:",
    "{person}`ada` and $x$ <script>alert(1)</script>",
    "back \\slash \\* &amp; <b>",
    "@handle",
    "- dash",
    "\u2028separated\x85",
)


class Cast:
    """Knows a few people, and one organization."""

    def person(self, name: str, line: int) -> str:
        """Return who is called *name*, whatever the line."""
        return PEOPLE.get(name, "")

    def presence(self, presence: Presence) -> str:
        """Return who was there."""
        return PEOPLE.get(presence.name, "")

    def organizations(self, text: str) -> tuple[str, ...]:
        """Return the one organization."""
        return ("tidewater",) if text == "Tidewater Workshop" else ()


def at(line: int, words: str = "") -> Evidence:
    """Return evidence at a line."""
    return Evidence(line, words)


def page(body: str, *meetings: Meeting, path: str = "notes/2024-01-09.md", **rest: object) -> str:
    """Return the page of a source."""
    text = dedent(body).lstrip("\n")
    records = Records(meetings, **rest)  # type: ignore[arg-type]
    source = Source(path, Notes.traits, (Meta("title", "From above", 2),), SourceText.of(text))
    ids = free_ids(wanted_ids(path, records), {})
    return myst_page_of(source, source.body, records, ids, Cast()).text


def body_of(text: str) -> str:
    """Return a page without its front matter."""
    return text.split("---\n", 2)[2].lstrip("\n")


def meeting(**said: object) -> Meeting:
    """Return a meeting that begins at the first line."""
    whole = {"title": "Lantern Club", "date": "2024-01-09", "lines": (1, 9), "evidence": at(1)}
    return Meeting(**(whole | said))  # type: ignore[arg-type]


# events -----------------------------------------------------------------------------------------


def test_a_meeting_is_an_event_in_place_of_its_heading() -> None:
    """The heading of a document that is one meeting becomes the event, with its words."""
    there = (
        Presence("Ada Quill", at(3), affiliations=("Tidewater Workshop", "Nowhere"), role="host"),
        Presence("Bo", at(4), is_absent=True),
        Presence("Somebody", at(5)),
        Presence("Ada", at(6)),
    )
    links = (
        MeetingLink("slides", "https://a.example", at(7)),
        MeetingLink("recording", "https://b.example", at(8)),
    )
    text = page("# Lantern *Club* `9`\n\nHello.\n", meeting(presences=there, links=links))
    assert body_of(text) == dedent("""
        :::{event} Lantern Club 9
        :id: notes-2024-01-09
        :date: 2024-01-09
        :type: meeting
        :attendees: ada-q (tidewater) as host
        :recording: https://b.example
        :source: notes/2024-01-09.md, lines 1–9
        :::

        Hello.
    """).lstrip("\n")


def test_a_heading_with_a_link_leaves_its_link() -> None:
    """A title is plain text: what a heading links to stays below it."""
    text = body_of(page("# [Club](https://a.example)\n\nHi.\n", meeting()))
    assert text.startswith(":::{event} Club\n")
    assert ":::\n\n[Club](https://a.example)\n\nHi.\n" in text


def test_words_before_the_heading_keep_their_place() -> None:
    """Where something is said before the first heading, the event comes before both."""
    text = body_of(page("Before.\n\n# Club\n\nAfter.\n", meeting()))
    assert text.startswith(":::{event} Lantern Club\n")
    assert text.endswith(":::\n\nBefore.\n\n# Club\n\nAfter.\n")


def test_each_of_many_meetings_follows_its_heading() -> None:
    """Several meetings in one file keep their headings, with an event after each."""
    body = "# Club 2024\n\n## 2024-01-09\n\nOne.\n\n2024-02-06\n----------\n\nTwo.\n"
    meetings = (
        meeting(lines=(3, 6), evidence=at(3)),
        meeting(date="2024-02-06", lines=(7, 10), evidence=at(7)),
    )
    text = body_of(page(body, *meetings, path="club-2024.md"))
    assert text.startswith(
        "# Club 2024\n\n## 2024-01-09\n\n:::{event} Lantern Club\n:id: club-2024-01-09\n"
    )
    assert "----------\n\n:::{event} Lantern Club\n:id: club-2024-02-06\n" in text
    assert text.endswith(":::\n\nTwo.\n")


def test_a_page_that_is_no_meeting_has_a_title() -> None:
    """Without a heading of the first level, a page is called as its metadata says."""
    assert body_of(page("Hello.\n")) == "# From above\n\nHello.\n"
    assert body_of(page("# Own\n\nHello.\n")) == "# Own\n\nHello.\n"


# decisions and talks ----------------------------------------------------------------------------


def test_a_decision_stands_around_what_says_it() -> None:
    """Within lists and quotations the directive keeps the indent, and what follows stays."""
    body = """
        # Club

        - one
          - Decision: meet
          more often
            - why
        > DECISION: quoted

        Agreed: *at once*
        and for ever.
    """
    decisions = (
        Decision("meet more often", at(4), lines=(4, 5), deciders=("Ada", "Nobody")),
        Decision("quoted", at(7), "proposed"),
        Decision("*at once*", at(9), lines=(9, 10)),
    )
    text = body_of(page(body, meeting(decisions=decisions)))
    fields = ":date: 2024-01-09\n{0}:event: notes-2024-01-09\n{0}:status: "
    assert text.partition(":::\n\n")[2] == (
        "- one\n"
        "  - :::{decision} meet more often\n"
        "    :id: notes-2024-01-09-meet-more-often\n"
        "    " + fields.format("    ") + "accepted\n"
        "    :deciders: ada-q\n"
        "    :source: notes/2024-01-09.md, lines 4–5\n"
        "\n"
        "    Decision: meet\n"
        "    more often\n"
        "    :::\n"
        "    - why\n"
        "> :::{decision} quoted\n"
        "> :id: notes-2024-01-09-quoted\n"
        "> " + fields.format("> ") + "proposed\n"
        "> :source: notes/2024-01-09.md, line 7\n"
        ">\n"
        "> DECISION: quoted\n"
        "> :::\n"
        "\n"
        ":::{decision} at once\n"
        ":id: notes-2024-01-09-at-once\n" + fields.format("") + "accepted\n"
        ":source: notes/2024-01-09.md, lines 9–10\n"
        "\n"
        "Agreed: *at once*\n"
        "and for ever.\n"
        ":::\n"
    )


@pytest.mark.parametrize(
    "line",
    ["- [x] Decision: meet", "| Decision: meet |", "## Decision: meet", "    Decision: meet"],
    ids=["check box", "table", "heading", "code"],
)
def test_a_decision_that_nothing_can_stand_around_follows(line: str) -> None:
    """Check boxes, tables, headings and code stay as they are; the decision comes after them."""
    after = "\n| --- |\n| x |" if line.startswith("|") else ""
    text = body_of(
        page(f"# Club\n\n{line}{after}\n", meeting(decisions=(Decision("meet", at(3)),)))
    )
    assert line in text.split("\n")
    assert text.index(line) < text.index("{decision} meet")


def test_a_talk_follows_its_heading() -> None:
    """The heading stays, and the talk after it says who spoke, for whom, and where to watch."""
    speakers = (Presence("Bo Linde", at(3), affiliations=("Tidewater Workshop",)),)
    talk = Talk(
        "Nets", at(3), speakers, "lightning", video="https://v.example", slides="javascript:x"
    )
    text = body_of(page("# Club\n\n### Nets (Bo Linde)\n\nText.\n", meeting(talks=(talk,))))
    assert text.partition(":::\n\n")[2] == dedent("""
        ## Nets (Bo Linde)

        :::{talk} Nets
        :id: notes-2024-01-09-nets
        :event: notes-2024-01-09
        :type: lightning
        :speakers: bo (tidewater)
        :video: https://v.example
        :source: notes/2024-01-09.md, line 3
        :::

        Text.
    """).lstrip("\n")


def test_a_fence_is_longer_than_those_within() -> None:
    """A decision whose words hold a fence of colons is not closed by it."""
    assert (
        Directive("decision", "x", ()).lines(("a", "::::{note}", "::::"))[0] == ":::::{decision} x"
    )


# labels -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [name=Ada] hi", "- {person}`Ada <ada-q>` hi"),
        ("_[name=Ada] (5m): hi_", "_{person}`Ada <ada-q>` (5m): hi_"),
        ("[name=Ada & Bo] hi", "{person}`Ada <ada-q>` & {person}`Bo <bo>` hi"),
        ("[name=Cy and Bo]", "Cy and {person}`Bo <bo>`"),
        ("[name=Cy]", "Cy"),
        ("`[name=Ada]` [name=`Ada`]", "`[name=Ada]` [name=`Ada`]"),
        (
            "**Bo**: [Bo](https://a.example/Bo)",
            "**{person}`Bo <bo>`**: [Bo](https://a.example/Bo)",
        ),
        ("Bob, not `Bo`", "Bob, not `Bo`"),
    ],
    ids=["mark", "emphasis", "two", "one of two", "unknown", "code", "once", "whole words"],
)
def test_labels_become_mentions(line: str, expected: str) -> None:
    """Who is known is mentioned; others stay as plain text; code and addresses stay."""
    assert with_mentions(SourceText.of(line), [("Bo", 1)], Cast()).text == expected


def test_code_holds_no_labels() -> None:
    """What stands in a fence is nobody's label."""
    body = SourceText.of("```\n[name=Ada]\n```\n[name=Ada]")
    assert with_mentions(body, (), Cast()).text == "```\n[name=Ada]\n```\n{person}`Ada <ada-q>`"


# ids --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("2024/2024-01-09.md", "2024-01-09"),
        ("club/2024/01-09.md", "club-2024-01-09"),
        ("posts/nets/index.md", "posts-nets"),
        ("李小龙.md", "li-xiao-long"),
        ("index.md", "index"),
    ],
)
def test_an_id_is_made_of_the_path(path: str, stem: str) -> None:
    """It says where the source is, without saying anything twice, and never changes."""
    assert stem_of(path) == stem


def test_ids_are_unique() -> None:
    """Two decisions of the same words, and two files of like names, have ids of their own."""
    said = Records((meeting(decisions=(Decision("Meet", at(2)), Decision("Meet!", at(3)))),))
    taken = {"a-b": FIRST}
    first, second = (free_ids(wanted_ids(path, said), taken) for path in ("a/b.md", "a-b.md"))
    assert first.meetings + second.meetings == ("a-b-2", "a-b-3")
    assert first.decisions[0] == ("a-b-meet", "a-b-meet-2")
    assert second.decisions[0] == ("a-b-meet-3", "a-b-meet-4")


# text is text -----------------------------------------------------------------------------------


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
)
def test_front_matter_is_plain_data(said: dict[str, str]) -> None:
    """Whatever keys and values a source has, YAML reads them back as texts."""
    metas = tuple(Meta(key, value, 1) for key, value in said.items())
    lines = front_matter(Source("a.md", Notes.traits, metas, SourceText.of("")))
    assert all("\n" not in line for line in lines)
    read = YAML(typ="safe").load("\n".join(lines[1:-1]))
    assert {"from": "a.md", **read[SOURCE_KEY]} == {"from": "a.md", **said}


def test_a_key_written_twice_keeps_both_values() -> None:
    """No value of the source is lost where its metadata repeats a key."""
    metas = (Meta("date", "2024", 2), Meta("date", "2025", 3), Meta("tags", ("a", "b"), 4))
    lines = front_matter(Source("a.md", Hugo.traits, metas, SourceText.of("")))
    assert lines[3:5] == ('  "date": ["2024", "2025"]', '  "tags": ["a", "b"]')


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    """Titles, fields and metadata are shown as they are written, and do nothing else."""
    directive = Directive("event", text, (("id", "one"), ("place", text), ("source", "x")))
    front = front_matter(Source(text, Notes.traits, (Meta(text, text, 1),), SourceText.of("")))
    page = "\n".join((*front, "", *directive.lines(("Inner.",)), ""))
    with built(tmp_path, {"index.md": page}, freshenv=True) as book:
        entry = book.domain.index.by_id["one"]
        words = " ".join(text.replace("\x85", " ").split())
        assert entry.title == words
        assert entry.text("place") == words
        assert entry.text("source") == "x"
        assert len(book.domain.index.entries) == 1
        assert not book.body().select("script")
        assert {warned.type for warned in book.warnings} <= {"toc.not_included"}


def test_an_address_that_is_none_is_left_out() -> None:
    """A field that its kind couldn't read would only warn: it is not written."""
    lines = Directive("talk", "x", (("video", "javascript:alert(1)"), ("type", "dance"))).lines()
    assert lines == (":::{talk} x", ":::")
    assert Address  # what an address would have become


# small parts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [x] **Decision**: [meet](https://a.example) `now`", "Decision: meet now"),
        ("> 1. _so_ it is\n  and so on", "so it is and so on"),
        ("snake_case * 2 \\* x ![alt](a.png)", "snake_case * 2 * x alt"),
        ("[name=Ada] {person}`Ada <ada>` ~~no~~", "Ada Ada <ada> no"),
        ("[]{#a} meet [him]{.struck}", "meet him"),
        (
            "Lamps &mdash; Oil &amp;lt; Wick&#33; &notme &nothing;",
            "Lamps — Oil &lt; Wick! &notme &nothing;",
        ),
        ("meet\\\nagain :)\\", "meet again :)"),
    ],
    ids=["item", "quotation", "signs", "roles", "spans", "entities", "breaks"],
)
def test_plain_words(text: str, expected: str) -> None:
    """A title is made of words, without the marks of Markdown."""
    assert title_text(text) == expected


def test_a_long_title_is_cut_between_words() -> None:
    """What is shortened says so."""
    assert shortened("one two three, four", 15) == "one two three …"
    assert shortened("short") == "short"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [((2, 4, 4, 3), (2, 3, 3, 3)), ((3, 4, 3, 2), (2, 3, 2, 2)), ((1, 3, 6, 1), (1, 2, 3, 1))],
)
def test_no_level_is_skipped(levels: tuple[int, ...], expected: tuple[int, ...]) -> None:
    """Headings that skip a level rise; those beside each other stay beside each other."""
    text = "\n\n".join("#" * level + " x" for level in levels)
    lines = levelled(text.split("\n"), body_blocks_of(text), 1)
    assert lines == "\n\n".join("#" * level + " x" for level in expected).split("\n")


WORDS = st.lists(
    st.sampled_from(
        ["- a", "  - b", "> c", "1. d", "e", "", "## f", "```", ":::", "| g |", "    h"]
    ),
    min_size=1,
    max_size=14,
)


@given(WORDS, st.data())
def test_all_words_stay_in_order(lines: list[str], data: st.DataObject) -> None:
    """Wherever decisions and talks are said, no word of the body is lost or moved."""
    numbers = st.integers(1, len(lines))
    spans = [sorted(data.draw(st.tuples(numbers, numbers))) for _ in range(3)]
    said = tuple(Decision("D", at(first), lines=(first, last)) for first, last in spans)
    talks = (Talk("T", at(data.draw(numbers))),)
    text = page("\n".join(lines), meeting(title="M", decisions=said, talks=talks))
    kept = iter(word for word in body_of(text).split() if word in "abcdefgh")
    assert all(word in kept for line in lines for word in line.split() if word in "abcdefgh")
