"""Bad input: each mistake is one warning with a place and a name, and never breaks the book."""

from __future__ import annotations

import json
import re
from collections import Counter
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from building import Book, broken_links, built, started, warnings_of
from sphinx.util import texescape

from sphinx_annals.warnings import Warn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bs4 import Tag

# The people and the events of it are invented, and so are its mistakes.
LONG = "Long " * 60
NASTY = (
    r"""<script>alert("x")</script> *em* **b** `c` {{ 1+1 }} |sub| \n \textbf{t} "q" 'q' """
    "& 50% #5 $x$ ~ ^ _u_ :a: <!-- -->"
)
CONF = """
annals_json = "yes"
suppress_warnings = ["toc.not_included"]
"""

# A book of mistakes. The same text, line by line, is made in reStructuredText.
FILES = {
    "index": """
        # Front

        :::{toctree}
        :glob:

        *
        people/*
        */index
        :::
        """,
    "people": """
        # People

        :::{person} Ada Quill
        :id: ada
        :aliases: Sam
        :::

        :::{person} Bo Linde
        :id: bo
        :aliases: Sam
        :::

        :::{organization} The Tide
        :id: tide
        :::
        """,
    "names": """
        # Names

        :::{event} Meeting
        :id: meeting
        :attendees: ada (tide), adda, bo (tidee), Sam, ada (tide, cy, nobody
        :part-of: no such series
        :::

        Here is {person}`bo`, not {person}`boo`, and {person}`Sam` is in doubt.

        And {org}`the club <nowhere>` is unknown.

        :::{talks}
        :person: nobody, Sam
        :org: tide
        :::
        """,
    "ids": """
        # Ids

        :::{decision} First
        :id: moor
        :::

        :::{decision} Second
        :id: Moor
        :::

        :::{decision} Third
        :id: two words
        :::

        :::{event} Meeting again
        :id: meeting
        :::

        :::{person} Index
        :id: index
        :::

        :::{person} Cy Marsh
        :id: cy
        :::
        """,
    "people/cy": """
        # Cy, on another page

        Not the entry.
        """,
    "fields": """
        # Fields

        :::{event} Fields of an event
        :id: fields-event
        :date: 2031-02-30
        :status: hold
        :url: javascript:alert(1)
        :recording: data:text/html,x
        :atendees: ada
        :colour: blue

        The prose of *the event*.
        :::

        :::{talk} Fields of a talk
        :id: fields-talk
        :date: 3/4/2031
        :video: ftp://example.org/x
        :slides: https://example.org/a b
        :speakers: ada
        :::

        :::{person} Dora Reed
        :id: dora
        :github: not a handle
        :affiliation: tide (a while)
        :::

        :::{event}
        :id: untitled
        :::

        :::{event}
        :::

        :::{decision} Still right
        :id: right
        :date: 2031-03-04
        :deciders: ada, dora
        :event: fields-event
        :::
        """,
    "views": """
        # Views

        :::{events}
        :limit: few
        :sort: size
        :view: wall
        :since: 2031-13
        :until: 3/4/2031
        :colour: blue
        :::
        """,
    "text": f"""
        # Text

        :::{{event}} {NASTY}
        :id: nasty
        :place: {NASTY.replace(" #5", "")}
        :attendees: ada as <b>host</b> *x*
        :::

        :::{{person}} {LONG}
        :::

        :::{{organization}} {NASTY}
        :id: nasty-org
        :aliases: <i>nasty</i>
        :::

        Mentions {{org}}`nasty-org` and {{event}}`nasty`.
        """,
}


class Mistake(NamedTuple):
    """What is wrong, the file and a piece of the line, and words of the advice."""

    type: str
    file: str
    line: str
    advice: str


EXPECTED = [
    Mistake("config", "conf.py", "annals_json", "annals_json should be a bool, not 'yes'"),
    Mistake("unknown", "names", ":attendees:", "no person is called 'adda': did you mean 'ada'"),
    Mistake("unknown", "names", ":attendees:", "no organization is called 'tidee': did you mean"),
    Mistake("ambiguous", "names", ":attendees:", "'Sam' may be ada (people:3), bo (people:8)"),
    Mistake("name", "names", ":attendees:", "attendees: 'ada (tide, cy, nobody' can't be read"),
    Mistake("unknown", "names", ":part-of:", "no event is called 'no such series': add the event"),
    Mistake("unknown", "names", "boo", "no person is called 'boo': did you mean 'bo'"),
    Mistake("ambiguous", "names", "in doubt", "'Sam' may be ada (people:3), bo (people:8)"),
    Mistake("unknown", "names", "the club", "no organization is called 'nowhere': add"),
    Mistake("unknown", "names", "talks", "no person is called 'nobody': add the person"),
    Mistake("ambiguous", "names", "talks", "'Sam' may be ada"),
    Mistake(
        "duplicate", "ids", "Second", "'Moor' already belongs to the decision 'First' (ids:3)"
    ),
    Mistake("id", "ids", "two words", "write ':id: two-words'"),
    Mistake(
        "duplicate", "names", "event", "already belongs to the event 'Meeting again' (ids:15)"
    ),
    Mistake("page", "ids", "Index", "would be 'people/index'"),
    Mistake("page", "ids", "Cy Marsh", "would be 'people/cy', but another document has that name"),
    Mistake("date", "fields", "2031-02-30", "February 2031 has 28 days"),
    Mistake("choice", "fields", ":status:", "'hold' is not known here: write held"),
    Mistake("address", "fields", "javascript", "'javascript:alert(1)' is not an address"),
    Mistake("address", "fields", "data:", "https://"),
    Mistake("option", "fields", ":atendees:", "did you mean 'attendees'"),
    Mistake("option", "fields", ":colour:", "it knows id, aliases, date"),
    Mistake("date", "fields", "3/4/2031", "write 2031-04-03 or 2031-03-04"),
    Mistake("address", "fields", "ftp:", "https://"),
    Mistake("address", "fields", "a b", "https://"),
    Mistake("address", "fields", "not a handle", "a GitHub handle"),
    Mistake("date", "fields", "a while", "year-month-day"),
    Mistake("missing", "fields", "{event}\n:id: untitled", "no title"),
    Mistake("missing", "fields", "{event}\n:::", "no title"),
    Mistake("query", "views", "{events}", "limit: 'few' is not a whole number"),
    Mistake("query", "views", "{events}", "sort: 'size' is not one of newest, oldest, title"),
    Mistake("query", "views", "{events}", "view: 'wall' is not one of list, table, cards"),
    Mistake("query", "views", "{events}", "since: 2031-13 does not exist"),
    Mistake("query", "views", "{events}", "until: 3/4/2031"),
    Mistake("option", "views", ":colour:", "a view has no option 'colour'"),
]


@pytest.fixture(scope="module", params=["md", "rst"])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book of mistakes, in either syntax."""
    with built(tmp_path_factory.mktemp("bad"), files_of(request.param), conf=CONF) as book:
        return book


def files_of(syntax: str) -> dict[str, str]:
    """Return the files of the book in a syntax, with the same text in each line."""
    turn = rst_of if syntax == "rst" else str
    return {f"{name}.{syntax}": turn(dedent(text).strip("\n")) for name, text in FILES.items()}


def rst_of(text: str) -> str:
    """Return reStructuredText for Markdown with headings, roles and directives side by side."""
    lines, indent, title = [], "", ""
    for line in text.split("\n"):
        opening = re.match(r":::\{(\S+)\} ?(.*)", line)
        if opening:
            lines.append(f".. {opening[1]}:: {opening[2]}".rstrip())
            indent = "   "
        elif line == ":::":
            lines.append("")
            indent = ""
        else:
            lines.append(f"{indent}{line}".rstrip() if not title else "=" * len(title))
            title = ""
        if line.startswith("# "):
            lines[-1] = title = line[2:]
    return re.sub(r"\{(\w+)\}`", r":\1:`", "\n".join(lines) + "\n")


def place_of(mistake: Mistake, book: Book) -> str:
    """Return the place that a warning about *mistake* names."""
    if mistake.file == "conf.py":
        text, name = (book.source / "conf.py").read_text("utf-8"), mistake.file
    else:
        text = dedent(FILES[mistake.file]).strip("\n")
        name = mistake.file + next(book.source.glob("index.*")).suffix
    line = text.count("\n", 0, text.index(mistake.line)) + 1
    return f"{name}:{line}"


# the warnings ---------------------------------------------------------------------------------


def test_each_mistake_has_one_warning(book: Book) -> None:
    """Every mistake is reported with its type and its line, and nothing else is reported."""
    expected = Counter((f"annals.{m.type}", place_of(m, book)) for m in EXPECTED)
    assert Counter((warned.type, warned.place) for warned in book.warnings) == expected


@pytest.mark.parametrize("mistake", EXPECTED, ids=range(len(EXPECTED)))
def test_a_warning_says_what_to_do(book: Book, mistake: Mistake) -> None:
    """A warning names what was written, and what to write instead."""
    place = place_of(mistake, book)
    found = [
        w.message for w in book.warnings if (w.type, w.place) == (f"annals.{mistake.type}", place)
    ]
    assert any(mistake.advice in message for message in found), found


def test_every_warning_is_tried() -> None:
    """No kind of warning is left out above."""
    assert {mistake.type for mistake in EXPECTED} == {warn.value for warn in Warn}


@pytest.mark.parametrize("warn", Warn, ids=lambda warn: warn.value)
def test_a_warning_can_be_suppressed(book: Book, warn: Warn) -> None:
    """A project may turn each warning off by its name, and the others stay."""
    silent = {"suppress_warnings": ["toc.not_included", f"annals.{warn.value}"]}
    with started(book.source, book.out.parent, "html", confoverrides=silent) as app:
        app.build()
        left = warnings_of(app, book.source)
    assert left == tuple(w for w in book.warnings if w.type != f"annals.{warn.value}")


def test_all_warnings_can_be_suppressed(book: Book) -> None:
    """The type alone turns all of them off."""
    silent = {"suppress_warnings": ["toc.not_included", "annals"]}
    with started(book.source, book.out.parent, "html", confoverrides=silent) as app:
        app.build()
        assert warnings_of(app, book.source) == ()


def test_warnings_can_be_errors(book: Book) -> None:
    """With -W the book is written all the same, and the build fails at the end."""
    with started(book.source, book.out.parent, "html", warningiserror=True) as app:
        app.build()
        assert app.statuscode == 1
    assert (app.outdir / "text.html").is_file()


@pytest.mark.parametrize("jobs", [1, 4])
def test_the_first_keeps_its_id_whoever_reads_it(tmp_path: Path, jobs: int) -> None:
    """Document order decides a clash, and every process tells the same."""
    files = {
        f"{name}.md": f"# {name}\n\n:::{{event}} Of {name}\n:id: {an_id}\n:::\n"
        for name, an_id in zip("fbdaec", ["x", "X", "x", "y", "X", "Y"], strict=True)
    }
    conf = 'suppress_warnings = ["toc.not_included"]\nroot_doc = "a"\n'
    with built(tmp_path, files, conf=conf, parallel=jobs) as book:
        assert [entry.title for entry in book.domain.index.entries] == ["Of a", "Of b"]
        clashes = [(w.place, w.message.partition(": give")[0]) for w in book.warnings]
    assert clashes == [
        ("c.md:3", "the id 'Y' already belongs to the event 'Of a' (a:3)"),
        ("d.md:3", "the id 'x' already belongs to the event 'Of b' (b:3)"),
        ("e.md:3", "the id 'X' already belongs to the event 'Of b' (b:3)"),
        ("f.md:3", "the id 'x' already belongs to the event 'Of b' (b:3)"),
    ]


def test_a_bad_setting_from_elsewhere_is_reported_too(tmp_path: Path) -> None:
    """A setting of a wrong type falls back to its default, wherever it comes from."""
    files = {"index.md": "# Front\n\n:::{event} Tea\n:::\n"}
    wrong = {"annals_short_names": 3, "suppress_warnings": ["toc.not_included"]}
    with built(tmp_path, files, confoverrides=wrong) as book:
        assert [(w.type, w.place) for w in book.warnings] == [("annals.config", "conf.py:1")]
        assert "tea" in book.domain.index.by_id


def test_a_setting_that_is_none_of_its_choices_is_reported(tmp_path: Path) -> None:
    """The message names the choices, and the first of them is what counts."""
    conf = 'annals_remote_pictures = "shout"'
    with built(tmp_path, {"index.md": "# Front\n"}, conf=conf) as book:
        assert [(w.type, w.message) for w in book.warnings] == [
            (
                "annals.config",
                "annals_remote_pictures should be 'click' or 'show', not 'shout'",
            )
        ]
        assert book.app.config.annals_remote_pictures == "click"


# the pages --------------------------------------------------------------------------------------


def facts(page: Tag, anchor: str) -> dict[str, str]:
    """Return label -> text of the facts of an entry, but for its kind."""
    box = page.select_one(f"#{anchor} > dl.annals-facts")
    assert box
    terms = (term.get_text().removesuffix(":") for term in box.find_all("dt", recursive=False))
    texts = (" ".join(t.get_text().split()) for t in box.find_all("dd", recursive=False))
    said = dict(zip(terms, texts, strict=True))
    del said["Kind"]
    return said


def links(page: Tag) -> dict[str, str]:
    """Return text -> address of each link."""
    return {link.get_text(): str(link["href"]) for link in page.select("a[href]")}


def test_what_is_right_beside_a_mistake_stays_right(book: Book) -> None:
    """Names that are known are linked, others stay as they were written."""
    page = book.body("names.html")
    assert facts(page, "meeting") == {
        "Part of": "no such series",
        "Attendees": "Ada Quill (The Tide) adda Bo Linde (tidee) Sam ada (tide, cy, nobody",
    }
    assert links(page)["Bo Linde"] == "people/bo.html#bo"
    assert not links(page).keys() & {"adda", "tidee", "Sam", "boo", "the club", "no such series"}
    assert "not boo, and Sam is in doubt" in page.get_text()


def test_what_cannot_be_understood_is_shown_as_written(book: Book) -> None:
    """No text of a field is lost, and none becomes a link that it may not be."""
    page = book.body("fields.html")
    assert facts(page, "fields-event") == {
        "Date": "2031-02-30",
        "Status": "hold",
        "Recording": "data:text/html,x",
        "Decisions": "Still right",
        "Web page": "javascript:alert(1)",
    }
    assert facts(page, "fields-talk") == {
        "Date": "3/4/2031",
        "Speakers": "Ada Quill",
        "Video": "ftp://example.org/x",
        "Slides": "https://example.org/a b",
    }
    assert facts(page, "dora")["Affiliation"] == "The Tide (a while)"
    assert all(
        link.startswith(("#", "people/", "organizations/")) for link in links(page).values()
    )
    assert "The prose of the event." in page.get_text()


def test_an_entry_after_the_mistakes_is_whole(book: Book) -> None:
    """A bad entry breaks nothing that follows it."""
    assert facts(book.body("fields.html"), "right") == {
        "Date": "March 4, 2031",
        "Event": "Fields of an event",
        "Deciders": "Ada Quill Dora Reed",
    }


def test_entries_without_a_title_have_a_name(book: Book) -> None:
    """What a writer forgot is seen on the page."""
    titles = [heading.get_text().removesuffix("¶") for heading in book.body("fields.html")("h2")]
    assert titles[3:5] == ["untitled", "Untitled event"]


def test_the_loser_of_a_clash_is_shown_where_it_stands(book: Book) -> None:
    """It has no id, but its text is there."""
    page = book.body("ids.html")
    titles = [heading.get_text().removesuffix("¶") for heading in page("h2")]
    assert titles == ["First", "Second", "Third", "Meeting again", "Index", "Cy Marsh"]


def test_a_view_ignores_what_it_cannot_understand(book: Book) -> None:
    """All events are listed, as if the options were not there."""
    listed = [item.get_text() for item in book.body("views.html").select("ul.annals-list li a")]
    assert {"Meeting again", "Fields of an event", "untitled", "Untitled event"} < set(listed)


def test_a_person_called_index_is_found_where_it_is_written(book: Book) -> None:
    """The list of people keeps its page."""
    page = book.body("people/index.html")
    assert links(page)["Index"] == "../ids.html#index"
    assert links(page)["Ada Quill"] == "ada.html#ada"


def test_every_link_leads_somewhere(book: Book) -> None:
    """Not even a mistake makes a link to a place that isn't there."""
    assert broken_links(book.out) == []


def test_the_mistakes_are_exported(book: Book) -> None:
    """annals.json lists the same problems, and is written in spite of the bad setting."""
    said = [
        (p["type"], f"{p['docname']}:{p['line']}")
        for p in json.loads(book.file("annals.json"))["problems"]
    ]
    files = ((w.type, re.sub(r"\.(md|rst):", ":", w.place)) for w in book.warnings)
    assert Counter(said) == Counter(w for w in files if w[0] != "annals.config")


# text is text -----------------------------------------------------------------------------------


def test_markup_in_titles_and_fields_is_text_in_html(book: Book) -> None:
    """A title, a field, an alias and a role show every character, and make no element."""
    page = book.body("text.html")
    headings = [heading.get_text().removesuffix("¶") for heading in page("h2")]
    assert headings == [NASTY, LONG.strip(), NASTY]
    assert facts(page, "nasty")["Place"] == NASTY.replace(" #5", "")
    assert facts(page, "nasty")["Attendees"] == "Ada Quill as <b>host</b> *x*"
    assert facts(page, "nasty-org")["Also known as"] == "<i>nasty</i>"
    assert links(page)[NASTY] == "#nasty"
    for name in ("text", "organizations/nasty-org", "organizations/index", "genindex"):
        soup = book.soup(f"{name}.html")
        scripts = [script.get_text() for script in soup("script")]
        assert not any("alert" in script for script in scripts)
        made = {tag.get_text() for tag in soup.select("em, strong, b, i, code")}
        assert not made & {"em", "b", "c", "t", "u", "x", "host", "nasty"}


def test_markup_is_text_in_data(book: Book) -> None:
    """annals.json and the search have the titles as they were written."""
    entries = {entry["id"]: entry for entry in json.loads(book.file("annals.json"))["entries"]}
    assert entries["nasty"]["title"] == entries["nasty-org"]["title"] == NASTY
    assert entries["nasty"]["fields"]["place"] == NASTY.replace(" #5", "")
    assert json.dumps(NASTY)[1:-1] in book.file("searchindex.js")


@pytest.mark.parametrize("builder", ["latex", "text", "json", "xml", "epub", "man"])
def test_markup_is_text_in_every_builder(book: Book, builder: str) -> None:
    """No output takes a title for markup of its own."""
    with started(book.source, book.out.parent, builder) as app:
        app.build()
    assert SHOWN[builder](app.outdir)


def _in_latex(out: Path) -> bool:
    [path] = out.glob("*.tex")
    text = path.read_text("utf-8")
    return texescape.escape(NASTY, "xelatex") in text and r"\textbf{t}" not in text


def _in_text(out: Path) -> bool:
    text = " ".join((out / "text.txt").read_text("utf-8").split())
    return text.count(NASTY) >= 4


def _in_json(out: Path) -> bool:
    page = json.loads((out / "text.fjson").read_text("utf-8"))
    return "<script>" not in page["body"] and "&lt;script&gt;" in page["body"]


def _in_xml(out: Path) -> bool:
    tree = ET.fromstring((out / "text.xml").read_text("utf-8"))
    return NASTY in ["".join(title.itertext()) for title in tree.iter("title")]


def _in_epub(out: Path) -> bool:
    pages = {path: ET.parse(path).getroot() for path in out.rglob("*.xhtml")}
    headings = pages[out / "text.xhtml"].iter("{http://www.w3.org/1999/xhtml}h2")
    return NASTY in ["".join(heading.itertext()) for heading in headings]


def _in_man(out: Path) -> bool:
    [path] = out.glob("*.1")
    text = path.read_text("utf-8")
    for written, meant in MAN.items():
        text = text.replace(written, meant)
    return NASTY in text


MAN = {r"\(aq": "'", r"\(ga": "`", r"\(dq": '"', r"\-": "-", r"\e": "\\"}
SHOWN: dict[str, Callable[[Path], bool]] = {
    "latex": _in_latex,
    "text": _in_text,
    "json": _in_json,
    "xml": _in_xml,
    "epub": _in_epub,
    "man": _in_man,
}
