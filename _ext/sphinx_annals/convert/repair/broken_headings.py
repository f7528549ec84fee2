"""Repair headings: missing spaces, skipped levels, accidental and bold ones.

A bold line may be a label, a notice, a name or a question. It becomes a heading only if the
document has no headings but its title and several such lines divide it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import BlockNode, BlockTree


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


def headings_without_space(document: BlockTree) -> Iterator[Fix]:
    """Yield the lines that would be headings, were there a space after the hashes."""
    found = [(line, match) for line, match in without_space(document)]
    # a lone "#word" is a hashtag, unless others show how headings are written here
    is_usual = any(len(match["hashes"]) > 1 for _, match in found)
    for line, match in found:
        if len(match["hashes"]) > 1 or (is_usual and match["text"][:1].isupper()):
            closing = f" {match['closing']}" if match["closing"] else ""
            text = f"{match['indent']}{match['hashes']} {match['text'].rstrip()}{closing}"
            message = "A heading had no space after its # signs."
            yield Fix("heading-space", message, {line: text})


def without_space(document: BlockTree) -> Iterator[tuple[int, re.Match[str]]]:
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


def headings_in_lists(document: BlockTree) -> Iterator[Fix]:
    """Yield the headings that end a list, but are indented into its last item."""
    for block in document.of("heading"):
        item = block.parent
        if item is None or item.kind != "list_item" or not block.is_plain:
            continue
        if block.place and block.after is None and is_left(document, block):
            line = document.lines[block.first]
            message = "A heading after a list was indented into its last item."
            yield Fix("heading-indent", message, {block.first: line.lstrip()})


def is_left(document: BlockTree, block: BlockNode) -> bool:
    """Whether the text after *block* is not indented, so that the list has ended."""
    rest = (n for n in range(block.last, len(document.lines)) if not document.is_blank(n))
    following = next(rest, None)
    is_atx = block.last - block.first == 1
    return is_atx and following is not None and document.indent(following) == 0


def heading_levels(document: BlockTree) -> Iterator[Fix]:
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
            message = f"A level {block.level} heading had no heading of the level above it."
            yield Fix("heading-level", message, {block.first: text})


#: bold text as a heading has it: short, without links, and not the end of a sentence
BOLD = re.compile(
    r"(?:\*\*|__)(?P<text>[^\W_][^*_`\[\]<>|{}:\n]{1,59})(?<![\s.!,;])(?:\*\*|__)[ \t]*"
)
#: fewer don't divide a document
FEWEST = 3
LEVEL = 2


def bold_headings(document: BlockTree) -> Iterator[Fix]:
    """Yield the bold lines that divide a document which has no other headings."""
    if has_sections(document):
        return
    found = [block for block in document.root.children if is_bold_heading(document, block)]
    lines = {block.first: document.lines[block.first].strip() for block in found}
    if len(set(lines.values())) == len(lines) >= FEWEST:
        for number, line in lines.items():
            text = line.strip("*_")
            message = "A bold line served as a heading in a document without headings."
            yield Fix("heading-bold", message, {number: f"{'#' * LEVEL} {text}"})


def has_sections(document: BlockTree) -> bool:
    """Whether a document has a heading besides its title."""
    headings = (block for block in document.root.children if block.kind == "heading")
    return any(block.level > 1 or block is not document.blocks[0] for block in headings)


def is_bold_heading(document: BlockTree, block: BlockNode) -> bool:
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


#: a longer line of dashes was drawn to underline
SHORT = 5
#: a longer heading is a paragraph
LONG = 80
KEY_AND_VALUE = re.compile(r"[A-Za-z][\w-]{0,40}:(?:[ \t]|$)")
#: a block that no reader sees: a comment, or a tag that draws nothing
UNSEEN = re.compile(r"<!--(?:(?!-->).){0,9999}-->\s*|\{%[^%\n]*%\}\s*", re.DOTALL)
QUOTATION = re.compile(r"[ \t>]*")


def headings_by_accident(document: BlockTree) -> Iterator[Fix]:
    """Yield the dashes below text that were meant to separate, and make a heading of it."""
    for block in document.of("heading"):
        line = block.last - 1
        dashes = document.lines[line].strip()
        if block.markup != "-" or len(dashes) > SHORT or not block.is_plain:
            continue
        if len(dashes) > 2 and is_prose(document, block):
            message = "Dashes below a paragraph turned it into a heading."
            yield Fix("break", message, {line: f"\n{document.lines[line]}"})


def is_prose(document: BlockTree, block: BlockNode) -> bool:
    """Whether the text of a heading can't be one."""
    text = [line.strip() for line in document.lines[block.first : block.last - 1]]
    is_metadata = block.before is not None and block.before.kind == "hr"
    return (
        len(text) > 1
        or len(text[0]) > LONG
        or text[0].endswith((".", "!", ";", ","))
        or (is_metadata and KEY_AND_VALUE.match(text[0]) is not None)
    )


def needless_breaks(document: BlockTree) -> Iterator[Fix]:
    """Yield the rules that separate nothing, or that are not allowed in their place."""
    for block in document.of("hr"):
        if block.parent is not document.root:
            message = "A horizontal rule inside a quotation, list or box was removed."
            yield Fix("break", message, {block.first: without_break(document, block)})
        elif stands_at_an_edge(document, block):
            message = "A horizontal rule that separated nothing was removed."
            yield Fix("break", message, {block.first: ""})


def without_break(document: BlockTree, block: BlockNode) -> str:
    """Return what is left of the line of a break in a container."""
    line, parent = document.lines[block.first], block.parent
    if parent and parent.kind == "list_item" and parent.first == block.first and block.is_plain:
        marker = line.expandtabs(4)[: block.base].rstrip()
        return f"\n{marker}"  # below a line of text, a lone dash would underline it
    found = QUOTATION.match(line)
    return found[0].rstrip() if found else ""


def stands_at_an_edge(document: BlockTree, block: BlockNode) -> bool:
    """Whether a break begins the text or a part of it, ends the text, or follows a break."""
    before, after = block.before, block.after
    while before and is_unseen(document, before):
        before = before.before
    while after and is_unseen(document, after):
        after = after.after
    return before is None or before.kind in {"heading", "hr"} or after is None


def is_unseen(document: BlockTree, block: BlockNode) -> bool:
    """Whether no reader sees anything of *block*."""
    if block.kind not in {"html_block", "paragraph"}:
        return False
    return UNSEEN.fullmatch("\n".join(document.lines[block.first : block.last])) is not None
