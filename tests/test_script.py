"""Scripts: edits of a text keep the lines of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.document.source_text import Edit, SourceText

TEXTS = st.text(alphabet="ab\n", max_size=30)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it that don't overlap."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(start, end, draw(TEXTS)) for start, end in pairs]


@given(edited())
def test_edits_give_what_replacing_gives(case: tuple[str, list[Edit]]) -> None:
    """All edits at once give the text that making them from the last to the first gives."""
    text, edits = case
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    script = SourceText.of(text, 7).edited(edits)
    assert script.text == expected
    assert len(script.origins) == expected.count("\n") + 1
    assert list(script.origins) == sorted(script.origins)


@given(TEXTS)
def test_lines_after_an_edit_keep_their_number(text: str) -> None:
    """Lines put in before don't change where the rest comes from."""
    script = SourceText.of(text, 3).edited([Edit(0, 0, "new\nlines\n")])
    assert script.lines[2:] == SourceText.of(text, 3).lines
    assert [line.number for line in script.lines[:2]] == [3, 3]


def test_a_span_with_as_many_lines_keeps_their_numbers() -> None:
    """What is rewritten line by line stays where it was; what is joined begins where it began."""
    script = SourceText.of("one\ntwo\nthree\nfour")
    assert script.edited([Edit(0, 7, "1\n2")]).origins == (1, 2, 3, 4)
    assert script.edited([Edit(0, 7, "1, 2")]).origins == (1, 3, 4)


def test_overlapping_edits_are_refused() -> None:
    """Two edits of one character can't both be made."""
    with pytest.raises(ValueError, match="overlap"):
        SourceText.of("abc").edited([Edit(0, 2, "x"), Edit(1, 3, "y")])
