"""EPUB: list all pages in the table of contents, which is the only way to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from ..content.page_map import INDEX_PAGES, page_at
from ..domain.domain import domain_of
from ..pages.skeleton import way_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..content.elements import Page


#: what an e-book has no use for
FOR_WEBSITES = ("_static/annals.js",)


def list_all_pages(app: Sphinx, builder: Builder) -> None:
    """Let the table of contents of an e-book lead to the pages that a website's side bar omits.

    The environment was saved before this event: other builders never see it.
    """
    if builder.name != "epub":
        return
    excluded = [*app.config.epub_exclude_files, *FOR_WEBSITES]
    reached = {doc for docnames in app.env.toctree_includes.values() for doc in docnames}
    index = domain_of(app.env).index
    for page in filter(None, (page_at(index, docname) for docname in INDEX_PAGES)):
        if page.leads_to and page.docname in app.env.tocs:
            item = cast("nodes.list_item", app.env.tocs[page.docname][0])
            item += nodes.bullet_list("", *_ways(page, reached))
        elif not page.is_listed and page.docname not in reached:
            # an EPUB must not contain a page that nothing leads to
            excluded.append(f"{page.docname}.xhtml")
    app.config.epub_exclude_files = excluded


def _ways(page: Page, reached: set[str]) -> Iterator[addnodes.toctree]:
    """Yield toctrees that lead from *page* to others, but to those *reached* by another way."""
    for node in way_from(page):
        for toctree in node.findall(addnodes.toctree):
            entries = [entry for entry in toctree["entries"] if entry[1] not in reached]
            toctree.attributes.update(hidden=False, entries=entries)
            yield toctree


def setup_epub(app: Sphinx) -> None:
    """Connect the table of contents of e-books."""
    app.connect("write-started", list_all_pages)
