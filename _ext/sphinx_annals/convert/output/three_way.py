"""Merging three ways: what a hand changed and what a new run changes, where both are clear."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ..document.patches import Change, applied, patch

if TYPE_CHECKING:
    from collections.abc import Sequence


def merged(base: str, hand: str, new: str) -> str | None:
    """Return *base* with the changes of *hand* and of *new*; None where they meet."""
    lines = base.splitlines(keepends=True)
    ours, theirs = set(_changes(lines, hand)), set(_changes(lines, new))
    if any(_meet(one, other) for one in ours - theirs for other in theirs - ours):
        return None
    return applied(lines, ours | theirs)


def _changes(lines: Sequence[str], after: str) -> tuple[Change, ...]:
    other = after.splitlines(keepends=True)
    codes = SequenceMatcher(None, lines, other, autojunk=False).get_opcodes()
    return tuple(Change(i, j, tuple(other[k:m])) for tag, i, j, k, m in codes if tag != "equal")


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes overlap, or touch, so that their order would be a guess."""
    return one.start <= other.end and other.start <= one.end


def difference(before: str, after: str, name: str) -> str:
    """Return what would change in the file *name*, as a patch."""
    lines = before.splitlines(keepends=True)
    return patch(lines, _changes(lines, after), f"{name} (as it is)", f"{name} (as converted)")
