"""Repair tables that Markdown does not recognise as tables, or not as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .block_tree import BlockNode, BlockTree


ROW = re.compile(r"[ \t]*\|[^\n]*\|[ \t]*")
#: a bar that parts two cells
BAR = re.compile(r"(?<!\\)\|")
NO_HEAD = "a table had no line below its head"


def cells(line: str) -> list[str]:
    """Return the cells of a row."""
    parts = BAR.split(line.strip())
    return parts[parts[0] == "" : len(parts) - (len(parts) > 1 and not parts[-1].strip())]


def rule(columns: int) -> str:
    """Return the line below the head of a table of so many *columns*."""
    return f"|{' --- |' * columns}"


def tables_without_head(document: BlockTree) -> Iterator[Fix]:
    """Yield the paragraphs that are tables but for the line below the head, or a fitting one."""
    for block in document.of("paragraph"):
        lines = document.lines[block.first : block.last]
        if len(lines) < 2 or not block.is_plain or not all(map(ROW.fullmatch, lines)):
            continue
        width, number = len(cells(lines[0])), block.first
        space = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
        if is_rule(lines[1]):
            message = "the line below the head of a table did not fit it"
            yield Fix("table", message, {number + 1: space + rule(width)})
        elif width > 1 and {len(cells(line)) for line in lines} == {width}:
            text = f"{lines[0]}\n{space}{rule(width)}"
            yield Fix("table", NO_HEAD, {number: text})


def is_rule(line: str) -> bool:
    """Whether *line* is one that stands below the head of a table."""
    return "-" in line and all(set(cell.strip()) <= set(":-") for cell in cells(line))


def split_tables(document: BlockTree) -> Iterator[Fix]:
    """Yield the blank lines that part the rows of a table."""
    for block in document.of("table"):
        width, before = len(cells(document.lines[block.first])), block
        blank: list[int] = []
        while (after := before.after) and block.is_plain and are_rows(document, after, width):
            blank += range(last_row(document, before) + 1, after.first)
            before = after
        if blank and all(map(document.is_blank, blank)):
            message = "blank lines parted the rows of a table"
            yield Fix("table", message, dict.fromkeys(blank))


def are_rows(document: BlockTree, block: BlockNode, width: int) -> bool:
    """Whether *block* is a paragraph of rows with so many cells, and without a head."""
    rows = document.lines[block.first : block.last]
    return (
        block.kind == "paragraph"
        and all(ROW.fullmatch(row) and len(cells(row)) == width for row in rows)
        and not any(map(is_rule, rows[:2]))
    )


def last_row(document: BlockTree, block: BlockNode) -> int:
    """Return the last line of a table that isn't blank."""
    return max(n for n in range(block.first, block.last) if not document.is_blank(n))


def narrow_heads(document: BlockTree) -> Iterator[Fix]:
    """Yield the heads of tables with fewer columns than a row has: the rest would be lost."""
    for block in document.of("table"):
        lines = document.lines[block.first : block.last]
        width = len(cells(lines[0]))
        if max(map(used, lines[2:]), default=0) > width and block.is_plain:
            more = max(map(used, lines[2:])) - width
            message = "a row had more cells than the head of its table, and would have lost them"
            yield Fix("table", message, widened(block, lines, more))


def used(line: str) -> int:
    """Return how many cells there are up to the last one that holds something."""
    found = cells(line)
    while found and not found[-1].strip():
        found.pop()
    return len(found)


def widened(block: BlockNode, lines: Sequence[str], more: int) -> dict[int, str | None]:
    """Return the head of a table and the line below it, so many columns wider."""
    head, below = (line.rstrip() for line in lines[:2])
    open_head = "" if head.endswith("|") else " |"
    open_below = "" if below.endswith("|") else " |"
    return {
        block.first: f"{head}{open_head}{'   |' * more}",
        block.first + 1: f"{below}{open_below}{' --- |' * more}",
    }
