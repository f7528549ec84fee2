"""Readings: the part of a document that is one meeting, ready to be searched for records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import Block, Shape, outlined
from ..document.records import Evidence
from .people import Known
from .plain_text import plain, shortened
from .sections import Section, sectioned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.records import Presence
    from ..document.source_text import Line


class Reading(NamedTuple):
    """Blocks with what is known of them."""

    blocks: tuple[Block, ...]
    #: of each block
    sections: tuple[Section, ...]
    #: of each block, the blocks right in it
    children: tuple[tuple[int, ...], ...]
    known: Known
    #: whether it is a post: its prose tells, while notes say what the group did
    is_post: bool = False

    @classmethod
    def of(
        cls, lines: Iterable[Line], presences: Iterable[Presence] = (), *, is_post: bool = False
    ) -> Reading:
        """Read some *lines* in which those *presences* are known."""
        blocks = outlined(lines)
        children: list[list[int]] = [[] for _ in blocks]
        for index, block in enumerate(blocks):
            if block.parent >= 0:
                children[block.parent].append(index)
        return cls(
            blocks, sectioned(blocks), tuple(map(tuple, children)), Known.of(presences), is_post
        )

    def evidence(self, *indices: int, is_stated: bool = True) -> Evidence:
        """Return some blocks as what a record rests on."""
        words = " ".join(self.blocks[index].text for index in indices)
        return Evidence(self.blocks[indices[0]].first, shortened(words), is_stated)

    def end_of(self, index: int) -> int:
        """Return the index after all that stands in an item or below a heading."""
        block = self.blocks[index]
        if block.shape is Shape.HEADING:
            return next(
                (
                    later
                    for later in range(index + 1, len(self.blocks))
                    if self.blocks[later].shape is Shape.HEADING
                    and self.blocks[later].depth <= block.depth
                ),
                len(self.blocks),
            )
        while self.children[index]:
            index = self.children[index][-1]
        return index + 1

    def topic(self, index: int) -> str:
        """Return the words of the item or the heading that a block is about."""
        above = self.above(index)
        return shortened(plain(self.blocks[above].text), 100) if above >= 0 else ""

    def above(self, index: int) -> int:
        """Return the item that a block stands in, or the heading; less than 0 for none."""
        block = self.blocks[index]
        return block.parent if block.parent >= 0 else block.heading


def lines_between(lines: tuple[Line, ...], first: int, last: int) -> tuple[Line, ...]:
    """Return those *lines* whose numbers in the source are from *first* to *last*."""
    numbers = [line.number for line in lines]
    return lines[bisect_left(numbers, first) : bisect_right(numbers, last)]
