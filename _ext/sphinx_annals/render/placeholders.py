"""Fill placeholders when a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from ..content.infobox import box_of, trail_of
from ..content.page_map import page_at
from ..domain.domain import domain_of
from ..domain.nodes import annals_box, annals_part, annals_trail, annals_view
from ..domain.sections import anchor_of, entry_sections, prose_of
from .renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..content.elements import Block, Page, Prose
    from ..content.resolver import QueryResolver


#: document -> id of an entry's box -> its prose, for one build
Proses = dict[str, dict[str, list[nodes.Node]]]


class Contents:
    """The content of placeholders; a page is computed once for all its parts."""

    def __init__(self, answers: QueryResolver) -> None:
        self._answers = answers
        self._index = answers.index
        self._pages: dict[str, Page | None] = {}

    def box(self, node: nodes.Element) -> Iterable[Block]:
        """Return the facts of an entry."""
        entry = self._index.entry_at(node["docname"], node["anchor"])
        return (box_of(self._index, entry),) if entry else ()

    def trail(self, node: nodes.Element) -> Iterable[Block]:
        """Return the sentences that mention an entry."""
        entry = self._index.entry_at(node["docname"], node["anchor"])
        return trail_of(self._index, entry) if entry else ()

    def view(self, node: nodes.Element) -> Iterable[Block]:
        """Return what a view shows."""
        return self._answers.to(node["query"])

    def part(self, node: nodes.Element) -> Iterable[Block]:
        """Return a part of a page."""
        page, anchor = self._page(node["docname"]), node["anchor"]
        if page is None or not anchor:
            return page.blocks if page else ()
        found = (section.blocks for section in page.sections if section.anchor == anchor)
        return next(found, ())

    def _page(self, docname: str) -> Page | None:
        if docname not in self._pages:
            self._pages[docname] = page_at(self._index, docname)
        return self._pages[docname]


#: placeholder -> its content; the parts of a page first, since the prose in
#: them may bring views of its own
CONTENT: dict[type[nodes.Element], Callable[[Contents, nodes.Element], Iterable[Block]]] = {
    annals_part: Contents.part,
    annals_box: Contents.box,
    annals_trail: Contents.trail,
    annals_view: Contents.view,
}


class FillContent(SphinxPostTransform):
    """Replace each placeholder with what the whole book says, drawn for its document."""

    # before references are resolved (10): the prose of an entry brings its own
    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Fill all placeholders of the document."""
        domain = domain_of(self.env)
        contents = Contents(domain.answers)
        for kind, content in CONTENT.items():
            for node in list(self.document.findall(kind)):
                # a PDF is one document made of many: the node knows which it came from
                canvas = Renderer(domain.builder, node["docname"], self._prose)
                node.replace_self(canvas.draw(content(contents, node)))

    def _prose(self, prose: Prose, docname: str) -> list[nodes.Node]:
        proses = domain_of(self.env).proses
        if prose.docname not in proses:
            proses[prose.docname] = _proses_in(self.env, prose.docname)
        found = proses[prose.docname].get(prose.anchor, [])
        return [_transplanted(node.deepcopy(), docname) for node in found]


def _proses_in(env: BuildEnvironment, docname: str) -> dict[str, list[nodes.Node]]:
    document = env.get_doctree(docname)
    return {anchor_of(entry): prose_of(entry) for entry in entry_sections(document)}


def _transplanted(node: nodes.Node, docname: str) -> nodes.Node:
    """Adapt a copy of *node* to *docname*: no id twice, links to the same targets."""
    for entry in list(entry_sections(node)):
        entry.parent.remove(entry)  # it has a place of its own
    for element in node.findall(nodes.Element):
        element["ids"] = []
        if isinstance(element, addnodes.pending_xref):
            _transplant(element, docname)
        elif isinstance(element, annals_view):
            element["docname"] = docname
    return node


def _transplant(xref: addnodes.pending_xref, docname: str) -> None:
    if xref["reftype"] == "doc":
        # a relative document is meant as seen from where the prose was written
        xref["reftarget"] = "/" + docname_join(xref["refdoc"], xref["reftarget"])
    xref["refdoc"] = docname


def setup_placeholders(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(FillContent)
