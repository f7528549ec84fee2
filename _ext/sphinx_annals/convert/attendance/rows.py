"""Rows of a body: lines with indent, marker, check box and heading level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.source_text import Line, SourceText


#: the level of a line that is all bold, and thus a heading
BOLD = 7

_HEADING = re.compile(r"(#{1,6})(?![#\w]\S*$)[ \t]*(.*?)[ \t]*#*[ \t]*")
_BOLD = re.compile(r"(?:\*\*(?=\S)([^*]{1,80})\*\*|__(?=\S)([^_]{1,80})__)[ \t]*(:?)[ \t\\]*")
_MARKED = re.compile(r"([-*+•]|\d{1,3}[.)])(?:[ \t]+|$|(?=\[[ xX]?\]))(.*)")
_STUCK = re.compile(r"([-*])(?=[^\W\d_@\[])(?!\*)([^*]*)")
_BOX = re.compile(r"\[([ xX]?)\](?:[ \t]+|$)(?!\()(.*)")
#: first characters of headings, bold lines and items
_SIGNS = frozenset("#*_-+•0123456789")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_FENCING = frozenset("`~")
_UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*")
_UNDERLINING = frozenset("=-")
#: characters of a line that are parsed; no list of names is longer
LONGEST = 4_000
#: length of a term with a definition below it, at most
_TERM = 40
#: ``***``, ``---``, ``___``
RULE = re.compile(r"(?:[-*_][ \t]*){3,}")


class BodyRow(NamedTuple):
    """A line of a body."""

    number: int
    indent: int = 0
    #: ``-`` or ``1.``; empty outside of lists
    marker: str = ""
    #: content of its check box; None without one
    box: str | None = None
    #: words without indent, marker and signs of a heading
    text: str = ""
    #: 1 to 6 for a heading, 7 for a bold line, 0 for others
    level: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether it is empty, without even a marker."""
        return not (self.text or self.marker)

    @property
    def is_rule(self) -> bool:
        """Whether it is a thematic break."""
        return RULE.fullmatch(self.marker + self.text) is not None


def evidence_of(row: BodyRow) -> Evidence:
    """Return *row* as evidence of a record."""
    return Evidence(row.number, " ".join(filter(None, (row.marker, row.text))))


def rows_of(script: SourceText) -> tuple[BodyRow, ...]:
    """Return the rows of *script*, those of code and comments blank."""
    return tuple(_underlined(map(_row, _read(script.lines))))


def _read(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield *lines*, those of code blocks and comments emptied."""
    fence, in_comment = "", False
    for line in lines:
        text = _quoted(line.text)
        stripped = text.strip()
        mark = _FENCE.match(stripped) if stripped[:1] in _FENCING else None
        if fence:
            is_end = stripped.startswith(fence) and not stripped.strip(fence[0])
            fence = "" if is_end else fence
            yield line._replace(text="")
        elif mark and not in_comment:
            fence = mark[1]
            yield line._replace(text="")
        else:
            text, in_comment = _uncommented(text, in_comment)
            yield line._replace(text=text)


def _quoted(text: str) -> str:
    """Return *text* without the signs of a block quote."""
    if ">" not in text:
        return text
    first = at = len(text) - len(text.lstrip(" "))
    while text.startswith(">", at):
        at += 1 + text.startswith(" ", at + 1)
    return text[at:] if at > first else text


def _uncommented(text: str, in_comment: bool) -> tuple[str, bool]:
    """Return *text* without comments, and whether one is still open."""
    if not (in_comment or "<!--" in text):
        return text, False
    kept, rest = "", text
    while rest:
        if in_comment:
            _, end, rest = rest.partition("-->")
            in_comment = not end
        else:
            before, start, rest = rest.partition("<!--")
            kept, in_comment = kept + before, bool(start)
    return kept, in_comment


def _row(line: Line) -> BodyRow:
    expanded = line.text[:LONGEST].expandtabs(4)
    text = expanded.strip().removesuffix("\\").rstrip()
    row = BodyRow(line.number, len(expanded) - len(expanded.lstrip()), text=text)
    if text[:1] not in _SIGNS:
        return row
    if found := _HEADING.fullmatch(text):
        return row._replace(text=found[2], level=len(found[1]))
    return row if RULE.fullmatch(text) else _bold_or_marked(row)


def _bold_or_marked(row: BodyRow) -> BodyRow:
    if found := _BOLD.fullmatch(row.text):
        words = found[1] or found[2]
        return row._replace(text=words.strip() + found[3], level=BOLD)
    marked = _MARKED.fullmatch(row.text) or _STUCK.fullmatch(row.text)
    if marked is None:
        return row
    box = _BOX.fullmatch(marked[2])
    rest = box[2] if box else marked[2]
    return row._replace(marker=marked[1], box=box and box[1].strip().lower(), text=rest.strip())


def _is_term(row: BodyRow) -> bool:
    """Whether the next row may define *row*: "Present", and then ": Ada"."""
    return 0 < len(row.text) < _TERM and not row.marker and row.text[-1:].isalpha()


def _underlined(rows: Iterable[BodyRow]) -> Iterator[BodyRow]:
    """Yield *rows*, underlined ones as headings, terms together with their definitions."""
    before: BodyRow | None = None
    for row in rows:
        merged = _merged(before, row) if before else None
        if merged:
            yield merged
            before = row._replace(text="", marker="")
            continue
        if before:
            yield before
        before = row
    if before:
        yield before


def _merged(before: BodyRow, row: BodyRow) -> BodyRow | None:
    """Return *before* with *row* as its underline or its definition."""
    if row.text.startswith(": ") and _is_term(before):
        return before._replace(text=f"{before.text}{row.text}")
    line = row.marker + row.text
    found = _UNDERLINE.fullmatch(line) if line[:1] in _UNDERLINING else None
    if found and before.text and not (before.marker or before.level):
        return before._replace(level=1 if found[1][0] == "=" else 2)
    return None
