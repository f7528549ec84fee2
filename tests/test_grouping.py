"""Groupings: which headings entries stand under, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invention import entry, index_of, query, text_of, told

from sphinx_annals.content.grouping import NOT_STATED, grouped, headings_of, ways_of
from sphinx_annals.content.views import view_of
from sphinx_annals.kinds import BY_NAME, KINDS

if TYPE_CHECKING:
    from sphinx_annals.kinds.kind import Kind

BOOK = index_of(
    entry("person", "Ada Quill", id="ada", sort_name="Quill, Ada"),
    entry("person", "Bo Linde", id="bo"),
    entry("event", "Spring", id="spring", date="2031-03-04", due="x", tags="Boats, ropes"),
    entry("event", "Fall", id="fall", date="2031-10", status="held"),
    entry("event", "Eve", id="eve", date="2030-12-31/2031-01-01", tags="ropes"),
    entry("event", "Some year", id="some-year", date="2031"),
    entry("event", "Some day", id="some-day", date="one day", url="https://example.org"),
    entry("talk", "Tides", id="tides", speakers="ada, bo", event="spring", type="keynote"),
    entry("talk", "Kelp", id="kelp", speakers="bo, Zed, ada, bo", event="eve", type="demo"),
    entry("talk", "Salt", id="salt", event="fall", type="talk"),
    entry("talk", "Foam", id="foam", speakers="Cy", event="nowhere"),
    entry("decision", "Moor at dusk", id="dusk", status="accepted", due="2031-02"),
    entry("decision", "Moor at dawn", id="dawn", supersedes="dusk", due="2031-04-01"),
    entry("decision", "Sing", id="sing", status="proposed"),
)

#: kind, grouping, and what is told: headings with titles
GROUPED: list[tuple[str, str, dict[str, str]]] = [
    ("talk", "speakers", {"<Bo Linde>": "Kelp Tides", "<Ada Quill>": "Kelp Tides",
                          "?Cy?": "Foam", "?Zed?": "Kelp", NOT_STATED: "Salt"}),
    ("talk", "event", {"<Fall>": "Salt", "<Spring>": "Tides", "<Eve>": "Kelp",
                       "?nowhere?": "Foam"}),
    ("talk", "type", {"talk": "Salt", "keynote": "Tides", "demo": "Kelp", NOT_STATED: "Foam"}),
    ("talk", "letter", {"F": "Foam", "K": "Kelp", "S": "Salt", "T": "Tides"}),
    ("person", "letter", {"B": "Bo-Linde", "Q": "Ada-Quill"}),
    ("event", "year", {"2031": "Fall Some-year Spring", "2030": "Eve", "Undated": "Some-day"}),
    ("event", "month", {"2031-10": "Fall", "2031-03": "Spring",
                        "2031, month not stated": "Some-year", "2030-12": "Eve",
                        "Undated": "Some-day"}),
    ("event", "tags", {"Boats": "Spring", "ropes": "Eve Spring",
                       NOT_STATED: "Fall Some-day Some-year"}),
    ("event", "url", {"https://example.org": "Some-day",
                      NOT_STATED: "Eve Fall Some-year Spring"}),
    ("decision", "status", {"proposed": "Sing", "superseded": "Moor-at-dusk",
                            NOT_STATED: "Moor-at-dawn"}),
    ("decision", "due", {"2031-04-01": "Moor-at-dawn", "2031-02": "Moor-at-dusk",
                         NOT_STATED: "Sing"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "way", "told_"), GROUPED, ids=range(len(GROUPED)))
def test_entries_stand_under_all_their_headings(
    kind: str, way: str, told_: dict[str, str]
) -> None:
    """Each heading stands once, in its order; what says nothing comes last."""
    found = {
        text_of(heading.label): " ".join(sorted(e.title.replace(" ", "-") for e in entries))
        for heading, entries in grouped(BOOK, way, BOOK.by_kind[kind])
    }
    assert list(found.items()) == list(told_.items())


def test_the_oldest_may_come_first() -> None:
    """The order that is asked for is that of the headings too; the undated stay last."""
    groups = grouped(BOOK, "month", BOOK.by_kind["event"], is_oldest_first=True)
    labels = [text_of(heading.label) for heading, _ in groups]
    assert labels == ["2030-12", "2031, month not stated", "2031-03", "2031-10", "Undated"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_a_grouping(kind: Kind) -> None:
    """Whatever a kind declares can be grouped by, and so can what follows from it."""
    assert {field.name for field in kind.all_fields} < set(ways_of(kind))
    assert ("year" in ways_of(kind)) == any(field.name == "date" for field in kind.fields)
    for way in ways_of(kind):
        for one in BOOK.by_kind[kind.name]:
            assert headings_of(BOOK, way, one)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_page_of_a_kind_is_grouped_as_can_be(kind: Kind) -> None:
    """The groupings that a kind declares are among those that it has."""
    assert {grouping.way for grouping in kind.groupings} <= set(ways_of(kind))
    assert all(grouping.title.startswith("By ") for grouping in kind.groupings)


@given(
    st.lists(st.sets(st.sampled_from(["ada", "bo", "Cy", "nobody"]))),
    st.sampled_from(ways_of(BY_NAME["talk"])),
)
def test_nothing_is_lost_and_nothing_added(speakers: list[set[str]], way: str) -> None:
    """Each entry is under as many headings as it has, at least one, and never twice under one."""
    talks = [
        entry("talk", f"No {n}", speakers=", ".join(sorted(s))) for n, s in enumerate(speakers)
    ]
    index = index_of(entry("person", "Ada", id="ada"), entry("person", "Bo", id="bo"), *talks)
    groups = grouped(index, way, talks)
    for talk, names in zip(talks, speakers, strict=True):
        times = [entries.count(talk) for _, entries in groups if talk in entries]
        assert set(times) == {1}
        assert len(times) == (max(1, len(names)) if way == "speakers" else 1)


def test_a_view_is_grouped_whatever_its_form() -> None:
    """Under each heading stands what the view would show of these entries alone."""
    assert told(view_of(BOOK, query("talk", by="event", view="count"))) == [
        "<Fall>: <1 talk>",
        "<Spring>: <1 talk>",
        "<Eve>: <1 talk>",
        "?nowhere?: <1 talk>",
    ]
    assert told(view_of(BOOK, query("decision", by="status", limit="1"))) == [
        "Not stated: Decision; <Moor at dawn>"
    ]
    oldest = told(view_of(BOOK, query("event", by="year", sort="oldest")))
    assert [line.partition(":")[0] for line in oldest] == ["2030", "2031", "Undated"]


def test_a_grouping_of_another_kind_is_ignored() -> None:
    """People have no years, and events no speakers."""
    plain = told(view_of(BOOK, query("person")))
    assert told(view_of(BOOK, query("person", by="year"))) == plain
    assert told(view_of(BOOK, query("person", by="speakers"))) == plain
