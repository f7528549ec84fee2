"""Translate HTML tables to Markdown tables, or to list tables if cells hold blocks."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from ..document.source_text import Line
from .myst_text import LISTED, Block, flat, joined, led

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .html_blocks import HtmlBlockTranslator
    from .html_tree import Element


_WIDEST = 200
_PIPE = re.compile(r"(?<!\\)\|")
_BLOCK_START = re.compile(r"```|:::|> |#{1,6} |\*\*\*$|\([\w-]+\)=$")
#: a line that begins a table, in a cell: a builder of text can't set a table in a table
_TABLE = re.compile(r"[\s>*+-]*+(?:\|.*\|$|:{3,}\{list-table\})")


class HtmlRow(NamedTuple):
    """A row of a table."""

    number: int
    cells: list[list[Block]]
    is_head: bool
    #: for each cell, the number of rows below that it spans
    reach: list[int]


def table(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    """Return the lines of a table, after its caption and any text between its rows."""
    rows, around = _parts(flow, element)
    is_ragged = len(rows) * _width(rows) > 4 * sum(len(row.cells) for row in rows) + 100
    kept = [row for row in (rows if is_ragged else _aligned(rows)) if any(row.cells)]
    return [*around, *_laid_out(kept, is_ragged)]


def _width(rows: list[HtmlRow]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _laid_out(rows: list[HtmlRow], is_ragged: bool) -> list[Block]:
    """Return a table, a list table if cells hold blocks, or the cells one below the other."""
    cells = [cell for row in rows for cell in row.cells]
    if rows and not any(map(_has_table, cells)):
        if all(map(_is_simple, cells)):
            return [_piped(rows, _width(rows))]
        if not is_ragged and _width(rows) > 1:
            return [_listed(rows, _width(rows))]
    return [block for cell in cells for block in cell]


def _has_table(cell: list[Block]) -> bool:
    return any(_TABLE.match(line.text) for block in cell for line in block)


def _parts(flow: HtmlBlockTranslator, element: Element) -> tuple[list[HtmlRow], list[Block]]:
    """Return the rows below an element, and the blocks outside of rows."""
    rows: list[HtmlRow] = []
    around: list[Block] = []
    at = element.begin
    for child in element.children:
        around += flow.words(at, child.start)
        at = child.end
        if child.name == "tr":
            rows.append(_row(flow, child, element.name == "thead"))
        elif child.name in {"thead", "tbody", "tfoot"}:
            found, outside = _parts(flow, child)
            rows += found
            around += outside
        elif child.name in {"td", "th"}:
            rows.append(HtmlRow(flow.number(child), [flow.blocks(child)], False, [0]))
        elif child.name:
            around += flow.blocks(child)
    return rows, around + flow.words(at, element.last)


def _row(flow: HtmlBlockTranslator, element: Element, is_head: bool) -> HtmlRow:
    row = HtmlRow(flow.number(element), [], is_head, [])
    heads = 0
    at = element.begin
    for child in element.children:
        _add(row, flow.words(at, child.start))
        at = child.end
        if child.name:
            row.cells.append(flow.blocks(child))
            row.cells.extend([] for _ in range(_span(child, "colspan") - 1))
            row.reach.extend([_span(child, "rowspan") - 1] * _span(child, "colspan"))
            heads += child.name == "th"
    _add(row, flow.words(at, element.last))
    return row._replace(is_head=is_head or (heads > 1 and heads == len(element.children)))


def _add(row: HtmlRow, stray: list[Block]) -> None:
    """Add text between cells as a cell of its own."""
    if stray:
        row.cells.append(stray)
        row.reach.append(0)


def _span(cell: Element, name: str) -> int:
    number = cell.attribute(name)
    return max(1, min(int(number), _WIDEST)) if number.isdecimal() and len(number) < 4 else 1


def _aligned(rows: list[HtmlRow]) -> Iterator[HtmlRow]:
    """Yield rows with an empty cell wherever one above reaches into them."""
    above: list[int] = []
    for row in rows:
        placed = _placed(row, above)
        above = [reach for _, reach in placed]
        while above and not above[-1]:
            above.pop()
        yield row._replace(cells=[cell for cell, _ in placed])


def _placed(row: HtmlRow, above: list[int]) -> list[tuple[list[Block], int]]:
    """Return the cells of a row, each with its reach; *above* is the reach of the row above."""
    given = deque(zip(row.cells, row.reach, strict=True))
    placed: list[tuple[list[Block], int]] = []
    while given or len(placed) < len(above):
        left = above[len(placed)] if len(placed) < len(above) else 0
        placed.append(([], max(0, left - 1)) if left or not given else given.popleft())
    return placed


def _is_simple(cell: list[Block]) -> bool:
    """Whether a cell holds at most one paragraph."""
    if len(cell) > 1:
        return False
    return not any(
        LISTED.match(line.text)
        or _BLOCK_START.match(line.text)
        or not line.text
        or line.text.endswith("\\")
        for block in cell
        for line in block
    )


def _piped(rows: list[HtmlRow], columns: int) -> Block:
    head = rows[0] if rows[0].is_head or len(rows[0].cells) == 1 == columns else None
    empty = HtmlRow(rows[0].number, [[] for _ in range(columns)], True, [])
    first = head or empty
    lines = [_line(first, columns), Line(first.number, "|" + " --- |" * columns)]
    return lines + [_line(row, len(row.cells)) for row in (rows[1:] if head else rows)]


def _line(row: HtmlRow, columns: int) -> Line:
    cells = [_PIPE.sub(r"\\|", flat(cell)) for cell in row.cells]
    cells += [""] * (columns - len(cells))
    return Line(row.number, "| " + " | ".join(cells) + " |")


def _listed(rows: list[HtmlRow], columns: int) -> Block:
    head = [
        ":::{list-table}",
        *([":header-rows: 1"] if rows[0].is_head and len(rows) > 1 else []),
        "",
    ]
    lines = [Line(rows[0].number, text) for text in head]
    for row in rows:
        lines += led(list(_cells(row, columns)), "* ", "  ")
    return [*lines, Line(rows[-1].number, ":::")]


def _cells(row: HtmlRow, columns: int) -> Iterator[Line]:
    for cell in row.cells + [[] for _ in range(columns - len(row.cells))]:
        lines = joined(cell) or [Line(row.number, "")]
        yield from led(lines, "- ", "  ")
