"""The picture of the whole: figures by month, as a picture and as a table."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from building import built
from hypothesis import given
from hypothesis import strategies as st
from invention import entry, index_of, query, told

from sphinx_annals.content import charts
from sphinx_annals.content.elements import Chart
from sphinx_annals.content.views import view_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_annals.model.entries import Entry

DATES = (
    "2031-03-04", "2031-03-05/2031-04-01", "2031-03", "2031-10~", "2027-12-31T23:00Z", "2026-01",
    "2031", "2030~", "", "one day",
)  # fmt: skip


def dated(*days: str) -> list[Entry]:
    """Return an event for each of *days*."""
    return [entry("event", f"No {n}", date=day) for n, day in enumerate(days)]


def shown(*days: str) -> Chart:
    """Return the chart of events on *days*."""
    found = view_of(index_of(*dated(*days)), query("event", view="months"))
    assert isinstance(found, Chart)
    return found


WHOLE = shown(*DATES)


def test_each_entry_counts_where_it_begins() -> None:
    """Months are counted; what has none is counted and named below."""
    assert told(WHOLE) == [
        "Events by month",
        "2026-01: 1",
        "2027-12: 1",
        "2031-03: 3",
        "2031-10: 1",
        "2 more without a month: <No 6>, <No 7>.",
        "2 more without a date: <No 8>, <No 9>.",
    ]


def test_only_so_many_are_named() -> None:
    """A thousand entries without a date don't make a page of names."""
    [note] = told(shown("2031-03", *[""] * 30))[2:]
    assert note == "30 more without a date."


@given(st.lists(st.sampled_from(DATES), min_size=1))
def test_every_entry_is_in_the_figures_or_in_a_note(days: list[str]) -> None:
    """Nothing is left out, and nothing counted twice; picture and table say the same."""
    found = shown(*days)
    noted = sum(int(str(note[0]).split()[0]) for note in found.notes)
    table = charts.table_of(found, "en")
    assert sum(number for *_, number in found.months) + noted == len(days)
    assert sum(int(row[2][0]) for row in table.body) + noted == len(days)
    picture = ET.fromstring(charts.picture_of(found, "en"))
    assert len(picture.findall("rect")) == len(found.months)


def test_the_picture_is_told_in_words() -> None:
    """It is an image with a title and a description."""
    picture = ET.fromstring(charts.picture_of(WHOLE, "en"))
    assert picture.get("role") == "img"
    assert picture.findtext("title") == "Events by month"
    assert picture.findtext("desc") == (
        "6 events from January 2026 to October 2031; at most 3 in a month, such as March 2031."
    )
    assert charts.summary_of(shown("2031-05"), "en") == "1 event in May 2031."


def test_years_without_any_are_shown_in_a_line() -> None:
    """A gap is seen and said, and takes little room."""
    texts = [text.text for text in ET.fromstring(charts.picture_of(WHOLE, "en")).findall("text")]
    years = [text for text in texts if text and text[:2] == "20"]
    assert years == ["2031", "2028 – 2030: none", "2027", "2026"]
    assert texts.count("Feb") == 3


def test_bars_are_in_proportion() -> None:
    """The most has the full height, and a third of it a third."""
    bars = ET.fromstring(charts.picture_of(WHOLE, "en")).findall("rect")
    heights = [float(bar.get("height") or 0) for bar in bars]
    assert heights[0] == charts.TALLEST
    assert heights[1] == pytest.approx(charts.TALLEST / 3, abs=0.1)


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja", "ar", "xx"])
def test_months_are_named_in_the_language_of_the_book(language: str) -> None:
    """Twelve names fit beside each other, and a language nobody knows reads as English."""
    texts = ET.fromstring(charts.picture_of(shown("2031-03"), language)).findall("text")
    names = [text.text or "" for text in texts][2:]
    assert len(names) == 12
    assert all(1 <= len(name) <= 4 for name in names)
    assert ("März" in names or "Mär" in names) == (language == "de")


def test_text_is_text() -> None:
    """No title becomes markup."""
    picture = charts.picture_of(WHOLE._replace(title="<script>&", noun=("<b>", "</b>")), "en")
    assert ET.fromstring(picture).findtext("title") == "<script>&"


FILES = {
    "index.md": """
        # Whole

        ```{toctree}
        events/index
        ```

        :::{event} Spring & <b>bold</b>
        :date: 2031-03-04
        :::
        :::{event} Year
        :date: 2031
        :::

        :::{events}
        :view: months
        :::
    """
}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_a_website_has_the_picture_and_the_figures(tmp_path: Path, builder: str) -> None:
    """The picture comes first; the same figures stand below it, without any script."""
    with built(tmp_path, FILES, builder) as book:
        page = book.body()
    drawn = page.select_one("div.annals-chart")
    assert drawn
    assert drawn.select_one("svg[role=img] > title")
    assert drawn.select_one("details > summary")
    cells = [cell.get_text(strip=True) for cell in drawn.select("details table tbody td")]
    assert cells == ["2031", "March 1", "1"]
    assert "1 more without a month: Year." in page.get_text()


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "json", "xml"])
def test_other_outputs_have_the_figures(tmp_path: Path, builder: str) -> None:
    """They say the same in a plain table."""
    with built(tmp_path, FILES, builder) as book:
        assert [warned for warned in book.warnings if "epub" not in warned.message] == []
        paths = (p for p in book.out.rglob("*") if p.suffix in {".txt", ".tex", ".1", ".xhtml",
                                                                ".fjson", ".xml"})  # fmt: skip
        text = "".join(path.read_text("utf-8") for path in paths)
    assert "March 1" in text
    assert "without a month" in text
    if builder != "xml":
        assert "<svg" not in text


def test_a_book_without_months_has_the_notes_alone(tmp_path: Path) -> None:
    """There is nothing to draw, and that is said."""
    files = {
        "index.md": "# W\n\n:::{event} Y\n:date: 2031\n:::\n\n:::{events}\n:view: months\n:::\n"
    }
    with built(tmp_path, files) as book:
        page = BeautifulSoup(book.file("index.html"), "html.parser")
    assert not page.select("svg.annals-picture")
    assert "1 more without a month: Y." in page.get_text()
