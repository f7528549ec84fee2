"""Examples: entries built beside their text, apart from the book around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from building import broken_links, built

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = """
    # Guide

    ````{annals:example}
    :::{event} Lantern Club, March
    :id: lantern-2031-03
    :date: 2031-03-04
    :attendees: ada-quill (tidewater) as host

    {person}`ada-quill` showed three sketches.
    :::
    ````

    Then say who she is:

    ````{annals:example}
    :page: people/ada-quill

    :::{person} Ada Quill
    :id: ada-quill

    Draws lanterns.
    :::
    :::{organization} Tidewater Workshop
    :id: tidewater
    :::
    :::{people}
    :view: count
    :::
    ````
"""
REST = """
    Guide
    =====

    .. annals:example::

       .. person:: Bo Linde
          :id: bo-linde

       See :person:`bo-linde`.
"""
REST_IN_MARKDOWN = """
    # Guide

    ````{annals:example}
    :syntax: rst

    .. person:: Bo Linde
       :id: bo-linde

    See :person:`bo-linde`.
    ````
"""


def test_an_example_shows_what_is_written_and_what_comes_of_it(tmp_path: Path) -> None:
    """The text stands beside the box; names of other examples of the document are links."""
    with built(tmp_path, {"index.md": GUIDE}) as book:
        first, second = book.body().select("div.annals-example")
        assert not book.warnings
        assert ":attendees: ada-quill (tidewater) as host" in first.select_one("pre").text
        links = {a.text: a["href"] for a in first.select("div.annals-result a.internal")}
        assert links == {"Ada Quill": "#ada-quill", "Tidewater Workshop": "#tidewater"}
        assert "Draws lanterns." in second.select_one("div.annals-result").text


def test_an_example_can_show_the_page_of_a_person(tmp_path: Path) -> None:
    """The page is drawn within the example, with the meeting and the sentence that names her."""
    with built(tmp_path, {"index.md": GUIDE}) as book:
        result = book.body().select("div.annals-result")[1]
        rubrics = [rubric.get_text() for rubric in result.select(".rubric")]
        assert rubrics[2:] == ["Ada Quill", "Affiliations over time", "Events", "Mentions"]
        assert "Lantern Club, March" in result.text
        assert "showed three sketches" in result.text


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_links_of_an_example_stay_in_its_document(tmp_path: Path, builder: str) -> None:
    """Each link leads to a place that is there."""
    with built(tmp_path, {"index.md": GUIDE}, builder) as book:
        assert broken_links(book.out) == []


def test_what_an_example_says_is_not_in_the_book(tmp_path: Path) -> None:
    """No page, no export, no inventory and no index term comes of an example."""
    with built(tmp_path, {"index.md": GUIDE}) as book:
        assert json.loads(book.file("annals.json"))["entries"] == []
        assert not (book.out / "people" / "ada-quill.html").exists()
        assert "Ada" not in book.body("genindex.html").text
        assert not list(book.domain.get_objects())
        assert book.domain.facts.get("index") is None or not book.domain.facts["index"].mentions


def test_the_book_around_may_use_the_same_ids(tmp_path: Path) -> None:
    """A person of the book and one of an example may be called alike."""
    pages = {"index.md": GUIDE, "who.md": ":::{person} Ada\n:id: ada-quill\n:::\n"}
    with built(tmp_path, pages, conf='exclude_patterns = []; suppress_warnings = ["toc"]') as book:
        assert not book.warnings
        assert [entry.title for entry in book.domain.index.entries] == ["Ada"]


@pytest.mark.parametrize("source", [{"index.rst": REST}, {"index.md": REST_IN_MARKDOWN}])
def test_an_example_may_be_restructuredtext(tmp_path: Path, source: dict[str, str]) -> None:
    """In a document of that syntax, or in Markdown where the example says so."""
    with built(tmp_path, source) as book:
        assert not book.warnings
        result = book.body().select_one("div.annals-result")
        assert result.select_one("p a.internal")["href"] == "#bo-linde"
        assert book.body().select_one("div.highlight-rst")


def test_two_books_in_one_document_are_apart(tmp_path: Path) -> None:
    """Examples with different ``:book:`` know nothing of each other."""
    one = (
        "````{annals:example}\n:book: %s\n\n:::{person} %s\n:id: ada\n:::\n\n{person}`ada`\n````\n"
    )
    text = "# Guide\n\n" + one % ("a", "Ada Quill") + "\n" + one % ("b", "Ada Fern")
    with built(tmp_path, {"index.md": text}) as book:
        assert not book.warnings
        results = book.body().select("div.annals-result")
        assert [result.select("p")[-1].text for result in results] == ["Ada Quill", "Ada Fern"]
        hrefs = [result.select("p a.internal")[-1]["href"] for result in results]
        assert hrefs == ["#ada", "#ada-2"]


def test_what_is_wrong_in_an_example_is_reported_or_shown(tmp_path: Path) -> None:
    """Its warnings go to the log with their line, or with ``:problems:`` into the result."""
    wrong = "# Guide\n\n````{annals:example}\n%s\nWith {person}`nobody`.\n````\n"
    with built(tmp_path / "1", {"index.md": wrong % ""}) as book:
        assert [(w.type, w.place) for w in book.warnings] == [("annals.unknown", "index.md:5")]
    with built(tmp_path / "2", {"index.md": wrong % ":problems:\n"}) as book:
        assert not book.warnings
        shown = book.body().select("div.annals-result pre")[-1].text
        assert "no person is called 'nobody'" in shown
        assert "[annals.unknown]" in shown


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "json", "gettext", "xml"])
def test_every_builder_shows_examples(tmp_path: Path, builder: str) -> None:
    """Nothing of an example is left that a builder would not know."""
    with built(tmp_path, {"index.md": GUIDE}, builder) as book:
        assert not [w for w in book.warnings if "epub" not in w.message]
