"""Drop horizontal rules that separate nothing, which Sphinx warns about.

The repair drops those written in Markdown; this pass also sees each ``<hr>``, now ``***``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .masking import width

if TYPE_CHECKING:
    from .markup_context import Changes, MarkupContext


_RULE = re.compile(
    r"(?P<lead>[ \t>]*+(?P<marker>(?:[-*+]|\d{1,9}[.)])[ \t]++)??)"
    r"(?P<rule>(?P<sign>[-*_])(?:[ \t]*+(?P=sign)){2,}+)[ \t]*+$"
)
_START = re.compile(r"[ \t>]*+(?:#{1,6}(?:[ \t]|$)|:{3,}\{|:[\w-]+:(?:[ \t]|$))")
_OPENED = re.compile(r"[ \t>]*+:{3,}\{")
_CLOSED = re.compile(r"[ \t>]*+:{3,}[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_WORDS = re.compile(r"[ \t>]*+(?![#|:`>])\S")


def rules(context: MarkupContext) -> Changes:
    """Drop a rule at the start of a section or at the end, and the second of two in a row.

    Lists, quotations and boxes can't hold any.
    """
    separates, depth, before = False, 0, ""
    last: tuple[int, int] | None = None
    for start, line in zip(context.starts, context.masked.split("\n"), strict=True):
        found = _RULE.match(line)
        if _is_underline(line, before):
            separates, last = False, None
        elif found and separates and not depth and _is_outermost(found["lead"]):
            separates, last = False, _span(found, start)
        elif found:
            yield from _dropped(context, _span(found, start))
        elif line.strip():
            depth = _depth_after(line, depth)
            separates, last = not _START.match(line), None
        before = line
    if last:
        yield from _dropped(context, last)


def _is_underline(line: str, before: str) -> bool:
    """Whether *line* makes a heading of the one *before* it."""
    return _UNDERLINE.match(line) is not None and _WORDS.match(before) is not None


def _is_outermost(lead: str) -> bool:
    """Whether a line with that lead is in no list and no quotation."""
    return not lead.strip(" ") and width(lead) < 2


def _span(found: re.Match[str], start: int) -> tuple[int, int]:
    return start + found.start("rule"), start + found.end("rule")


def _depth_after(line: str, depth: int) -> int:
    """Return how many boxes are open after *line*."""
    return max(0, depth + bool(_OPENED.match(line)) - bool(_CLOSED.match(line)))


def _dropped(context: MarkupContext, span: tuple[int, int]) -> Changes:
    yield Edit(*span)
    yield context.note(
        Severity.LEFT_OUT, "rule", span[0], "A horizontal rule that separated nothing was removed."
    )
