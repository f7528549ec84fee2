"""Who is who: what joins names into a person, what is asked, and what never happens."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.document.findings import Severity
from sphinx_annals.convert.document.records import Evidence, Presence
from sphinx_annals.convert.identity.name_keys import handle_key, is_full, key
from sphinx_annals.convert.identity.occurrences import (
    Occurrence,
    OccurrenceKey,
    UnresolvedName,
    main_handle,
)
from sphinx_annals.convert.identity.proposals import new_people
from sphinx_annals.convert.pipeline.identification import Registries

if TYPE_CHECKING:
    from sphinx_annals.convert.identity.name_resolver import Resolver


def sighting(place: str, name: str, *handles: str, **more: object) -> Occurrence:
    """Somebody at the meeting *place*: ``a 1`` is on the first line of the document ``a``."""
    path, line = place.split()
    evidence = Evidence(int(line), name)
    return Occurrence(f"{path}.md", "2024-05-07", Presence(name, evidence, handles, **more))


def who_of(*sightings: Occurrence, people: str = "") -> Resolver:
    """Who is who by *sightings* and a page of people."""
    return Registries(people).who(map(OccurrenceKey.of, sightings))


def found(who: Resolver, name: str, document: str = "z") -> str | None:
    """Whom *name* means in a document."""
    return who.person(name, f"{document}.md", "2024-05-07").id


BO = (
    sighting("a 1", "Bo", "boLinde"),
    sighting("b 1", "Bo L", "bolinde"),
    sighting("c 1", "Bo Linde", "boLinde"),
)


# one person -------------------------------------------------------------------------------------


def test_a_handle_joins_all_spellings() -> None:
    """The same handle in any letter case is the same person, whose title is the fullest name."""
    (bo,) = who_of(*BO).people
    assert (bo.id, bo.title, set(bo.names)) == ("boLinde", "Bo Linde", {"Bo", "Bo L", "Bo Linde"})


def test_a_full_name_joins_with_and_without_a_handle() -> None:
    """The full name without a handle is the person who has it with one; accents don't matter."""
    who = who_of(*BO, sighting("d 1", "BO  LINDÉ"))
    assert [person.id for person in who.people] == ["boLinde"]


def test_a_full_name_needs_no_handle() -> None:
    """Who never gives a handle has an id made of the name."""
    who = who_of(sighting("a 1", "Ada Quill"), sighting("b 1", "Quill, Ada"))
    assert [(p.id, p.title, p.times) for p in who.people] == [("ada-quill", "Ada Quill", 2)]


@pytest.mark.parametrize("name", ["Ada", "Ada Q", "A. Q.", "AQ", "J Quill", "Ada/Bo Linde", "?"])
def test_what_is_no_full_name_makes_nobody(name: str) -> None:
    """A first name, initials, two names in one: none of them says who it is."""
    who = who_of(sighting("a 1", name), sighting("b 1", name))
    assert who.people == ()
    assert found(who, name, "a") is None


def test_two_with_one_name_at_a_meeting_are_two() -> None:
    """Where both were there with handles of their own, their name joins nothing."""
    who = who_of(sighting("a 1", "Wei Ling", "weiling"), sighting("a 2", "Wei Ling", "lingw"))
    assert {person.id for person in who.people} == {"weiling", "lingw"}
    assert who.person("Wei Ling", "b.md", "").candidates == ("lingw", "weiling")


def test_a_slip_in_one_line_makes_no_two_people_one() -> None:
    """Somebody's handle beside somebody else's full name is asked, and joins nothing."""
    ada = [sighting(f"{place} 1", "Ada Quill", "adaq") for place in "abc"]
    who = who_of(*ada, *BO, sighting("d 1", "Ada Quill", "bolinde"))
    assert {person.id for person in who.people} == {"adaq", "boLinde"}
    (question,) = who.questions()
    assert (question.rule, question.candidates) == ("contrary", ("adaq", "boLinde"))


def test_a_typing_error_in_a_handle_joins_nothing() -> None:
    """Handles that differ in a letter are two people's until somebody says otherwise."""
    who = who_of(sighting("a 1", "Bo", "bolinde"), sighting("b 1", "Bo", "bolnide"))
    assert {person.id for person in who.people} == {"bolinde", "bolnide"}


def test_the_own_handle_counts_and_not_that_of_the_team() -> None:
    """Of several handles in a line, the one that the person has elsewhere says who it is."""
    who = who_of(*BO, sighting("d 1", "Bo", "lantern-club", "bolinde"))
    assert found(who, "Bo", "d") == "boLinde"


def test_a_handle_may_stand_without_its_sign() -> None:
    """What others show to be a handle is one, and no organization."""
    who = who_of(*BO, sighting("d 1", "Bo", affiliations=("Tidewater", "bolinde")))
    assert found(who, "Bo", "d") == "boLinde"
    assert [each.title for each in who.organizations.all] == ["Tidewater"]


# whom a name means ------------------------------------------------------------------------------


def test_those_at_the_meeting_come_first() -> None:
    """A first name means who was there, though others have it too."""
    who = who_of(*BO, sighting("d 1", "Bo Marsh", "bom"))
    assert found(who, "Bo", "a") == "boLinde"
    assert found(who, "Bo", "d") == "bom"
    assert found(who, "bo l", "a") == "boLinde"
    assert found(who, "@Bo", "d") == "bom"


def test_two_at_the_meeting_with_one_first_name_are_asked() -> None:
    """Who is meant among several who were there isn't guessed; the full name says it."""
    who = who_of(sighting("a 1", "Bo", "bolinde"), sighting("a 2", "Bo Marsh", "bom"))
    match = who.person("Bo", "a.md", "2024-05-07")
    assert (match.id, sorted(match.candidates)) == (None, ["bolinde", "bom"])
    assert found(who, "Bo Marsh", "a") == "bom"


def test_somebody_without_a_handle_may_be_meant_as_well() -> None:
    """A line that names nobody for certain still is somebody who was there."""
    who = who_of(*BO, sighting("a 2", "Bo"))
    assert found(who, "Bo", "a") is None


def test_a_group_at_a_meeting_is_of_those_who_were_there() -> None:
    """A name in a roll call is not somebody above it; further below it is, whoever else may be."""
    there = (sighting("a 1", "Bo Linde", "bo"), sighting("b 1", "Bo Quist", "boq"))
    beside = who_of(*there, sighting("a 2", "Bo"))
    assert found(beside, "Bo", "a") is None
    below = who_of(*there, sighting("a 90", "Bo"))
    assert found(below, "Bo", "a") == "bo"
    assert below.questions() == ()


def test_initials_are_those_of_the_meeting() -> None:
    """A legend says whose they are, or else that one alone who was there has them."""
    who = who_of(sighting("a 1", "Ada Quill", initials="AQX"), sighting("b 1", "Abe Quist"))
    assert [found(who, name, "a") for name in ("AQX", "AQ")] == ["ada-quill", "ada-quill"]
    assert found(who, "AQ", "b") == "abe-quist"
    assert found(who, "AQ", "z") is None


def test_a_lone_first_name_needs_a_handle_somewhere() -> None:
    """Elsewhere a first name means the only one who has it, if a handle ever stood beside it."""
    who = who_of(*BO, sighting("d 1", "Ada Quill", "adaq"))
    assert found(who, "Bo") == "boLinde"
    match = who.person("Ada", "z.md", "")
    assert (match.id, match.candidates) == (None, ("adaq",))


def test_a_name_given_in_the_registry_settles_it() -> None:
    """Whoever writes an alias has answered the question."""
    sightings = (sighting("a 1", "Ada Quill", "adaq"), sighting("b 1", "Ada Marsh", "marsh"))
    page = ":::{person} Ada Quill\n:id: adaq\n:aliases: Ada\n:::\n"
    assert found(who_of(*sightings), "Ada") is None
    assert found(who_of(*sightings, people=page), "Ada") == "adaq"
    assert found(who_of(*sightings, people=page), "Ada", "b") == "marsh"


def test_several_names_in_one_are_parted_where_each_is_somebody() -> None:
    """``Ada & Bo`` are two where both are known, and a text where they aren't."""
    who = who_of(sighting("a 1", "Ada", "adaq"), *BO)
    parts = who.persons("Ada & Bo", "a.md", "2024-05-07")
    assert [(text, match.id) for text, match in parts] == [("Ada", "adaq"), ("Bo", "boLinde")]
    assert [text for text, _ in who.persons("Ada & Cy", "a.md", "")] == ["Ada & Cy"]


# the registry -----------------------------------------------------------------------------------


def test_existing_ids_win() -> None:
    """An entry is found by handle or full name, and keeps its id and its title."""
    page = ":::{person} Bo Q. Linde\n:id: linde\n:github: BoLinde\n:::\n"
    (bo,) = who_of(*BO, people=page).people
    assert (bo.id, bo.title, bo.is_known) == ("linde", "Bo Q. Linde", True)


def test_entries_are_never_made_one() -> None:
    """Where the notes join two entries of the registry, both stay, and the line is asked."""
    page = (
        ":::{person} Bo\n:id: one\n:github: bolinde\n:::\n\n:::{person} Bo Linde\n:id: two\n:::\n"
    )
    who = who_of(BO[0], BO[2], people=page)
    assert [person.id for person in who.people] == ["one", "two"]
    assert [question.rule for question in who.questions()] == ["contrary"]


def test_an_id_that_is_taken_gets_a_number() -> None:
    """Nobody new takes the id of an entry that is somebody else's."""
    page = ":::{person} Beatrix\n:id: bolinde\n:::\n"
    assert {person.id for person in who_of(*BO, people=page).people} == {"bolinde", "boLinde-2"}


# questions --------------------------------------------------------------------------------------


def test_a_question_is_asked_once_for_all_its_places() -> None:
    """One answer serves all lines; each document tells of it once."""
    who = who_of(sighting("a 3", "Cy"), sighting("a 9", "Cy"), sighting("b 1", "Cy"))
    (question,) = who.questions()
    assert question.places == (("a.md", 3), ("a.md", 9), ("b.md", 1))
    findings = question.findings
    assert [(path, finding.line) for path, finding in findings.items()] == [
        ("a.md", 3),
        ("b.md", 1),
    ]
    assert {finding.topic for finding in findings.values()} == {Severity.QUESTION}


def test_names_elsewhere_are_asked_with_those_of_the_roll_call() -> None:
    """A speaker who can't be told from another is the same question as in the roll call."""
    who = who_of(*BO, sighting("d 1", "Bo Marsh", "bom"))
    match = who.person("Bo", "z.md", "")
    (question,) = who.questions([UnresolvedName("Bo", "z.md", 7, match)])
    assert (question.rule, question.candidates) == ("ambiguous-name", ("boLinde", "bom"))
    assert "Bo Linde (boLinde) or Bo Marsh (bom)" in question.message


# whatever the notes say -------------------------------------------------------------------------

NAMES = st.sampled_from(
    [
        "Ada",
        "Ada Quill",
        "Ada Q",
        "Bo",
        "Bo Linde",
        "bo linde",
        "Bo Quill",
        "AQ",
        "Linde, Bo",
        "@bo",
        "",
    ]
)
HANDLES = st.sampled_from(["ada", "Ada", "bo", "bol", "bolinde", "club"])
SIGHTINGS = st.lists(
    st.builds(
        lambda place, name, handles: sighting(place, name, *handles),
        st.sampled_from(["a 1", "a 2", "a 3", "b 1", "b 2", "c 1"]),
        NAMES,
        st.lists(HANDLES, max_size=2).map(tuple),
    ),
    max_size=12,
)


@given(SIGHTINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_makes_no_difference(
    sightings: list[Occurrence], random: object
) -> None:
    """The same people, the same answers, the same questions, in whatever order they come."""
    shuffled = list(sightings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = who_of(*sightings), who_of(*shuffled)
    assert one.people == other.people
    assert one.rosters.matches == other.rosters.matches
    assert one.questions() == other.questions()


@given(SIGHTINGS)
def test_nothing_merges_without_a_handle_or_a_full_name(sightings: list[Occurrence]) -> None:
    """The handles and full names of a person hang together by lines in which two of them stand."""
    who = who_of(*sightings)
    beside = defaultdict(set)
    for seat in who.seats:
        sure = {handle for handle in map(handle_key, seat.handles) if handle}
        sure |= {key(seat.name)} if is_full(seat.name) else set()
        for each in sure:
            beside[each] |= sure
    for person in who.people:
        sure = {*map(handle_key, person.handles), *(key(n) for n in person.names if is_full(n))}
        reached, edge = set(), {min(sure)}
        while edge:
            reached |= edge
            edge = {near for each in edge for near in beside[each]} - reached
        assert sure <= reached


@given(SIGHTINGS)
def test_handles_are_nobody_elses(sightings: list[Occurrence]) -> None:
    """No handle and no id is two people's."""
    people = who_of(*sightings).people
    handles = [handle.casefold() for person in people for handle in person.handles]
    assert len({person.id.casefold() for person in people}) == len(people)
    assert len({(h, p.id) for p in people for h in map(str.casefold, p.handles)}) == len(
        set(handles)
    )


@given(SIGHTINGS)
def test_a_line_with_a_handle_means_whoever_has_it(sightings: list[Occurrence]) -> None:
    """A roll call's line is its handle's, or it is asked; never somebody else's."""
    who = who_of(*sightings)
    owners = {h.casefold(): p.id for p in who.people for h in p.handles}
    for seat, match in who.rosters.matches:
        if handle := main_handle(seat):
            assert match.id in {None, owners[handle.lstrip("@")]}


@given(SIGHTINGS)
def test_the_second_run_finds_everybody(sightings: list[Occurrence]) -> None:
    """With the page that the first run wrote, nobody is new, and all lines mean the same."""
    first = who_of(*sightings)
    pages = Registries().extended(first)
    second = who_of(*sightings, people=pages.people)
    assert new_people(second) == ()
    assert pages.extended(second).people == pages.people
    assert [m.id for _, m in second.rosters.matches] == [m.id for _, m in first.rosters.matches]


def test_of_a_sighting_names_are_kept_alone() -> None:
    """The words of the notes aren't held in memory, however many documents there are."""
    seen = sighting("a 4", "Ada Quill")
    long = seen._replace(presence=seen.presence._replace(evidence=Evidence(4, "word " * 999)))
    assert OccurrenceKey.of(long) == OccurrenceKey("a.md", "2024-05-07", 4, "Ada Quill")
