"""Attendance: who was at a meeting, and who was not, from all its roll calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .hints import Notes, hints_for
from .inline import in_line
from .listed import in_list
from .roster import Roster
from .tabular import in_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..document.records import Presence
    from .block import Block
    from .rows import Row


def attendance_in(blocks: Sequence[Block], rows: Sequence[Row]) -> tuple[Presence, ...]:
    """Return who is in *blocks*, the roll calls of *rows*, each of them once."""
    notes = Notes.of(rows if blocks else ())
    roster = Roster()
    for block in (each for each in blocks if not each.cue.is_duty):
        for one in _read(block, notes):
            roster.note(one)
    for block in (each for each in blocks if each.cue.is_duty):
        is_sure = block.cue.is_strong and not block.opening.indent
        for one in _read(block, notes):
            roster.note_duty(one, is_sure=is_sure or bool(one.handles))
    return roster.people


def has_roll(blocks: Sequence[Block]) -> bool:
    """Whether one of *blocks* is a roll call, be it an empty one."""
    return any(not block.cue.is_duty for block in blocks)


def _read(block: Block, notes: Notes) -> Iterator[Presence]:
    hints = hints_for(block, notes)
    if block.value:
        yield from in_line(block, hints)
        return
    cells = [row for row in block.rows if row.text.startswith("|")]
    others = [row for row in block.rows if not row.text.startswith("|")]
    for one in (*in_table(cells, hints), *in_list(others, hints)):
        yield block.cue.applied(one)
