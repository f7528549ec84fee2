"""The tree of blocks that a Markdown parser finds, with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..document.block_parser import parser_of_blocks
from . import containers, verbatim
from .containers import CONTAINER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token


#: for most texts, which hold nothing but Markdown
PLAIN = parser_of_blocks()
FULL = parser_of_blocks(containers.add_to, verbatim.add_to)


LISTS = frozenset({"bullet_list", "ordered_list"})
CONTAINERS = LISTS | {"list_item", "blockquote", CONTAINER}
LEAVES = frozenset(
    {"paragraph", "heading", "table", "fence", "code_block", "hr", "html_block", "verbatim"}
)
#: sort of token -> the kind of block that it begins
BLOCK_TYPES = {f"{kind}_open": kind for kind in LEAVES | CONTAINERS} | {
    kind: kind for kind in LEAVES
}
ENDS = frozenset(f"{kind}_close" for kind in CONTAINERS)
#: a list marker, and the space after it
MARKER = re.compile(r"[ ]*(?P<marker>[-*+]|[0-9]{1,9}[.)])(?P<space>[ ]*)(?P<text>.?)")
#: more space than this after a marker belongs to the text
MOST_SPACE = 4


@dataclass(slots=True, eq=False)
class BlockNode:
    """A block and, if it is a container, those in it."""

    kind: str
    #: its first line, and the line after its last; both counted from 0
    first: int
    last: int
    parent: BlockNode | None = None
    #: which of the blocks in its parent it is
    place: int = 0
    markup: str = ""
    #: of a heading: 1 to 6
    level: int = 0
    #: of a container with an end of its own: whether that is there
    is_closed: bool = True
    #: of an item: the column of its marker; of a list: that of its first one
    margin: int = 0
    #: the column where its content begins
    column: int = 0
    #: whether only lists contain it, so that columns can be taken from the line
    is_plain: bool = True
    #: whether it is in a quotation, at any depth
    is_quoted: bool = False
    children: list[BlockNode] = field(default_factory=list)

    @property
    def before(self) -> BlockNode | None:
        """The block before it, in the same container."""
        return self.parent.children[self.place - 1] if self.parent and self.place else None

    @property
    def after(self) -> BlockNode | None:
        """The block after it, in the same container."""
        siblings = self.parent.children if self.parent else []
        return siblings[self.place + 1] if self.place + 1 < len(siblings) else None

    @property
    def base(self) -> int:
        """The column where the content of its container begins."""
        return self.parent.column if self.parent else 0


class BlockTree:
    """A text with its blocks."""

    def __init__(self, text: str) -> None:
        # the parser would end a line at a carriage return; the text of a source does not
        self.text = text.replace("\r", " ")
        self.lines: Sequence[str] = self.text.split("\n")
        environment: dict[str, Any] = {
            verbatim.KEY: verbatim.passages(self.text),
            containers.KEY: containers.ends_in(self.lines),
        }
        tokens = (FULL if is_special(self.text, environment) else PLAIN).parse(
            self.text, environment
        )
        #: the labels that addresses are defined for, in capitals
        self.references = frozenset(environment.get("references", ()))
        #: where labels are defined that have been defined before: first line, and the one after
        self.repeated: Sequence[Sequence[int]] = [
            definition["map"] for definition in environment.get("duplicate_refs", ())
        ]
        #: root container of all blocks
        self.root = BlockNode("root", 0, len(self.lines))
        #: all blocks, in the order in which they begin
        self.blocks = tuple(blocks(tokens, self.root, self.lines))

    def of(self, *kinds: str) -> Iterator[BlockNode]:
        """Yield the blocks of *kinds*."""
        return (block for block in self.blocks if block.kind in kinds)

    def indent(self, line: int) -> int:
        """Return the column of the first character of *line* that is no space."""
        return indent(self.lines[line])

    def is_blank(self, line: int) -> bool:
        """Whether there is nothing but space on *line*."""
        return not self.lines[line].strip()


def is_special(text: str, environment: Mapping[str, Any]) -> bool:
    """Whether a text holds containers, or passages that are no Markdown."""
    return ":::" in text or bool(environment[verbatim.KEY])


def blocks(tokens: Sequence[Token], root: BlockNode, lines: Sequence[str]) -> Iterator[BlockNode]:
    """Yield the blocks of *tokens*, and hang each into its parent."""
    parent = root
    for token in tokens:
        if token.type in ENDS:
            parent = parent.parent or root
        elif kind := BLOCK_TYPES.get(token.type):
            block = block_of(token, kind, parent, lines)
            parent.children.append(block)
            yield block
            parent = block if kind in CONTAINERS else parent


def block_of(token: Token, kind: str, parent: BlockNode, lines: Sequence[str]) -> BlockNode:
    """Return the block that *token* begins."""
    first, last = token.map or (0, 0)
    block = BlockNode(kind, first, last, parent, len(parent.children), token.markup)
    block.is_quoted = parent.is_quoted or parent.kind == "blockquote"
    block.is_plain = parent.is_plain and parent.kind not in {"blockquote", CONTAINER}
    block.level = int(token.tag[1]) if kind == "heading" else 0
    block.is_closed = token.meta.get("is_closed", True)
    if kind in CONTAINERS:
        block.margin, block.column = columns_of(block, lines[first])
    return block


def columns_of(block: BlockNode, line: str) -> tuple[int, int]:
    """Return the columns where a container and its content begin."""
    base = block.base
    found = MARKER.match(line.expandtabs(4), base)
    if found is None or block.kind not in {"list_item", *LISTS}:
        return base, base
    margin = found.start("marker")
    space = len(found["space"]) if found["text"] else 0
    end = found.end("marker") + (space if 1 <= space <= MOST_SPACE else 1)
    return margin, base if block.kind in LISTS else end


def indent(line: str) -> int:
    """Return the column of the first character that is no space."""
    text = line.expandtabs(4) if "\t" in line else line
    return len(text) - len(text.lstrip(" "))
