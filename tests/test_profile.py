"""The page of a person or an organization: its facts, and everything that points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from invention import entry, index_of, mention, told

from sphinx_annals.content.elements import Page, Prose
from sphinx_annals.content.entry_page import profile_of

if TYPE_CHECKING:
    from sphinx_annals.index.index import Index

TIDE = entry("organization", "The Tide", id="tide", url="https://tide.example", place="Quay")
LANTERN = entry("organization", "Lantern Unit", id="lantern", parent="tide")
ADA = entry(
    "person",
    "Ada Quill",
    id="ada",
    aliases="A. Q., Quill",
    sort_name="Quill, Ada",
    github="AdaQ",
    affiliation="tide (2016/..), nowhere",
)
BO = entry("person", "Bo Linde", id="bo", affiliation="lantern (a while)")
SPRING = entry(
    "event",
    "Spring",
    id="spring",
    date="2031-03-04",
    attendees="ada (lantern) as host, bo (lantern, elsewhere)",
)
FALL = entry("event", "Fall", id="fall", date="2031-10-05", attendees="ada (tide)")
EVE = entry("event", "Eve", id="eve", date="2030-12-31", attendees="ada (lantern) as scribe")
SOME_DAY = entry("event", "Some day", id="some-day", attendees="ada (kelp), ada as host, bo")
TALK = entry("talk", "On tides", id="on-tides", speakers="ada", event="spring")
MOOR = entry("decision", "Moor", id="moor", date="2031", deciders="ada", about="tide, ada")
BOOK = index_of(TIDE, LANTERN, ADA, BO, SPRING, FALL, EVE, SOME_DAY, TALK, MOOR)


def page_of(entry_id: str, index: Index = BOOK) -> Page:
    """Return the page of an entry."""
    return profile_of(index, index.by_id[entry_id])


def sections(entry_id: str, index: Index = BOOK) -> dict[str, list[str]]:
    """Return the sections of a page: title -> lines."""
    page = page_of(entry_id, index)
    return {s.title: [line for block in s.blocks for line in told(block)] for s in page.sections}


def test_a_page_has_the_facts_of_its_entry() -> None:
    """Each field stands under its label; a name that only sorts is not shown."""
    page = page_of("ada")
    assert (page.docname, page.title, page.anchor) == ("people/ada", "Ada Quill", "ada")
    assert page.index_term == "Quill, Ada"
    assert [line for block in page.blocks for line in told(block)] == [
        "Kind: Person",
        "GitHub: AdaQ",
        "Affiliation: <The Tide> (2016/..); ?nowhere?",
        "Also known as: A. Q., Quill",
    ]


def test_a_doubtful_interval_is_shown_as_written() -> None:
    """Nothing that a writer wrote is lost."""
    assert told(page_of("bo").blocks[0])[1:] == ["Affiliation: <Lantern Unit> (a while)"]


def test_a_person_has_everything_that_points_there() -> None:
    """Events, talks and decisions are grouped by year, the newest first, the undated last."""
    found = sections("ada")
    assert list(found) == ["Affiliations over time", "Events", "Talks", "Decisions"]
    assert found["Events"] == [
        "2031: <Fall> · 2031-10-05 · {attended} (<The Tide>); "
        "<Spring> · 2031-03-04 · {attended} (<Lantern Unit>) {as host}",
        "2030: <Eve> · 2030-12-31 · {attended} (<Lantern Unit>) {as scribe}",
        "Undated: <Some day> · {attended} (?kelp?) · {attended} {as host}",
    ]
    assert found["Talks"] == ["2031: <On tides> · 2031-03-04"]
    assert found["Decisions"] == ["2031: <Moor> · 2031 · {decided} · {about it}"]


def test_the_history_follows_from_each_day() -> None:
    """An affiliation has its first and last day and how often it was said, the latest first."""
    assert sections("ada")["Affiliations over time"] == [
        "<The Tide> · 2031-10-05 · at 1 event",
        "<Lantern Unit> · 2030-12-31 – 2031-03-04 · at 2 events",
        "?kelp? · at 1 event",
    ]


def test_an_organization_has_what_its_units_have() -> None:
    """People and events of a unit stand on the page of the whole, and say which unit."""
    found = sections("tide")
    assert list(found) == ["Events", "Decisions", "People", "Organizations"]
    assert found["Events"] == [
        "2031: <Fall> · 2031-10-05 · <Ada Quill>; "
        "<Spring> · 2031-03-04 · <Ada Quill> (<Lantern Unit>) · <Bo Linde> (<Lantern Unit>)",
        "2030: <Eve> · 2030-12-31 · <Ada Quill> (<Lantern Unit>)",
    ]
    assert found["Decisions"] == ["2031: <Moor> · 2031 · {about it}"]
    assert found["People"] == [
        "<Bo Linde> · (a while) (<Lantern Unit>) · <Lantern Unit>",
        "<Ada Quill> · (2016/..) · <Lantern Unit>",
    ]
    assert found["Organizations"] == ["<Lantern Unit> · {unit}"]


def test_a_circle_of_units_is_shown_once() -> None:
    """Two organizations that are parts of each other have pages that end."""
    one = entry("organization", "One", parent="two")
    two = entry("organization", "Two", parent="one, two")
    index = index_of(one, two)
    assert sections("one", index) == {
        "Organizations": ["<One> · {unit} (<Two>)", "<Two> · {unit} · {unit} (<Two>)"]
    }


def test_mentions_stand_with_their_sentence_and_place() -> None:
    """A mention is quoted once, with a link to where it was made."""
    said = (mention("person", "ada"), mention("person", "ada"), mention("person", "Quill", "b"))
    found = sections("ada", index_of(ADA, *said))
    assert found["Mentions"] == [
        "So says <Ada Quill>. — <About b › Notes>",
        "So says <Ada Quill>. — <About book › Notes>",
    ]


def test_a_page_of_nothing_else_is_short() -> None:
    """An entry that nothing names has its facts alone."""
    page = page_of("bo", index_of(BO))
    assert page.sections == ()
    assert len(page.blocks) == 1


def test_prose_stands_after_the_facts() -> None:
    """What the writer wrote in the entry is on its page."""
    ada = ADA._replace(prose="d1")
    assert page_of("ada", index_of(ada)).blocks[1:] == (Prose("book", "ada", "d1"),)
