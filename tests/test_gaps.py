"""What is missing or doubtful: what a book says of its own gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from building import built
from invention import entry, index_of, mention, told

from sphinx_annals.content import gaps
from sphinx_annals.content.gaps import CHECKS, gaps_of
from sphinx_annals.content.problems import problems_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_annals.model.entries import Entry, Mention

FINE = (
    entry("person", "Ada Quill", id="ada", source="s"),
    entry("organization", "The Tide", id="tide", source="s"),
    entry("event", "Club", id="club", source="s"),
    entry(
        "event", "Spring", id="spring", date="2031-03-04", part_of="club",
        attendees="ada (tide)", source="s",
    ),
    entry("talk", "Tides", id="tides", speakers="ada", event="spring", source="s"),
    entry("decision", "Moor", id="moor", date="2031", deciders="tide", source="s"),
)  # fmt: skip

#: title of a gap -> what is said, and what is told of it
CASES: dict[str, tuple[tuple[Entry | Mention, ...], list[str]]] = {
    "Events without a date": (
        (
            entry("event", "Some day", source="s"),
            entry("event", "Unreadable", date="one day", source="s"),
        ),
        ["<Some day>"],
    ),
    "Talks without a speaker": (
        (entry("talk", "Kelp", event="spring", source="s"),),
        ["<Kelp>"],
    ),
    "Talks without an event": ((entry("talk", "Salt", speakers="ada", source="s"),), ["<Salt>"]),
    "Decisions without a date": (
        (entry("decision", "Sing", deciders="ada", source="s"),),
        ["<Sing>"],
    ),
    "Decisions without deciders": (
        (entry("decision", "Hum", date="2031", source="s"),),
        ["<Hum>"],
    ),
    "People not mentioned anywhere": (
        (
            entry("person", "Bo Linde", source="s"),
            entry("person", "Cy Marsh", id="cy", source="s"),
            mention("person", "cy"),
        ),
        ["<Bo Linde>"],
    ),
    "Organizations not mentioned anywhere": (
        (entry("organization", "Lantern Unit", parent="tide", source="s"),),
        ["<Lantern Unit>"],
    ),
    "Names without an entry": (
        (mention("person", "Zed"),),
        ["no person is called 'Zed': add the person, or correct the name — <About book>, line 5"],
    ),
    "Names that may mean several entries": (
        (
            entry("person", "Ada Quill", id="ada-2", source="s"),
            mention("person", "Ada Quill"),
            mention("person", "ada-2"),
        ),
        ["'Ada Quill' may be ada (book:1), ada-2 (book:1): write one id — <About book>, line 5"],
    ),
    "Uncertain dates": (
        (
            entry("event", "Fall", date="2031-10~", source="s"),
            entry("decision", "Row", date="2031", deciders="ada", due="2032~", source="s"),
        ),
        ["<Fall>", "<Row>"],
    ),
    "Entries marked as doubtful": (
        (entry("event", "Eve", date="2030", tags="late, Doubtful", source="s"),),
        ["<Eve>"],
    ),
    "Entries without a source": ((entry("event", "Eve", date="2030"),), ["<Eve>"]),
}
#: found when reading, which these entries don't go through
READ = "Dates that can't be read"


def shown(*said: Entry | Mention) -> tuple[dict[str, list[str]], str]:
    """Return title -> what stands under it, and what else is said."""
    index = index_of(*said)
    problems = problems_of(index, (), lambda role, name: False)
    blocks = gaps_of(index, problems)
    groups = {}
    for line in (line for block in blocks[:-1] for line in told(block)):
        title, _, rest = line.partition(": ")
        number, _, lines = rest.partition(": ")
        found = lines.split("; ")[1:]
        assert int(number) == len(found)
        groups[title] = found
    [closing] = told(blocks[-1])
    return groups, closing


def test_a_book_without_gaps_says_what_was_looked_for() -> None:
    """Nothing is found where all is said, and the page is not empty."""
    groups, closing = shown(*FINE)
    assert groups == {}
    assert closing.startswith("Nothing found under: events without a date, talks without")
    assert all(gap.title[1:] in closing for gap in CHECKS)


def test_every_gap_is_tried() -> None:
    """The cases leave no gap out."""
    assert {*CASES, READ} == {gap.title for gap in CHECKS}


@pytest.mark.parametrize("title", CASES)
def test_a_gap_is_found(title: str) -> None:
    """What is missing is listed with its number, and nothing else is."""
    said, lines = CASES[title]
    groups, closing = shown(*FINE, *said)
    assert groups == {title: lines}
    assert title[1:] not in closing


def test_much_is_counted_but_not_listed() -> None:
    """A big book says how many more there are."""
    many = (entry("event", f"No {n:03}", date="2031") for n in range(gaps.LISTED + 5))
    [group] = told(gaps_of(index_of(*many), ())[0])
    assert group.startswith("Entries without a source: 205: ")
    assert group.endswith("; <No 199>; and 5 more")


FILES = {
    "index.md": """
        # Gaps

        ```{toctree}
        events/index
        ```

        :::{event} Some <b>day</b>
        :date: 3/4/2031
        :attendees: Zed
        :::

        :::{annals:gaps}
        :limit: 3
        :::
    """,
    "more.md": """
        ---
        orphan: true
        ---
        # More

        ```{annals:gaps}
        ```
    """,
}


SUFFIXES = {".html", ".txt", ".tex", ".xhtml", ".1"}


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub", "man", "singlehtml"])
def test_every_output_has_the_gaps(tmp_path: Path, builder: str) -> None:
    """Names and dates are told with document and line; an option is reported, text is text."""
    with built(tmp_path, FILES, builder) as book:
        types = sorted(warned.type for warned in book.warnings if "epub" not in warned.message)
        paths = (path for path in book.out.rglob("*") if path.suffix in SUFFIXES)
        text = " ".join(" ".join(path.read_text("utf-8").split()) for path in paths)
    assert types == ["annals.date", "annals.option", "annals.unknown"]
    assert "be read: 1" in text
    assert "no person is called" in text
    assert "line 8" in text
    assert "line 9" in text
    assert ("<b>" in text) == (builder in {"text", "man", "latex"})


def test_gaps_are_worked_out_once_if_asked_for(tmp_path: Path) -> None:
    """Two pages that show them cost no more than one, and a book without them costs nothing."""
    with patch("sphinx_annals.content.resolver.gaps_of", wraps=gaps_of) as working:
        with built(tmp_path / "with", FILES):
            assert working.call_count == 1
        with built(tmp_path / "without", {"index.md": "# Not\n\n:::{event} Eve\n:::\n"}):
            assert working.call_count == 1
