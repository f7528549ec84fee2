"""What pages hold for script and style: marks, names to find a line by, and little weight."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from building import broken_links, built

from sphinx_annals.builders.html import STATIC
from sphinx_annals.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import BeautifulSoup, Tag

    from sphinx_annals.kinds.kind import Kind

SITE = Path(__file__).parents[1] / "_static"
#: bytes, before compression
HEAVIEST = 20_000

BOOK = {
    "index.md": """
        # The Lamp Club

        ```{toctree}
        people/index
        organizations/index
        events/index
        ```

        :::::{event} First evening
        :id: first
        :date: 2031-03-04
        :attendees: ada (tide), bo (kelp), nobody
        :recording: https://example.org/first.webm

        ::::{talk} Wicks
        :id: wicks
        :event: first
        :speakers: ada
        :video: https://youtu.be/abcdefghijk
        ::::
        :::::

        :::{person} Ada Quill
        :id: ada
        :aliases: A. Q., The Quill
        :github: Ada-Q
        :affiliation: kelp
        :::

        :::{person} Bo Öst
        :id: bo
        :::

        :::{person} Ян
        :id: jan
        :::

        :::{organization} Tide
        :id: tide
        :type: laboratory
        :::

        :::{organization} Kelp
        :id: kelp
        :::
        """
}


def marked(page: BeautifulSoup, mark: str) -> dict[str, str]:
    """Return what the facts and lists with *mark* say: the first of their classes -> text."""
    found = page.select(f"dd.annals-{mark}, ul.annals-{mark}")
    return {tag["class"][0].removeprefix("annals-"): text(tag) for tag in found}


def text(tag: Tag) -> str:
    """Return the text of *tag* in one line."""
    return " ".join(tag.get_text().split())


def scripts(page: BeautifulSoup) -> list[str]:
    """Return how *page* loads our script."""
    return [str(tag.get("defer")) for tag in page.select('script[src*="annals.js"]')]


def fields_of(kind: Kind) -> Iterable[str]:
    """Return the names of all fields of *kind*."""
    return (field.name for field in kind.all_fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_declared_is_a_field(kind: Kind) -> None:
    """What a kind shows on a card, or plays, is one of its fields."""
    assert {*kind.card, *kind.players} <= {*fields_of(kind)}
    assert kind.card


def test_a_page_marks_what_a_card_shows(tmp_path: Path) -> None:
    """Facts of an entry carry a mark; a person who says no affiliation has that of the days."""
    with built(tmp_path, BOOK) as book:
        event = book.body().select_one("#first > dl")
        assert event
        assert marked(event, "on-card") == {"date": "March 4, 2031"}
        assert marked(book.body("people/ada.html"), "on-card") == {"affiliation": "Kelp"}
        history = "Kelp · March 4, 2031 · at 1 event"
        assert marked(book.body("people/bo.html"), "on-card") == {"list": history}
        assert marked(book.body("people/jan.html"), "on-card") == {}
        assert marked(book.body("organizations/tide.html"), "on-card") == {"type": "laboratory"}


def test_a_page_marks_what_can_be_played(tmp_path: Path) -> None:
    """It stays a plain link: nothing of a player is in the page."""
    with built(tmp_path, BOOK) as book:
        body = book.body()
        played = {
            "recording": "https://example.org/first.webm",
            "video": "https://youtu.be/abcdefghijk",
        }
        assert marked(body, "player") == played
        links = [tag["href"] for tag in body.select("dd.annals-player a.external")]
        assert links == list(played.values())
        assert body.select("iframe, video, button") == []


def test_an_index_holds_what_its_lines_are_found_by(tmp_path: Path) -> None:
    """Aliases and handles stand beside a name, unseen; no other builder says them."""
    with built(tmp_path / "html", BOOK) as book:
        index = book.body("people/index.html")
        hidden = [
            [data["value"] for data in line.select("data")]
            for line in index.select("dl.annals-groups li")
        ]
        assert hidden == [["A. Q. The Quill Ada-Q"], [], []]
        assert "The Quill" not in index.get_text()
    with built(tmp_path / "text", BOOK, "text") as book:
        assert "The Quill" not in book.file("people/index.txt")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_letters_are_links(tmp_path: Path, builder: str) -> None:
    """An index with several groups begins with links to them, in any script."""
    with built(tmp_path, BOOK, builder) as book:
        assert broken_links(book.out) == []
        name = "index.html" if builder == "singlehtml" else "people/index.html"
        bar = book.body(name).select_one("p.annals-jumps")
        assert bar
        assert text(bar) == "A · B · Я"
        groups = [str(link["href"]).rpartition("#")[2] for link in bar.select("a")]
        assert groups == ["people-under-a", "people-under-b", "people-under-x44f"]


def test_one_group_needs_no_links(tmp_path: Path) -> None:
    """The index of events of one year has nothing to jump to."""
    with built(tmp_path, BOOK) as book:
        assert book.body("events/index.html").select(".annals-jumps") == []


def test_aliases_are_set_apart(tmp_path: Path) -> None:
    """Each name has an element of its own, so that scripts of both directions keep in order."""
    with built(tmp_path, BOOK) as book:
        names = book.body("people/ada.html").select("dd.annals-aliases bdi")
        assert [text(name) for name in names] == ["A. Q.", "The Quill"]
        unknown = book.body().select("#first > dl > .annals-attendees .annals-name")
        assert [(name.name, text(name)) for name in unknown] == [("bdi", "nobody")]
        links = book.body("people/index.html").select("dl.annals-groups li > p > a")
        assert [link.select("bdi") != [] for link in links] == [True] * len(links)


def test_only_websites_load_the_script(tmp_path: Path) -> None:
    """A page loads it when it is read already; an e-book has no use for it."""
    with built(tmp_path / "html", BOOK) as book:
        assert scripts(book.soup("people/ada.html")) == ["defer"]
    with built(tmp_path / "epub", BOOK, "epub") as book:
        (file,) = book.out.glob("*.epub")
        with ZipFile(file) as packed:
            pages = [name for name in packed.namelist() if name.endswith(".xhtml")]
            assert pages
            assert not [name for name in pages if b"annals.js" in packed.read(name)]


def test_script_and_style_are_light() -> None:
    """All that is ours, of the extension and of the site, is less than 20 KB uncompressed."""
    ours = [path for folder in (STATIC, SITE) for path in folder.rglob("*")]
    weights = {path.name: path.stat().st_size for path in ours if path.suffix in {".js", ".css"}}
    assert {"annals.js", "annals.css", "site.css"} <= weights.keys()
    assert sum(weights.values()) < HEAVIEST, weights


def test_the_script_asks_nobody_else() -> None:
    """The only addresses in it are those of players, which wait for a click."""
    script = (STATIC / "annals.js").read_text("utf-8")
    written = {part.split("/")[0] for part in script.split("https://")[1:]}
    assert written == {"www.youtube-nocookie.com", "player.vimeo.com"}
    assert "http://" not in script
    assert "innerHTML" not in script
    assert "eval(" not in script
