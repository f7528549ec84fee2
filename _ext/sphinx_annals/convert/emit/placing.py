"""Placing: directives go where the words stand that say them, within lists and quotations too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from .blocks import block_at, blocks_of, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..document.source_text import Script
    from .blocks import Block
    from .entries import Placed


#: blocks whose lines may stand within a directive, one by one
FLOWING = frozenset({"paragraph"})
#: a check box has to begin its item
BOX = re.compile(r"\[[ xX]?\](?:\s|$)")
#: empty lines, and the lines up to the next
BEGINNING = re.compile(r"(?:[ \t]*\n)*+(?:[^\n]*\S[^\n]*(?:\n|\Z))+")


class Change(NamedTuple):
    """Lines of a page, from *first* to before *end*, and what stands in their place."""

    first: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Canvas:
    """The lines of a body, its blocks, and which line of the source each comes from.

    Blocks are read where they are asked for: most pages have no entry to place.
    """

    lines: Sequence[str]
    origins: Sequence[int]
    text: str

    @classmethod
    def of(cls, body: Script) -> Canvas:
        """Return the canvas of *body*."""
        return cls(body.text.split("\n"), body.origins, body.text)

    def with_lines(self, lines: Sequence[str]) -> Canvas:
        """Return the canvas with *lines* that make the same blocks."""
        return replace(self, lines=lines)

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """All blocks."""
        return blocks_of(self.text)

    @property
    def first(self) -> Block | None:
        """The first block, as far as the first empty line after it: enough to know a heading."""
        beginning = BEGINNING.match(self.text)
        return next(iter(blocks_of(beginning[0])), None) if beginning else None

    def line_of(self, number: int) -> int:
        """Return the first line that comes from *number* of the source, or from after it."""
        return bisect_left(self.origins, number)

    def line_after(self, number: int) -> int:
        """Return the line after the last one that comes from *number* or before it."""
        return bisect_right(self.origins, number)


def around(canvas: Canvas, placed: Placed) -> Change:
    """Return the change that puts *placed* around the lines that say it, or else after them."""
    first = canvas.line_of(placed.first)
    block = block_at(canvas.blocks, first)
    if block is None or not block.first <= first or block.type not in FLOWING:
        return after(canvas, placed)
    before, then = _prefixes(canvas, block, first)
    text = canvas.lines[first][len(before) :]
    if not text or BOX.match(text):
        return after(canvas, placed)
    end = _end(canvas, block, max(first + 1, canvas.line_after(placed.last)))
    rest = (_without(line, then) for line in canvas.lines[first + 1 : end])
    inner = placed.directive.lines((text, *rest))
    lines = (before + inner[0], *((then + line).rstrip() for line in inner[1:]))
    return Change(first, end, lines)


def _prefixes(canvas: Canvas, block: Block, line: int) -> tuple[str, str]:
    """Return what stands before the words of *line*, and before those of a line after it."""
    before, then = prefixes(canvas.lines[block.first])
    if line == block.first:
        return before, then
    text = canvas.lines[line]
    kept = then if text.startswith(then) else re.match(r"[ \t>]*", text)[0]  # type: ignore[index]
    return kept, then


def _end(canvas: Canvas, block: Block, wanted: int) -> int:
    """Return where the directive ends: as far as wanted, if blocks of its own item end there."""
    if wanted <= block.end:
        return wanted
    limit = block.around[-1][1] if block.around else len(canvas.lines)
    depth = len(block.around)
    ends = {
        (other.around[depth][1] if len(other.around) > depth else other.end)
        for other in canvas.blocks
        if block.first <= other.first < min(limit, wanted) and len(other.around) >= depth
    }
    later = [end for end in ends if end <= limit and _only_blank(canvas, wanted, end)]
    crossed = [other for other in canvas.blocks if block.first < other.first < wanted]
    plain = all(len(other.around) >= depth and other.type != "heading" for other in crossed)
    return min(max(later), len(canvas.lines)) if later and plain and wanted <= limit else block.end


def _only_blank(canvas: Canvas, one: int, other: int) -> bool:
    """Whether nothing is said between two lines."""
    return not any(line.strip(" \t>") for line in canvas.lines[min(one, other) : max(one, other)])


def _without(line: str, prefix: str) -> str:
    """Return *line* without *prefix*; a line that hangs loose loses all its white space."""
    return line.removeprefix(prefix) if line.startswith(prefix) else line.lstrip(" \t>")


def after(canvas: Canvas, placed: Placed) -> Change:
    """Return the change that puts *placed*, empty, after the block that says it."""
    index = min(canvas.line_of(placed.first), max(len(canvas.lines) - 1, 0))
    block = block_at(canvas.blocks, index)
    if block is None or block.first > index:
        return _between(canvas, index, "", placed)
    then = prefixes(canvas.lines[block.first])[1] if block.around else ""
    return _between(canvas, block.end, then, placed)


def _between(canvas: Canvas, index: int, prefix: str, placed: Placed) -> Change:
    """Return the change that puts *placed* before the line *index*, blank lines around it."""
    follows = index < len(canvas.lines) and canvas.lines[index].strip(" \t>")
    lines = ("", *placed.directive.lines(), *([""] if follows else []))
    return Change(index, index, tuple((prefix + line).rstrip() for line in lines))


def changed(lines: Sequence[str], changes: Iterable[Change]) -> list[str]:
    """Return *lines* with *changes* made; of two that overlap the later one follows the first."""
    done: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.first, change.end)):
        done += lines[at : change.first]
        done += change.lines
        at = max(at, change.end)
    return done + list(lines[at:])
