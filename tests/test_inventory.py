"""How a book is found: by other books, by editors, by its search and its index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import harbour
import pytest
from building import Book, built
from sphinx.util.inventory import InventoryFile

from sphinx_annals.content import inline
from sphinx_annals.kinds import BY_NAME, KINDS

if TYPE_CHECKING:
    from pathlib import Path

#: where the first book is said to be
SITE = "https://harbour.example/"

OTHER = {
    "index.md": """
        # Another book

        By id {person}`ada`, in full {annals:org}`tide`, {organization}`the club <tide>`, a talk
        {talk}`knots`, a decision {decision}`dusk`, by any {any}`autumn`, and from there
        {external+harbour:annals:event}`spring`. Not {person}`nobody`, not {org}`ada`.

        :::{event} Ours
        :attendees: ada (tide, nowhere), bo
        :organizers: tide, zoe
        :part-of: circle
        :::

        :::{person} Bo Linde
        :id: bo
        :affiliation: lantern
        :::

        :::{person} Zoe of ours
        :id: zoe
        :::

        :::{decision} D
        :about: knots, spring
        :supersedes: no such thing
        :::

        :::{people}
        :event: spring
        :::
        """
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book of the Harbour Circle."""
    folder = tmp_path_factory.mktemp(request.param)
    with built(folder, harbour.FILES, request.param, conf=harbour.CONF) as book:
        return book


@pytest.fixture(scope="module")
def other(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Another book, which knows the first by its inventory."""
    conf = f"""
        extensions += ["sphinx.ext.intersphinx"]
        intersphinx_mapping = {{"harbour": ({SITE!r}, {str(book.out / "objects.inv")!r})}}
        nitpicky = True
        suppress_warnings = ["toc.not_included"]
    """
    with built(tmp_path_factory.mktemp("other"), OTHER, conf=conf) as other:
        return other


def inventory(out: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (type, id) -> (address, title) of what an inventory holds of our entries."""
    with (out / "objects.inv").open("rb") as file:
        loaded = InventoryFile.load(file, SITE, "{}{}".format)
    return {
        (name.removeprefix("annals:"), entry_id): (item.uri, item.display_name)
        for name, items in loaded.items()
        if name.startswith("annals:")
        for entry_id, item in items.items()
    }


# other books ------------------------------------------------------------------------------------


def test_the_inventory_holds_every_entry(book: Book) -> None:
    """Each entry is there under its kind and id, with its title and where it is found."""
    builder = book.app.builder
    assert inventory(book.out) == {
        (entry.kind, entry.id): (
            f"{SITE}{builder.get_target_uri(inline.place_of(entry)[0])}#{inline.place_of(entry)[1]}",
            entry.title,
        )
        for entry in book.domain.index.entries
    }


def links_in(book: Book, name: str, selector: str) -> dict[str, str]:
    """Return text -> address of the links in a part of a page."""
    part = book.body(name).select_one(selector)
    assert part
    return {link.get_text(): str(link["href"]) for link in part.select("a.reference")}


def test_a_role_reaches_another_book(book: Book, other: Book) -> None:
    """An id that this book lacks and the other has is a link to there, with the title there."""
    address = {key: uri for key, (uri, _) in inventory(book.out).items()}
    assert links_in(other, "index.html", "p") == {
        "Ada Quill": address["person", "ada"],
        "The Tide": address["organization", "tide"],
        "the club": address["organization", "tide"],
        'Knots & other "things"': address["talk", "knots"],
        "Moor at dusk": address["decision", "dusk"],
        "Autumn 港 conference": address["event", "autumn"],
        "Spring meeting": address["event", "spring"],
    }


def test_a_link_field_reaches_another_book(book: Book, other: Book) -> None:
    """Names, affiliations and names of any kind lead there; what is here is meant first."""
    address = {key: uri for key, (uri, _) in inventory(book.out).items()}
    assert links_in(other, "index.html", "#ours dl") == {
        "Ada Quill": address["person", "ada"],
        "The Tide": address["organization", "tide"],
        "The Circle": address["event", "circle"],
        "Bo Linde": "people/bo.html#bo",
        "Zoe of ours": "people/zoe.html#zoe",
    }
    assert links_in(other, "index.html", "#d dl") == {
        'Knots & other "things"': address["talk", "knots"],
        "Spring meeting": address["event", "spring"],
    }
    assert (
        links_in(other, "people/bo.html", "dl")["Lantern Unit"]
        == address["organization", "lantern"]
    )


def test_only_what_no_book_knows_is_reported(other: Book) -> None:
    """A name that another book has under the right kind gives no warning."""
    said = [(warned.type, warned.message.partition(":")[0]) for warned in other.warnings]
    assert said == [
        ("annals.unknown", "no organization is called 'ada'"),
        ("annals.unknown", "no person is called 'nobody'"),
        ("annals.unknown", "no organization is called 'nowhere'"),
        ("annals.unknown", "no decision is called 'no such thing'"),
    ]


# editors ----------------------------------------------------------------------------------------


def test_an_editor_can_complete_every_name(book: Book) -> None:
    """Each object has a known type, and each type its roles, so that ids can be offered."""
    domain = book.domain
    objects = list(domain.get_objects())
    assert {name for name, *_ in objects} == {entry.id for entry in domain.index.entries}
    for name, title, kind, docname, anchor, priority in objects:
        assert title == domain.index.by_id[name].title
        assert domain.object_types[kind].roles == BY_NAME[kind].roles
        assert docname in book.app.env.all_docs
        assert anchor == name
        assert priority == 1


def test_every_role_is_the_role_of_a_type(book: Book) -> None:
    """Whatever role is typed, an editor knows whose names it takes."""
    domain = book.domain
    assert {role for kind in domain.object_types.values() for role in kind.roles} == set(
        domain.roles
    )
    for kind in KINDS:
        assert domain.role_for_objtype(kind.name) == kind.roles[0]
        assert all(domain.objtypes_for_role(role) == [kind.name] for role in kind.roles)


def test_an_editor_knows_every_directive(book: Book) -> None:
    """Directives of the domain are listed there, with what they are for."""
    names = {name for kind in KINDS for name in (kind.name, kind.plural)}
    assert names <= set(book.domain.directives)
    assert all(directive.__doc__ for directive in book.domain.directives.values())


# readers ----------------------------------------------------------------------------------------


def test_the_search_shows_entries_with_their_kind(book: Book) -> None:
    """Each entry is an object of the search, named after its kind."""
    said = json.loads(
        book.file("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    )
    names = {number: label for number, (_, _, label) in said["objnames"].items()}
    assert sorted(names.values()) == sorted(kind.label for kind in KINDS)
    # in the objects: [document, number of the type, priority, anchor, title]
    found = {(names[str(number)], title) for _, number, _, _, title in said["objects"][""]}
    assert len(found) == len(book.domain.index.entries)
    assert {
        ("Person", "李小龙"),
        ("Organization", "The Tide"),
        ("Event", "Spring meeting"),
    } <= found


def test_the_search_finds_pages_by_title(book: Book) -> None:
    """The pages that the book makes are searched as any other."""
    said = json.loads(
        book.file("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    )
    assert "people/li-xiao-long" in said["docnames"]
    assert "李小龙" in said["alltitles"]


def test_the_general_index_has_every_entry_once(book: Book) -> None:
    """Each entry is listed under its title, or what it is sorted as, and leads to its place."""
    name = "genindex.html" if book.app.builder.name == "html" else "genindex/index.html"
    listed = [link.get_text() for link in book.body(name).select("table.indextable a")]
    titles = {"ada": "Quill, Ada", "ivan": "Петров, Иван"}
    wanted = [titles.get(entry.id, entry.title) for entry in book.domain.index.entries]
    assert sorted(listed) == sorted(wanted)
