"""Turn footnotes without a note, or without a reference, into text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .masking import LEAD

if TYPE_CHECKING:
    from .markup_context import Changes, MarkupContext


_MARK = re.compile(r"\[\^(?P<label>[^\]\s\x00\x01]{1,200})\]")
_DEFINED = re.compile(
    rf"^{LEAD}(?P<here>\[)\^(?P<label>[^\]\s\x00\x01]{{1,200}})\]:", re.MULTILINE
)
#: where a note ends and the address of a link follows, which would be a part of the note
_FOLLOWED = re.compile(
    rf"^{LEAD}\[\^[^\]\s\x00\x01]{{1,200}}\]:[^\n]*+(?P<end>)\n"
    rf"{LEAD}\[(?!\^)[^\]\n\x00\x01]{{1,200}}\]:",
    re.MULTILINE,
)


def footnotes(context: MarkupContext) -> Changes:
    """Escape what can be no footnote, and part each from what is defined below it."""
    for found in _FOLLOWED.finditer(context.masked):
        yield Edit(found.end("end"), found.end("end"), "\n")
    defined: dict[str, int] = {}
    twice: set[int] = set()
    for found in _DEFINED.finditer(context.masked):
        if found["label"].casefold() in defined:
            twice.add(found.start("here"))
        defined.setdefault(found["label"].casefold(), found.start("here"))
    notes = set(defined.values()) | twice
    used: set[str] = set()
    for found in _MARK.finditer(context.masked):
        if found.start() in notes:
            continue
        used.add(found["label"].casefold())
        if found["label"].casefold() not in defined:
            yield from _as_text(context, found.start(), "This footnote is not defined.")
    for name, at in defined.items():
        if name not in used:
            yield from _as_text(context, at, "Nothing refers to this footnote.")
    for at in sorted(twice):
        yield from _as_text(context, at, "This footnote is defined twice.")


def _as_text(context: MarkupContext, at: int, message: str) -> Changes:
    # what follows a note without an empty line between would be a part of it
    is_run_on = context.line_start(at) == at > 0 and context.line(context.index_at(at) - 1).strip()
    yield Edit(at, at, "\n\\" if is_run_on else "\\")
    yield context.note(Severity.REPAIR, "footnote", at, message, context.text[at : at + 200])
