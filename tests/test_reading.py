"""How the text of a directive becomes an entry."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.index.entry_parser import DirectiveText, Read, option_names, read_entry
from sphinx_annals.kinds import BY_NAME, KINDS
from sphinx_annals.model import dates
from sphinx_annals.model.entries import Address, FieldValue, LinkValue, Name
from sphinx_annals.model.names import is_slug

if TYPE_CHECKING:
    from sphinx_annals.kinds.kind import Kind


def read(kind: str, title: str, **options: str) -> Read:
    """Return what is read from a directive; an option's line is its place after the first."""
    written = {name.replace("_", "-"): text for name, text in options.items()}
    lines = {name: number for number, name in enumerate(written, 11)}
    return read_entry(BY_NAME[kind], DirectiveText(title, written, "notes", 10, lines))


def complaints(found: Read) -> list[tuple[str, int]]:
    """Return subtype and line of each problem."""
    return [(problem.subtype, problem.line) for problem in found.problems]


def test_an_entry_says_what_was_written() -> None:
    """Fields keep their text beside their meaning, and links their line."""
    entry, problems = read(
        "event",
        "Spring  sprint",
        id="spring",
        aliases='Sprint, the  one , "Plan, meet", a (b, c)',
        date="2031-03-04/2031-03-06",
        place="Quay\n   street",
        url="https://example.org",
        tags="code, sun",
        attendees="ada (tide) as host, bo",
    )
    assert not problems
    assert (entry.kind, entry.id, entry.title) == ("event", "spring", "Spring sprint")
    assert (entry.docname, entry.line, entry.anchor) == ("notes", 10, "spring")
    assert entry.aliases == ("Sprint", "the one", "Plan, meet", "a (b, c)")
    assert entry.fields == (
        FieldValue("date", "2031-03-04/2031-03-06", dates.parse("2031-03-04/2031-03-06")),
        FieldValue("place", "Quay street", "Quay street"),
        FieldValue("url", "https://example.org", Address("https://example.org")),
        FieldValue("tags", "code, sun", ("code", "sun")),
    )
    assert entry.links == (
        LinkValue("attendees", Name("ada", ("tide",), "host"), 17),
        LinkValue("attendees", Name("bo"), 17),
    )


def test_an_entry_answers() -> None:
    """Values, texts and names are asked for by the name of the field."""
    entry, _ = read("talk", "On tides", date="2031", speakers="ada, bo", video="nowhere")
    assert entry.value("date") == dates.parse("2031")
    assert entry.value("video") is entry.value("slides") is None
    assert (entry.text("video"), entry.text("slides")) == ("nowhere", "")
    assert entry.names("speakers") == (Name("ada"), Name("bo"))
    assert entry.names("event") == ()


def test_fields_stand_in_the_order_of_the_declaration() -> None:
    """Whatever order a writer chose, the entry has one."""
    one, _ = read("talk", "On tides", date="2031", type="talk", video="https://example.org")
    other, _ = read("talk", "On tides", video="https://example.org", type="talk", date="2031")
    assert one == other


def test_an_id_is_made_of_the_title() -> None:
    """An entry without an id has one all the same."""
    assert read("person", "李 Ødegård").entry.id == "li-odegard"


def test_an_id_keeps_its_letter_case() -> None:
    """Handles are ids."""
    found = read("person", "Ada Quill", id="AdaQ")
    assert found.entry.id == "AdaQ"
    assert not found.problems


def test_a_bad_id_is_made_good_and_stays_a_name() -> None:
    """What was written as an id still finds the entry."""
    entry, problems = read("person", "Ada Quill", id="Ada Q!", aliases="Ada")
    assert entry.id == "ada-q"
    assert entry.aliases == ("Ada", "Ada Q!")
    assert complaints(Read(entry, problems)) == [("id", 11)]
    assert ":id: ada-q" in problems[0].message


def test_an_entry_without_a_title_has_its_id_for_one() -> None:
    """Nothing is lost but the title, which is asked for."""
    found = read("event", "", id="spring")
    assert (found.entry.title, found.entry.id) == ("spring", "spring")
    assert complaints(found) == [("missing", 10)]


def test_an_entry_of_nothing_is_an_entry() -> None:
    """An empty directive is reported and read."""
    found = read("event", " ")
    assert (found.entry.title, found.entry.id) == ("Untitled event", "untitled-event")
    assert complaints(found) == [("missing", 10)]


@pytest.mark.parametrize(
    ("option", "advice"),
    [("atendees", "'attendees'"), ("speakers", "it knows id, aliases, date"), ("", "it knows")],
)
def test_an_unknown_option_is_reported_with_advice(option: str, advice: str) -> None:
    """A misspelt option has a suggestion, any other a list of those there are."""
    found = read_entry(
        BY_NAME["event"], DirectiveText("A", {option: "x"}, "notes", 10, {option: 12})
    )
    assert complaints(found) == [("option", 12)]
    assert advice in found.problems[0].message


def test_every_mistake_is_reported_at_its_line() -> None:
    """One reading gathers all problems, and keeps what was written."""
    found = read(
        "decision",
        "Moor at dusk",
        date="2031-02-30",
        status="acepted",
        due="3/4/2031",
        url="ftp://example.org",
        deciders="ada (tide, bo",
        colour="blue",
    )
    assert sorted(complaints(found)) == [
        ("address", 14),
        ("choice", 12),
        ("date", 11),
        ("date", 13),
        ("name", 15),
        ("option", 16),
    ]
    assert [value.text for value in found.entry.fields] == [
        "2031-02-30",
        "acepted",
        "3/4/2031",
        "ftp://example.org",
    ]
    assert {value.value for value in found.entry.fields} == {None}
    assert found.entry.names("deciders")[0].text == "ada (tide, bo"


def test_a_doubtful_interval_is_kept_and_reported() -> None:
    """The time of an affiliation is a date like any other."""
    found = read("person", "Ada Quill", affiliation="tide (a while)")
    assert complaints(found) == [("date", 11)]
    assert found.entry.names("affiliation") == (Name("tide", interval="a while"),)


def test_an_option_of_unknown_line_is_reported_at_the_entry() -> None:
    """A problem always has a place."""
    draft = DirectiveText("A", {"date": "never"}, "notes", 10, {})
    assert complaints(read_entry(BY_NAME["event"], draft)) == [("date", 10)]


def test_an_empty_option_is_none() -> None:
    """An option without text counts as left out."""
    found = read("event", "A", id="", date=" ", attendees="", aliases=",")
    assert (found.entry.fields, found.entry.links, found.entry.aliases) == ((), (), ())
    assert not found.problems


@given(
    st.sampled_from(KINDS),
    st.text(),
    st.data(),
)
def test_anything_can_be_read(kind: Kind, title: str, data: st.DataObject) -> None:
    """No text breaks an entry: it has an id and a title, loses no field, and can be kept."""
    names = st.sampled_from(option_names(kind)) | st.text()
    options = data.draw(st.dictionaries(names, st.text()))
    entry, problems = found = read_entry(kind, DirectiveText(title, options, "notes", 10, {}))
    assert is_slug(entry.id)
    assert entry.title.strip()
    assert pickle.loads(pickle.dumps(found)) == found
    kept = {value.name: value.text for value in entry.fields}
    for field in kind.fields:
        assert kept.get(field.name, "") == " ".join(options.get(field.name, "").split())
    unread = sum(value.value is None for value in entry.fields)
    assert len(problems) >= unread
