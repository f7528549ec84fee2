"""Descriptions: what the head of each page says it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import built
from manuscript import Manuscript

from sphinx_annals.builders.description import LONGEST, cut

if TYPE_CHECKING:
    from pathlib import Path

    from building import Book

FILES = {
    "index.md": """
        # The Reed Society

        ```{toctree}
        :glob:

        *
        people/*
        organizations/index
        events/index
        talks/index
        decisions/index
        ```

        - In a list

        We are [friends](may.md) of *reeds*
        & "rushes" `<b>`.

        And of more.
        """,
    "may.md": """
        :::{event} May meeting
        :id: may
        :date: 2025-05-01
        :place: The pier
        :attendees: ada, bo
        :::

        ## Talks

        :::{talk} On bees
        :speakers: ada
        Bees and how to keep them.
        :::
        """,
    "june.md": """
        # June

        :::{event} June meeting
        :date: 2025-06-05
        :part-of: may

        We met by the water. It rained[^rain].
        :::

        [^rain]: And the day after.
        """,
    "who.md": """
        # Who is who

        :::{person} Ada Quill
        :id: ada
        :affiliation: reed (2020/..)
        :::

        :::{person} Bo Linde
        :id: bo

        Keeps goats, see {person}`ada`.
        :::

        :::{organization} Reed Society
        :id: reed
        :type: community
        :::
        """,
    "people/cy.md": """
        # Cy, in a word

        Cy draws maps.

        :::{person} Cy Marsh
        :id: cy
        :::
        """,
    "list.md": """
        # At hand

        - one
        - two
        """,
    "given.md": """
        ---
        myst:
          html_meta:
            description: Given by hand
        ---
        # Given

        This is not it.
        """,
}

#: page -> what it is about
SAID = {
    "index": "We are friends of reeds & “rushes” <b>.",
    "may": "May meeting (Event). Date: May 1, 2025. Place: The pier.",
    "june": "We met by the water. It rained.",
    "who": "Ada Quill (Person). Affiliation: Reed Society (2020 –).",
    "people/ada": "Ada Quill (Person). Affiliation: Reed Society (2020 –). "
    "Events: May meeting · May 1, 2025 · attended. Talks: On bees.",
    "people/bo": "Keeps goats, see Ada Quill.",
    "people/cy": "Cy draws maps.",
    "organizations/reed": "Reed Society (Organization). Type: community. "
    "People: Ada Quill · (2020 –).",
    "list": "At hand: one; two",
    "given": "Given by hand",
    "genindex": "Index – The reeds",
    "search": "Search – The reeds",
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Return the book of the Reed Society, built as a website."""
    folder = tmp_path_factory.mktemp(request.param)
    with built(folder, FILES, request.param, conf=CONF) as book:
        return book


CONF = """
extensions.append("sphinxext.opengraph")
html_title = "The reeds"
html_baseurl = ogp_site_url = "https://reeds.example/"
ogp_social_cards = {"enable": False}
"""


def file_of(book: Book, docname: str) -> str:
    """Return the file that a document was written to."""
    is_folder = book.app.builder.name == "dirhtml" and docname.rpartition("/")[2] != "index"
    return f"{docname}/index.html" if is_folder else f"{docname}.html"


def descriptions(book: Book, docname: str, key: str = "name=description") -> list[str]:
    """Return the descriptions in the head of a page."""
    tags = book.soup(file_of(book, docname)).select(f"head > meta[{key}]")
    return [str(tag["content"]) for tag in tags]


@pytest.mark.parametrize(("docname", "said"), SAID.items())
def test_a_page_says_what_it_is_about(book: Book, docname: str, said: str) -> None:
    """It is the first prose of the page or its entry, or else the entry's facts, or a list."""
    assert descriptions(book, docname) == [said]


def test_every_page_has_one_description_and_opengraph_agrees(book: Book) -> None:
    """No page goes without a description, none has two, and previews show the same one."""
    for docname in sorted(book.app.env.found_docs):
        (said,) = descriptions(book, docname)
        assert 0 < len(said) <= LONGEST
        assert descriptions(book, docname, "property='og:description'") == [said], docname


def test_opengraph_knows_title_and_address(book: Book) -> None:
    """A preview of a page has its title and its address on the site."""
    address = {"html": "people/ada.html", "dirhtml": "people/ada/"}[book.app.builder.name]
    said = {
        "og:title": "Ada Quill",
        "og:type": "website",
        "og:url": f"https://reeds.example/{address}",
        "og:site_name": "A small book",
    }
    for name, text in said.items():
        assert descriptions(book, "people/ada", f"property='{name}'") == [text]


def test_a_page_that_lists_a_kind_names_some(book: Book) -> None:
    """The description of an index page begins with its title, and then its entries."""
    assert descriptions(book, "people/index")[0].startswith("People: ")
    assert "Bo Linde" in descriptions(book, "people/index")[0]


def test_text_is_text(tmp_path: Path) -> None:
    """A description is data: no name and no prose of a page ever becomes markup in its head."""
    evil = '"><script>alert(1)</script> &amp; &copy'
    files = {
        "index.md": f"# A\n\n:::{{event}} {evil}\n:place: '{evil}'\n:::\n",
        "b.md": f"---\norphan: true\n---\n# B\n\n`{evil}`\n",
    }
    with built(tmp_path, files, conf=CONF) as book:
        for docname, said in (("index", f"{evil} (Event). Place: {evil}."), ("b", evil)):
            assert descriptions(book, docname) == [said]
            assert descriptions(book, docname, "property='og:description'") == [said]
            assert not book.soup(f"{docname}.html").select("head script:not([src])")


def test_an_e_book_is_described_as_a_whole(tmp_path: Path) -> None:
    """The pages of an e-book have no descriptions of their own."""
    with built(tmp_path, FILES, "epub", conf="copyright = 'us'") as book:
        assert not book.soup("may.xhtml").select("meta[name=description]")


def test_a_description_follows_what_it_says(tmp_path: Path) -> None:
    """When an entry changes, so does the description of each page that speaks of it."""
    book = Manuscript(tmp_path / "book")
    book.write({"index.md": "# A\n", "who.md": FILES["who.md"].replace("\n        ", "\n")})
    book.build()
    book.replace("who.md", "Reed Society", "Society of Reeds")
    page = book.build().outdir / "people/ada.html"
    assert "Affiliation: Society of Reeds (2020 –)." in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Short.", "Short."),
        ("One two three four. " * 12, "One two three four. " * 7 + "One two three four."),
        ("Well. " + "word " * 50, "Well. " + "word " * 30 + "…"),
        ("A" * 300, "A" * 156 + "…"),
    ],
    ids=["short", "sentences", "words", "one word"],
)
def test_a_long_text_is_cut(text: str, kept: str) -> None:
    """A description has whole sentences where they fill it, else whole words."""
    assert cut(text.strip()) == kept
    assert len(kept) <= LONGEST
