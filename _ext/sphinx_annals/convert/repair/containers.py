"""A parser rule for containers between ``:::name`` and ``:::``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock


FENCE = re.compile(r"(:{3,})[ \t]*([^\n]*)")
#: a line that may end a container
END = re.compile(r"[ \t>]*:{3,}[ \t]*")
#: where the parser finds those lines
KEY = "ends of containers"
#: the kind of block that a container is
CONTAINER = "container"


def add_to(parser: MarkdownIt) -> None:
    """Let *parser* read containers, and the blocks in them."""
    parser.block.ruler.before(
        "fence", CONTAINER, block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a container, if one begins at line *first*."""
    opening = fence(state, first)
    if opening is None or not opening[2] or state.is_code_block(first):
        return False
    if not silent:
        read(state, first, last, opening[1])
    return True


def read(state: StateBlock, first: int, last: int, markup: str) -> None:
    """Read the container that begins at line *first*."""
    end, after = closing(state, first, last, len(markup))
    parent, limit = state.parentType, state.lineMax
    state.lineMax = end
    token = state.push(f"{CONTAINER}_open", "div", 1)
    token.map, token.markup = [first, after], markup
    token.meta = {"is_closed": after > end}
    state.md.block.tokenize(state, first + 1, end)
    state.push(f"{CONTAINER}_close", "div", -1)
    state.parentType, state.lineMax, state.line = parent, limit, after


def closing(state: StateBlock, first: int, last: int, length: int) -> tuple[int, int]:
    """Return the line that ends a container, and the line after it; the same if nothing does."""
    inner = range(first + 1, last)
    if state.blkIndent:  # what is indented less is outside of the container
        outside = (n for n in inner if not state.isEmpty(n) and state.sCount[n] < state.blkIndent)
        last = next(outside, last)
    ends = state.env[KEY]
    for line in ends[bisect_right(ends, first) : bisect_left(ends, last)]:
        found = fence(state, line)
        if found and not found[2].strip() and len(found[1]) >= length:
            return line, line + 1
    return last, last


def ends_in(lines: Sequence[str]) -> Sequence[int]:
    """Return which of *lines* may end a container, in any other."""
    return [n for n, line in enumerate(lines) if ":::" in line and END.fullmatch(line)]


def fence(state: StateBlock, line: int) -> re.Match[str] | None:
    """Return the match of the colons that begin *line*, and of the text after them."""
    start = state.bMarks[line] + state.tShift[line]
    return FENCE.match(state.src, start, state.eMarks[line])
