"""What a document shows of others, as a digest: when it changes, the document is written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import line
from .box import box_of
from .content import digest
from .view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .index import Index


def fingerprints(index: Index) -> dict[str, str]:
    """Return document -> digest of what it shows of others."""
    shown = {docname: list(_said(index, docname)) for docname in index.facts}
    return {docname: digest(values) for docname, values in shown.items() if values}


def _said(index: Index, docname: str) -> Iterator[object]:
    facts = index.facts[docname]
    yield from (box_of(index, entry) for entry in facts.entries)
    yield from (view_of(index, query) for query in facts.queries)
    meant = (index.meant(mention.role, mention.name).entry for mention in facts.mentions)
    yield from (line.ref(entry) if entry else None for entry in meant)
