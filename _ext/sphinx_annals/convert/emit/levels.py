"""Levels of headings, once the title is in place: none is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.headings import headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..document.source_text import Script
    from .blocks import Block


def has_html_headings(body: Script) -> bool:
    """Whether *body* may have headings that mending did not see."""
    return any(sign in body.text for sign in ("<h", "<H"))


def are_level(body: Script) -> bool:
    """Whether no heading of *body* is more than one level below the one before it."""
    before = 1
    for heading in headings(body):
        if heading.level > before + 1:
            return False
        before = heading.level
    return True


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
