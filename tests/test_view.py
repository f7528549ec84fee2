"""Views: which entries they choose, in which order, and how they show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import built
from hypothesis import given
from hypothesis import strategies as st
from invention import entry, index_of, query, told

from sphinx_annals.content.elements import Paragraph, Ref
from sphinx_annals.content.views import FULL_YEAR, NOTHING, VIEWS, view_of
from sphinx_annals.index.queries import OPTION_NAMES, chosen
from sphinx_annals.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_annals.kinds.kind import Kind

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
        {"limit": "few", "sort": "size", "since": "3/4/2031", "view": "wall", "by": "size"},
        "dawn dusk",
    ),
    ("decision", {"limit": "-1"}, "dawn dusk"),
    # how they are shown makes no other choice
    ("talk", {"by": "speakers", "view": "timeline"}, "on-tides on-kelp"),
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
        "Talk | Date | Speakers",
        "<On kelp> | 2029 | <Bo Linde>",
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


def test_a_timeline_goes_by_year() -> None:
    """The newest comes first, with its date before its title; the undated come last."""
    assert told(view_of(BOOK, query("event", view="timeline"))) == [
        "2031: 2031-10 · <Fall> · sprint · <The series>; "
        "2031-03-04 · <Spring> · Quay · meeting · <The series>",
        "2030: 2030-12-31/2031-01-01 · <Eve>",
        "Undated: one day · <Some day>; <The series> · series",
    ]
    oldest = told(view_of(BOOK, query("event", view="timeline", sort="oldest")))
    assert [line.partition(":")[0] for line in oldest] == ["2030", "2031", "Undated"]


@pytest.mark.parametrize("sort", ["newest", "oldest", "title"])
def test_a_full_year_goes_by_month(sort: str) -> None:
    """A year of many entries is divided, where they are of more than one month."""
    days = [f"2031-{number % 3 + 1:02}-04" for number in range(FULL_YEAR)]
    said = (entry("event", f"No {n}", date=day) for n, day in enumerate([*days, "2031", "2030"]))
    shown = told(view_of(index_of(*said), query("event", view="timeline", sort=sort)))
    whole = "".join(shown)
    months = ["2031-03:", "2031-02:", "2031-01:", "2031, month not stated:"]
    places = [whole.index(month) for month in months]
    assert places == sorted(places, reverse=sort == "oldest")
    same = [entry("event", f"No {n}", date="2031-03-04") for n in range(FULL_YEAR + 1)]
    [line] = told(view_of(index_of(*same), query("event", view="timeline")))
    assert "2031-03:" not in line


def test_a_count_leads_to_the_page_of_the_kind() -> None:
    """One is one, and more are many, as the kind says."""
    assert view_of(BOOK, query("person", view="count")) == Paragraph(
        (Ref("people/index", "people", "3 people"),), "count"
    )
    assert told(view_of(BOOK, query("person", view="count", limit="1"))) == ["<1 person>"]
    assert told(view_of(BOOK, query("talk", view="count", type="keynote"))) == ["<1 talk>"]


def test_what_has_no_dates_has_no_timeline() -> None:
    """Such a view is shown as its kind usually is."""
    plain = view_of(BOOK, query("person"))
    assert view_of(BOOK, query("person", view="timeline")) == plain
    assert view_of(BOOK, query("person", view="months")) == plain


def test_an_option_that_does_not_fit_the_kind_is_reported(tmp_path: Path) -> None:
    """The warning says what can be written for this kind."""
    text = "# V\n\n:::{people}\n:view: timeline\n:by: speakers\n:::\n\n"
    text += ":::{talks}\n:by: speakers\n:::\n"
    with built(tmp_path, {"index.md": text}) as book:
        assert [(w.type, w.message.partition(": ")[0]) for w in book.warnings] == [
            ("annals.query", "by"),
            ("annals.query", "view"),
        ]
        by, view = (warned.message for warned in book.warnings)
    assert "letter, sort-name" in by
    assert view == "view: 'timeline' is not one of list, table, cards, count"


def test_a_table_leaves_out_columns_that_say_nothing(tmp_path: Path) -> None:
    """Where no decision has deciders, there is no column for them."""
    text = """
        # Log

        :::{decision} One
        :date: 2031-03-04
        :status: accepted
        :::

        :::{decisions}
        :view: table
        :::
    """
    with built(tmp_path, {"index.md": text}) as book:
        heads = [head.get_text(strip=True) for head in book.body().select("table th")]
        assert heads == ["Decision", "Date", "Status"]


def test_what_is_named_most_can_come_first(tmp_path: Path) -> None:
    """Links and mentions count alike; the rest stands by title."""
    text = """
        # Who

        :::{person} Ada
        :::
        :::{person} Bo
        :::
        :::{person} Cy
        :::
        :::{event} Call
        :attendees: cy
        :::

        {person}`cy` and {person}`bo` spoke.

        :::{people}
        :sort: named
        :::
    """
    with built(tmp_path, {"index.md": text}) as book:
        (view,) = book.body().select("ul.annals-list")
        assert [line.get_text(strip=True) for line in view.select("li")] == ["Cy", "Bo", "Ada"]
