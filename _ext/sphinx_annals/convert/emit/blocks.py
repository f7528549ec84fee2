"""Blocks: where in a body paragraphs, headings, lists and tables stand, so that entries fit in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mdit_py_plugins.colon_fence import colon_fence_plugin

from ..document.block_parser import parser_of_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


#: tokens that hold no others, and those of tables, which count as one block
LEAVES = frozenset(
    (
        *("paragraph_open", "heading_open", "table_open", "fence", "colon_fence"),
        *("code_block", "html_block", "hr"),
    )
)
CONTAINERS = frozenset(["list_item_open", "blockquote_open"])
#: what stands before the words of a line within lists and quotations
PREFIX = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]{0,4})*[ \t]*")


class Block(NamedTuple):
    """A block that holds no others, by the indices of its lines."""

    type: str
    first: int
    #: the line after its last
    end: int
    #: level of a heading; 0 for other blocks
    level: int
    #: first line and line after the last of each list item and quotation around it
    around: tuple[tuple[int, int], ...]


@cache
def _parser() -> MarkdownIt:
    return parser_of_blocks(colon_fence_plugin)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of *text* in its order."""
    return tuple(_blocks(_parser().parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    around: list[tuple[int, int]] = []
    in_table = False
    for token in tokens:
        place = (token.map[0], token.map[1]) if token.map else (0, 0)
        if token.type in CONTAINERS:
            around.append(place)
        elif token.type.replace("_close", "_open") in CONTAINERS:
            around.pop()
        elif token.type in LEAVES and not in_table:
            level = int(token.tag[1]) if token.type == "heading_open" else 0
            yield Block(token.type.removesuffix("_open"), *place, level, tuple(around))
        in_table = in_table or token.type == "table_open"
        in_table = in_table and token.type != "table_close"


def block_at(blocks: Sequence[Block], line: int) -> Block | None:
    """Return the block in which *line* stands, or the first one after it."""
    place = bisect_right(blocks, line, key=lambda block: block.end)
    return blocks[place] if place < len(blocks) else None


def prefixes(line: str) -> tuple[str, str]:
    """Return what stands before the words of *line*, and what continues it on the next."""
    found = PREFIX.match(line)
    before = found[0] if found else ""
    return before, re.sub(r"[^\s>]", " ", before)
