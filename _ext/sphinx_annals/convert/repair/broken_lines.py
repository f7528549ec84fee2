"""Keep labelled lines apart, and drop repeated link definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .fix import Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import BlockTree


#: ``**Date:** 5 March``, ``__Where__: the boat house``
LABEL = re.compile(r"[ \t]*(?:[-*+] )?(?P<mark>\*\*|__)[^*_\n]{1,60}(?::(?P=mark)|(?P=mark)\s?:)")
#: what a line ends with that Markdown breaks already
BROKEN = re.compile(r"(?:  |\\|<br ?/?>[ \t]*)\Z", re.IGNORECASE)


def labelled_lines(document: BlockTree) -> Iterator[Fix]:
    """Yield the lines with a bold label that another such line follows in their paragraph."""
    for block in document.of("paragraph"):
        numbers = range(block.first, block.last)
        labelled = {n for n in numbers if LABEL.match(document.lines[n])}
        lines: dict[int, str | None] = {
            n: f"{document.lines[n].rstrip()}\\"
            for n in numbers
            if {n, n + 1} <= labelled and not BROKEN.search(document.lines[n])
        }
        if lines and block.is_plain:
            yield Fix("line-break", "Labelled lines ran together into one paragraph.", lines)


def repeated_definitions(document: BlockTree) -> Iterator[Fix]:
    """Yield the definitions of labels that have been defined before."""
    for first, last in document.repeated:
        if document.lines[first].lstrip().startswith("["):
            message = "This link label was defined before; the first definition counts."
            yield Fix("definition", message, dict.fromkeys(range(first, last), ""))
