"""Organizations: what an affiliation names, and what it doesn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.identity.organizations import Claim, Organizations
from sphinx_annals.convert.identity.places import is_nobody, is_place, is_sentence
from sphinx_annals.convert.pipeline.identification import Registries

LISTS = """\
Tidewater / Lantern Club
Tidewater, Lantern Club
Tidewater & Lantern Club
Tidewater and Lantern Club
Tidewater (Lantern Club)
Tidewater+Lantern Club
Tidewater - Lantern Club
Tidewater @ Lantern Club
Tidewater, Lantern Club, Germany
"""
NOBODY = """\
-
--
n/a
N/A
none
?
🚀
:wave:
independent
Freelance
1234
self-employed
student
PhD student
independent researcher
she/her
@adaq
UTC+2
GMT -5
UTC+05:30
CEST
https://x.org
ada@x.org
Affiliation
"""
PLACES = """\
Germany
Cologne, Germany
Portland, OR
Oakland, CA, USA
SF Bay Area, CA
Berlin
Aotearoa (New Zealand)
currently in Boston, MA, USA
Nairobi Kenya
Delft, NL
Exeter, UK
The Netherlands
Saint-Gilles, Réunion
New York
"""
ORGANIZATIONS = """\
Tidewater University, Germany
LKU, USA
Tidewater Lab, CA
Tidewater, AB
2i
Berlin Institute of Lamps
Lantern Club
Georgia Tech
Germany Lantern Ltd
"""


def organizations(*texts: str, page: str = "") -> Organizations:
    """The organizations of *texts*, each given by somebody else."""
    claims = (Claim(text, "a.md", line, f"p{line}") for line, text in enumerate(texts, 1))
    return Organizations(tuple(claims), Registries("", page).known()[1].entries)


def titles(*texts: str) -> list[str]:
    """The names of the organizations of *texts*."""
    return [each.title for each in organizations(*texts).all]


# one organization -------------------------------------------------------------------------------


def test_spellings_of_one_name_are_one_organization() -> None:
    """Letter case, accents, punctuation and emoji make no other organization of it."""
    texts = ("Café Tidewater", "cafe tidewater", "CAFE-TIDEWATER", ":wave: Cafe Tidewater 🚀")
    (cafe,) = organizations(*texts, "Café Tidewater").all
    assert (cafe.id, cafe.title, cafe.times) == ("cafe-tidewater", "Café Tidewater", 5)
    assert cafe.people == {"p1", "p2", "p3", "p4", "p5"}


def test_forms_and_abbreviations_are_other_names() -> None:
    """``The``, ``Ltd`` and initials aren't guessed away: such names are proposed as one."""
    texts = ("Lantern Club", "The Lantern Club", "Lantern Club Ltd", "LC", "Lantern")
    assert len(titles(*texts)) == 5


def test_an_abbreviation_beside_its_name_is_no_other_organization() -> None:
    """``Lamp Keepers' Union (LKU)`` is the union."""
    assert titles("Lamp Keepers' Union (LKU)") == ["Lamp Keepers' Union"]
    assert titles("Lamp Keepers (Tidewater)") == ["Lamp Keepers (Tidewater)"]


def test_entries_of_the_registry_are_found_by_all_their_names() -> None:
    """Id, title and aliases lead to the entry."""
    page = ":::{organization} The Lantern Club\n:id: lanterns\n:aliases: LC\n:::\n"
    found = organizations("lc", "the lantern club", "Lanterns", page=page)
    assert [found.affiliations(text)[0].id for text in ("lc", "The Lantern Club")] == [
        "lanterns"
    ] * 2
    assert [(each.id, each.times) for each in found.all] == [("lanterns", 3)]


# several ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", LISTS.splitlines())
def test_a_list_is_parted_where_each_part_stands_alone_elsewhere(text: str) -> None:
    """Two known names are two; where one isn't known, it is a question."""
    found = organizations("Tidewater", "Lantern Club", "Lantern Club", text)
    assert [part.id for part in found.affiliations(text)] == ["tidewater", "lantern-club"]
    assert found.questions == ()
    half = organizations("Tidewater", text)
    assert [part.id for part in half.affiliations(text)] == [None]
    assert [question.words for question in half.questions] == ["Lantern Club"]


def test_what_holds_no_known_name_is_one_organization() -> None:
    """A comma or an ampersand belongs to a name as long as nothing speaks for two."""
    assert titles("Quill, Linde & Sons", "School of Lamps and Lenses") == [
        "Quill, Linde & Sons",
        "School of Lamps and Lenses",
    ]


def test_a_slash_is_asked_even_then() -> None:
    """Hardly any name holds a slash, hence neither part is taken for an organization."""
    found = organizations("Quill Works / Linde Works")
    assert found.all == ()
    assert [question.words for question in found.questions] == ["Linde Works", "Quill Works"]


def test_a_question_is_asked_once() -> None:
    """A part that keeps many affiliations from being parted is one question."""
    (question,) = organizations("Tidewater", "Tidewater & Reed", "Reed, Tidewater").questions
    assert (question.words, question.places) == ("Reed", (("a.md", 2), ("a.md", 3)))


def test_the_registry_answers() -> None:
    """An entry for the part, or for all of it, settles it."""
    text = "Tidewater & Reed"
    entry = ":::{{organization}} {}\n:::\n"
    part = organizations("Tidewater", text, page=entry.format("Reed"))
    assert [each.id for each in part.affiliations(text)] == ["tidewater", "reed"]
    whole = organizations("Tidewater", text, page=entry.format(text))
    assert [each.id for each in whole.affiliations(text)] == ["tidewater-reed"]
    assert part.questions == whole.questions == ()


# none -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NOBODY.splitlines())
def test_what_says_nobody_is_no_organization(text: str) -> None:
    """Dashes, ways to live, time zones, emoji, addresses, left-overs of a template."""
    assert is_nobody(text)
    assert titles(text) == []


@pytest.mark.parametrize("text", PLACES.splitlines())
def test_places_are_no_organizations(text: str) -> None:
    """Countries, states, towns with either of them, cities that are known."""
    assert is_place(text)
    assert titles(text) == []


@pytest.mark.parametrize("text", ORGANIZATIONS.splitlines())
def test_organizations_are_no_places(text: str) -> None:
    """A place in the name of an organization makes no place of it."""
    assert not is_place(text)
    assert not is_nobody(text)


def test_a_town_is_known_from_where_it_stands_with_its_country() -> None:
    """``Quayside`` alone is the town, if others wrote ``Quayside, UK``."""
    assert titles("Quayside", "Quayside, UK") == []
    assert titles("Quayside") == ["Quayside"]


def test_a_country_beside_an_organization_is_left_out() -> None:
    """``Quay Inn, Finland`` is the inn where that is mostly given without a country."""
    assert titles("Quay Inn", "Quay Inn", "Quay Inn, Finland") == ["Quay Inn"]


def test_sentences_are_no_organizations() -> None:
    """What goes on, asks or exclaims names nothing."""
    texts = ("first time here!", "who knows?", "note: back at four", "word " * 12)
    assert all(map(is_sentence, texts))
    assert titles(*texts) == []


# whatever it says -------------------------------------------------------------------------------


@given(st.lists(st.text(alphabet="ab AB/,&()-é🚀|+", max_size=14), max_size=6), st.randoms())
def test_order_makes_no_difference(texts: list[str], random: object) -> None:
    """The same organizations and questions, whoever is read first; ids are nobody else's."""
    claims = [Claim(text, "a.md", line) for line, text in enumerate(texts)]
    one = Organizations(tuple(claims))
    random.shuffle(claims)  # type: ignore[attr-defined]
    other = Organizations(tuple(claims))
    assert one.all == other.all
    assert one.questions == other.questions
    assert len({each.id.casefold() for each in one.all}) == len(one.all)
