"""Headings: those without a space, those in a list by mistake, and levels that skip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import Block, Document


#: a heading but for the space; neither a number of an issue nor a hashtag
NO_SPACE = re.compile(
    r"(?P<indent>[ ]{0,3})(?P<hashes>#{1,6})(?P<text>(?![\s#])[^\n]{1,200}?)"
    r"(?P<closing>#{0,6})[ \t]*"
)
#: what a heading begins with
BEGINNING = re.compile(r"[^\W_]|[*_\[\"“‘'`]|[^\x00-\u2000]")
#: the end of a link whose text began on another line
END_OF_LINK = re.compile(r"[^\[\]]*\](?:\(|\[|$)")
ATX = re.compile(r"(?P<before>[ \t>]*)(?P<hashes>#{1,6})(?=[ \t]|$)")
#: the level of a first heading: a page has a title above all
FIRST = 2


def headings_without_space(document: Document) -> Iterator[Mend]:
    """Yield the lines that would be headings, were there a space after the hashes."""
    found = [(line, match) for line, match in without_space(document)]
    # a lone "#word" is a hashtag, unless others show how headings are written here
    is_usual = any(len(match["hashes"]) > 1 for _, match in found)
    for line, match in found:
        if len(match["hashes"]) > 1 or (is_usual and match["text"][:1].isupper()):
            closing = f" {match['closing']}" if match["closing"] else ""
            text = f"{match['indent']}{match['hashes']} {match['text'].rstrip()}{closing}"
            message = "a heading had no space after its hashes"
            yield Mend("heading-space", message, {line: text})


def without_space(document: Document) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines of paragraphs that begin with hashes and text, and what they hold."""
    for block in document.of("paragraph"):
        for line in range(block.first, block.last if block.parent is document.root else 0):
            match = NO_SPACE.fullmatch(document.lines[line])
            if match and looks_like_a_heading(match["text"], is_first=line == block.first):
                yield line, match


def looks_like_a_heading(text: str, is_first: bool) -> bool:
    """Whether *text* can be that of a heading; within a paragraph a number is one of an issue."""
    if not BEGINNING.match(text) or END_OF_LINK.match(text) or " #" in text:
        return False
    return is_first or not text[0].isdigit()


def headings_in_lists(document: Document) -> Iterator[Mend]:
    """Yield the headings that end a list, but are indented into its last item."""
    for block in document.of("heading"):
        item = block.parent
        if item is None or item.kind != "list_item" or not block.is_plain:
            continue
        if block.place and block.after is None and is_left(document, block):
            line = document.lines[block.first]
            message = "a heading after a list was indented into its last item"
            yield Mend("heading-indent", message, {block.first: line.lstrip()})


def is_left(document: Document, block: Block) -> bool:
    """Whether what follows *block* stands at the margin, so that its list is over."""
    rest = (n for n in range(block.last, len(document.lines)) if not document.is_blank(n))
    following = next(rest, None)
    is_atx = block.last - block.first == 1
    return is_atx and following is not None and document.indent(following) == 0


def heading_levels(document: Document) -> Iterator[Mend]:
    """Yield the headings that are more than one level below the one that they belong to."""
    above: list[tuple[int, int]] = []  # of the headings it belongs to: the level, and the new one
    for block in document.of("heading"):
        if block.parent is not document.root:
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        level = above[-1][1] + 1 if above else min(block.level, FIRST)
        above.append((block.level, level))
        match = ATX.match(document.lines[block.first])
        if level < block.level and match:
            line = document.lines[block.first]
            text = f"{match['before']}{'#' * level}{line[match.end() :]}"
            message = f"a heading of level {block.level} was not below one of the level before"
            yield Mend("heading-level", message, {block.first: text})
