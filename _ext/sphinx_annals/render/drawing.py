"""How content becomes docutils nodes that every builder understands."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes

from ..content import chart
from ..content.elements import (
    Chart,
    Fold,
    Group,
    Groups,
    Items,
    Note,
    Paragraph,
    Prose,
    Rows,
    Table,
)
from ..domain.nodes import annals_chart, annals_fold, annals_summary
from .inline import Pen, classes_for
from .tabulation import table_node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.builders import Builder

    from ..content.elements import Block, Line, Row


#: so many lines are not folded up
FEW = 3


class Canvas:
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
        self.line = Pen(builder, docname).line

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
        table = table_node(chart.table_of(block, language), self.line)
        return [annals_chart("", table, picture=chart.picture_of(block, language)), *notes]

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
