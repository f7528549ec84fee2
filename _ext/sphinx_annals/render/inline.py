"""How the pieces of a line become inline nodes that every builder understands."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

from ..content.date_format import date_text
from ..content.elements import Also, Code, Foreign, Label, Ref
from ..domain.nodes import annals_also, annals_name, annals_time
from ..model.dates import Date
from ..model.entries import Address

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from ..content.elements import Line, Piece


class Pen:
    """Draws lines of content for one document.

    :param builder: makes the addresses of links.
    :param docname: the document it is drawn in.
    """

    def __init__(self, builder: Builder, docname: str) -> None:
        self.builder = builder
        self.docname = docname

    def line(self, line: Line) -> list[nodes.Node]:
        """Return the inline nodes for *line*."""
        return [self.piece(piece) for piece in line]

    @singledispatchmethod
    def piece(self, piece: Piece) -> nodes.Node:
        """Return the inline node for *piece*."""
        raise NotImplementedError(type(piece))

    @piece.register
    def _(self, piece: str) -> nodes.Node:
        return nodes.Text(piece)

    @piece.register
    def _(self, piece: Ref) -> nodes.Node:
        return self.reference(piece, annals_name("", piece.text, classes=classes_of(piece.kind)))

    @piece.register
    def _(self, piece: Foreign) -> nodes.Node:
        """Leave the name to other books; without one, its text stays."""
        return addnodes.pending_xref(
            "",
            annals_name("", piece.name, classes=classes_for("name")),
            refdomain="annals",
            reftype=piece.roles[0],
            annals_roles=piece.roles,
            reftarget=piece.name,
            refdoc=self.docname,
            refexplicit=False,
        )

    @piece.register
    def _(self, piece: Label) -> nodes.Node:
        return annals_name("", piece.text, classes=classes_for(piece.style))

    @piece.register
    def _(self, piece: Also) -> nodes.Node:
        return annals_also(names=" ".join(piece.names))

    @piece.register
    def _(self, piece: Code) -> nodes.Node:
        return nodes.literal("", piece.text)

    @piece.register
    def _(self, piece: Address) -> nodes.Node:
        return nodes.reference("", piece.text or piece.uri, refuri=piece.uri, internal=False)

    @piece.register
    def _(self, piece: Date) -> nodes.Node:
        text = date_text(piece, self.builder.config.language)
        return annals_time("", text, datetime=piece.iso, classes=["annals-date"])

    def reference(self, ref: Ref, shown: nodes.Element) -> nodes.Element:
        """Return a link to the place of *ref*, shown as *shown*."""
        return make_refnode(self.builder, self.docname, ref.docname, ref.anchor, shown)


def classes_for(*names: str) -> list[str]:
    """The classes by which style and script know what is called *names*."""
    return [f"annals-{name}" for name in names]


def classes_of(kind: str) -> list[str]:
    """The classes of a link to an entry of *kind*; none where it leads to a place in prose."""
    return classes_for("ref", kind) if kind else []
