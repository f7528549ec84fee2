"""Roll calls in tables: a person in each row, under headings that say what the cells hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .block import cells_of
from .columns import Column, columns_of
from .entry import Entry, with_fields
from .plain_text import plain
from .rows import evidence_of
from .shape import people_in
from .triggers import Cue, labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..document.records import Presence
    from .entry import Hints
    from .rows import Row


#: signs for "here", which would go with the emoji
_TICK = re.compile("[\u2611\u2705\u2713\u2714\U0001f44d\U0001f7e2]\ufe0f?|:[a-z_]*check[a-z_]*:")


def in_table(rows: Sequence[Row], hints: Hints) -> Iterator[Presence]:
    """Yield whom *rows* name; a row of headings holds for those below it."""
    columns: tuple[Column, ...] = ()
    cue = Cue()
    for row in rows:
        cells = tuple(plain(_TICK.sub("x", cell)) for cell in cells_of(row.text))
        if heading := columns_of(cells):
            columns = heading
            found = labelled(f"{cells[0]}:")
            cue = found.cue if found else Cue()
        elif any(cell.strip("-: ") for cell in cells):
            yield from map(cue.applied, _person(cells, columns or hints.columns, row, hints))


def _person(
    cells: tuple[str, ...], columns: tuple[Column, ...], row: Row, hints: Hints
) -> Iterator[Presence]:
    """Yield whom a row of a table names: the name first, whatever comes first there."""
    named = columns.index(Column.NAME) if Column.NAME in columns else 0
    padded = (*cells, *[""] * (len(columns) - len(cells)))
    kinds = (*columns, *[Column.UNKNOWN] * (len(padded) - len(columns)))
    order = [named, *(at for at in range(len(padded)) if at != named)]
    inner = hints._replace(
        columns=tuple(kinds[at] for at in order), is_headed=bool(columns) and hints.is_headed
    )
    entry = Entry(padded[named], evidence_of(row), inner)
    fields = [padded[at] for at in order]
    if people_in(entry._replace(text=fields[0] or " / ".join(fields))):
        one = with_fields(fields, entry)
        yield from (one,) * bool(one.name)
