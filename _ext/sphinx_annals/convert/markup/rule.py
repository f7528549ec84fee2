"""Rules across the page: one that separates nothing is left out, since a book warns of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .masking import width

if TYPE_CHECKING:
    from .context import MarkupContext, Told


_RULE = re.compile(
    r"(?P<lead>[ \t>]*+(?P<marker>(?:[-*+]|\d{1,9}[.)])[ \t]++)??)"
    r"(?P<rule>(?P<sign>[-*_])(?:[ \t]*+(?P=sign)){2,}+)[ \t]*+$"
)
_START = re.compile(r"[ \t>]*+(?:#{1,6}(?:[ \t]|$)|:{3,}\{|:[\w-]+:(?:[ \t]|$))")
_OPENED = re.compile(r"[ \t>]*+:{3,}\{")
_CLOSED = re.compile(r"[ \t>]*+:{3,}[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_WORDS = re.compile(r"[ \t>]*+(?![#|:`>])\S")


def rules(view: MarkupContext) -> Told:
    """Leave out a rule at the beginning of a section or at the end, and the second of two.

    In a list, a quotation or a box there may be none.
    """
    separates = False
    last: tuple[int, int] | None = None
    before, depth = "", 0
    for start, line in zip(view.starts, view.veil.split("\n"), strict=True):
        found = _RULE.match(line)
        if _UNDERLINE.match(line) and _WORDS.match(before):
            separates, last = False, None
        elif found:
            span = (start + found.start("rule"), start + found.end("rule"))
            if (
                separates
                and not found["lead"].strip(" ")
                and not depth
                and width(found["lead"]) < 2
            ):
                separates, last = False, span
            else:
                yield from _dropped(view, span)
        elif line.strip():
            depth += bool(_OPENED.match(line)) - bool(_CLOSED.match(line) and depth)
            separates, last = not _START.match(line), None
        before = line
    if last:
        yield from _dropped(view, last)


def _dropped(view: MarkupContext, span: tuple[int, int]) -> Told:
    yield Edit(*span)
    yield view.note(
        Severity.LEFT_OUT, "rule", span[0], "A rule that separates nothing is left out."
    )
