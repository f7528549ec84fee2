"""Change a text by lines, and show changes with the lines around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


#: lines of context around a change
ABOUT = 3


class Change(NamedTuple):
    """Lines of a text, from *start* to before *end*, and their replacement."""

    start: int
    end: int
    #: with their ends
    lines: tuple[str, ...]


def applied(lines: Sequence[str], changes: Iterable[Change]) -> str:
    """Return *lines*, which have their ends, with *changes* made that don't overlap."""
    pieces: list[str] = []
    at = 0
    for change in sorted(changes):
        pieces += (*lines[at : change.start], *change.lines)
        at = change.end
    return "".join((*pieces, *lines[at:]))


def patch(lines: Sequence[str], changes: Iterable[Change], before: str, after: str) -> str:
    """Return *changes* of *lines* as a unified difference; empty for no changes.

    :param before: the name of the text.
    :param after: the name of the changed text.
    """
    hunks = "".join(_hunks(lines, sorted(changes)))
    return f"--- {before}\n+++ {after}\n{hunks}" if hunks else ""


def _hunks(lines: Sequence[str], changes: Sequence[Change]) -> Iterator[str]:
    grown = 0
    for group in _near(changes):
        start = max(group[0].start - ABOUT, 0)
        end = min(group[-1].end + ABOUT, len(lines))
        more = sum(len(change.lines) - (change.end - change.start) for change in group)
        spans = _span(start, end - start), _span(start + grown, end - start + more)
        yield f"@@ -{spans[0]} +{spans[1]} @@\n"
        at = start
        for change in group:
            yield from _marked(" ", lines[at : change.start])
            yield from _marked("-", lines[change.start : change.end])
            yield from _marked("+", change.lines)
            at = change.end
        yield from _marked(" ", lines[at:end])
        grown += more


def _near(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Yield *changes* in groups that share their context."""
    group: list[Change] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * ABOUT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _span(start: int, length: int) -> str:
    """Return a span of lines as patches write it: an empty one begins after the line it names."""
    return str(start + 1) if length == 1 else f"{start + bool(length)},{length}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    return (mark + line if line.endswith("\n") else f"{mark}{line}\n" for line in lines)
