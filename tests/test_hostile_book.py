"""A hostile archive, converted and built: nothing runs, nothing is read, nothing is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from building import Book, built
from hostility import FILES, SECRET

from sphinx_annals.command_line import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

#: what a project may switch on, MyST's own way of running a page as code among it
MORE = ("amsmath", "dollarmath", "fieldlist", "html_admonition", "html_image", "substitution")
CONF = f"""
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", *{MORE}]
smartquotes = False
"""
INDEX = {"index.md": "# Book\n\n```{toctree}\narchive/index\n```\n"}
#: elements and attributes by which a page would load or run something
ELEMENTS = "applet audio base embed form frame iframe img link meta object script source style svg"
ATTRIBUTES = {"action", "background", "data", "formaction", "ping", "poster", "src", "srcset"}
HARMLESS = re.compile(r"(?![a-z][a-z0-9+.-]*:)|https?:|mailto:", re.IGNORECASE)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project whose archive was converted."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in FILES.items():
        path = folder / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for place in (folder / "outside.dat", folder / "source/outside.dat", folder / "ran.dat"):
        place.parent.mkdir(exist_ok=True)
        place.write_text(SECRET, "utf-8")
    into = folder / "source" / "archive"
    # 1: the file with a zero byte is left alone
    assert main(["convert", str(folder / "notes"), "--into", str(into), "--quiet"]) == 1
    return folder


@pytest.fixture(scope="module")
def book(source: Path) -> Iterator[Book]:
    """Return the book."""
    with built(source, INDEX, conf=CONF) as book:
        yield book


def parts(book: Book) -> Iterator[tuple[str, Tag]]:
    """Yield each page of the book with each element of what it says."""
    for path in sorted(book.out.rglob("*.html")):
        name = path.relative_to(book.out).as_posix()
        if name not in ("genindex.html", "search.html"):
            yield from ((name, tag) for tag in book.body(name).find_all(True))


def test_a_hostile_archive_builds_without_a_warning(book: Book) -> None:
    """What was made harmless is also right: MyST, docutils and Sphinx have nothing to say."""
    assert book.warnings == ()


def test_nothing_loads_or_runs(book: Book) -> None:
    """No element, no attribute and no address of a page does more than say something."""
    for name, tag in parts(book):
        assert tag.name not in ELEMENTS.split(), (name, tag)
        assert not [key for key in tag.attrs if key in ATTRIBUTES or key.startswith("on")], tag
        assert "style" not in tag.attrs, (name, tag)
        assert HARMLESS.match(str(tag.get("href", ""))), (name, tag)
    heads = (path.read_text("utf-8") for path in book.out.rglob("*.html"))
    assert not [head for head in heads if re.search(r"<(?:meta|base|link)[^>]*evil\.", head)]


def test_nothing_is_read_that_no_note_may_show(book: Book) -> None:
    """No file of the output holds what stands in other files, of the project or of the machine."""
    shown = (path.read_bytes() for path in book.out.rglob("*") if path.is_file())
    assert not [data for data in shown if SECRET.encode() in data or b"root:x:0" in data]


def test_nothing_is_filled_in(book: Book) -> None:
    """What a template would fill in stands there as it was written."""
    page = book.body("archive/directives.html").get_text()
    said = ("{{ 7*7 }}", "{{ secret }}", "{{ env.config }}", "{raw} html", "|sub|", "target_")
    assert [each for each in said if each not in page] == []
    assert "49" not in page
    assert "told" not in page


def test_signs_that_turn_words_round_are_gone(book: Book) -> None:
    """A name is read in the order in which it is written; the words themselves stay."""
    page = book.body("archive/signs.html").get_text()
    assert not re.search("[\u202d\u202e\x00-\x08\x0b-\x1f\x7f-\x9f]", page)
    for said in ("evil", "gpj.exe", "isolated", "link", "red"):
        assert said in page


def test_names_are_text(book: Book) -> None:
    """The entries of people, organizations, decisions and talks say what their source said."""
    entries = book.domain.index.entries
    said = " ".join(entry.title for entry in entries)
    assert {entry.kind for entry in entries} >= {"event", "person", "decision"}
    assert not re.search(r"<script|<img|javascript:", said)
    assert "{{ secret }}" in said
