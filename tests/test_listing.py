"""The pages that list all of a kind: by year or letter, and in the other groupings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import broken_links, built
from invention import entry, index_of, text_of, told

from sphinx_annals.content.elements import Groups, Paragraph
from sphinx_annals.content.index_page import grouped_list, listing_of
from sphinx_annals.index import sorting
from sphinx_annals.kinds import BY_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_annals.content.elements import Page
    from sphinx_annals.index.index import Index

BOOK = index_of(
    entry("person", "Ada Quill", id="ada"),
    entry("person", "Bo Linde", id="bo"),
    entry("event", "Spring", id="spring", date="2031-03-04", type="meeting"),
    entry("event", "Eve", id="eve", date="2030-12-31"),
    entry("event", "Some day", id="some-day"),
    entry("talk", "Tides", id="tides", speakers="ada, bo", event="spring"),
    entry("talk", "Kelp", id="kelp", event="eve"),
    entry("decision", "Moor", id="moor", status="accepted", date="2031-03-04"),
)


def page_of(kind: str, index: Index = BOOK) -> Page:
    """Return the page that lists the entries of *kind*."""
    return listing_of(index, BY_NAME[kind])


def groups(kind: str, *said: str) -> dict[str, list[str]]:
    """Return heading -> lines of the page that lists the people or events called *said*."""
    index = index_of(*(entry(kind, title) for title in said)) if said else BOOK
    rows = (line.partition(": ") for line in told(grouped_list(index, BY_NAME[kind])))
    return {heading: lines.split("; ") for heading, _, lines in rows}


def jumps(page: Page) -> list[str]:
    """Return the lines of links at the top of *page*."""
    return [text_of(block.line) for block in page.blocks if isinstance(block, Paragraph)]


def test_dated_entries_are_grouped_by_year() -> None:
    """The newest year comes first, the undated last."""
    assert list(groups("event")) == ["2031", "2030", sorting.UNDATED]


def test_other_entries_are_grouped_by_letter() -> None:
    """Each letter stands once, in order; accents and scripts find their place."""
    found = groups("person", "Zoe", "李小龙", "Åsa", "ada", "Lara", "Яна", "2nd", "“Bo”")
    assert found == {
        "#": ["<2nd>", "<“Bo”>"],
        "A": ["<ada>", "<Åsa>"],
        "L": ["<Lara>", "<李小龙>"],
        "Z": ["<Zoe>"],
        "Я": ["<Яна>"],
    }


def test_talks_stand_under_event_speaker_and_type_where_any_says_it() -> None:
    """A talk of two stands under both; a grouping that says nothing is left out."""
    sections = {s.title: told(s.blocks[0]) for s in page_of("talk").sections}
    assert sections == {
        "By event": ["<Spring>: <Tides> · 2031-03-04", "<Eve>: <Kelp> · 2030-12-31"],
        "By speaker": [
            "<Ada Quill>: <Tides> · 2031-03-04",
            "<Bo Linde>: <Tides> · 2031-03-04",
            "Not stated: <Kelp> · 2030-12-31",
        ],
    }


def test_decisions_stand_under_their_status() -> None:
    """The log is by year, and once more by status."""
    page = page_of("decision")
    assert [(s.title, s.anchor) for s in page.sections] == [("By status", "decisions-by-status")]


def test_a_reader_can_jump() -> None:
    """Links to the sections and to the headings stand at the top, where there is a choice."""
    assert jumps(page_of("talk")) == ["<2031> · <2030>", "<By event> · <By speaker>"]
    assert jumps(page_of("person")) == ["<A> · <B>"]
    assert jumps(page_of("decision")) == ["<By status>"]
    assert jumps(page_of("organization")) == []


def test_a_heading_keeps_its_place() -> None:
    """Its id says the kind and the heading, and depends on nothing else."""
    titles = ("Ada", "Яна", "2nd", "Bo")
    index = index_of(*(entry("person", title) for title in titles))
    [listed] = (b for b in page_of("person", index).blocks if isinstance(b, Groups))
    assert [group.anchor for group in listed.groups] == [
        "people-under-x23",
        "people-under-a",
        "people-under-b",
        "people-under-x44f",
    ]


FILES = {
    "index.md": """
        # Book

        ```{toctree}
        talks/index
        people/index
        ```

        :::{talk} Tides
        :speakers: ada, bo
        :type: keynote
        :::
        :::{talk} Kelp
        :date: 2030
        :::
        :::{person} Ada
        :::
        :::{person} Bo
        :::
    """
}


def test_every_jump_leads_to_its_place(tmp_path: Path) -> None:
    """Headings have ids, sections stand in the table of contents of the page."""
    with built(tmp_path, FILES) as book:
        assert book.warnings == ()
        assert broken_links(book.out) == []
        toc = book.app.env.tocs["talks/index"].astext()
        people = book.body("people/index.html")
    assert "By speaker" in toc
    assert [dt["id"] for dt in people.select("dl.annals-groups > dt")] == [
        "people-under-a",
        "people-under-b",
    ]
    assert people.select("dl.annals-groups > dd > ul.annals-list > li")
