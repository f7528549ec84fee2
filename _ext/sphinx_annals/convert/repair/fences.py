"""What is opened and not closed: code, and containers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .container import CONTAINER
from .fix import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import Block, Document


#: a line that was meant to end code: too few signs, or others
SLIP = re.compile(r"[ \t]*(?:`{2,}|~{2,}|'{3,}|´{3,})[ \t]*")
END = re.compile(r"[ \t]*([`~]{3,})[ \t]*")
#: how many lines of code may have fallen out of an item
MOST_SPILLED = 200
BARE_COLONS = re.compile(r"[ \t]*:{3,}[ \t]*")


def open_code(document: Document) -> Iterator[Mend]:
    """Yield the ends of code that nothing ends but the end of the text, or of its item."""
    for block in document.of("fence"):
        if is_ended(document, block) or not block.is_plain:
            continue
        spilled = tuple(spill(document, block))
        space = " " * (block.base or document.indent(block.first))
        slips = [
            number
            for number in range(block.first + 1, block.last)
            if SLIP.fullmatch(document.lines[number])
        ]
        if spilled:
            message = "code in a list was not indented as its item is"
            inner = {n: document.lines[n] for n in spilled[:-1] if document.lines[n]}
            end = document.lines[spilled[-1]].lstrip(" \t")
            lines = {n: space + line for n, line in (*inner.items(), (spilled[-1], end))}
            yield Mend("fence", message, lines)
            return  # what follows was read the wrong way round
        if slips:
            yield Mend("fence", "code ended with other signs", {slips[0]: space + block.markup})
        else:
            number = last_text(document, block)
            text = f"{document.lines[number]}\n{space}{block.markup}"
            yield Mend("fence", "code was not ended", {number: text})


def is_ended(document: Document, block: Block) -> bool:
    """Whether the last line of a code block ends it."""
    end = END.fullmatch(document.lines[block.last - 1].lstrip(" \t>"))
    return block.last - block.first > 1 and end is not None and end[1].startswith(block.markup)


def spill(document: Document, block: Block) -> Iterator[int]:
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


def last_text(document: Document, block: Block) -> int:
    """Return the last line of *block* that isn't blank."""
    return max(n for n in range(block.first, block.last) if not document.is_blank(n))


def open_containers(document: Document) -> Iterator[Mend]:
    """Yield the ends of containers that nothing ends: before a heading, or with the text."""
    for block in document.of(CONTAINER):
        if block.is_closed or block.is_quoted:
            continue
        heading = next((child for child in block.children if child.kind == "heading"), None)
        space = " " * block.base
        message = "a box was not ended"
        if heading is not None:
            text = f"{space}{block.markup}\n\n{document.lines[heading.first]}"
            yield Mend("container", message, {heading.first: text})
        else:
            number = last_text(document, block)
            text = f"{document.lines[number]}\n{space}{block.markup}"
            yield Mend("container", message, {number: text})


def stray_ends(document: Document) -> Iterator[Mend]:
    """Yield the ends of containers that were never begun."""
    for block in document.of("paragraph"):
        for number in range(block.first, block.last):
            if BARE_COLONS.fullmatch(document.lines[number]) and block.is_plain:
                yield Mend("container", "the end of a box had no beginning", {number: ""})
