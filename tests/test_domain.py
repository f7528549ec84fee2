"""Entries in documents: the same box from every syntax, in every place, under every name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from building import Book, built
from docutils import nodes

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

# One document in Markdown with colon fences, and the same in reStructuredText.
CASES: dict[str, tuple[str, str]] = {
    "all-kinds": (
        """
        # All kinds

        Text before.

        :::{event} Spring & *summer*
        :id: spring
        :date: 2031-03-04
        :attendees: ada (tide) as host, bo
        :url: https://example.org/spring

        With {person}`ada`, {org}`tide`, {organization}`the club <The Tide>`, {event}`spring`.

        And {talk}`On tides`, {decision}`moor`.

        A second paragraph.
        :::

        :::{talk} On tides
        :speakers: ada
        :event: spring
        :::

        :::{person} Ada Quill
        :id: ada
        :github: adaq

        She keeps *bees*.
        :::

        :::{person} Bo Linde
        :id: bo
        :::

        :::{organization} The Tide
        :id: tide
        :::

        :::{decision} Moor at dusk
        :id: moor
        :date: 2031-03-04
        :::

        Text after.
        """,
        """
        All kinds
        =========

        Text before.

        .. event:: Spring & *summer*
           :id: spring
           :date: 2031-03-04
           :attendees: ada (tide) as host,
             bo
           :url: https://example.org/spring

           With :person:`ada`, :org:`tide`, :organization:`the club <The Tide>`, :event:`spring`.

           And :talk:`On tides`, :decision:`moor`.

           A second paragraph.

        .. talk:: On tides
           :speakers: ada
           :event: spring

        .. person:: Ada Quill
           :id: ada
           :github: adaq

           She keeps *bees*.

        .. person:: Bo Linde
           :id: bo

        .. organization:: The Tide
           :id: tide

        .. decision:: Moor at dusk
           :id: moor
           :date: 2031-03-04

        Text after.
        """,
    ),
    "long-names": (
        """
        # Long names

        :::{annals:event} Long
        {annals:person}`ada`, {annals:org}`tide` and {any}`bo`
        :::

        :::{annals:events}
        :person: ada
        :view: table
        :::
        """,
        """
        Long names
        ==========

        .. annals:event:: Long

           :annals:person:`ada`, :annals:org:`tide` and :any:`bo`

        .. annals:events::
           :person: ada
           :view: table
        """,
    ),
    "within": (
        """
        # Within

        - in a list

          :::{event} In a list
          :date: 2031
          prose
          :::

        ::::{admonition} Listen
        :::{event} In an admonition
        :date: 2032
        prose
        :::
        ::::

        And

        > :::{event} In a quotation
        > prose
        > :::

        ```{list-table}
        - * cell
          * :::{event} In a table
            prose
            :::
        ```
        """,
        """
        Within
        ======

        - in a list

          .. event:: In a list
             :date: 2031

             prose

        .. admonition:: Listen

           .. event:: In an admonition
              :date: 2032

              prose

        And

           .. event:: In a quotation

              prose

        .. list-table::

           - * cell
             * .. event:: In a table

                  prose
        """,
    ),
    "design": (
        """
        # Design

        :::::{grid} 2
        ::::{grid-item}
        :::{event} In a grid
        prose
        :::
        ::::
        :::::

        ::::{card} A card
        :::{event} In a card
        prose
        :::
        ::::

        :::::{tab-set}
        ::::{tab-item} One
        :::{event} In a tab
        prose
        :::
        ::::
        :::::

        ::::{dropdown} More
        :::{event} In a dropdown
        prose
        :::
        ::::
        """,
        """
        Design
        ======

        .. grid:: 2

           .. grid-item::

              .. event:: In a grid

                 prose

        .. card:: A card

           .. event:: In a card

              prose

        .. tab-set::

           .. tab-item:: One

              .. event:: In a tab

                 prose

        .. dropdown:: More

           .. event:: In a dropdown

              prose
        """,
    ),
    "nested": (
        """
        # Nested

        :::::{event} Outer
        before

        ## Morning

        ::::{talk} Inner
        within

        ### Slides

        slides

        :::{decision} Innermost
        :::
        ::::

        after

        ## Evening

        late
        :::::

        ## Next

        text
        """,
        """
        Nested
        ======

        .. event:: Outer

           before

           Morning
           -------

           .. talk:: Inner

              within

              Slides
              ~~~~~~

              slides

              .. decision:: Innermost

           after

           Evening
           -------

           late

        Next
        ----

        text
        """,
    ),
    "first": (
        """
        :::{event} First of all
        :date: 2031-03-04

        within

        ## Inside

        more
        :::

        below

        ## After

        text

        ### Deeper

        text

        ## Last
        """,
        """
        .. event:: First of all
           :date: 2031-03-04

           within

           Inside
           ------

           more

        below

        After
        -----

        text

        Deeper
        ~~~~~~

        text

        Last
        ----
        """,
    ),
    "boxed-headings": (
        """
        # Boxed headings

        - item

          ::::{event} Boxed
          ## Morning

          text

          ### Early

          :::{talk} In the box
          :::

          ## Evening
          ::::

        ## Next
        """,
        """
        Boxed headings
        ==============

        - item

          .. event:: Boxed

             Morning
             -------

             text

             Early
             ~~~~~

             .. talk:: In the box

             Evening
             -------

        Next
        ----
        """,
    ),
}
INDEX = "# Front\n\n```{toctree}\n:glob:\n*\n*/index\n```\n"
CONF = """
extensions += ["sphinx_design"]
show_warning_types = True
"""


def sources(style: str) -> dict[str, str]:
    """Return the files of all cases in a style: colon, backtick or rst."""
    if style == "rst":
        return {f"{name}.rst": rst for name, (_, rst) in CASES.items()}
    mark = {"colon": ":", "backtick": "`"}[style]
    return {
        f"{n}.md": re.sub(r":{3,}", lambda m: mark * len(m[0]), t) for n, (t, _) in CASES.items()
    }


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """The cases, built in each style."""
    found = {}
    for style in ("colon", "backtick", "rst"):
        files = {"index.md": INDEX, **sources(style)}
        with built(tmp_path_factory.mktemp(style), files, conf=CONF) as book:
            found[style] = book
    return found


each_case = pytest.mark.parametrize("name", CASES)


def test_no_style_gives_a_warning(books: dict[str, Book]) -> None:
    """Headings within and after entries are no surprise to any parser."""
    assert [warned for book in books.values() for warned in book.warnings] == []


@each_case
@pytest.mark.parametrize("style", ["backtick", "rst"])
def test_all_styles_give_the_same_tree(books: dict[str, Book], name: str, style: str) -> None:
    """A book may be written in either syntax, and with either fence."""
    assert books[style].tree(name) == books["colon"].tree(name)


@each_case
@pytest.mark.parametrize("style", ["backtick", "rst"])
def test_all_styles_are_shown_alike(books: dict[str, Book], name: str, style: str) -> None:
    """What is filled in when a page is written does not depend on the syntax."""
    shown, colon = (books[style].body(f"{name}.html") for style in (style, "colon"))
    assert " ".join(shown.get_text().split()) == " ".join(colon.get_text().split())
    assert links_in(shown) == links_in(colon)


@pytest.mark.parametrize("style", ["backtick", "rst"])
def test_all_styles_say_the_same(books: dict[str, Book], style: str) -> None:
    """What is noted of the entries differs by nothing but lines."""
    one, other = (
        [e._replace(line=0, links=()) for e in books[s].domain.index.written]
        for s in (style, "colon")
    )
    assert one == other


def links_in(shown: Tag) -> list[tuple[str, str]]:
    """Return text and address of each link."""
    return [(link.get_text(), str(link["href"])) for link in shown.select("a[href]")]


def headings_in(shown: Tag) -> list[str]:
    """Return the headings, each with its level: ``2 Agenda``."""
    found = shown.find_all(re.compile(r"h[1-6]\Z"))
    return [f"{heading.name[1]} {heading.get_text().removesuffix('¶')}" for heading in found]


HEADINGS = {
    "within": [
        "1 Within",
        "2 In a list",
        "2 In an admonition",
        "2 In a quotation",
        "2 In a table",
    ],
    "design": ["1 Design", "2 In a grid", "2 In a card", "2 In a tab", "2 In a dropdown"],
    "nested": [
        *("1 Nested", "2 Outer", "3 Morning", "4 Inner", "5 Slides", "6 Innermost"),
        *("3 Evening", "2 Next"),
    ],
    "first": ["1 First of all", "2 Inside", "2 After", "3 Deeper", "2 Last"],
    "boxed-headings": [
        *("1 Boxed headings", "2 Boxed", "3 Morning", "4 Early", "5 In the box"),
        *("3 Evening", "2 Next"),
    ],
}


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_have_the_level_of_their_place(books: dict[str, Book], name: str) -> None:
    """An entry is headed one level below what it stands in, and what is in it one below that."""
    assert headings_in(books["colon"].body(f"{name}.html")) == HEADINGS[name]


def test_an_entry_that_stands_first_is_the_title(books: dict[str, Book]) -> None:
    """What follows the first entry is part of its document, which is called after it."""
    for book in books.values():
        env = book.app.env
        assert env.titles["first"].astext() == "First of all"
        toc = [reference.astext() for reference in env.tocs["first"].findall(nodes.reference)]
        assert toc == ["First of all", "Inside", "After", "Deeper", "Last"]


def test_a_box_in_a_list_is_no_section(books: dict[str, Book]) -> None:
    """No builder meets a section where none may stand."""
    for name in ("within", "design", "boxed-headings"):
        for section in books["colon"].doctree(name).findall(nodes.section):
            assert isinstance(section.parent, nodes.section | nodes.document)


# one book of smaller things ---------------------------------------------------------------------

FILES = {
    "index.md": """
        ---
        author: nobody
        ---

        % a remark

        :::{event} Front
        :id: event-front
        :date: 2031-02-30
        :::

        ```{toctree}
        :glob:
        *
        */index
        ```
        """,
    "roles.md": """
        # Roles

        By id {person}`ada`, in capitals {person}`ADA`, by alias {person}`Ádá q.`,
        by handle {person}`@adaq`, by title {person}`Ada Quill`,
        with a title {person}`the keeper <@adaq>`, long {annals:person}`ada`,
        both ways {org}`tide` and {organization}`tide`, by any {any}`ada`,
        by any with a title {any}`the *club* <The Tide>`,
        a foreign kind {org}`ada`, as a link [here](#ada).

        Not {person}`nobody` and not {person}`the one <nobody>`.
        """,
    "people.rst": """
        People
        ======

        .. _keeper:

        .. person:: Ada Quill
           :id: ada
           :aliases: Ada Q., Keeper
           :github: adaq

           She keeps bees, says :any:`tide`.

        .. organization:: The Tide
           :id: tide

        See :ref:`keeper`.
        """,
    "clash.md": """
        # Clash

        ## Moor

        :::{decision} Moor
        :::

        See {decision}`moor`.
        """,
    "including.md": """
        # Including

        ```{include} parts/part.md
        ```
        """,
    "parts/part.md": """
        ## Included

        :::{event} Tea
        :date: 2031-02-31

        - with {person}`nobody else`
        :::

        :::{events}
        :limit: few
        :::
        """,
    "including-rst.rst": """
        Including too
        =============

        .. include:: parts/part.txt
        """,
    "parts/part.txt": """
        .. event:: Supper
           :place: Quay
           :date: 2031-02-32
        """,
    "titled.md": """
        :::{person} Cy Marsh

        Cy draws.
        :::

        What stands below is not said of Cy.
        """,
    "div.md": """
        # Division

        {.annals-entry}
        A writer may use any class.

        ```{only} html
        :::{event} Only here
        :::
        ```
        """,
}


class Warned(NamedTuple):
    """A warning without its message."""

    type: str
    place: str


def places(book: Book) -> set[Warned]:
    """Return the warnings of this extension by type and place."""
    return {Warned(w.type, w.place) for w in book.warnings if w.type.startswith("annals.")}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book of smaller things."""
    conf = """
        exclude_patterns = ["parts"]
        myst_enable_extensions += ["attrs_block"]
    """
    with built(tmp_path_factory.mktemp("small"), FILES, conf=conf) as book:
        return book


def test_a_role_takes_any_name_and_shows_the_title(book: Book) -> None:
    """Whatever name is written, the reader sees the title, or the one that is written."""
    ada, tide = "people/ada.html#ada", "organizations/tide.html#tide"
    first, second, *_ = book.body("roles.html").find_all("p")
    assert links_in(first) == [
        *[("Ada Quill", ada)] * 5,
        ("the keeper", ada),
        ("Ada Quill", ada),
        *[("The Tide", tide)] * 2,
        ("Ada Quill", ada),
        ("the *club*", tide),
        ("here", ada),
    ]
    assert "a foreign kind ada" in first.get_text()
    assert links_in(second) == []
    assert second.get_text() == "Not nobody and not the one."


def test_the_front_matter_is_no_content(book: Book) -> None:
    """An entry is the title of its document after metadata and remarks too, and knows its line."""
    assert book.app.env.titles["index"].astext() == "Front"
    assert Warned("annals.date", "index.md:9") in places(book)


def test_an_included_entry_is_located_where_it_is_written(book: Book) -> None:
    """Problems in an included file name that file and its lines; the entry is in the document."""
    assert places(book) >= {
        Warned("annals.date", "parts/part.md:4"),
        Warned("annals.unknown", "parts/part.md:6"),
        Warned("annals.query", "parts/part.md:9"),
        Warned("annals.date", "parts/part.txt:3"),
    }
    tea = book.domain.index.by_id["tea"]
    assert (tea.docname, tea.file, tea.line) == ("including", "parts/part.md", 3)
    assert "Tea" in book.body("including.html").get_text()


def test_nothing_else_is_wrong(book: Book) -> None:
    """The small things above give the warnings that they should, and no others."""
    others = {w for w in book.warnings if not w.type.startswith("annals.")}
    assert others == set()
    assert len(places(book)) == 7


def test_an_id_that_a_heading_has_is_still_found(book: Book) -> None:
    """The entry has another anchor on the page, and links lead to it."""
    body = book.body("clash.html")
    assert links_in(body)[-1] == ("Moor", "#moor-2")
    assert body.select_one("section#moor-2.annals-decision")
    assert body.select_one("section#moor:not(.annals-decision)")


def test_a_label_before_an_entry_is_a_label(book: Book) -> None:
    """It can be referred to by its label, and its prose is found all the same."""
    assert ("Ada Quill", "#keeper") in links_in(book.body("people.html"))
    page = book.body("people/ada.html").get_text()
    assert "She keeps bees, says The Tide." in page


def test_what_stands_below_a_title_is_not_its_prose(book: Book) -> None:
    """A page shows what the directive holds, not what the document goes on to say."""
    assert "What stands below" in book.body("titled.html").get_text()
    page = book.body("people/cy-marsh.html").get_text()
    assert "Cy draws." in page
    assert "What stands below" not in page


def test_a_class_alone_makes_no_entry(book: Book) -> None:
    """The classes of the extension may be used by a writer, and a section stands in only."""
    assert "A writer may use any class." in book.body("div.html").get_text()
    assert headings_in(book.body("div.html")) == ["1 Division", "2 Only here"]


# short names ------------------------------------------------------------------------------------


def test_short_names_can_be_turned_off(tmp_path: Path) -> None:
    """Another extension may own a name; the long ones stay."""
    files = {
        "index.md": """
            # Names

            :::{annals:event} Tea
            :::

            :::{event} Not ours
            :::

            {annals:event}`tea`, {event}`tea`
            """
    }
    conf = """
        annals_short_names = False
        suppress_warnings = ["toc.not_included"]
    """
    with built(tmp_path, files, conf=conf) as book:
        assert [entry.id for entry in book.domain.index.entries] == ["tea"]
        assert links_in(book.body())[-1] == ("Tea", "#tea")
        assert {(w.type, w.place) for w in book.warnings} == {
            ("myst.directive_unknown", "index.md:6"),
            ("myst.role_unknown", "index.md:9"),
        }


def test_many_mentions_are_folded_up_on_a_website(tmp_path: Path) -> None:
    """They follow the prose of the entry; a few are open, and other builders show them all."""
    mention = "Ada came to {event}`call`, it is said for the %s time.\n\n"
    entry = "# A\n\n:::{event} Call\n:id: call\n\nWhat was said.\n:::\n\n"
    for times, is_open in ((2, True), (5, False)):
        text = entry + "".join(mention % number for number in range(times))
        with built(tmp_path / f"html{times}", {"index.md": text}) as book:
            fold = book.body().select_one("p + details.annals-trail")
            assert fold.find_previous_sibling("p").text == "What was said."
            assert fold.summary.text == f"Mentioned {times} times"
            assert fold.has_attr("open") is is_open
            assert len(fold.select("li")) == times
        with built(tmp_path / f"text{times}", {"index.md": text}, "text") as book:
            assert book.file("index.txt").count("it is said for the") == times * 2
