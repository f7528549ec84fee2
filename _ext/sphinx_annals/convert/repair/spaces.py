"""Spaces that look like spaces and are none: they hide what a line is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import Document


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


def odd_spaces(document: Document) -> Iterator[Mend]:
    """Yield the lines that begin with a mark which isn't seen for odd spaces."""
    for block in document.of("paragraph"):
        for number in range(block.first, block.last):
            line = document.lines[number]
            if not line.isascii() and (text := plain(line, block.base)) not in {"", line}:
                message = "spaces of another kind hid what the line is"
                yield Mend("odd-space", message, {number: text})


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
