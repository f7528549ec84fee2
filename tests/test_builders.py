"""Every builder: a rich book is written without a warning, and says the same in each output."""

from __future__ import annotations

import html
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import harbour
import pytest
from bs4 import BeautifulSoup
from building import Book, broken_links, built
from sphinx.util import texescape

from sphinx_annals.content import inline
from sphinx_annals.content.date_format import date_text
from sphinx_annals.domain.output_cache import output_of
from sphinx_annals.kinds import BY_NAME, targets_of
from sphinx_annals.model.dates import Date
from sphinx_annals.model.entries import Address
from sphinx_annals.pages.redirects import is_redirect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinx_annals.index.index import Index
    from sphinx_annals.model.entries import Entry, Mention, Value

BUILDERS = (
    *("html", "dirhtml", "singlehtml", "latex", "epub", "text", "man"),
    *("gettext", "json", "xml", "pseudoxml", "linkcheck", "annals"),
)
#: the builders whose output a reader reads
READ = BUILDERS[:7]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Book]:
    """Return what builds the book, once with each builder, and never with what another left."""
    found: dict[str, Book] = {}

    def book_of(builder: str) -> Book:
        if builder not in found:
            folder = tmp_path_factory.mktemp(builder)
            with built(folder, harbour.FILES, builder, conf=harbour.CONF) as book:
                found[builder] = book
        return found[builder]

    return book_of


@pytest.fixture(scope="module", params=READ)
def output(request: pytest.FixtureRequest, books: Callable[[str], Book]) -> Output:
    """The book in each output that is read."""
    return Output(books(request.param))


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_book_is_built_without_a_warning(books: Callable[[str], Book], builder: str) -> None:
    """No builder meets what it does not know, and no reference is missing."""
    book = books(builder)
    assert book.warnings == ()
    assert book.app.statuscode == 0
    assert any(book.out.iterdir())


# what the output says ---------------------------------------------------------------------------


class Output:
    """What the output of a book says, without white space and markup."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.language = LANGUAGES[book.app.builder.name]
        self.pages: dict[str, str] = {}

    def has(self, docname: str, text: str) -> bool:
        """Whether the output says *text* where *docname* is; anywhere, where it is one file."""
        return squeezed(self.language.read(self.language.write(text))) in self.page(docname)

    def page(self, docname: str) -> str:
        """Return what the output says of *docname*."""
        if docname not in self.pages:
            whole = self.language.whole
            path = next(self.book.out.glob(whole)) if whole else self.file_of(docname)
            self.pages[docname] = squeezed(self.language.read(path.read_text("utf-8")))
        return self.pages[docname]

    def file_of(self, docname: str) -> Path:
        """Return the file of a document."""
        path = output_of(self.book.app.builder, docname)
        assert path
        return path


class Language(NamedTuple):
    """How a builder writes a text, and how that is read."""

    write: Callable[[str], str]
    read: Callable[[str], str]
    #: its file, where it makes one of all documents
    whole: str = ""


def squeezed(text: str) -> str:
    """Return *text* without white space, where any line may be broken."""
    return "".join(text.split())


def read_html(text: str) -> str:
    """Return the text of an HTML page."""
    return BeautifulSoup(text, "html.parser").get_text()


def read_latex(text: str) -> str:
    """Return LaTeX without commands and what they hide."""
    hidden = r"\\hyperref\[.*?\]|\\(?:DUrole|annalspage|sphinxhref)\{.*?\}"
    return re.sub(rf"{hidden}|\\[A-Za-z]+|[{{}}]", "", text)


def read_text(text: str) -> str:
    """Return plain text without its signs for emphasis and code."""
    return re.sub(r'[*"]', "", text)


def read_man(text: str) -> str:
    """Return the text of a manual page, without letter case, links and hints on lines."""
    signs = {r"\(aq": "'", r"\(ga": "`", r"\(dq": '"', r"\-": "-", r"\e": "\\", r"\(bu": "*"}
    for sign, meant in signs.items():
        text = text.replace(sign, meant)
    return re.sub(r" ?\\%<#[^>]*>|\\[%:&]|\\f[BIRP]|[<>]", "", text).casefold()


HTML = Language(lambda text: f"<p>{html.escape(text)}</p>", read_html)
#: name of a builder -> how it writes
LANGUAGES = {
    "html": HTML,
    "dirhtml": HTML,
    "epub": HTML,
    "singlehtml": HTML._replace(whole="index.html"),
    "latex": Language(lambda text: texescape.escape(text, "xelatex"), read_latex, "*.tex"),
    "text": Language(str, read_text),
    "man": Language(str, read_man, "*.1"),
}


def place_of(entry: Entry) -> str:
    """Return the document where an entry is shown in full."""
    return inline.place_of(entry)[0]


def shown(value: Value | None) -> tuple[str, ...]:
    """Return how a value is shown."""
    match value:
        case Date():
            return (date_text(value, "en"),)
        case Address():
            return (value.text or value.uri,)
        case str():
            return (value,)
    return value or ()


def test_every_title_is_said(output: Output) -> None:
    """Each entry has its heading, where it is shown in full."""
    for entry in output.book.domain.index.entries:
        assert output.has(place_of(entry), entry.title), entry.id


def test_every_fact_is_said(output: Output) -> None:
    """Each value of each field stands under its label, and so do the other names."""
    index = output.book.domain.index
    for entry in index.entries:
        labels = {
            field.name: field.label for field in BY_NAME[entry.kind].fields if field.is_shown
        }
        for field in entry.fields:
            if field.name in labels and index.text_of(entry, field.name) == field.text:
                texts = (labels[field.name], *shown(field.value))
                assert all(output.has(place_of(entry), text) for text in texts), field
        assert all(output.has(place_of(entry), alias) for alias in entry.aliases)


def test_what_follows_is_said(output: Output) -> None:
    """A lent date and a superseded decision are seen in every output."""
    assert output.has("meetings/spring", "superseded")
    assert output.has("meetings/spring", "Superseded by")
    assert output.has("meetings/autumn", "Autumn 港 conference")
    assert output.has("people/zoe", 'Knots & other "things" · March 4, 2031, 17:00 Europe/Paris')


def test_every_link_is_said_on_both_sides(output: Output) -> None:
    """An entry shows what it names, with what stands beside, and what is named shows it too."""
    index = output.book.domain.index
    for entry, target, role in links(index):
        assert output.has(place_of(entry), target.title)
        assert output.has(place_of(target), entry.title), (target.id, entry.id)
        assert output.has(place_of(entry), role)


def links(index: Index) -> Iterator[tuple[Entry, Entry, str]]:
    """Yield the entry, what it names, and the role that is written beside the name."""
    for pointers in index.pointers.values():
        for pointer in pointers:
            target = index.match(pointer.name.text, targets_of(pointer.link)).entry
            assert target
            role = f"as {pointer.name.role}" if pointer.name.role else ""
            yield pointer.source, target, role


def test_every_affiliation_is_said(output: Output) -> None:
    """An event shows who came from where, and an organization who came from it."""
    index = output.book.domain.index
    assert len(index.guests) == 3
    for host_id, guests in index.guests.items():
        for guest in guests:
            host = index.by_id[host_id]
            assert output.has(place_of(guest.source), host.title)
            assert output.has(place_of(host), guest.person.title)
            assert output.has(place_of(guest.person), host.title)


def test_every_mention_is_said_on_both_sides(output: Output) -> None:
    """What is mentioned shows the sentence, and where it stands."""
    index = output.book.domain.index
    mentions = [(m, index.meant(m.role, m.name).entry) for m in index.mentions]
    assert len(mentions) == 12
    for mention, entry in mentions:
        assert entry
        sentence = sentence_of(index, mention)
        assert output.has(mention.docname, sentence)
        assert output.has(place_of(entry), f"{sentence} — "), sentence
        assert output.has(place_of(entry), index.facts[mention.docname].title)


def sentence_of(index: Index, mention: Mention) -> str:
    """Return the sentence of a mention as readers see it."""
    parts = (
        part
        if isinstance(part, str)
        else part.title or index.meant(part.role, part.name).entry.title
        for part in mention.sentence
    )
    return "".join(parts)


def test_prose_is_said_on_the_page_of_its_entry(output: Output) -> None:
    """What a writer wrote of a person or an organization stands on its page."""
    assert output.has("people/li-xiao-long", "He sails with Zoë Åström 🎉.")
    assert output.has("people/ada", "She wrote this page herself.")
    assert output.has("people/ada", "And bees.")


def test_views_are_said(output: Output) -> None:
    """Every form of a view shows its entries, and an empty one says so."""
    for text in ("Autumn 港 conference", "Tides", "محمد صالح", "東京クラブ", "Nothing here yet."):
        assert output.has("views", text)


# links and ids ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("builder", "suffix"), {"html": ".html", "dirhtml": ".html", "epub": ".xhtml"}.items()
)
def test_every_link_leads_somewhere(
    books: Callable[[str], Book], builder: str, suffix: str
) -> None:
    """No link of a website or an e-book leads to a page or a place that isn't there."""
    assert broken_links(books(builder).out, suffix) == []


def test_every_link_of_a_single_page_leads_somewhere(books: Callable[[str], Book]) -> None:
    """An address in the text names one place; Sphinx 9 by itself would name two at once."""
    page = books("singlehtml").soup()
    places = {str(tag["id"]) for tag in page.select("[id]")} | {""}
    for link in page.select("div.body a.internal[href]"):
        address = str(link["href"])
        assert address.removeprefix("#") in places, address


def test_every_reference_of_a_pdf_has_its_label(books: Callable[[str], Book]) -> None:
    """No reference is shown as two question marks."""
    book = books("latex")
    text = "".join(path.read_text("utf-8") for path in book.out.glob("*.tex"))
    asked = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", text))
    given = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", text))
    assert len(asked) > 10
    # the title of the whole has none, since it is no heading in a PDF
    assert asked - {"index:the-harbour-circle"} <= given


@pytest.mark.parametrize(
    ("builder", "suffix"), {"html": ".html", "dirhtml": ".html", "epub": ".xhtml"}.items()
)
def test_no_id_stands_twice_in_a_page(
    books: Callable[[str], Book], builder: str, suffix: str
) -> None:
    """An address means one place."""
    for path in books(builder).out.rglob(f"*{suffix}"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        twice = [
            i
            for i, times in Counter(tag["id"] for tag in page.select("[id]")).items()
            if times > 1
        ]
        assert twice == [], path


def test_a_page_has_one_first_heading(books: Callable[[str], Book]) -> None:
    """Each page has a title, and no heading skips a level."""
    book = books("html")
    for path in book.out.rglob("*.html"):
        if is_redirect(path):
            continue
        headings = book.soup(str(path.relative_to(book.out))).select(
            "div.body :is(h1,h2,h3,h4,h5,h6)"
        )
        levels = [int(heading.name[1]) for heading in headings]
        assert levels.count(1) == 1, path
        assert all(below <= above + 1 for above, below in pairwise(levels)), path


def test_names_are_no_sentences_to_translate(books: Callable[[str], Book]) -> None:
    """The catalogues hold prose, not titles of entries."""
    out = books("gettext").out
    text = "".join(path.read_text("utf-8") for path in out.rglob("*.pot"))
    assert 'msgid "Spring meeting"' not in text
    assert 'msgid "We met in the sun.' in text
