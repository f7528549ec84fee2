"""Repair lists indented so far that Markdown reads their items as text or code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .block_tree import indent
from .fix import Fix

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from .block_tree import BlockNode, BlockTree


#: columns of indent that make a line code, or the continuation of a paragraph
CODE = 4
#: an item that may follow a line of text
ITEM = re.compile(r"[ \t]*(?:[-*]|1[.)])[ \t]+(?=\S)")
#: any item
ANY_ITEM = re.compile(r"[ \t]*(?P<marker>[-*+]|[0-9]{1,9}[.)])[ \t]+(?P<text>\S[^\n]*)")
#: what an item of data or a changed line of a program begins with
DATA = re.compile(r"[\w.\"'-]{1,60}:(?:[ \t]|$)|[{}()\[;=@<]|--")
LINKED = re.compile(r"\[[^\]\n]{1,300}\](?:\(|\[)|\[name=")


def moved(lines: Mapping[int, str], columns: int) -> dict[int, str | None]:
    """Return numbered *lines*, dedented by at most *columns*."""
    return {
        number: " " * max(indent(line) - columns, 0) + line.lstrip(" \t")
        for number, line in lines.items()
        if line.strip()
    }


def items_in_paragraphs(document: BlockTree) -> Iterator[Fix]:
    """Yield items indented so far that they continue the paragraph before them."""
    for block in document.of("paragraph"):
        columns = [
            (number, document.indent(number))
            for number in range(block.first + 1, block.last)
            if ITEM.match(document.lines[number]) and document.indent(number) >= block.base + CODE
        ]
        if columns and block.is_plain:
            lines = {n: document.lines[n] for n in range(columns[0][0], block.last)}
            too_far = (min(column for _, column in columns) - block.base) // CODE * CODE
            message = (
                "List items were indented too far: Markdown read them as text of the item above."
            )
            yield Fix("list-depth", message, moved(lines, too_far))


def items_in_code(document: BlockTree) -> Iterator[Fix]:
    """Yield items indented so far that they are code."""
    for block in document.of("code_block"):
        lines = {n: document.lines[n] for n in range(block.first, block.last)}
        if block.is_plain and is_beside_text(document, block) and are_items(block, lines):
            message = "List items were indented so far that Markdown read them as code."
            yield Fix("list-depth", message, dedented(block, lines))


def is_beside_text(document: BlockTree, block: BlockNode) -> bool:
    """Whether the position of code suggests text: in a list, below a heading, or askew."""
    if block.parent is not document.root:
        return True
    before = block.before
    is_close = before is not None and before.kind == "heading" and before.last == block.first
    return is_close or document.indent(block.first) != CODE


def are_items(block: BlockNode, lines: Mapping[int, str]) -> bool:
    """Whether all *lines* are items of a list, or go on with one; and none is data."""
    text = [line for line in lines.values() if line.strip()]
    if is_on_line_of_marker(block):
        text[0] = text[0].expandtabs(CODE)[block.base :]
    if not ANY_ITEM.match(text[0]):
        return False
    rest = [line for line in text if indent(line) <= indent(text[0])]
    items = [match for match in map(ANY_ITEM.match, text) if match]
    return all(map(ANY_ITEM.match, rest)) and not is_data(items)


def is_data(items: Collection[re.Match[str]]) -> bool:
    """Whether *items* are a patch, or those of a data format."""
    markers = {match["marker"] for match in items}
    return markers >= {"-", "+"} or not all(is_prose(match["text"]) for match in items)


def is_prose(text: str) -> bool:
    """Whether an item holds words, and not data."""
    return LINKED.match(text) is not None or DATA.match(text) is None


def is_on_line_of_marker(block: BlockNode) -> bool:
    """Whether code begins on the line of its list item."""
    parent = block.parent
    return parent is not None and parent.kind == "list_item" and parent.first == block.first


def dedented(block: BlockNode, lines: Mapping[int, str]) -> Mapping[int, str | None]:
    """Return the *lines* of code with so little space before them that they are items."""
    if is_on_line_of_marker(block):
        first = lines[block.first].expandtabs(CODE)
        start = f"{first[: block.base]}{first[block.base :].lstrip()}"
        rest = {number: line for number, line in lines.items() if number > block.first}
        return {block.first: start, **moved(rest, CODE)}
    least = min(indent(line) for line in lines.values() if line.strip())
    return moved(lines, (least - block.base) // CODE * CODE)


def content_too_far_left(document: BlockTree) -> Iterator[Fix]:
    """Yield what is indented for an item, but not as far as the item's text."""
    for block in document.of("bullet_list", "ordered_list"):
        if not block.is_plain:
            continue
        strays = tuple(strays_after(document, block))
        if strays:
            columns = block.children[-1].column - min(document.indent(s.first) for s in strays)
            numbers = range(strays[0].first, strays[-1].last)
            lines = {n: document.lines[n] for n in numbers}
            message = "Content of a list item was not indented far enough, which split the list."
            yield Fix("list-split", message, moved(lines, -columns))


def strays_after(document: BlockTree, block: BlockNode) -> Iterator[BlockNode]:
    """Yield the blocks after the list *block* that belong to its last item."""
    found: list[BlockNode] = []
    following = block.after
    while following and following.kind != block.kind and is_stray(document, block, following):
        found.append(following)
        following = following.after
    goes_on = following is not None and is_same_list(block, following)
    if found and (goes_on or is_close_list(found[0], block)):
        yield from found


def is_stray(document: BlockTree, block: BlockNode, following: BlockNode) -> bool:
    """Whether *following* is indented further than the markers of a list, but not enough."""
    column = document.indent(following.first)
    is_block = following.kind not in {"heading", "hr", "html_block", "verbatim"}
    last = block.children[-1]
    return is_block and last.margin < column < last.column


def is_close_list(following: BlockNode, block: BlockNode) -> bool:
    """Whether *following* is a list right below the last line of the list *block*."""
    return following.kind == "bullet_list" and last_line(block) == following.first


def last_line(block: BlockNode) -> int:
    """Return the line after the last one with text."""
    inner: Sequence[BlockNode] = block.children
    return last_line(inner[-1]) if inner else block.last


def is_same_list(block: BlockNode, following: BlockNode) -> bool:
    """Whether the list *following* goes on with the list *block*."""
    return (following.kind, following.markup, following.margin) == (
        block.kind,
        block.markup,
        block.margin,
    )
