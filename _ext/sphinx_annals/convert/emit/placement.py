"""Place directives where their words are, within lists and quotations too."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from mdit_py_plugins.colon_fence import colon_fence_plugin

from ..document.block_parser import parser_of_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from ..document.source_text import SourceText
    from .record_directives import Placed


#: tokens that hold no others, and those of tables, which count as one block
LEAVES = frozenset(
    (
        *("paragraph_open", "heading_open", "table_open", "fence", "colon_fence"),
        *("code_block", "html_block", "hr"),
    )
)
CONTAINERS = frozenset(["list_item_open", "blockquote_open"])
#: list markers and quotation signs before the text of a line
PREFIX = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]{0,4})*[ \t]*")


class BodyBlock(NamedTuple):
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


def body_blocks_of(text: str) -> tuple[BodyBlock, ...]:
    """Return the blocks of *text* in its order."""
    return tuple(_blocks(_parser().parse(text)))


def _blocks(tokens: Sequence[Token]) -> Iterator[BodyBlock]:
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
            yield BodyBlock(token.type.removesuffix("_open"), *place, level, tuple(around))
        in_table = in_table or token.type == "table_open"
        in_table = in_table and token.type != "table_close"


def block_at(blocks: Sequence[BodyBlock], line: int) -> BodyBlock | None:
    """Return the block that holds *line*, or the first one after it."""
    place = bisect_right(blocks, line, key=lambda block: block.end)
    return blocks[place] if place < len(blocks) else None


def prefixes(line: str) -> tuple[str, str]:
    """Return the prefix of *line*, and the prefix of a line that continues it."""
    found = PREFIX.match(line)
    before = found[0] if found else ""
    return before, re.sub(r"[^\s>]", " ", before)


#: blocks whose lines may be split between a directive and the text after it
FLOWING = frozenset({"paragraph"})
#: a check box has to begin its item
BOX = re.compile(r"\[[ xX]?\](?:\s|$)")
#: empty lines, and the lines up to the next
BEGINNING = re.compile(r"(?:[ \t]*\n)*+(?:[^\n]*\S[^\n]*(?:\n|\Z))+")


class Insertion(NamedTuple):
    """Lines of a page, from *first* to before *end*, and their replacement."""

    first: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class BodyEditor:
    """The lines of a body, its blocks, and which line of the source each comes from.

    Blocks are read where they are asked for: most pages have no entry to place.
    """

    lines: Sequence[str]
    origins: Sequence[int]
    text: str

    @classmethod
    def of(cls, body: SourceText) -> BodyEditor:
        """Return the editor of *body*."""
        return cls(body.text.split("\n"), body.origins, body.text)

    def with_lines(self, lines: Sequence[str]) -> BodyEditor:
        """Return the editor with *lines* that make the same blocks."""
        return replace(self, lines=lines)

    @cached_property
    def blocks(self) -> Sequence[BodyBlock]:
        """All blocks."""
        return body_blocks_of(self.text)

    @property
    def first(self) -> BodyBlock | None:
        """The first block, as far as the first empty line after it: enough to know a heading."""
        beginning = BEGINNING.match(self.text)
        return next(iter(body_blocks_of(beginning[0])), None) if beginning else None

    def line_of(self, number: int) -> int:
        """Return the first line that comes from *number* of the source, or from after it."""
        return bisect_left(self.origins, number)

    def line_after(self, number: int) -> int:
        """Return the line after the last one that comes from *number* or before it."""
        return bisect_right(self.origins, number)


def around(editor: BodyEditor, placed: Placed) -> Insertion:
    """Return the change that puts *placed* around the lines that say it, or else after them."""
    first = editor.line_of(placed.first)
    block = block_at(editor.blocks, first)
    if block is None or not block.first <= first or block.type not in FLOWING:
        return after(editor, placed)
    before, then = _prefixes(editor, block, first)
    text = editor.lines[first][len(before) :]
    if not text or BOX.match(text):
        return after(editor, placed)
    end = _end(editor, block, max(first + 1, editor.line_after(placed.last)))
    rest = (_without(line, then) for line in editor.lines[first + 1 : end])
    inner = placed.directive.lines((text, *rest))
    lines = (before + inner[0], *((then + line).rstrip() for line in inner[1:]))
    return Insertion(first, end, lines)


def _prefixes(editor: BodyEditor, block: BodyBlock, line: int) -> tuple[str, str]:
    """Return the prefix of *line*, and the prefix of the lines after it."""
    before, then = prefixes(editor.lines[block.first])
    if line == block.first:
        return before, then
    text = editor.lines[line]
    kept = then if text.startswith(then) else re.match(r"[ \t>]*", text)[0]  # type: ignore[index]
    return kept, then


def _end(editor: BodyEditor, block: BodyBlock, wanted: int) -> int:
    """Return where the directive ends: as far as wanted, if blocks of its own item end there."""
    if wanted <= block.end:
        return wanted
    limit = block.around[-1][1] if block.around else len(editor.lines)
    crossed = [other for other in editor.blocks if block.first < other.first < wanted]
    if wanted > limit or not all(_is_beside(block, other) for other in crossed):
        return block.end
    ends = (_end_at(len(block.around), other) for other in (block, *crossed))
    later = filter(lambda end: end <= limit and _only_blank(editor, wanted, end), ends)
    return min(max(later, default=block.end), len(editor.lines))


def _end_at(depth: int, block: BodyBlock) -> int:
    """Return the line after *block*, or after what holds it at that depth."""
    return block.around[depth][1] if len(block.around) > depth else block.end


def _is_beside(block: BodyBlock, other: BodyBlock) -> bool:
    """Whether a directive around *block* may go on over *other*."""
    return len(other.around) >= len(block.around) and other.type != "heading"


def _only_blank(editor: BodyEditor, one: int, other: int) -> bool:
    """Whether only blank lines are between two lines."""
    return not any(line.strip(" \t>") for line in editor.lines[min(one, other) : max(one, other)])


def _without(line: str, prefix: str) -> str:
    """Return *line* without *prefix*; a line that hangs loose loses all its white space."""
    return line.removeprefix(prefix) if line.startswith(prefix) else line.lstrip(" \t>")


def after(editor: BodyEditor, placed: Placed) -> Insertion:
    """Return the change that puts *placed*, empty, after the block that says it."""
    index = min(editor.line_of(placed.first), max(len(editor.lines) - 1, 0))
    block = block_at(editor.blocks, index)
    if block is None or block.first > index:
        return _between(editor, index, "", placed)
    then = prefixes(editor.lines[block.first])[1] if block.around else ""
    return _between(editor, block.end, then, placed)


def _between(editor: BodyEditor, index: int, prefix: str, placed: Placed) -> Insertion:
    """Return the change that puts *placed* before the line *index*, blank lines around it."""
    follows = index < len(editor.lines) and editor.lines[index].strip(" \t>")
    lines = ("", *placed.directive.lines(), *([""] if follows else []))
    return Insertion(index, index, tuple((prefix + line).rstrip() for line in lines))


def changed(lines: Sequence[str], changes: Iterable[Insertion]) -> list[str]:
    """Return *lines* with *changes* made; of two that overlap the later one follows the first."""
    done: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.first, change.end)):
        done += lines[at : change.first]
        done += change.lines
        at = max(at, change.end)
    return done + list(lines[at:])
