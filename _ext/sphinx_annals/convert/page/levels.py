"""Levels of headings, once the title is in place: none is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .blocks import Block


def levelled(lines: Sequence[str], blocks: Iterable[Block], above: int) -> list[str]:
    """Return *lines* with no heading more than one level below the one before it.

    :param above: the level of what stands before them.
    """
    now = list(lines)
    #: levels as written, and as they are now: from the top to the last heading
    nested = [(0, above)]
    for heading in blocks:
        if heading.level and not heading.around:
            nested = [pair for pair in nested if pair[0] < heading.level]
            level = min(nested[-1][1] + 1, heading.level)
            nested.append((heading.level, level))
            line = lines[heading.first].lstrip()
            if level != heading.level and line.startswith("#"):
                now[heading.first] = "#" * level + line.lstrip("#")
    return now
