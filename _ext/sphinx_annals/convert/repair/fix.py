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


#: how many characters of a line a finding shows
SHOWN = 60


class Fix(NamedTuple):
    """Something that is repaired, in one line or several."""

    rule: str
    #: a sentence
    message: str
    #: line, counted from 0 -> what takes its place: a line, several of them, or nothing at all
    lines: Mapping[int, str | None]


Rule: TypeAlias = Callable[[BlockTree], Iterator[Fix]]


def apart(mends: Iterable[Fix]) -> Iterator[Fix]:
    """Yield those of *mends* that share no line with one before them."""
    taken: set[int] = set()
    for mend in mends:
        if taken.isdisjoint(mend.lines):
            taken.update(mend.lines)
            yield mend


def edits(script: SourceText, mends: Iterable[Fix]) -> Iterator[Edit]:
    """Yield the edits of *script* that *mends* ask for."""
    starts = (*script.starts, len(script.text) + 1)
    for mend in mends:
        for line, text in mend.lines.items():
            end = starts[line + 1] - 1
            # a line goes together with the end of the one before it
            yield Edit(starts[line] - (text is None), end, text or "")


def findings(script: SourceText, mends: Iterable[Fix]) -> Iterator[Finding]:
    """Yield what a maintainer is told about *mends*."""
    lines = script.lines
    for mend in mends:
        line = lines[min(mend.lines)]
        words = line.text.strip()
        shown = words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"
        yield Finding(Severity.REPAIR, mend.rule, line.number, mend.message, shown)
