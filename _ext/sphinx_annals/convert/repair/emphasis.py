"""Bold lines that stand where a document has its headings.

A bold line alone is many things: a label, a notice, a name, a question. So it stays what it is,
unless the document has no headings but its title, and several such lines divide it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import Block, Document


#: bold text as a heading has it: short, without links, and not the end of a sentence
BOLD = re.compile(
    r"(?:\*\*|__)(?P<text>[^\W_][^*_`\[\]<>|{}:\n]{1,59})(?<![\s.!,;])(?:\*\*|__)[ \t]*"
)
#: fewer don't divide a document
FEWEST = 3
LEVEL = 2


def bold_headings(document: Document) -> Iterator[Mend]:
    """Yield the bold lines that divide a document which has no other headings."""
    headings = [block for block in document.root.children if block.kind == "heading"]
    if any(heading.level > 1 or heading is not document.blocks[0] for heading in headings):
        return
    found = [block for block in document.root.children if is_bold_heading(document, block)]
    texts = {document.lines[block.first].strip() for block in found}
    if len(texts) == len(found) >= FEWEST:
        for block in found:
            match = BOLD.fullmatch(document.lines[block.first])
            text = match["text"] if match else ""
            message = "a bold line stood for a heading, in a text that has no others"
            yield Mend("heading-bold", message, {block.first: f"{'#' * LEVEL} {text}"})


def is_bold_heading(document: Document, block: Block) -> bool:
    """Whether *block* is a bold line of its own, with text below it that isn't bold."""
    after = block.after
    return (
        block.kind == "paragraph"
        and block.last - block.first == 1
        and after is not None
        and after.kind in {"paragraph", "bullet_list", "ordered_list", "table"}
        and BOLD.fullmatch(document.lines[block.first]) is not None
        and BOLD.fullmatch(document.lines[after.first]) is None
    )
