"""Tables: rows of notes as cells under a head."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from .outline import Block, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator


BAR = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"\s*:?-+:?\s*\Z")


class Row(NamedTuple):
    """A row, with the index of its block."""

    place: int
    cells: tuple[str, ...]

    def cell(self, place: int | None) -> str:
        """Return the words of a cell; empty where there is none."""
        return self.cells[place] if place is not None and place < len(self.cells) else ""


class Table(NamedTuple):
    """A table: its head and what stands below it."""

    head: Row
    rows: tuple[Row, ...]

    def column(self, name: re.Pattern[str]) -> int | None:
        """Return the place of the first column that *name* matches as a whole."""
        heads = (re.sub(r"[*_`:]", "", cell).strip() for cell in self.head.cells)
        return next((place for place, head in enumerate(heads) if name.fullmatch(head)), None)


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a row."""
    return tuple(cell.strip() for cell in BAR.split(text.strip().removeprefix("|")))


def tables_of(blocks: tuple[Block, ...]) -> Iterator[Table]:
    """Yield the tables among *blocks*; one without a line of dashes has an empty head."""
    places = range(len(blocks))
    for is_row, group in groupby(places, lambda index: blocks[index].shape is Shape.ROW):
        if not is_row:
            continue
        rows = [Row(at, _trimmed(cells_of(blocks[at].text))) for at in group]
        rules = [at for at, row in enumerate(rows) if row.cells and all(map(_is_rule, row.cells))]
        if rules[:1] == [1]:
            yield Table(rows[0], tuple(row for at, row in enumerate(rows) if at and at != 1))
        else:
            yield Table(Row(rows[0].place, ()), tuple(rows))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    return cells[:-1] if cells and not cells[-1] else cells


def _is_rule(cell: str) -> bool:
    return DASHES.match(cell) is not None
