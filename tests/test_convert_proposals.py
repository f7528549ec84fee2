"""Proposals: what is likely one is shown as a change of a page, and made when accepted."""

from __future__ import annotations

from hashlib import sha1

import pytest

from sphinx_annals.convert.document.records import Evidence, Presence
from sphinx_annals.convert.identity import duplicates
from sphinx_annals.convert.identity.duplicates import alike
from sphinx_annals.convert.identity.name_resolver import Resolver
from sphinx_annals.convert.identity.occurrences import Occurrence, OccurrenceKey
from sphinx_annals.convert.identity.proposals import Proposal, changes, diff, proposals_for
from sphinx_annals.convert.identity.registry_pages import RegistryPage, registry_page_of
from sphinx_annals.convert.pipeline.identification import Registries
from sphinx_annals.kinds import BY_NAME


def somebody(line: int, name: str, handle: str = "", *affiliations: str) -> Occurrence:
    """Somebody at a meeting of their own."""
    handles = (handle,) if handle else ()
    presence = Presence(name, Evidence(line, name), handles, affiliations)
    return Occurrence(f"{line}.md", "2024-05-07", presence)


#: pages without an entry
NONE = Registries()


def who_of(*rows: tuple[str, ...], pages: Registries = NONE) -> Resolver:
    """Who is who by rows of a name, a handle and affiliations."""
    return pages.who(OccurrenceKey.of(somebody(line, *row)) for line, row in enumerate(rows, 1))


def people_page(who: Resolver, text: str = "") -> str:
    """Return the page of people, with all who are new."""
    return Registries(text).extended(who).people


def proposed(*rows: tuple[str, ...]) -> dict[str, Proposal]:
    """What is proposed, by name."""
    who = who_of(*rows)
    return {each.name: each for each in proposals_for(who, who.questions())}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Bo Linde", "bolinde"), ("Bo", "bolnide")),
        (("Bo Linde", "bolinde"), ("Bo", "bolinde-work")),
        (("Bo Lindemann", "bolinde"), ("Bo Lindeman", "marsh")),
        (("A. Quill", "aq"), ("Ada Quill", "quill")),
        (("Bo", "bolinde"), ("Bo Linde",)),
    ],
)
def test_people_who_may_be_one_are_proposed(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Handles or names that differ little, initials, the only one with a first name."""
    ((name, proposal),) = proposed(one, one, other).items()
    assert (name, proposal.keep) == (f"{proposal.drop}={one[1]}", one[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ada Quill", "aquill1"), ("Cy Marsh", "aquill2")),
        (("Ada Quill", "ada"), ("Eda Quill", "eda")),
        (("Ada Quill", "ada"), ("Ada Linde", "linde")),
    ],
)
def test_people_who_are_two_are_not_proposed(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A family name or a first name in common is no reason, nor are handles of unlike names."""
    assert proposed(one, other) == {}


def test_those_who_met_are_not_proposed() -> None:
    """Two who were at one meeting are two, however alike their names are."""
    rows = [somebody(1, "Bo Lindemann", "bol"), somebody(1, "Bo Lindeman", "marsh")]
    assert proposals_for(Resolver.of(map(OccurrenceKey.of, rows))) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lantern Club", "The Lantern Club"),
        ("Lantern Club", "Lantern Club Ltd."),
        ("Lantern Club", "LanternClub"),
        ("Tidewater Institute", "Tidewater Insitute"),
        ("Tidewater Marine Institute", "Tidewater Mar Institute"),
        ("Guild of Lamp Keepers", "GLK"),
        ("Tidewater", "Tidewater Workshop"),
    ],
)
def test_organizations_that_may_be_one_are_proposed(one: str, other: str) -> None:
    """Legal forms, articles, spaces, slips, abbreviations; a part, if somebody was with both."""
    rows = (("Ada", "ada", one), ("Ada", "ada", other))
    (proposal,) = proposed(*rows).values()
    assert {proposal.keep, proposal.drop} == {each.id for each in who_of(*rows).organizations.all}


def test_part_and_whole_are_two() -> None:
    """A university isn't its institute, and not all that is in one place is one."""
    rows = [("Ada", "ada", "Tide University"), ("Ada", "ada", "Quay Institute")]
    rows += [("Ada", "ada", name) for name in ("Tide", "Tide Press")]
    assert proposed(*rows) == {}


def test_institutes_of_one_university_are_several() -> None:
    """Names that differ in an abbreviation differ in all that tells them apart."""
    rows = [("Ada", "ada", "Tide University QRS"), ("Bo", "bo", "Tide University KLM")]
    assert proposed(*rows) == {}


# accepting --------------------------------------------------------------------------------------


def page_for(text: str, proposal: Proposal) -> RegistryPage:
    """The page that *proposal* would change."""
    return registry_page_of(text, BY_NAME[proposal.kind])


def accepted(text: str, proposal: Proposal) -> str:
    """The text of a page with *proposal* applied."""
    page = page_for(text, proposal)
    return page.changed(changes(page, proposal))


TWO = (("Bo Linde", "bolinde"), ("Bo Linde", "bolinde"), ("Bo", "bolnide"))


def test_a_proposal_is_shown_as_a_change_of_the_page() -> None:
    """A maintainer sees which lines would go, and which would come."""
    page = people_page(who_of(*TWO))
    (proposal,) = proposed(*TWO).values()
    shown = diff(page_for(page, proposal), proposal, "p.md").splitlines()
    assert [line for line in shown if line[:1] in "+-"] == [
        "--- p.md",
        "+++ p.md",
        "-:::{person} Bo",
        "-:id: bolnide",
        "-:github: bolnide",
        "-:source: 3.md, line 3",
        "-:::",
        "-",
        "+:aliases: Bo, @bolnide, bolnide",
    ]


def test_what_is_accepted_holds_in_the_next_run() -> None:
    """The two are one from then on, by whichever handle, and nothing is proposed again."""
    page = people_page(who_of(*TWO))
    (proposal,) = proposed(*TWO).values()
    page = accepted(page, proposal)
    again = who_of(*TWO, pages=Registries(page))
    assert [person.id for person in again.people] == ["bolinde"]
    assert {match.id for _, match in again.rosters.matches} == {"bolinde"}
    assert people_page(again, page) == page
    assert proposals_for(again, again.questions()) == ()


def test_proposals_can_be_accepted_in_any_order() -> None:
    """What was dropped into an entry that is dropped later is still the same organization."""
    names = ("Lantern Club", "The Lantern Club", "Lantern Club Ltd", "LanternClub", "LC")
    rows = [("Ada", "ada", name) for name in names for _ in range(len(name))]
    who = who_of(*rows)
    proposals = proposals_for(who)
    for ordered in (proposals, proposals[::-1]):
        pages = Registries().extended(who)
        for proposal in ordered:
            pages = pages.with_accepted(proposal)
        again = who_of(*rows, pages=pages)
        assert len(again.organizations.all) == 1
        assert pages.extended(again) == pages


def test_an_answer_can_be_accepted() -> None:
    """A lone first name: it is the only one who has it, or somebody new."""
    rows = (("Ada Quill", "adaq"), ("Ada",), ("Cy",), ("Cy",))
    page = people_page(who_of(*rows))
    proposals = proposed(*rows)
    assert set(proposals) == {"ada=adaq", "+cy"}
    for proposal in proposals.values():
        page = accepted(page, proposal)
    again = who_of(*rows, pages=Registries(page))
    assert [match.id for _, match in again.rosters.matches] == ["adaq", "adaq", "cy", "cy"]
    assert again.questions() == ()


def test_a_handle_is_proposed_for_an_entry_without_one() -> None:
    """An entry is only changed when somebody accepts it."""
    page = ":::{person} Bo Linde\n:id: linde\n:::\n"
    who = who_of(("Bo Linde", "bolinde"), pages=Registries(page))
    (proposal,) = proposals_for(who)
    assert people_page(who, page) == page
    assert accepted(page, proposal) == page.replace("linde\n", "linde\n:github: bolinde\n")


def test_an_entry_with_prose_is_not_given_up() -> None:
    """Where a writer's words would be lost, nothing is changed, and no diff is shown."""
    page = people_page(who_of(*TWO)).replace("line 3\n", "line 3\n\nShe keeps the lamps.\n")
    (proposal,) = proposed(*TWO).values()
    assert diff(page_for(page, proposal), proposal, "p.md") == ""
    with pytest.raises(LookupError):
        accepted(page, proposal)


# likeness ---------------------------------------------------------------------------------------


def test_names_that_differ_by_a_slip_are_found() -> None:
    """A letter changed, left out, added, two in the wrong order, or more of that in one word."""
    for other in ("lantern", "lamterns", "latnerns", "lannterns"):
        assert list(alike(["lanterns", other, "marsh"])) == [tuple(sorted(("lanterns", other)))]
    assert list(alike(["paula lantern", "paula lanntersn"]))
    assert not list(alike(["quay", "quays", "ada lantern", "ada quay"]))


def test_few_of_many_names_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of names aren't compared each with each, though many share a first name."""
    compared = []
    monkeypatch.setattr(duplicates, "likeness", lambda *pair: compared.append(pair) or 0.0)
    names = [f"keeper {sha1(str(number).encode()).hexdigest()[:9]}" for number in range(3000)]
    assert list(alike([*names, "bo linde", "bo linden"])) == []
    assert ("bo linde", "bo linden") in compared
    assert len(compared) < len(names)
