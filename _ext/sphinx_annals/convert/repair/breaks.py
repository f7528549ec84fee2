"""Lines of dashes: those that separate nothing, and those that make a heading by accident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import Block, Document


#: a longer line of dashes was drawn to underline
SHORT = 5
#: a longer heading is a paragraph
LONG = 80
KEY_AND_VALUE = re.compile(r"[A-Za-z][\w-]{0,40}:(?:[ \t]|$)")
#: a block that no reader sees: a comment, or a tag that draws nothing
UNSEEN = re.compile(r"<!--(?:(?!-->).){0,9999}-->\s*|\{%[^%\n]*%\}\s*", re.DOTALL)
QUOTATION = re.compile(r"[ \t>]*")


def headings_by_accident(document: Document) -> Iterator[Mend]:
    """Yield the dashes below text that were meant to separate, and make a heading of it."""
    for block in document.of("heading"):
        line = block.last - 1
        dashes = document.lines[line].strip()
        if block.markup != "-" or len(dashes) > SHORT or not block.is_plain:
            continue
        if len(dashes) > 2 and is_prose(document, block):
            message = "dashes below a paragraph made a heading of it"
            yield Mend("break", message, {line: f"\n{document.lines[line]}"})


def is_prose(document: Document, block: Block) -> bool:
    """Whether the text of a heading can't be one."""
    text = [line.strip() for line in document.lines[block.first : block.last - 1]]
    is_metadata = block.before is not None and block.before.kind == "hr"
    return (
        len(text) > 1
        or len(text[0]) > LONG
        or text[0].endswith((".", "!", ";", ","))
        or (is_metadata and KEY_AND_VALUE.match(text[0]) is not None)
    )


def needless_breaks(document: Document) -> Iterator[Mend]:
    """Yield the breaks that separate nothing, or stand where there can be none."""
    for block in document.of("hr"):
        if block.parent is not document.root:
            message = "a line across, in a quotation, a list or a box, was taken out"
            yield Mend("break", message, {block.first: without_break(document, block)})
        elif stands_at_an_edge(document, block):
            message = "a line across that separated nothing was taken out"
            yield Mend("break", message, {block.first: ""})


def without_break(document: Document, block: Block) -> str:
    """Return what is left of the line of a break in a container."""
    line, parent = document.lines[block.first], block.parent
    if parent and parent.kind == "list_item" and parent.first == block.first and block.is_plain:
        marker = line.expandtabs(4)[: block.base].rstrip()
        return f"\n{marker}"  # below a line of text, a lone dash would underline it
    found = QUOTATION.match(line)
    return found[0].rstrip() if found else ""


def stands_at_an_edge(document: Document, block: Block) -> bool:
    """Whether a break begins the text or a part of it, ends the text, or follows a break."""
    before, after = block.before, block.after
    while before and is_unseen(document, before):
        before = before.before
    while after and is_unseen(document, after):
        after = after.after
    return before is None or before.kind in {"heading", "hr"} or after is None


def is_unseen(document: Document, block: Block) -> bool:
    """Whether no reader sees anything of *block*."""
    if block.kind not in {"html_block", "paragraph"}:
        return False
    return UNSEEN.fullmatch("\n".join(document.lines[block.first : block.last])) is not None
