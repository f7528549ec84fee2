"""What only e-books need: all pages in the table of contents, the only way to turn to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from .directive import noted_in
from .frame import way_from
from .register import INDEX_PAGES, page_at

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def list_all_pages(app: Sphinx, builder: Builder) -> None:
    """Let the table of contents of an e-book lead to the pages that a website's side bar omits.

    The environment was saved before this event: other builders never see it.
    """
    if builder.name != "epub":
        return
    env = app.env
    for docname in INDEX_PAGES:
        page = page_at(noted_in(env).index, docname)
        if page and page.leads_to and docname in env.tocs:
            toctrees = (tree for node in way_from(page) for tree in node.findall(addnodes.toctree))
            item = cast("nodes.list_item", env.tocs[docname][0])
            item += nodes.bullet_list("", *toctrees)


def setup_ebook(app: Sphinx) -> None:
    """Connect the table of contents of e-books."""
    app.connect("write-started", list_all_pages)
