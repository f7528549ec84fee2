"""Render content as docutils nodes that every builder understands."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

from ..content import charts
from ..content.date_format import date_text
from ..content.elements import (
    Also,
    Chart,
    Code,
    Fold,
    Foreign,
    Group,
    Groups,
    Items,
    Label,
    Note,
    Paragraph,
    Prose,
    Ref,
    Rows,
    Table,
)
from ..domain.nodes import (
    annals_also,
    annals_chart,
    annals_fold,
    annals_name,
    annals_summary,
    annals_time,
)
from ..model.dates import Date
from ..model.entries import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.builders import Builder

    from ..content.elements import Block, Line, Piece, Row


class InlineRenderer:
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


#: the characters a column has where builders can't choose its width
COLUMN = 20
#: a table with more rows may break across the pages of a PDF
LONG = 20


def table_node(table: Table, draw: Callable[[Line], list[nodes.Node]]) -> nodes.table:
    """Return *table*, each of its lines drawn by *draw*."""
    head = tuple((label,) for label in table.head)
    group = nodes.tgroup(
        "",
        *(nodes.colspec("", colwidth=COLUMN) for _ in head),
        nodes.thead("", _row(head, draw)),
        nodes.tbody("", *(_row(row, draw) for row in table.body)),
        cols=len(head),
    )
    long = ["longtable"] if len(table.body) > LONG else []
    return nodes.table("", group, classes=["annals-table", "colwidths-auto", *long])


def _row(cells: tuple[Line, ...], draw: Callable[[Line], list[nodes.Node]]) -> nodes.row:
    entries = (nodes.entry("", nodes.paragraph("", "", *draw(cell))) for cell in cells)
    return nodes.row("", *entries)


#: the number of lines that are not folded up
FEW = 3


class Renderer:
    """Draws content for one document; it sees the content and nothing else of the book.

    :param builder: makes the addresses of links.
    :param docname: the document it is drawn in.
    :param prose: gives the prose of an entry, made ready for that document.
    """

    def __init__(
        self, builder: Builder, docname: str, prose: Callable[[Prose, str], list[nodes.Node]]
    ) -> None:
        self.builder = builder
        self.docname = docname
        self.prose = prose
        self.line = InlineRenderer(builder, docname).line

    def draw(self, blocks: Iterable[Block]) -> list[nodes.Node]:
        """Return the nodes for *blocks*."""
        return [node for block in blocks for node in self.block(block)]

    # blocks -------------------------------------------------------------------------------

    @singledispatchmethod
    def block(self, block: Block) -> list[nodes.Node]:
        """Return the nodes for *block*."""
        raise NotImplementedError(type(block))

    @block.register
    def _(self, block: Rows) -> list[nodes.Node]:
        if not block.rows:
            return []
        return [self._facts(block)] if block.style == "facts" else self.block(_headed(block))

    @block.register
    def _(self, block: Items) -> list[nodes.Node]:
        return [self._bullets(block.lines, *classes_for(block.style, *block.marks))]

    @block.register
    def _(self, block: Table) -> list[nodes.Node]:
        return [table_node(block, self.line)]

    @block.register
    def _(self, block: Note) -> list[nodes.Node]:
        return [nodes.paragraph("", block.text, classes=["annals-note"])]

    @block.register
    def _(self, block: Paragraph) -> list[nodes.Node]:
        return [nodes.paragraph("", "", *self.line(block.line), classes=[f"annals-{block.style}"])]

    @block.register
    def _(self, block: Fold) -> list[nodes.Node]:
        """Return ``annals_fold(annals_summary, bullet_list)``."""
        parts = annals_summary("", block.label), self._bullets(block.lines, *classes_for("list"))
        is_open = len(block.lines) <= FEW
        return [annals_fold("", *parts, classes=classes_for(block.style), is_open=is_open)]

    @block.register
    def _(self, block: Groups) -> list[nodes.Node]:
        """Return ``definition_list(definition_list_item(term, definition)…)``."""
        items = (nodes.definition_list_item("", *self._group(group)) for group in block.groups)
        return [nodes.definition_list("", *items, classes=[f"annals-{block.style}"])]

    @block.register
    def _(self, block: Chart) -> list[nodes.Node]:
        """Return ``annals_chart(table)``, which has the picture too, and notes."""
        notes = self.draw(Paragraph(note, "note") for note in block.notes)
        if not block.months:
            return notes
        language = self.builder.config.language
        table = table_node(charts.table_of(block, language), self.line)
        return [annals_chart("", table, picture=charts.picture_of(block, language)), *notes]

    @block.register
    def _(self, block: Prose) -> list[nodes.Node]:
        return self.prose(block, self.docname)

    def _facts(self, block: Rows) -> nodes.Element:
        """Return ``field_list(field(field_name, field_body)…)``."""
        return nodes.field_list(
            "", *(self._fact(row) for row in block.rows), classes=["annals-facts"]
        )

    def _fact(self, row: Row) -> nodes.Element:
        body = nodes.field_body("", *self._lines(row.lines))
        name = nodes.field_name("", row.label)
        return nodes.field("", name, body, classes=classes_for(row.name, *row.marks))

    def _group(self, group: Group) -> tuple[nodes.Node, nodes.Node]:
        ids = [group.anchor] if group.anchor else []
        term = nodes.term("", "", *self.line(group.label), ids=ids)
        return term, nodes.definition("", *self.draw(group.blocks))

    def _lines(self, lines: tuple[Line, ...]) -> list[nodes.Node]:
        if len(lines) == 1:
            return [nodes.paragraph("", "", *self.line(lines[0]))]
        return [self._bullets(lines, "annals-lines")]

    def _bullets(self, lines: tuple[Line, ...], *classes: str) -> nodes.Element:
        items = (nodes.list_item("", nodes.paragraph("", "", *self.line(line))) for line in lines)
        return nodes.bullet_list("", *items, classes=[*classes], bullet="*")


def _headed(block: Rows) -> Groups:
    """Return labelled lines as lists under headings."""
    rows = (Group((row.label,), (Items(row.lines),)) for row in block.rows)
    return Groups(tuple(rows), block.style)
