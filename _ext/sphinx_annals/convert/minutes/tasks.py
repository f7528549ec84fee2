"""Tasks: tables that say what is to do, by whom, until when, and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.records import Action, Evidence
from . import duties
from .people import names_in
from .placeholders import is_prompt
from .plain_text import plain, shortened
from .sections import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.tables import Row, Table
    from .reading import Reading


def tasks_in(reading: Reading, table: Table) -> Iterator[Action]:
    """Yield the tasks of *table*; none where it is about something else."""
    task, owner = table.column(duties.TASK_COLUMN), table.column(duties.OWNER_COLUMN)
    state, due = table.column(duties.STATE_COLUMN), table.column(duties.DUE_COLUMN)
    is_listed = reading.sections[table.head.place] is Section.ACTIONS
    if task is None or owner is None or not (is_listed or state is not None):
        return
    for row in table.rows:
        if not is_prompt(row.cell(task)):
            yield _row_action(reading, row, (task, owner, due, state))


def _row_action(reading: Reading, row: Row, places: tuple[int | None, ...]) -> Action:
    task, owner, due, state = (plain(row.cell(place)) for place in places)
    owners = names_in(owner, reading.known) or ((owner,) if owner else ())
    is_done = next((done for says, done in duties.STATES if state and says.match(state)), None)
    block = reading.blocks[row.place]
    return Action(task, Evidence(block.first, shortened(block.text)), owners, due, is_done)
