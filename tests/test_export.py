"""The book as data: annals.json, as its schema and other tools expect it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import harbour
import jsonschema
import pytest
from building import Book, built

from sphinx_annals.export.annals_json import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ODD = {
    "index.md": """
        # Odd things

        :::{event} Spring
        :id: spring
        :date: one day
        :attendees: ada (tide, nowhere) as host, nobody (nowhere), Sam, ada (x
        :::

        :::{person} Ada Quill
        :id: ada
        :aliases: Sam, A. Q.
        :affiliation: tide (2016/..), tide (a while)
        :::

        :::{person} Sam Reed
        :id: sam-reed
        :aliases: Sam
        :::

        :::{organization} The Tide
        :id: tide
        :::

        :::{event} Spring again
        :id: SPRING
        :::

        With {person}`nobody`, {person}`her <ada>`, {any}`tide` and {any}`the title <index>`.
        """
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Book]:
    """Return what builds the book of the Harbour Circle, once with each builder."""
    found: dict[str, Book] = {}

    def book_of(builder: str) -> Book:
        if builder not in found:
            folder = tmp_path_factory.mktemp(builder)
            with built(folder, harbour.FILES, builder, conf=harbour.CONF) as book:
                found[builder] = book
        return found[builder]

    return book_of


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book of odd things."""
    with built(tmp_path_factory.mktemp("odd"), ODD) as book:
        return book


def data_of(book: Book) -> dict[str, Any]:
    """Return the book as data."""
    data: dict[str, Any] = json.loads(book.file("annals.json"))
    return data


def entry(book: Book, entry_id: str) -> dict[str, Any]:
    """Return an entry as data."""
    [found] = (one for one in data_of(book)["entries"] if one["id"] == entry_id)
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "annals"])
def test_the_schema_describes_it(books: Callable[[str], Book], builder: str) -> None:
    """Every builder of websites writes what the schema in the package says."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data_of(books(builder)), schema)


def test_odd_things_fit_the_schema(odd: Book) -> None:
    """Mistakes are data too."""
    jsonschema.validate(data_of(odd), json.loads(SCHEMA.read_text("utf-8")))


def test_the_head_says_what_it_is(books: Callable[[str], Book]) -> None:
    """A tool sees which book and which version of the form it reads."""
    data = data_of(books("html"))
    assert list(data) == [
        *("schema", "project", "version", "language"),
        *("entries", "mentions", "problems"),
    ]
    assert data["schema"] == json.loads(SCHEMA.read_text("utf-8"))["$id"]
    assert data["schema"].endswith("/annals-1.json")
    assert (data["project"], data["version"], data["language"]) == (
        *("The Harbour Circle", "1.0"),
        "en",
    )


def test_an_entry_says_all_that_was_written(books: Callable[[str], Book]) -> None:
    """Fields stand as written, links with what they mean and what is beside the name."""
    assert entry(books("html"), "spring") == {
        "kind": "event",
        "id": "spring",
        "title": "Spring meeting",
        "aliases": [],
        "docname": "meetings/spring",
        "uri": "meetings/spring.html#spring",
        "line": 1,
        "fields": {
            "date": "2031-03-04T17:00 Europe/Paris",
            "place": "The old quay",
            "type": "meeting",
            "status": "held",
            "recording": "https://example.org/spring.webm",
            "tags": "boats, ropes",
            "source": "notes.md, line 7",
        },
        "links": [
            {"field": "part-of", "kind": "event", "id": "circle"},
            {
                "field": "attendees",
                "kind": "person",
                "id": "ada",
                "affiliations": ["tide", "lantern"],
                "role": "host",
            },
            {
                "field": "attendees",
                "kind": "person",
                "id": "li-xiao-long",
                "affiliations": ["tokyo"],
            },
            {"field": "attendees", "kind": "person", "id": "zoe"},
            {"field": "attendees", "kind": "person", "id": "ivan"},
            {"field": "attendees", "kind": "person", "id": "salih", "affiliations": ["tide"]},
            {"field": "organizers", "kind": "organization", "id": "tide"},
            {"field": "organizers", "kind": "person", "id": "zoe"},
        ],
    }


def test_a_person_is_found_on_a_page(books: Callable[[str], Book]) -> None:
    """The address is that of the page, the document and the line those of the writer."""
    found = entry(books("html"), "li-xiao-long")
    assert found["uri"] == "people/li-xiao-long.html#li-xiao-long"
    assert (found["docname"], found["aliases"]) == ("registry", ["Bruce"])
    assert found["links"] == [
        {"field": "affiliation", "kind": "organization", "id": "tokyo", "interval": "2020/2030"}
    ]


def test_a_mention_says_where_it_stands(books: Callable[[str], Book]) -> None:
    """The sentence is that which readers see, with its section and its line."""
    mentions = data_of(books("html"))["mentions"]
    assert len(mentions) == 12
    assert {
        "docname": "meetings/spring",
        "line": 14,
        "section": "Spring meeting",
        "kind": "person",
        "id": "li-xiao-long",
        "sentence": "李小龙 told of the sea.",
    } in mentions


def test_it_is_sorted(books: Callable[[str], Book]) -> None:
    """Entries stand by kind and id, mentions by document and line."""
    data = data_of(books("html"))
    entries = [(one["kind"], one["id"]) for one in data["entries"]]
    mentions = [(one["docname"], one["line"]) for one in data["mentions"]]
    assert entries == sorted(entries)
    assert mentions == sorted(mentions)


def test_builders_agree(books: Callable[[str], Book]) -> None:
    """A website and ``-b annals`` write the same bytes; folders have other addresses only."""
    assert books("annals").file("annals.json") == books("html").file("annals.json")
    folders, files = data_of(books("dirhtml")), data_of(books("html"))
    assert entry(books("dirhtml"), "spring")["uri"] == "meetings/spring/#spring"
    for one, other in zip(folders["entries"], files["entries"], strict=True):
        assert one | {"uri": ""} == other | {"uri": ""}
    assert {**folders, "entries": []} == {**files, "entries": []}


def test_it_is_the_same_in_the_next_build(books: Callable[[str], Book], tmp_path: Path) -> None:
    """The text does not depend on where or when it is written."""
    with built(tmp_path, harbour.FILES, "annals", conf=harbour.CONF, parallel=2) as again:
        assert again.file("annals.json") == books("annals").file("annals.json")


def test_it_is_text_that_people_can_read(books: Callable[[str], Book]) -> None:
    """Names stand in their own script, an entry on each line, and the file ends with a line."""
    text = books("html").file("annals.json")
    assert "李小龙" in text
    assert text.endswith("\n")
    assert "\\u" not in text


@pytest.mark.parametrize("builder", ["latex", "epub", "text"])
def test_other_builders_write_none(tmp_path: Path, builder: str) -> None:
    """It stands beside pages of a website, and in no book on paper."""
    with built(tmp_path, {"index.md": "# Front\n"}, builder) as book:
        assert not (book.out / "annals.json").exists()


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    """A project may keep its data to itself, but for who asks for it."""
    files, conf = {"index.md": "# Front\n"}, "annals_json = False\n"
    with built(tmp_path, files, conf=conf) as book:
        assert not (book.out / "annals.json").exists()
    with built(tmp_path, files, "annals", conf=conf) as book:
        assert data_of(book)["entries"] == []


# odd things -------------------------------------------------------------------------------------


def test_a_name_that_means_nothing_keeps_its_text(odd: Book) -> None:
    """An unknown, a doubtful and an unreadable name are told by what was written."""
    assert entry(odd, "spring")["links"] == [
        {
            "field": "attendees",
            "kind": "person",
            "id": "ada",
            "affiliations": ["tide", "nowhere"],
            "role": "host",
        },
        {"field": "attendees", "id": None, "text": "nobody", "affiliations": ["nowhere"]},
        {"field": "attendees", "id": None, "text": "Sam"},
        {"field": "attendees", "id": None, "text": "ada (x"},
    ]
    assert entry(odd, "spring")["fields"] == {"date": "one day"}


def test_a_doubtful_interval_keeps_its_text(odd: Book) -> None:
    """A time is told as it was written, whether it can be read or not."""
    assert [link["interval"] for link in entry(odd, "ada")["links"]] == ["2016/..", "a while"]


def test_the_loser_of_a_clash_is_a_problem_only(odd: Book) -> None:
    """No two entries have one id."""
    assert [one["id"] for one in data_of(odd)["entries"]] == ["spring", "tide", "ada", "sam-reed"]
    assert "annals.duplicate" in {one["type"] for one in data_of(odd)["problems"]}


def test_mentions_of_nothing_are_told_as_well(odd: Book) -> None:
    """A name of nobody is told as text; what ``any`` finds elsewhere is none of ours."""
    found = [(one["id"], one.get("kind"), one.get("text")) for one in data_of(odd)["mentions"]]
    assert found == [
        (None, None, "nobody"),
        ("ada", "person", None),
        ("tide", "organization", None),
    ]
    sentences = {one["sentence"] for one in data_of(odd)["mentions"]}
    assert sentences == {"With nobody, her, The Tide and the title."}


def test_problems_are_told_as_they_were_reported(odd: Book) -> None:
    """Each warning is there with its name, its place and its message."""
    told = [
        (one["type"], f"{one['docname']}.md:{one['line']}", one["message"])
        for one in data_of(odd)["problems"]
    ]
    assert told == [
        (warned.type, warned.place, warned.message)
        for warned in odd.warnings
        if warned.type.startswith("annals.")
    ]
    assert len(told) == 8
