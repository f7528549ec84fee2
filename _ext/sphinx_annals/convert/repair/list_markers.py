"""Repair list items whose marker is missing or foreign, and odd check boxes."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from ..vocabulary import any_of
from .block_tree import indent
from .fix import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .block_tree import BlockNode, BlockTree


#: fewer items are no pattern that a line could break
FEWEST = 4
#: start of the text of an item; neither a speaker label nor an address
ITEM_TEXT = re.compile(r"(?![\w .]{1,40}:|https?:|\[name=)[^\W_a-z]|\[(?!name=)|\*\*")
#: what a line ends with that goes on in the next
GOES_ON = re.compile(rf"(?:[,:;(&/–—-]|\b{any_of('markup.unfinished')})$")

#: signs that other programs set before an item
SIGN = re.compile(r"(?P<indent>[ \t]*)(?P<sign>[•◦▪‣●○∙·–—])[ \t]+(?=\S)(?P<text>[^\n]*)")
DASHES = "–—"

#: a check box; without a space after it, a bracket or colon would make it a link, but for the
#: bracket of a link that is whole
BOX = re.compile(
    r"(?P<before>[ \t]*(?:[-*+][ \t]*)?)\[[ \t]{0,3}(?P<state>[xX]?)[ \t]{0,3}\]"
    r"(?P<space>[ \t]*+)(?:(?<=[ \t])|(?=\[[^\[\]\n]++\]\()|(?![(\[:]))(?P<text>\S[^\n]*)"
)


def lost_markers(document: BlockTree) -> Iterator[Fix]:
    """Yield the lines in the midst of a list of one-line items that go on with none of them."""
    for block in document.of("bullet_list"):
        items = block.children
        if not block.is_plain or len(items) < FEWEST:
            continue
        longer = [item for item in items if item.children and lines_of(item.children[0]) > 1]
        if len(longer) == 1 and is_between(longer[0]):
            yield from lost_marker(document, longer[0])


def lines_of(block: BlockNode) -> int:
    """Return the number of lines of *block*."""
    return block.last - block.first


def is_between(item: BlockNode) -> bool:
    """Whether *item* is two lines of text between items of one line."""
    before, after = item.before, item.after
    return (
        len(item.children) == 1
        and item.children[0].kind == "paragraph"
        and lines_of(item) == lines_of(item.children[0]) == 2
        and before is not None
        and after is not None
        and lines_of(before) == lines_of(after) == 1
    )


def lost_marker(document: BlockTree, item: BlockNode) -> Iterator[Fix]:
    """Yield the second line of *item*, if it is an item of its own."""
    others = item.parent.children if item.parent else []
    before, line = (line.rstrip() for line in document.lines[item.first : item.last])
    width = max(len(document.lines[other.first]) for other in others)
    would_fit = len(before) + len(line.split()[0]) < width
    stands_out = indent(line) == item.margin and ITEM_TEXT.match(line.lstrip())
    if would_fit and stands_out and not GOES_ON.search(before):
        marked = f"{' ' * item.margin}{item.markup} {line.lstrip()}"
        yield Fix("list-marker", "A list item had lost its marker.", {item.first + 1: marked})


def lost_introductions(document: BlockTree) -> Iterator[Fix]:
    """Yield an item that introduces others, is without its marker, and drew the first one out.

    That is: two lines that end with a colon, a first item that is indented less than those
    that follow it, and items after them.
    """
    for block in document.of("bullet_list"):
        before, first = block.before, block.children[0]
        inner = next((child for child in first.children if child.kind == "bullet_list"), None)
        if before and inner and is_introduced(document, block, before):
            introduction = document.lines[before.last - 1].lstrip()
            lines: dict[int, str | None] = {
                before.last - 1: f"{' ' * block.margin}{block.markup} {introduction}",
                first.first: " " * inner.margin + document.lines[first.first].lstrip(),
            }
            yield Fix("list-marker", "A list item had lost its marker.", lines)


def is_introduced(document: BlockTree, block: BlockNode, before: BlockNode) -> bool:
    """Whether two lines that end with a colon precede a list of three items or more."""
    lines = document.lines[before.first : before.last]
    return (
        before.kind == "paragraph"
        and before.last == block.first
        and len(block.children) > 2
        and block.is_plain
        and [line.rstrip()[-1:] for line in lines[-2:]] == [":", ":"]
    )


def foreign_markers(document: BlockTree) -> Iterator[Fix]:
    """Yield the runs of lines that begin with a sign which isn't Markdown's."""
    for block in document.of("paragraph"):
        for run in signed_runs(document, block) if block.is_plain else ():
            if is_a_list(run, block):
                message = "List items began with symbols that Markdown doesn't recognise."
                yield Fix("list-sign", message, {n: as_item(m, block) for n, m in run})


def signed_runs(
    document: BlockTree, block: BlockNode
) -> Iterator[Sequence[tuple[int, re.Match[str]]]]:
    """Yield the lines of *block* that begin with a sign, those with the same one together."""
    matches = ((n, SIGN.fullmatch(document.lines[n])) for n in range(block.first, block.last))
    for sign, run in groupby(matches, key=lambda pair: pair[1] and pair[1]["sign"]):
        if sign:
            yield [(number, match) for number, match in run if match]


def is_a_list(found: Sequence[tuple[int, re.Match[str]]], block: BlockNode) -> bool:
    """Whether lines with a sign are items: a dash alone may well be one."""
    signs = {match["sign"] for _, match in found}
    closed = any(match["text"].rstrip()[-1:] in signs for _, match in found)
    is_dashed = signs <= set(DASHES)
    starts = found[0][0] in {block.first, block.first + 1}
    return not closed and (len(found) > 1 and starts if is_dashed else True)


def as_item(match: re.Match[str], block: BlockNode) -> str:
    """Return a line with a sign as an item of its container."""
    column = max(indent(match["indent"] + "-"), block.base)
    return f"{' ' * column}- {match['text']}"


def check_boxes(document: BlockTree) -> Iterator[Fix]:
    """Yield the check boxes that aren't written as Markdown wants them, or have no marker."""
    for block in document.of("paragraph"):
        if not block.is_plain or {"X", "", " "} & document.references:
            continue
        for number in range(block.first, block.last):
            line = document.lines[number]
            text = checked(line, is_first=number == block.first) if "[" in line else line
            if text != line:
                yield Fix(
                    "check-box",
                    "A check box was not written the way Markdown expects.",
                    {number: text},
                )


def checked(line: str, is_first: bool) -> str:
    """Return *line* with its check box as Markdown wants it."""
    found = BOX.fullmatch(line)
    if found is None or not has_place_for_box(found, is_first):
        return line
    before = found["before"]
    if not before.strip():
        before = f"{before}- "
    elif not before.endswith((" ", "\t")):
        before = f"{before} "
    return f"{before}[{found['state'] or ' '}]{found['space'] or ' '}{found['text']}"


def has_place_for_box(found: re.Match[str], is_first: bool) -> bool:
    """Whether the brackets are a check box, and not part of a sentence."""
    if not found["before"].strip():
        return bool(found["space"]) or found["text"].startswith("[") or found["text"][0].isupper()
    return is_first or not found["before"].endswith((" ", "\t"))


def rows_as_items(document: BlockTree) -> Iterator[Fix]:
    """Yield the lists whose items are all rows of a table, without the bars about them."""
    for block in document.of("bullet_list"):
        column = block.children[0].column
        rows = {item.first: document.lines[item.first].rstrip() for item in block.children}
        if len(rows) > 1 and block.is_plain and all(is_row(row[column:]) for row in rows.values()):
            message = "List items were written as table rows."
            cells = {n: row[:column] + row[column:].strip("| \t") for n, row in rows.items()}
            yield Fix("list-row", message, cells)


def is_row(text: str) -> bool:
    """Whether there are bars around *text*, and something between them."""
    return text.startswith("|") and text.endswith("|") and bool(text.strip("| \t"))
