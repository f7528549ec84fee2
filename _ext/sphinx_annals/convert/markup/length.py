"""Lengths: a line that is longer than any writer's is shown as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Topic
from ..document.source_text import Edit
from .lead import lead_of
from .plain import plain

if TYPE_CHECKING:
    from .view import Told, View


#: a paragraph of a book has about a thousand
LONGEST = 60_000
#: levels of quotation that can be told apart
_DEEPEST = 6
_QUOTED = re.compile(r"^[ \t]*+(?:>[ \t]*+){7,}+", re.MULTILINE)


def lengths(view: View) -> Told:
    """Make plain text of lines that are too long, and flatten what is quoted too deeply."""
    deep = {found.start(): found for found in _QUOTED.finditer(view.veil)}
    for start, line in zip(view.starts, view.veil.split("\n"), strict=True):
        found = deep.get(start)
        end = found.end() if found else start
        if found:
            yield Edit(start, end, "> " * _DEEPEST)
            yield view.note(
                Topic.REPAIR, "depth", start, "Quotations are not shown as deep as here."
            )
        if len(line) > LONGEST and line.count("\x00") < len(line) - LONGEST:
            begin = end or start
            begin = start + len(lead_of(line[:100])) if not found else end
            yield Edit(begin, start + len(line), plain(view.text[begin : start + len(line)]))
            yield view.note(
                Topic.REPAIR, "length", start, "A very long line is shown as plain text.", line
            )
