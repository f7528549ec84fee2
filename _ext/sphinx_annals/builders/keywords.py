"""Words by which the search finds a page, beyond those it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..domain.domain import domain_of
from ..kinds import BY_NAME
from ..model.names import latin_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..index.index import Index
    from ..model.entries import Entry


def add_keywords(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Give a page the plain spelling of its entries' names, for the search alone."""
    if not getattr(app.builder, "search", False):
        return
    entries = _boxed(document, domain_of(app.env).index)
    words = {word for entry in entries if _home(entry) == docname for word in keywords_of(entry)}
    if words:
        document += nodes.meta(name="keywords", content=", ".join(sorted(words)))


def keywords_of(entry: Entry) -> set[str]:
    """Return the words that the names of *entry* have in plain letters alone."""
    names = " ".join((entry.title, *entry.aliases))
    return {*latin_words(names)} - {*re.findall(r"\w+", names.lower())}


def _boxed(document: nodes.document, index: Index) -> Iterator[Entry]:
    """Yield the entries whose facts are in *document*."""
    for box in document.findall(nodes.field_list):
        if "annals-facts" in box["classes"]:
            found = (index.by_id.get(name.casefold()) for name in box.parent["ids"])
            yield from filter(None, found)


def _home(entry: Entry) -> str:
    """Return the page that is all about *entry*, or else the one that it is written on."""
    kind = BY_NAME[entry.kind]
    return kind.page_of(entry.id) if kind.has_page(entry.id) else entry.docname


def setup_keywords(app: Sphinx) -> None:
    """Connect the giving of keywords."""
    app.connect("doctree-resolved", add_keywords)
