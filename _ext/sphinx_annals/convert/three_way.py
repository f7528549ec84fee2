"""Merging three ways: what a hand changed and what a new run changes, where both are clear."""

from __future__ import annotations

from difflib import SequenceMatcher, unified_diff
from typing import NamedTuple


class _Change(NamedTuple):
    """Lines of the base, from *start* to before *end*, and what stands in their place."""

    start: int
    end: int
    lines: tuple[str, ...]


def merged(base: str, hand: str, new: str) -> str | None:
    """Return *base* with the changes of *hand* and of *new*; None where they meet."""
    lines = base.splitlines(keepends=True)
    ours, theirs = _changes(lines, hand), _changes(lines, new)
    if any(_meet(one, other) for one in ours - theirs for other in theirs - ours):
        return None
    pieces: list[str] = []
    at = 0
    for change in sorted(ours | theirs):
        pieces += (*lines[at : change.start], *change.lines)
        at = change.end
    return "".join((*pieces, *lines[at:]))


def _changes(lines: list[str], after: str) -> set[_Change]:
    other = after.splitlines(keepends=True)
    codes = SequenceMatcher(None, lines, other, autojunk=False).get_opcodes()
    return {_Change(i, j, tuple(other[k:m])) for tag, i, j, k, m in codes if tag != "equal"}


def _meet(one: _Change, other: _Change) -> bool:
    """Whether two changes overlap, or touch, so that their order would be a guess."""
    return one.start <= other.end and other.start <= one.end


def difference(before: str, after: str, name: str) -> str:
    """Return what would change in the file *name*, as a patch."""
    pair = (before.splitlines(keepends=True), after.splitlines(keepends=True))
    lines = unified_diff(*pair, f"{name} (as it is)", f"{name} (as converted)")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
