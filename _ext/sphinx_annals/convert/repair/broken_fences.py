"""Repair fences that are never closed, and spaces that hide what a line is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .containers import CONTAINER
from .fix import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import BlockNode, BlockTree


#: a line that was meant to end code: too few signs, or others
SLIP = re.compile(r"[ \t]*(?:`{2,}|~{2,}|'{3,}|´{3,})[ \t]*")
END = re.compile(r"[ \t]*([`~]{3,})[ \t]*")
#: how many lines of code may have fallen out of an item
MOST_SPILLED = 200
BARE_COLONS = re.compile(r"[ \t]*:{3,}[ \t]*")


def open_code(document: BlockTree) -> Iterator[Fix]:
    """Yield the ends of code that nothing ends but the end of the text, or of its item."""
    for block in document.of("fence"):
        if is_ended(document, block) or not block.is_plain:
            continue
        space = " " * (block.base or document.indent(block.first))
        if spilled := tuple(spill(document, block)):
            yield _indented(document, spilled, space)
            return  # what follows was read the wrong way round
        yield _ended(document, block, space + block.markup)


def _indented(document: BlockTree, spilled: tuple[int, ...], space: str) -> Fix:
    """Return the fix that puts code back into its item; its last line is the end of the code."""
    inner = {n: document.lines[n] for n in spilled[:-1] if document.lines[n]}
    end = document.lines[spilled[-1]].lstrip(" \t")
    lines = {n: space + line for n, line in (*inner.items(), (spilled[-1], end))}
    return Fix("fence", "code in a list was not indented as its item is", lines)


def _ended(document: BlockTree, block: BlockNode, end: str) -> Fix:
    """Return the fix that ends code: at a line meant to end it, else after its last line."""
    inside = range(block.first + 1, block.last)
    if slips := [number for number in inside if SLIP.fullmatch(document.lines[number])]:
        return Fix("fence", "code ended with other signs", {slips[0]: end})
    number = last_text(document, block)
    return Fix("fence", "code was not ended", {number: f"{document.lines[number]}\n{end}"})


def is_ended(document: BlockTree, block: BlockNode) -> bool:
    """Whether the last line of a code block ends it."""
    end = END.fullmatch(document.lines[block.last - 1].lstrip(" \t>"))
    return block.last - block.first > 1 and end is not None and end[1].startswith(block.markup)


def spill(document: BlockTree, block: BlockNode) -> Iterator[int]:
    """Yield the lines of code that fell out of an item, up to the one that was to end it."""
    found = []
    most = min(block.last + MOST_SPILLED, len(document.lines))
    for number in range(block.last, most if block.base else 0):
        line = document.lines[number]
        found.append(number)
        end = END.fullmatch(line)
        if end and end[1].startswith(block.markup):
            yield from found
            return
        if line.lstrip().startswith(block.markup) or (len(found) == 1 and not line.strip()):
            return


def last_text(document: BlockTree, block: BlockNode) -> int:
    """Return the last line of *block* that isn't blank."""
    return max(n for n in range(block.first, block.last) if not document.is_blank(n))


def open_containers(document: BlockTree) -> Iterator[Fix]:
    """Yield the ends of containers that nothing ends: before a heading, or with the text."""
    for block in document.of(CONTAINER):
        if block.is_closed or block.is_quoted:
            continue
        heading = next((child for child in block.children if child.kind == "heading"), None)
        space = " " * block.base
        message = "a box was not ended"
        if heading is not None:
            text = f"{space}{block.markup}\n\n{document.lines[heading.first]}"
            yield Fix("container", message, {heading.first: text})
        else:
            number = last_text(document, block)
            text = f"{document.lines[number]}\n{space}{block.markup}"
            yield Fix("container", message, {number: text})


def stray_ends(document: BlockTree) -> Iterator[Fix]:
    """Yield the ends of containers that were never begun."""
    for block in document.of("paragraph"):
        for number in range(block.first, block.last):
            if BARE_COLONS.fullmatch(document.lines[number]) and block.is_plain:
                yield Fix("container", "the end of a box had no beginning", {number: ""})


#: characters without a width
NOTHING = "\u200b\u200c\u200d\u2060\ufeff"
#: characters as wide as a space, or nearly so
ODD = f"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{NOTHING}"
#: a mark that makes a line a heading, an item, a quotation, a row or a fence
MARK = re.compile(
    rf"(?P<before>[ \t{ODD}]*)"
    rf"(?P<mark>\#{{1,6}}|[-*+]|[0-9]{{1,9}}[.)]|>|\||```|~~~|:::|\[[ xX]?\])"
    rf"(?P<after>[ \t{ODD}]*)"
)
#: marks that say what a line is only with a space after them
SPACED = re.compile(r"#{1,6}|[-*+]|[0-9]{1,9}[.)]|\[[ xX]?\]")
HAS_ODD = re.compile(f"[{ODD}]")
AS_SPACE = re.compile(f"[{ODD.removesuffix(NOTHING)}]")
AS_NOTHING = re.compile(f"[{NOTHING}]")
#: more columns before the first line of a paragraph would make it code
MOST = 3


def odd_spaces(document: BlockTree) -> Iterator[Fix]:
    """Yield the lines that begin with a mark which isn't seen for odd spaces."""
    for block in document.of("paragraph"):
        for number in range(block.first, block.last):
            line = document.lines[number]
            if not line.isascii() and (text := plain(line, block.base)) not in {"", line}:
                message = "spaces of another kind hid what the line is"
                yield Fix("odd-space", message, {number: text})


def plain(line: str, base: int) -> str:
    """Return *line* with plain spaces about its mark; nothing if it has none of the other kind."""
    found = MARK.match(line)
    if found is None or not HAS_ODD.search(found["before"] + found["after"]):
        return ""
    mark, rest = found["mark"], line[found.end() :]
    before, after = spaces(found["before"]), spaces(found["after"])
    if SPACED.fullmatch(mark):
        if not found["after"]:
            return ""
        after = after or " "
    if HAS_ODD.search(found["before"]) and len(before.expandtabs(4)) > base + MOST:
        before = before if base else ""
    return f"{before}{mark}{after}{rest}"


def spaces(text: str) -> str:
    """Return *text* with a plain space for each space of another kind."""
    return AS_SPACE.sub(" ", AS_NOTHING.sub("", text))
