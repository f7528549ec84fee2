"""Addresses of links that are defined again: Markdown heeds the first definition alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fix import Mend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .block_tree import Document


def repeated_definitions(document: Document) -> Iterator[Mend]:
    """Yield the definitions of labels that have been defined before."""
    for first, last in document.repeated:
        if document.lines[first].lstrip().startswith("["):
            message = "the address of a label was defined before, and that one holds"
            yield Mend("definition", message, dict.fromkeys(range(first, last), ""))
