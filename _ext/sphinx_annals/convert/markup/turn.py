"""Turns: where HTML breaks a line, or raises and lowers words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.source_text import Edit
from .lead import continued
from .plain import one_line

if TYPE_CHECKING:
    from .view import Told, View


_RAISED = re.compile(
    r"<(?P<name>sup|sub)\b[^<>]{0,500}>(?P<words>[^<>\x00\x01\n`*_\[\]{}\\]{1,200})</(?P=name)\s{0,9}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_BREAKS = re.compile(r"(?:</?br\b[^<>]{0,500}>[ \t]*+(?:\n[ \t>]*+(?=\S))?)+", re.IGNORECASE)


def raised(view: View) -> Told:
    """Put roles in the place of what stands above or below the line."""
    for found in _RAISED.finditer(view.veil):
        yield Edit(
            *found.span(), f"{{{found['name'].lower()}}}`{one_line(view.real(found, 'words'))}`"
        )


def breaks(view: View) -> Told:
    """Make line breaks those of Markdown; in a row of a table or a heading there are none."""
    for found in _BREAKS.finditer(view.veil):
        start, end = found.span()
        ended = "\n" in found[0][-200:].rpartition(">")[2]
        lead = continued(view.lead_at(start))
        if view.is_row(start):
            yield Edit(start, end, "\n" if ended else " ")
        elif not ended and (view.is_last(end) or view.is_first(start)):
            yield Edit(start, end)
        elif view.is_first(start):
            yield Edit(start, end, f"\n{lead}")
        elif len(_BREAK.findall(found[0])) > 1:
            yield Edit(start, end, f"\n{lead.rstrip()}\n{lead}")
        else:
            yield Edit(start, end, f"\\\n{lead}")
