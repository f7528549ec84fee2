"""What follows from the entries of a book: who is meant, and what points where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invention import entry, index_of, mention

from sphinx_annals.index.lookup import kinds_of_role
from sphinx_annals.kinds import BY_NAME, KINDS
from sphinx_annals.model import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_annals.index.index import Index
    from sphinx_annals.model.entries import Entry

ALL = tuple(BY_NAME)
PERSON = ("person",)

ADA = entry("person", "Ada Quill", id="ada", aliases="A. Quill, The Tide", github="@AdaQ")
BO = entry("person", "Bo Linde", id="bo-l", aliases="Bo, Sam")
CY = entry("person", "Cy Österberg", id="cy", aliases="Sam")
TIDE = entry("organization", "The Tide", id="tide")
SPRING = entry("event", "Spring (2031), again", id="spring")
PEOPLE = index_of(ADA, BO, CY, TIDE, SPRING)


def ids(entries: Iterable[Entry]) -> list[str]:
    """Return the ids of *entries*, in their order."""
    return [one.id for one in entries]


# names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    {
        "ada": "ada",
        "ADA": "ada",
        "Ada Quill": "ada",
        "ada  quill": "ada",
        "A. Quill": "ada",
        "@adaq": "ada",
        "@AdaQ": "ada",
        "Bo": "bo-l",
        "Bó Lindé": "bo-l",
        "Cy Osterberg": "cy",
        "cy o\N{COMBINING DIAERESIS}sterberg": "cy",
    }.items(),
)
def test_a_name_is_an_id_an_alias_a_handle_or_a_title(name: str, found: str) -> None:
    """Any name of an entry finds it, without regard to letter case, accents and white space."""
    match = PEOPLE.match(name, PERSON)
    assert ids(match.entries) == [found]
    assert match.entry is match.entries[0]


@pytest.mark.parametrize("name", ["adaq", "quill", "Ada Q", "@ada", "", "spring"])
def test_part_of_a_name_is_no_name(name: str) -> None:
    """A name is whole: nothing is guessed from a first name or a beginning."""
    assert PEOPLE.match(name, PERSON) == ((),)
    assert PEOPLE.match(name, PERSON).entry is None


def test_a_name_of_several_means_none() -> None:
    """All candidates are told, and none is chosen."""
    match = PEOPLE.match("sam", PERSON)
    assert ids(match.entries) == ["bo-l", "cy"]
    assert match.entry is None


def test_a_name_is_looked_for_among_the_kinds_asked() -> None:
    """A person and an organization may share a name."""
    assert ids(PEOPLE.match("the tide", PERSON).entries) == ["ada"]
    assert ids(PEOPLE.match("the tide", ("organization",)).entries) == ["tide"]
    assert ids(PEOPLE.match("the tide", ALL).entries) == ["ada", "tide"]


def test_an_id_as_it_is_written_means_its_entry() -> None:
    """There is a way out of every ambiguity: the id, even where it is another's alias."""
    sam = entry("person", "Samuel Reed", id="sam")
    index = index_of(BO, sam)
    assert ids(index.match("sam", PERSON).entries) == ["sam"]
    assert ids(index.match("Sam", PERSON).entries) == ["bo-l", "sam"]
    assert ids(index.match("sam", ("organization",)).entries) == []


def test_suggestions_are_near_and_few() -> None:
    """A misspelt name has up to three ids of the right kinds beside it."""
    crowd = index_of(*(entry("person", f"Ada Quil{letter}") for letter in "abcdef"), TIDE)
    assert len(crowd.suggestions("ada quill", PERSON)) == 3
    assert PEOPLE.suggestions("ada qill", PERSON) == ("ada",)
    assert PEOPLE.suggestions("adaq", PERSON) == ("ada",)
    assert PEOPLE.suggestions("spring", PERSON) == ()
    assert PEOPLE.suggestions("", PERSON) == ()


@pytest.mark.parametrize(
    ("role", "kinds"),
    {
        "person": PERSON,
        "org": ("organization",),
        "organization": ("organization",),
        "any": tuple(kind.name for kind in KINDS),
        "doc": (),
    }.items(),
)
def test_a_role_refers_to_kinds(role: str, kinds: tuple[str, ...]) -> None:
    """Each role means the entries of its kind; ``any`` means all, a foreign role none."""
    assert kinds_of_role(role) == kinds


# entries --------------------------------------------------------------------------------------


def test_the_first_in_document_order_keeps_an_id() -> None:
    """Documents are in order by name, and ids differ by more than letter case."""
    first = entry("person", "One", "a:9", id="Ada")
    again = entry("event", "Two", "a:20", id="ada")
    other = entry("person", "Three", "b:1", id="ADA")
    for said in ((other, first, again), (first, again, other)):
        index = index_of(*said)
        assert index.entries == (first,)
        assert index.losers == (again, other)
        assert index.written == (first, again, other)


def test_the_loser_of_a_clash_has_no_say() -> None:
    """An entry without an id of its own is not found, and its links count for nothing."""
    loser = entry("event", "Other", "z:1", id="SPRING", attendees="ada")
    index = index_of(ADA, SPRING, loser)
    assert index.match("Other", ALL).entries == ()
    assert index.pointers_at(ADA) == ()


def test_an_entry_is_found_by_its_place() -> None:
    """The box in a document knows its entry."""
    assert PEOPLE.entry_at("book", "ada") is ADA
    assert PEOPLE.entry_at("book", "nobody") is None


# links ----------------------------------------------------------------------------------------


def test_what_names_an_entry_points_at_it() -> None:
    """Pointers stand in document order, each with its link and what is beside the name."""
    meet = entry("event", "Meeting", "b:1", attendees="Ada Quill (tide) as host, nobody, sam")
    talk = entry("talk", "On tides", "a:1", speakers="@adaq")
    index = index_of(ADA, BO, CY, TIDE, meet, talk)
    found = index.pointers_at(ADA)
    assert [(p.source.id, p.link.name, p.name.role) for p in found] == [
        ("on-tides", "speakers", ""),
        ("meeting", "attendees", "host"),
    ]
    assert not index.pointers_at(BO)
    [guest] = index.guests["tide"]
    assert (guest.source, guest.link.name, guest.person) == (meet, "attendees", ADA)


def test_a_link_names_only_its_kinds() -> None:
    """An organization can't attend; one named as an affiliation must be one."""
    index = index_of(TIDE, BO, entry("event", "Meeting", attendees="tide, bo-l (bo-l)"))
    assert not index.pointers_at(TIDE)
    assert [pointer.name.text for pointer in index.pointers_at(BO)] == ["bo-l"]
    assert not index.guests


def test_parts_are_gathered_however_deep() -> None:
    """A whole knows its parts and theirs, the nearest first, each once."""
    index = index_of(
        *(
            entry("event", name, part_of=above)
            for name, above in zip("abcd", ["", "a", "b", "a"], strict=True)
        ),
        entry("event", "e", part_of="b, c"),
    )
    assert ids(index.gathered(index.by_id["a"])) == ["a", "b", "d", "c", "e"]
    assert ids(index.gathered(index.by_id["e"])) == ["e"]


@given(st.lists(st.lists(st.integers(0, 5), max_size=3), min_size=6, max_size=6))
def test_circles_of_parts_end(parents: list[list[int]]) -> None:
    """An organization may be its own parent, or its parent's parent, and no build hangs."""
    units = [
        entry("organization", f"o{number}", parent=", ".join(f"o{one}" for one in above))
        for number, above in enumerate(parents)
    ]
    index = index_of(*units)
    for unit in units:
        found = index.gathered(unit)
        assert found[0] is unit
        assert len(set(ids(found))) == len(found)
        assert all(index.by_id[one.id] is one for one in found)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=8))
def test_relations_have_two_sides(pairs: list[tuple[str, str]]) -> None:
    """What an entry is related to is related to it."""
    people = [entry("person", name) for name in "abc"]
    meetings = [
        entry("event", name, attendees=", ".join(p for p, e in pairs if e == name))
        for name in "xyz"
    ]
    related = index_of(*people, *meetings).related
    assert {(p, e) for p, others in related.items() for e in others if p in "abc"} == set(pairs)
    assert all(one in related[other] for one, others in related.items() for other in others)


def test_an_affiliation_relates_an_organization_to_event_and_person() -> None:
    """Who stood for an organization has to do with it, and so has the event."""
    meet = entry("event", "Meeting", attendees="ada (tide)")
    assert index_of(ADA, TIDE, meet).related["tide"] == {"meeting", "ada"}


# mentions -------------------------------------------------------------------------------------


def test_mentions_are_found_by_what_they_mean() -> None:
    """Whatever name prose uses, the entry knows; what is unknown or doubtful is nobody's."""
    said = [
        mention("person", "@adaq", "b"),
        mention("person", "Sam"),
        mention("any", "ada", "a"),
        mention("person", "nobody"),
        mention("org", "ada"),
    ]
    index = index_of(ADA, BO, CY, *said)
    assert index.mentions_of(ADA) == (said[2], said[0])
    assert index.mentions_of(BO) == ()


# values that follow from others -----------------------------------------------------------------


def day_of(index: Index, entry_id: str) -> str:
    """Return the date of an entry as text; empty where it has none."""
    return str(index.date_of(index.by_id[entry_id]) or "")


@pytest.mark.parametrize(
    ("event", "talk", "day"),
    [
        ({"date": "2031-03-04"}, {"event": "meet"}, "2031-03-04"),
        ({"date": "2031-03-04"}, {"event": "meet", "date": "2031-03-05"}, "2031-03-05"),
        ({"date": "2031-03-04"}, {"event": "meet", "date": "some day"}, ""),
        ({"date": "some day"}, {"event": "meet"}, ""),
        ({}, {"event": "meet"}, ""),
        ({"date": "2031-03-04"}, {"event": "nothing, meet"}, "2031-03-04"),
        ({"date": "2031-03-04"}, {}, ""),
    ],
    ids=["lent", "own", "own-unread", "lender-unread", "lender-none", "second", "no-event"],
)
def test_a_talk_has_the_date_of_its_event(
    event: dict[str, str], talk: dict[str, str], day: str
) -> None:
    """An event lends its date to a talk that has none written; nothing else is inferred."""
    index = index_of(entry("event", "Meet", **event), entry("talk", "Talk", **talk))
    assert day_of(index, "talk") == day


def test_a_decision_has_only_its_own_date() -> None:
    """Where it was taken may not be when."""
    index = index_of(entry("event", "Meet", date="2031"), entry("decision", "Do", event="meet"))
    assert day_of(index, "do") == ""
    assert dates.parse("2031") == index.date_of(index.by_id["meet"])


def test_what_is_superseded_says_so() -> None:
    """The status follows from the decision that took the place of another."""
    old = entry("decision", "Old", status="accepted")
    new = entry("decision", "New", status="accepted", supersedes="old")
    index = index_of(old, new)
    assert index.text_of(old, "status") == "superseded"
    assert index.text_of(new, "status") == "accepted"
    assert index.text_of(old, "date") == ""


def test_decisions_in_a_circle_supersede_each_other() -> None:
    """A circle is an odd thing to write, but no trap."""
    index = index_of(
        entry("decision", "A", supersedes="b"), entry("decision", "B", supersedes="a")
    )
    assert {index.text_of(one, "status") for one in index.entries} == {"superseded"}
