"""How a table of content becomes the nodes of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..content.elements import Line, Table


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
