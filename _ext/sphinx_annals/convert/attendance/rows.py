"""The lines of a body as a roll call reads them: indented, marked, headed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.source_text import Line, SourceText


#: the level of a line that is bold from end to end, and stands for a heading
BOLD = 7

_HEADING = re.compile(r"(#{1,6})(?![#\w]\S*$)[ \t]*(.*?)[ \t]*#*[ \t]*")
_BOLD = re.compile(r"(?:\*\*(?=\S)([^*]{1,80})\*\*|__(?=\S)([^_]{1,80})__)[ \t]*(:?)[ \t\\]*")
_MARKED = re.compile(r"([-*+•]|\d{1,3}[.)])(?:[ \t]+|$|(?=\[[ xX]?\]))(.*)")
_STUCK = re.compile(r"([-*])(?=[^\W\d_@\[])(?!\*)([^*]*)")
_BOX = re.compile(r"\[([ xX]?)\](?:[ \t]+|$)(?!\()(.*)")
#: what a heading, a bold line and an item begin with
_SIGNS = frozenset("#*_-+•0123456789")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_FENCING = frozenset("`~")
_UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*")
_UNDERLINING = frozenset("=-")
#: of a longer line, only so many characters are read: no list of names fills more
LONGEST = 4_000
#: a term with a definition below it is shorter
_TERM = 40
#: ``***``, ``---``, ``___``
RULE = re.compile(r"(?:[-*_][ \t]*){3,}")


class BodyRow(NamedTuple):
    """A line of a body."""

    number: int
    indent: int = 0
    #: ``-`` or ``1.``; empty where the line is no item of a list
    marker: str = ""
    #: what stands in its check box; None without one
    box: str | None = None
    #: what is left when indent, marker and the signs of a heading are gone
    text: str = ""
    #: 1 to 6 for a heading, 7 for a bold line, 0 for others
    level: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it, not even a marker."""
        return not (self.text or self.marker)

    @property
    def is_rule(self) -> bool:
        """Whether it is a line across the page."""
        return RULE.fullmatch(self.marker + self.text) is not None


def evidence_of(row: BodyRow) -> Evidence:
    """Return *row* as what a record rests on."""
    return Evidence(row.number, " ".join(filter(None, (row.marker, row.text))))


def rows_of(script: SourceText) -> tuple[BodyRow, ...]:
    """Return the rows of *script*; what is code or comment is blank."""
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
    """Return *text* without the signs of a quotation before it."""
    if ">" not in text:
        return text
    first = at = len(text) - len(text.lstrip(" "))
    while text.startswith(">", at):
        at += 1 + text.startswith(" ", at + 1)
    return text[at:] if at > first else text


def _uncommented(text: str, in_comment: bool) -> tuple[str, bool]:
    """Return *text* without comments, and whether one goes on after it."""
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
    indent = len(expanded) - len(expanded.lstrip())
    if text[:1] not in _SIGNS:
        return BodyRow(line.number, indent, text=text)
    if found := _HEADING.fullmatch(text):
        return BodyRow(line.number, indent, text=found[2], level=len(found[1]))
    if (found := _BOLD.fullmatch(text)) and not RULE.fullmatch(text):
        words = found[1] or found[2]
        return BodyRow(line.number, indent, text=words.strip() + found[3], level=BOLD)
    marked = _MARKED.fullmatch(text) or _STUCK.fullmatch(text)
    if marked is None or RULE.fullmatch(text):
        return BodyRow(line.number, indent, text=text)
    box = _BOX.fullmatch(marked[2])
    rest = box[2] if box else marked[2]
    return BodyRow(line.number, indent, marked[1], box and box[1].strip().lower(), rest.strip())


def _is_term(row: BodyRow) -> bool:
    """Whether *row* may be what the next one defines: "Present", and then ": Ada"."""
    return 0 < len(row.text) < _TERM and not row.marker and row.text[-1:].isalpha()


def _underlined(rows: Iterable[BodyRow]) -> Iterator[BodyRow]:
    """Yield *rows*: those underlined as headings, terms together with their definition."""
    before: BodyRow | None = None
    for row in rows:
        if before and row.text.startswith(": ") and _is_term(before):
            yield before._replace(text=f"{before.text}{row.text}")
            before = row._replace(text="")
            continue
        line = row.marker + row.text
        found = _UNDERLINE.fullmatch(line) if line[:1] in _UNDERLINING else None
        if before and found and before.text and not (before.marker or before.level):
            yield before._replace(level=1 if found[1][0] == "=" else 2)
            before = row._replace(text="", marker="")
            continue
        if before:
            yield before
        before = row
    if before:
        yield before
