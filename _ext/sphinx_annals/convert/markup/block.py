"""Blocks: lines that stand in the place of something, on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.source_text import Edit
from .lead import continued

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .view import View


_SPACE = re.compile(r"[ \t]*+")


def block(view: View, start: int, end: int, lines: Iterable[str]) -> Edit:
    """Return the edit that puts *lines* in the place of a span, within its list or quotation."""
    lead = view.lead_at(start)[: start - view.line_start(start)]
    further = continued(lead)
    text = "\n".join(f"{further}{line}".rstrip() if i else line for i, line in enumerate(lines))
    gap = f"\n{further.rstrip()}\n{further}"
    head = "" if view.is_first(start) else gap
    if view.is_last(end):
        return Edit(start, end, head + text)
    space = _SPACE.match(view.veil, end)
    return Edit(start, space.end() if space else end, head + text + gap)
