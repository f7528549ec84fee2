"""The outline of a document: headings, items, paragraphs and rows, with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from .headings import HiddenLines, marked_heading, underline_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .source_text import Line


class BlockType(Enum):
    """The shape of a block."""

    HEADING = "heading"
    ITEM = "item of a list"
    TEXT = "paragraph"
    ROW = "row of a table"


@dataclass(frozen=True)
class OutlineBlock:
    """A heading, an item without those in it, a paragraph, or a row of a table."""

    shape: BlockType
    #: without markers of headings and lists
    lines: tuple[Line, ...]
    #: the level of a heading; the number of items around an item or a paragraph
    depth: int
    #: the index of the item around it, and of the heading above it; -1 for none
    parent: int = -1
    heading: int = -1
    #: whether a check box is ticked
    box: bool | None = None
    #: whether it is in a container, a part to fold up or a quotation
    is_within: bool = False

    @cached_property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text.strip() for line in self.lines).strip()

    @property
    def first(self) -> int:
        """Its first line in the source."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Its last line in the source."""
        return self.lines[-1].number


RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
CONTAINER = re.compile(r"[ \t]*:{3,}[ \t]*(\S?)")
FOLD = re.compile(r"[ \t]*<(/?)details\b", re.IGNORECASE)
QUOTE = re.compile(r" {0,3}(?:> ?){1,9}")
ITEM = re.compile(r"([ ]*)(?:[-*+]|\d{1,3}[.)])(?:[ ]+|\Z|(?=\[[ xX]?\]))")
BOX = re.compile(r"\[([ xX]?)\](?![(\[:])[ ]*")
TICKED = re.compile(r"\[([xX])\](?=[\[(])")
BARE_BOX = re.compile(r"([ ]*)(?=\[[ xX]\](?:[ ]|\[)|\[\][ ]+\S)")
#: first characters of a line that opens or closes a part, of headings and of rules,
DIVIDING, HEADING, RULING = map(frozenset, (":<", "#=-", "*-_"))
#: and of items
MARKING = {**dict.fromkeys("-*+0123456789", ITEM), "[": BARE_BOX}


def outlined(lines: Iterable[Line]) -> tuple[OutlineBlock, ...]:
    """Return the blocks of some *lines*, without code and comments."""
    draft = _Outliner()
    for line in lines:
        draft.take(line)
    for index, more in draft.more.items():
        block = draft.blocks[index]
        draft.blocks[index] = replace(block, lines=(*block.lines, *more))
    return tuple(draft.blocks)


@dataclass(slots=True)
class _Outliner:
    """An outline under construction."""

    blocks: list[OutlineBlock] = field(default_factory=list)
    #: further lines of blocks
    more: dict[int, list[Line]] = field(default_factory=dict)
    #: open items: their indents and indices
    stack: list[tuple[int, int]] = field(default_factory=list)
    heading: int = -1
    #: whether the next line may belong to the last block
    is_open: bool = False
    hidden: HiddenLines = field(default_factory=HiddenLines)
    depth: int = 0

    def take(self, line: Line) -> None:
        """Add a line."""
        quote = QUOTE.match(line.text) if ">" in line.text else None
        text = line.text[quote.end() if quote else 0 :].expandtabs(4).rstrip()
        text = text.removesuffix("\\")  # a break
        sign = text.lstrip()[:1]
        if self._is_apart(text, sign):
            self.is_open = False
        elif sign not in HEADING or not self._headed(line._replace(text=text)):
            if sign in RULING and RULE.match(text):
                self.is_open = False
            else:
                self._flow(line._replace(text=text), sign, is_quoted=quote is not None)

    def _is_apart(self, text: str, sign: str) -> bool:
        """Whether a line has no words: it is blank, hidden, or opens or closes a part."""
        if self.hidden.hides(text) or not text:
            return True
        return sign in DIVIDING and (self._contained(text) or self._folded(text))

    def _contained(self, text: str) -> bool:
        mark = CONTAINER.match(text)
        if mark:
            self.depth = self.depth + 1 if mark[1] else max(0, self.depth - 1)
        return mark is not None

    def _folded(self, text: str) -> bool:
        fold = FOLD.match(text)
        if fold:
            self.depth = max(0, self.depth - 1) if fold[1] else self.depth + 1
        return fold is not None

    def _headed(self, line: Line) -> bool:
        """Whether a line is a heading, or underlines one."""
        if marked := marked_heading(line.text):
            self._head(line._replace(text=marked[1]), marked[0])
        elif self._is_paragraph() and (level := underline_level(line.text)):
            self._head(self.blocks.pop().lines[0], level)
        else:
            return False
        return True

    def _is_paragraph(self) -> bool:
        """Whether the last block is one line that an underline turns into a heading."""
        is_one = len(self.blocks) - 1 not in self.more
        return self.is_open and is_one and self._last.shape is BlockType.TEXT

    @property
    def _last(self) -> OutlineBlock:
        return self.blocks[-1]

    def _head(self, line: Line, level: int) -> None:
        while self.heading >= 0 and self.blocks[self.heading].depth >= level:
            self.heading = self.blocks[self.heading].heading
        self.blocks.append(OutlineBlock(BlockType.HEADING, (line,), level, heading=self.heading))
        self.heading, self.is_open, self.depth = len(self.blocks) - 1, False, 0
        self.stack.clear()

    def _flow(self, line: Line, sign: str, *, is_quoted: bool) -> None:
        text = line.text
        indent = len(text) - len(text.lstrip())
        pattern = MARKING.get(sign)
        if pattern and (item := pattern.match(text)):
            self._item(line._replace(text=text[item.end() :]), indent, is_quoted=is_quoted)
        elif sign == "|":
            self._add(BlockType.ROW, line, indent, is_quoted=is_quoted)
        elif self.is_open and self._last.shape is not BlockType.ROW:
            self.more.setdefault(len(self.blocks) - 1, []).append(line)
        else:
            self._add(BlockType.TEXT, line, indent, is_quoted=is_quoted)
        self.is_open = True

    def _item(self, line: Line, indent: int, *, is_quoted: bool) -> None:
        while self.stack and indent < self.stack[-1][0] + 2:
            self.stack.pop()
        box = BOX.match(line.text) or TICKED.match(line.text)
        shape = BlockType.ROW if line.text.startswith("|") else BlockType.ITEM
        if box:
            line = line._replace(text=line.text[box.end() :])
        self._add(shape, line, indent + 2, is_quoted=is_quoted)
        self.blocks[-1] = replace(self._last, box=box[1] in "xX" and box[1] != "" if box else None)
        self.stack.append((indent, len(self.blocks) - 1))

    def _add(self, shape: BlockType, line: Line, indent: int, *, is_quoted: bool) -> None:
        while self.stack and indent < self.stack[-1][0] + 2:
            self.stack.pop()
        parent = self.stack[-1][1] if self.stack else -1
        is_within = self.depth > 0 or is_quoted
        self.blocks.append(
            OutlineBlock(shape, (line,), len(self.stack), parent, self.heading, None, is_within)
        )


BAR = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"\s*:?-+:?\s*\Z")


class TableRow(NamedTuple):
    """A row, with the index of its block."""

    place: int
    cells: tuple[str, ...]

    def cell(self, place: int | None) -> str:
        """Return the words of a cell; empty where there is none."""
        return self.cells[place] if place is not None and place < len(self.cells) else ""


class OutlineTable(NamedTuple):
    """A table: its head and its rows."""

    head: TableRow
    rows: tuple[TableRow, ...]

    def column(self, name: re.Pattern[str]) -> int | None:
        """Return the place of the first column that *name* matches as a whole."""
        heads = (re.sub(r"[*_`:]", "", cell).strip() for cell in self.head.cells)
        return next((place for place, head in enumerate(heads) if name.fullmatch(head)), None)


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a row."""
    return tuple(cell.strip() for cell in BAR.split(text.strip().removeprefix("|")))


def tables_of(blocks: tuple[OutlineBlock, ...]) -> Iterator[OutlineTable]:
    """Yield the tables among *blocks*; one without a line of dashes has an empty head."""
    places = range(len(blocks))
    for is_row, group in groupby(places, lambda index: blocks[index].shape is BlockType.ROW):
        if is_row:
            yield _table([TableRow(at, _trimmed(cells_of(blocks[at].text))) for at in group])


def _table(rows: list[TableRow]) -> OutlineTable:
    rules = (at for at, row in enumerate(rows) if row.cells and all(map(_is_rule, row.cells)))
    if next(rules, 0) == 1:
        return OutlineTable(rows[0], tuple(rows[2:]))
    return OutlineTable(TableRow(rows[0].place, ()), tuple(rows))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    return cells[:-1] if cells and not cells[-1] else cells


def _is_rule(cell: str) -> bool:
    return DASHES.match(cell) is not None
