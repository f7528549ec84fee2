"""Views: which entries they choose, in which order, and how they show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invention import entry, index_of, query, told

from sphinx_annals import order
from sphinx_annals.kinds import KINDS, Kind
from sphinx_annals.query import OPTION_NAMES, chosen
from sphinx_annals.view import NOTHING, VIEWS, grouped_list, view_of

BOOK = index_of(
    entry("organization", "The Tide", id="tide", type="club"),
    entry("organization", "Lantern Unit", id="lantern", parent="tide"),
    entry("organization", "Kelp", id="kelp", parent="kelp"),
    entry("person", "Ada Quill", id="ada", sort_name="Quill, Ada", affiliation="tide (2016/..)"),
    entry("person", "Bo Linde", id="bo", tags="crew"),
    entry("person", "Åsa Ek", id="asa", affiliation="lantern"),
    entry("event", "The series", id="series", type="series"),
    entry(
        "event",
        "Spring",
        id="spring",
        date="2031-03-04",
        part_of="series",
        type="meeting",
        place="Quay",
        attendees="ada (lantern), bo as host",
        status="held",
        tags="Outdoors, long",
    ),
    entry(
        "event", "Fall", id="fall", date="2031-10", part_of="series", type="Sprint", tags="indoors"
    ),
    entry("event", "Eve", id="eve", date="2030-12-31/2031-01-01", status="cancelled"),
    entry("event", "Some day", id="some-day", date="one day", attendees="bo"),
    entry("talk", "On tides", id="on-tides", speakers="ada", event="spring", type="keynote"),
    entry("talk", "On kelp", id="on-kelp", speakers="bo", date="2029"),
    entry(
        "decision",
        "Moor at dusk",
        id="dusk",
        date="2031-03-04",
        event="spring",
        deciders="ada, kelp",
        status="Accepted",
    ),
    entry("decision", "Moor at dawn", id="dawn", date="2031-10-05", supersedes="dusk"),
)

# The kind, the options, and the ids in order.
CHOSEN: list[tuple[str, dict[str, str], str]] = [
    ("event", {}, "fall spring eve some-day series"),
    ("event", {"sort": "oldest"}, "eve spring fall some-day series"),
    ("event", {"sort": "title"}, "eve fall some-day spring series"),
    ("event", {"limit": "2"}, "fall spring"),
    ("event", {"limit": "0"}, ""),
    ("event", {"limit": "99"}, "fall spring eve some-day series"),
    ("event", {"type": "sprint"}, "fall"),
    ("event", {"type": "SPRINT, series"}, "fall series"),
    ("event", {"status": "held, cancelled"}, "spring eve"),
    ("event", {"tag": "outdoors"}, "spring"),
    ("event", {"tag": "Long, INDOORS"}, "fall spring"),
    ("event", {"since": "2031"}, "fall spring eve"),
    ("event", {"since": "2031-01-02"}, "fall spring"),
    ("event", {"until": "2031-03"}, "spring eve"),
    ("event", {"since": "2031-03-04", "until": "2031-03-04"}, "spring"),
    ("event", {"since": "2031-10-31"}, "fall"),
    ("event", {"event": "series"}, "fall spring series"),
    ("event", {"event": "spring"}, "series"),
    ("event", {"person": "ada"}, "spring"),
    ("event", {"person": "Ada Quill, bo"}, "spring some-day"),
    ("event", {"org": "lantern"}, "spring"),
    ("event", {"org": "tide"}, "spring"),
    ("event", {"org": "kelp"}, ""),
    ("event", {"person": "bo", "since": "2031"}, "spring"),
    ("talk", {}, "on-tides on-kelp"),
    ("talk", {"event": "series"}, "on-tides"),
    ("talk", {"person": "bo"}, "on-kelp"),
    ("talk", {"type": "keynote"}, "on-tides"),
    ("talk", {"since": "2031-03-01"}, "on-tides"),
    ("person", {}, "asa bo ada"),
    ("person", {"event": "spring"}, "bo ada"),
    ("person", {"event": "series"}, "bo ada"),
    ("person", {"org": "tide"}, "asa ada"),
    ("person", {"org": "lantern"}, "asa ada"),
    ("person", {"tag": "crew"}, "bo"),
    ("organization", {}, "kelp lantern tide"),
    ("organization", {"person": "ada"}, "lantern tide"),
    ("organization", {"event": "spring"}, "lantern"),
    ("organization", {"org": "tide"}, "lantern tide"),
    ("organization", {"type": "club"}, "tide"),
    ("decision", {}, "dawn dusk"),
    ("decision", {"status": "superseded"}, "dusk"),
    ("decision", {"status": "accepted"}, ""),
    ("decision", {"person": "ada"}, "dusk"),
    ("decision", {"org": "kelp"}, "dusk"),
    ("decision", {"event": "spring"}, "dusk"),
    # an option that can't be understood is ignored
    (
        "decision",
        {"limit": "few", "sort": "size", "since": "3/4/2031", "view": "wall"},
        "dawn dusk",
    ),
    ("decision", {"limit": "-1"}, "dawn dusk"),
    # a name of nobody has nothing to do with anything
    ("decision", {"person": "nobody"}, ""),
]


@pytest.mark.parametrize(("kind", "options", "ids"), CHOSEN, ids=range(len(CHOSEN)))
def test_a_view_chooses(kind: str, options: dict[str, str], ids: str) -> None:
    """Each option narrows the choice, and all options together hold."""
    assert [one.id for one in chosen(BOOK, query(kind, **options))] == ids.split()


def test_every_option_is_tried() -> None:
    """The cases above leave no option out."""
    assert {name for _, options, _ in CHOSEN for name in options} == set(OPTION_NAMES)


@given(st.dictionaries(st.sampled_from(OPTION_NAMES), st.text()), st.sampled_from(KINDS))
def test_no_option_breaks_a_view(options: dict[str, str], kind: Kind) -> None:
    """Whatever is written, a view shows a part of the book or says that there is nothing."""
    view = query(kind.name, **options)
    assert set(chosen(BOOK, view)) <= set(BOOK.by_kind[kind.name])
    assert told(view_of(BOOK, view))


def test_a_list_says_what_matters() -> None:
    """A line has the title, linked, and what the kind shows beside it."""
    assert told(view_of(BOOK, query("event", since="2031-03", until="2031-04"))) == [
        "<Spring> · 2031-03-04 · Quay · meeting · <The series>"
    ]
    assert told(view_of(BOOK, query("person"))) == [
        "<Åsa Ek> · <Lantern Unit>",
        "<Bo Linde>",
        "<Ada Quill> · <The Tide> (2016/..) · <Lantern Unit>",
    ]


def test_a_table_has_a_column_for_each_of_these() -> None:
    """Decisions are a table unless another view is asked for."""
    assert told(view_of(BOOK, query("decision"))) == [
        "Decision | Date | Status | Event | Deciders",
        "<Moor at dawn> | 2031-10-05 |  |  | ",
        "<Moor at dusk> | 2031-03-04 | superseded | <Spring> | <Ada Quill>, <Kelp>",
    ]
    assert told(view_of(BOOK, query("talk", view="table", person="bo"))) == [
        "Talk | Date | Type | Speakers | Event",
        "<On kelp> | 2029 |  | <Bo Linde> | ",
    ]


def test_cards_say_what_a_list_says() -> None:
    """Another view shows no other facts."""
    cards, lines = (view_of(BOOK, query("event", view=view)) for view in ("cards", "list"))
    assert told(cards) == told(lines)
    assert cards != lines


def test_a_date_that_cannot_be_read_is_shown_as_written() -> None:
    """The entry is undated, and its text is not lost."""
    assert told(view_of(BOOK, query("event", view="list")))[-2] == "<Some day> · one day"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_nothing_says_so(view: str) -> None:
    """A reader sees that the place is meant to be filled."""
    assert told(view_of(index_of(), query("event", view=view))) == [NOTHING]


def groups(kind: str, *said: str) -> dict[str, list[str]]:
    """Return heading -> lines of the page that lists the people or events called *said*."""
    [declared] = (one for one in KINDS if one.name == kind)
    index = index_of(*(entry(kind, title) for title in said)) if said else BOOK
    rows = (line.partition(": ") for line in told(grouped_list(index, declared)))
    return {heading: lines.split("; ") for heading, _, lines in rows}


def test_dated_entries_are_grouped_by_year() -> None:
    """The newest year comes first, the undated last."""
    found = groups("event")
    assert list(found) == ["2031", "2030", order.UNDATED]
    assert len(found["2031"]) == 2


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
