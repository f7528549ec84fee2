"""What a reader sees of a line of Markdown, for each use of its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.document.plain_text import (
    Use,
    heading_text,
    plain_text,
    roll_text,
    shortened,
    title_text,
    visible_text,
)

READERS = {
    "heading": heading_text,
    "minutes": visible_text,
    "title": title_text,
    "roll": roll_text,
}
# A line, and what every use sees of it.
SAME = {
    "bold and italic": ("**Ada** _Quill_ and ***Bo***", "Ada Quill and Bo"),
    "code": ("run `tide --all` now", "run tide --all now"),
    "a link": ("see [the tide map](https://tide.example/a_(b))", "see the tide map"),
    "a link with a title": ('see [the map](map.md "The map")', "see the map"),
    "a link without words": ("see [](https://tide.example) here", "see here"),
    "a reference": ("see [the map][1] here", "see the map here"),
    "a note of who speaks": ("[name=Ada] opens", "Ada opens"),
    "a comment": ("Tide <!-- ask Bo --> map", "Tide map"),
    "an entity": ("Quill &amp; Linde &copy", "Quill & Linde &copy"),
    "an escape": (r"\[Tide\] 5 \* 3", "[Tide] 5 * 3"),
    "a name with underscores": ("tide_map_2 and __init__", "tide_map_2 and init"),
    "a product": ("3 * 4 boats", "3 * 4 boats"),
}
# A line, and what each use sees of it where they differ.
DIFFERENT = {
    # a badge names neither a meeting nor a person; in a sentence and a title, its words count
    "a picture": (
        "![a buoy](buoy.png) Ada",
        {"heading": "Ada", "roll": "Ada", "minutes": "a buoy Ada", "title": "a buoy Ada"},
    ),
    # a name that is struck through is absent; other words are only outdated
    "struck words": (
        "~~Ada~~ Bo",
        {"heading": "Ada Bo", "roll": "Bo", "minutes": "Ada Bo", "title": "Ada Bo"},
    ),
    # HTML is markup in a source; on a page, what looks like a tag is text
    "a tag": (
        "<b>Ada</b> Quill",
        dict.fromkeys(("heading", "roll", "minutes"), "Ada Quill") | {"title": "<b>Ada</b> Quill"},
    ),
    "a break": (
        "Ada<br>Bo",
        {"heading": "AdaBo", "roll": "Ada, Bo", "minutes": "AdaBo", "title": "Ada<br>Bo"},
    ),
    # a heading and a title show an emoji, a sentence and a name do without it
    "an emoji by name": (
        "Party :tada: today",
        dict.fromkeys(("heading", "title"), "Party :tada: today")
        | dict.fromkeys(("roll", "minutes"), "Party today"),
    ),
    "a linked profile": (
        "[Ada](https://github.com/adaquill)",
        {"heading": "Ada", "roll": "Ada @adaquill", "minutes": "Ada", "title": "Ada"},
    ),
    "a bare address": (
        "see <https://tide.example>",
        dict.fromkeys(("heading", "roll", "minutes"), "see")
        | {"title": "see https://tide.example"},
    ),
    # a marker without a space after it begins an item
    "a lone star": (
        "a *Ada Quill",
        dict.fromkeys(("heading", "minutes", "title"), "a Ada Quill") | {"roll": "a *Ada Quill"},
    ),
}


@pytest.mark.parametrize("use", READERS)
@pytest.mark.parametrize("case", SAME)
def test_marks_are_removed_alike(case: str, use: str) -> None:
    """Most marks mean the same wherever they are."""
    line, expected = SAME[case]
    assert READERS[use](line) == expected


@pytest.mark.parametrize("case", DIFFERENT)
def test_some_marks_depend_on_the_use(case: str) -> None:
    """Where the uses differ, each difference is a decision."""
    line, expected = DIFFERENT[case]
    assert {use: read(line) for use, read in READERS.items()} == expected


@given(st.text(), st.sampled_from([Use.HEADING, Use.MINUTES, Use.TITLE, Use.ROLL]))
def test_plain_text_is_one_line(text: str, use: Use) -> None:
    """Whatever the text, its words are on one line with single spaces."""
    plain = plain_text(text, use)
    assert plain == " ".join(plain.split())


@given(st.text(), st.integers(8, 200))
def test_a_shortened_text_fits(text: str, limit: int) -> None:
    """A shortened text is no longer than asked for, but for the sign that says so."""
    short = shortened(text, limit)
    assert len(short) <= limit + 2
    assert short == " ".join(text.split()) or short.endswith(" …") or len(text) > 8 * limit
