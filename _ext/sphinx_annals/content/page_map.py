"""The pages of a book: one for each person and organization, one index for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import BY_NAME, KINDS
from .entry_page import profile_of
from .index_page import listing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..index.index import Index
    from .elements import Page


#: document -> the kind whose entries it lists
INDEX_PAGES = {kind.index_page: kind for kind in KINDS}


def page_at(index: Index, docname: str) -> Page | None:
    """Return the page *docname* of the book, or None where there is none."""
    if kind := INDEX_PAGES.get(docname):
        return listing_of(index, kind)
    folder, _, entry_id = docname.rpartition("/")
    entry = index.by_id.get(entry_id.casefold())
    if (
        entry is None
        or not BY_NAME[entry.kind].has_page(entry.id)
        or BY_NAME[entry.kind].folder != folder
    ):
        return None
    return profile_of(index, entry)


def page_names(index: Index) -> Iterator[str]:
    """Yield the documents of all pages."""
    yield from INDEX_PAGES
    for kind in KINDS:
        entries = index.by_kind[kind.name]
        yield from (kind.page_of(entry.id) for entry in entries if kind.has_page(entry.id))
