"""Pictures that lie elsewhere: links on converted pages, in every builder."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from building import built
from law import Judge
from manuscript import Manuscript

from sphinx_annals.model.provenance import SOURCE_KEY

if TYPE_CHECKING:
    from pathlib import Path

FRONT = f'---\n{SOURCE_KEY}:\n  "from": "a.md"\n---\n\n'
BODY = """\
# Lanterns

Three of them ![glowing lanterns](https://www.pictures.example.org/three.png) in a row.

![](HTTPS://Pictures.example.org:8080/none.png)

[![badge of the workshop](https://badges.example.org/ok.svg)](https://ci.example.org/run)

[*our ![tiny logo](https://pictures.example.org/logo.png) page*](#album)

![own](own.png) and ![drawn](data:image/png;base64,iVBORw0KGgo=)

(album)=

:::{figure} https://pictures.example.org/album.jpg
:alt: an open album
:target: https://album.example.org/
:name: opened

Our *album* ![mark](https://pictures.example.org/mark.png)
:::

:::{figure} https://pictures.example.org/plain.jpg
:alt: a plain sheet

A sheet.
:::

| what | how |
| --- | --- |
| paper | ![paper scrap](https://pictures.example.org/scrap.png) |

[To the album](#opened)
"""
INDEX = "# Book\n\n```{toctree}\nnotes\nby-hand\n```\n"
#: the smallest of all pictures
PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\n"
    b"IDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
)
WORDS = (
    *("glowing lanterns", "Picture on pictures.example.org", "badge of the workshop", "tiny logo"),
    *("an open album", "mark", "a plain sheet", "paper scrap"),
)
#: builder -> the file with the converted page
BUILDERS = {
    "html": "notes.html",
    "dirhtml": "notes/index.html",
    "singlehtml": "index.html",
    "latex": "asmallbook.tex",
    "epub": "notes.xhtml",
    "text": "notes.txt",
    "man": "asmallbook.1",
    "json": "notes.fjson",
    "xml": "notes.xml",
}
#: the builders whose output holds its pictures
KEEPERS = ("latex", "epub")


def files(folder: Path, **more: str) -> dict[str, str]:
    """Return a book with a converted page and one by hand; its own picture is in *folder*."""
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source" / "own.png").write_bytes(PIXEL)
    by_hand = "# By hand\n\n![a kite](https://kites.example.org/kite.png)\n"
    return {"index.md": INDEX, "notes.md": FRONT + BODY, "by-hand.md": by_hand, **more}


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a build asks for; it gets nothing."""
    found: list[str] = []

    def get(url: str, **how: object) -> None:
        found.append(url)
        raise OSError("there is no network")

    monkeypatch.setattr("sphinx.util.requests.get", get)
    return found


@pytest.mark.parametrize(("builder", "name"), BUILDERS.items())
def test_no_build_asks_for_a_picture_of_a_converted_page_and_each_says_its_words(
    tmp_path: Path, asked: list[str], builder: str, name: str
) -> None:
    """Builders that keep pictures fetch only what somebody put on a page by hand."""
    with built(tmp_path, files(tmp_path), builder) as book:
        said = " ".join(book.file(name).replace("\\", "").split())
    kites = {"https://kites.example.org/kite.png"} if builder in KEEPERS else set()
    assert set(asked) == kites
    assert [each for each in book.warnings if not re.search("kite|mimetype", each.message)] == []
    assert [words for words in WORDS if words not in said] == []


def test_a_website_links_the_picture(tmp_path: Path) -> None:
    """The link stands where the picture stood, within its figure, and no link within another."""
    with built(tmp_path, files(tmp_path)) as book:
        page, own = book.body("notes.html"), book.body("by-hand.html")
    links = {link["href"]: link for link in page.select("a.annals-remote")}
    assert len(links) == 8
    assert {str(image["alt"]) for image in page.select("img")} == {"own", "drawn"}
    assert links["https://www.pictures.example.org/three.png"].get_text() == "glowing lanterns"
    figures = page.select("figure")
    assert [figure.select_one("a").get_text() for figure in figures] == list(WORDS[4:7:2])
    assert figures[0]["id"] == "opened"
    assert all(figure.select_one("figcaption") for figure in figures)
    assert not page.select("a a")
    assert own.select_one("img")["src"] == "https://kites.example.org/kite.png"


def test_a_link_around_a_picture_stays(tmp_path: Path) -> None:
    """The words of the picture are in the link, and its own link comes after, with a title."""
    with built(tmp_path, files(tmp_path)) as book:
        page = book.body("notes.html")
    outer = page.select_one('a[href="https://ci.example.org/run"]')
    inner = outer.find_next("a")
    assert outer.get_text() == "badge of the workshop"
    assert (inner["href"], inner["title"]) == ("https://badges.example.org/ok.svg", WORDS[2])
    assert outer.parent.get_text() == "badge of the workshop (picture)"
    assert "our tiny logo page (picture)" in page.get_text()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("javascript://%0aalert(1)", "javascript://%0aalert(1)"),
        ("ftp://example.org/a.png", "ftp://example.org/a.png"),
        ("https://[::1/a.png", "Picture on ["),
        ("http:///evil.example.org/a.png", "http:///evil.example.org/a.png"),
    ],
)
def test_an_address_that_is_none_of_the_web_is_text(
    tmp_path: Path, address: str, shown: str
) -> None:
    """Nobody is led to what a browser should not open, and no build stops at it."""
    text = f"{FRONT}# Page\n\n```{{image}} {address}\n```\n"
    with built(tmp_path, {"index.md": text}) as book:
        page = book.body()
    assert not page.select("img")
    assert shown in page.get_text()
    assert {str(link["href"])[:8] for link in page.select("a.annals-remote")} <= {"https://"}


def test_the_search_finds_the_words_of_a_picture(tmp_path: Path) -> None:
    """A reader who looks for what is in a picture gets to its page."""
    with built(tmp_path, files(tmp_path)) as book:
        said = book.file("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
        index = json.loads(said)
    for word in ("glow", "badg", "album", "scrap"):
        assert index["docnames"][index["terms"][word]] == "notes"


def test_a_project_may_show_the_pictures(tmp_path: Path) -> None:
    """Who knows where they lie lets every browser ask for them."""
    conf = 'annals_remote_pictures = "show"'
    with built(tmp_path, files(tmp_path), conf=conf) as book:
        page = book.body("notes.html")
    assert not page.select(".annals-remote")
    assert len(page.select("img[src^='http' i]")) == 8


ENTRY = """\
# Registry

:::{person} Ada Quill
:id: ada

At work: ![Ada with a lantern](https://pictures.example.org/ada.png)
:::
"""


def test_a_picture_in_the_prose_of_an_entry_is_a_link_on_its_page_too(tmp_path: Path) -> None:
    """What a converted page says stays harmless wherever else it is shown."""
    pages = {"index.md": "# Book\n\n```{toctree}\nnotes\npeople/index\n```\n"}
    with built(tmp_path, {**pages, "notes.md": FRONT + ENTRY}) as book:
        link = book.body("people/ada.html").select_one("a.annals-remote")
    assert link.get_text() == "Ada with a lantern"


@pytest.mark.parametrize("builder", ["html", "text", "singlehtml"])
def test_a_page_that_becomes_a_converted_one_is_written_so_everywhere(
    tmp_path: Path, builder: str
) -> None:
    """The second build says what a clean one says, on each page that shows the picture."""
    book = Manuscript(tmp_path / "book", builder)
    book.write({"index.md": "# Book\n\n```{toctree}\nnotes\npeople/index\n```\n"})
    book.write({"notes.md": ENTRY})
    book.build()
    judge = Judge(tmp_path / "clean")
    for text in (FRONT + ENTRY, ENTRY, FRONT + ENTRY):
        book.write({"notes.md": text})
        judge.assert_same(book, book.build())
    for choice in ("show", "click"):
        book.configure(annals_remote_pictures=choice)
        judge.assert_same(book, book.build())
