"""The skeleton of a page: its titles, and placeholders for what is filled in later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..content.elements import digest
from ..domain.directives import index_term
from ..domain.nodes import annals_part

if TYPE_CHECKING:
    from ..content.elements import Page, Section


#: marks what the book adds to the end of a document
ENDING = "annals-end"


def digest_of_frame(page: Page) -> str:
    """Return a digest of all that the frame of *page* is made from."""
    sections = tuple(section._replace(blocks=()) for section in page.sections)
    return digest(page._replace(blocks=(), sections=sections))


def frame_of(page: Page) -> nodes.section:
    """Return ``section(title, index?, annals_part, section(title, annals_part)…)``."""
    title = nodes.title("", page.title, translatable=False, support_smartquotes=False)
    top = nodes.section("", title, ids=[page.anchor])
    if page.index_term:
        term = index_term(page.index_term)
        top += addnodes.index(entries=[("single", term, page.anchor, "", None)])
    top += annals_part(docname=page.docname, anchor="")
    top += ending_of(page)
    return top


def ending_of(page: Page) -> list[nodes.Node]:
    """Return what follows from other entries: ``section(title, annals_part)…``."""
    return [_part(page, section) for section in page.sections]


def put_ending(document: nodes.document, page: Page | None) -> None:
    """Put what the book says of *page* at the end of *document*, for what it said before."""
    for element in [each for each in document.findall(nodes.Element) if _is_ending(each)]:
        element.parent.remove(element)
    if page is None:
        return
    top_of(document).extend([*_anchor(page, document), *ending_of(page)])


def top_of(document: nodes.document) -> nodes.Element:
    """Return the one section that *document* is, or the document where it is none."""
    alone = len(document) == 1 and isinstance(document[0], nodes.section)
    return document[0] if alone else document  # type: ignore[return-value]


def _anchor(page: Page, document: nodes.document) -> list[nodes.Node]:
    """Return a place for links to *page* to lead to, where *document* doesn't hold its entry."""
    ids = {anchor for element in document.findall(nodes.Element) for anchor in element["ids"]}
    missing = {page.anchor} - ids
    return [nodes.target("", "", ids=[anchor], classes=[ENDING]) for anchor in missing]


def _part(page: Page, section: Section) -> nodes.section:
    title = nodes.title("", section.title, translatable=False)
    part = annals_part(docname=page.docname, anchor=section.anchor)
    return nodes.section("", title, part, ids=[section.anchor], classes=[ENDING])


def way_from(page: Page) -> list[nodes.Node]:
    """Return a hidden toctree to the pages that *page* leads to.

    It is added after the table of contents was collected: builders that make one document of
    all follow the toctrees that they meet, while the side bar of a website is drawn from what
    was collected, and a thousand people there would swell every page.
    """
    if not page.leads_to:
        return []
    toctree = addnodes.toctree(
        parent=page.docname,
        entries=[(None, docname) for docname in page.leads_to],
        includefiles=list(page.leads_to),
        maxdepth=1,
        caption=None,
        glob=False,
        hidden=True,
        includehidden=False,
        numbered=0,
        titlesonly=False,
    )
    return [nodes.compound("", toctree, classes=["toctree-wrapper", ENDING])]


def _is_ending(element: nodes.Element) -> bool:
    return ENDING in element.get("classes", ())
