"""Text that is edited by spans and keeps the source line of each of its lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """A span of a text, and its replacement."""

    start: int
    end: int
    text: str = ""


class Line(NamedTuple):
    """A line of a text."""

    #: its line in the source, counted from 1
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text with, for each of its lines, the line of the source that it comes from.

    Only a line feed ends a line.
    """

    text: str
    origins: tuple[int, ...]

    def __hash__(self) -> int:
        """Return that of its text, which Python computes once; its origins seldom differ alone."""
        return hash(self.text)

    @classmethod
    def of(cls, text: str, first: int = 1) -> SourceText:
        """Return *text*, which begins at line *first* of its source."""
        return cls(text, tuple(range(first, first + text.count("\n") + 1)))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines, without their ends."""
        return _lines(self)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins."""
        return _starts(self)

    def number_at(self, offset: int) -> int:
        """Return the line of the source that the character at *offset* comes from."""
        return self.origins[self.text.count("\n", 0, offset)]

    def edited(self, edits: Iterable[Edit]) -> SourceText:
        """Return the text with *edits* made.

        A replacement with as many lines keeps their origins; any other one has the origin of the
        line where the span begins.

        :raises ValueError: two edits overlap.
        """
        ordered = sorted(set(edits))
        if any(before.end > after.start for before, after in pairwise(ordered)):
            raise ValueError("edits overlap")
        if not ordered:
            return self
        starts, origins, position = self.starts, [self.origins[0]], 0
        pieces: list[str] = []
        for edit in ordered:
            first, last = (bisect_right(starts, at) - 1 for at in (edit.start, edit.end))
            before = bisect_right(starts, position) - 1
            origins += self.origins[before + 1 : first + 1]
            added = edit.text.count("\n")
            kept = self.origins[first + 1 : last + 1]
            origins += kept if added == len(kept) else (self.origins[first],) * added
            pieces += (self.text[position : edit.start], edit.text)
            position = edit.end
        origins += self.origins[bisect_right(starts, position) :]
        return SourceText("".join((*pieces, self.text[position:])), tuple(origins))

    def part(self, first: int, last: int) -> SourceText:
        """Return the lines from index *first* to before index *last*."""
        return SourceText("\n".join(self.text.split("\n")[first:last]), self.origins[first:last])


# many readers ask for the lines of one text, one after the other
@lru_cache(maxsize=4)
def _lines(script: SourceText) -> tuple[Line, ...]:
    return tuple(map(Line, script.origins, script.text.split("\n")))


@lru_cache(maxsize=4)
def _starts(script: SourceText) -> tuple[int, ...]:
    ends = (len(text) + 1 for text in script.text.split("\n")[:-1])
    return tuple(accumulate(ends, initial=0))
