"""Fixes: lines of a document, and the lines that replace them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..document.findings import Finding, Severity
from ..document.source_text import Edit
from .block_tree import BlockTree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.source_text import SourceText


#: characters of a line that a finding shows
EXCERPT_LENGTH = 60


class Fix(NamedTuple):
    """A repair of one or more lines."""

    rule: str
    #: a sentence
    message: str
    #: line, counted from 0 -> what takes its place: a line, several of them, or nothing at all
    lines: Mapping[int, str | None]


Rule: TypeAlias = Callable[[BlockTree], Iterator[Fix]]


def apart(fixes: Iterable[Fix]) -> Iterator[Fix]:
    """Yield those of *fixes* that share no line with one before them."""
    taken: set[int] = set()
    for fix in fixes:
        if taken.isdisjoint(fix.lines):
            taken.update(fix.lines)
            yield fix


def edits(body: SourceText, fixes: Iterable[Fix]) -> Iterator[Edit]:
    """Yield the edits of *body* that *fixes* ask for."""
    starts = (*body.starts, len(body.text) + 1)
    for fix in fixes:
        for line, text in fix.lines.items():
            end = starts[line + 1] - 1
            # a line goes together with the end of the one before it
            yield Edit(starts[line] - (text is None), end, text or "")


def findings(body: SourceText, fixes: Iterable[Fix]) -> Iterator[Finding]:
    """Yield a finding for each of *fixes*."""
    lines = body.lines
    for fix in fixes:
        line = lines[min(fix.lines)]
        words = line.text.strip()
        excerpt = (
            words if len(words) <= EXCERPT_LENGTH else f"{words[: EXCERPT_LENGTH - 1].rstrip()}…"
        )
        yield Finding(Severity.REPAIR, fix.rule, line.number, fix.message, excerpt)
