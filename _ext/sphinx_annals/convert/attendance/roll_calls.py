"""Attendees of a meeting, each once, from all its roll calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model.names import fold
from ..document.plain_text import roll_text
from .formats import people_in
from .hints import MeetingNotes, hints_for
from .lists import in_line, in_list
from .roll_columns import Column, columns_of
from .roll_entries import RollEntry, with_fields
from .roll_sections import cells_of
from .rows import evidence_of
from .triggers import Trigger, labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..document.records import Presence
    from .roll_entries import Hints
    from .roll_sections import RollSection
    from .rows import BodyRow


class Attendees:
    """Attendees of a meeting, found by name, handle, first name or initials."""

    def __init__(self) -> None:
        self._people: list[Presence] = []
        #: name or ``@handle``, folded -> index of that person
        self._places: dict[str, int] = {}
        #: first name or initials -> indices of all attendees they may mean
        self._calls: dict[str, set[int]] = {}

    @property
    def people(self) -> tuple[Presence, ...]:
        """All of them, in the order of the roll calls."""
        return tuple(self._people)

    def note(self, one: Presence) -> None:
        """Add *one*, or merge it into the same person."""
        place = self._place_of(one)
        if place is None:
            place = len(self._people)
            self._people.append(one)
        else:
            self._people[place] = _joined(self._people[place], one)
        for key in _keys(one):
            self._places.setdefault(key, place)
        for call in _calls(one):
            self._calls.setdefault(call, set()).add(place)

    def note_duty(self, one: Presence, *, is_sure: bool) -> None:
        """Add the duty of *one*.

        :param is_sure: whether it is a person even if in no roll call.
        """
        place = self._place_of(one)
        meant = {place} if place is not None else self._calls.get(one.name.casefold(), set())
        if len(meant) == 1:
            (place,) = meant
            first = self._people[place]
            roles = dict.fromkeys(filter(None, (*first.role.split(", "), one.role)))
            handles = tuple(dict.fromkeys((*first.handles, *one.handles)))
            self._people[place] = first._replace(role=", ".join(roles), handles=handles)
        elif not meant and is_sure:
            self.note(one)

    def _place_of(self, one: Presence) -> int | None:
        return next((self._places[key] for key in _keys(one) if key in self._places), None)


def _keys(one: Presence) -> Iterator[str]:
    yield from (f"@{handle.casefold()}" for handle in one.handles)
    yield fold(one.name)


def _calls(one: Presence) -> Iterator[str]:
    """Yield first name and initials of *one*, in lower case."""
    words = one.name.split()
    if len(words) > 1:
        yield words[0].casefold()
        yield "".join(word[0] for word in words).casefold()
    if one.initials:
        yield one.initials.casefold()


def _joined(first: Presence, second: Presence) -> Presence:
    """Return *first* with what it lacks from *second*."""
    return first._replace(
        handles=tuple(dict.fromkeys((*first.handles, *second.handles))),
        affiliations=tuple(dict.fromkeys((*first.affiliations, *second.affiliations))),
        role=first.role or second.role,
        initials=first.initials or second.initials,
        remark=first.remark or second.remark,
        is_absent=first.is_absent and second.is_absent,
    )


#: emoji for "here", which plain text lacks
_TICK = re.compile("[\u2611\u2705\u2713\u2714\U0001f44d\U0001f7e2]\ufe0f?|:[a-z_]*check[a-z_]*:")


def in_table(rows: Sequence[BodyRow], hints: Hints) -> Iterator[Presence]:
    """Yield the people in *rows*; a row of headings is for all rows below it."""
    columns: tuple[Column, ...] = ()
    trigger = Trigger()
    for row in rows:
        cells = tuple(roll_text(_TICK.sub("x", cell)) for cell in cells_of(row.text))
        if heading := columns_of(cells):
            columns = heading
            found = labelled(f"{cells[0]}:")
            trigger = found.trigger if found else Trigger()
        elif any(cell.strip("-: ") for cell in cells):
            yield from map(trigger.applied, _person(cells, columns or hints.columns, row, hints))


def _person(
    cells: tuple[str, ...], columns: tuple[Column, ...], row: BodyRow, hints: Hints
) -> Iterator[Presence]:
    """Yield the person in a row of a table, with the name as first field."""
    named = columns.index(Column.NAME) if Column.NAME in columns else 0
    padded = (*cells, *[""] * (len(columns) - len(cells)))
    kinds = (*columns, *[Column.UNKNOWN] * (len(padded) - len(columns)))
    order = [named, *(at for at in range(len(padded)) if at != named)]
    inner = hints._replace(
        columns=tuple(kinds[at] for at in order), is_headed=bool(columns) and hints.is_headed
    )
    entry = RollEntry(padded[named], evidence_of(row), inner)
    fields = [padded[at] for at in order]
    if people_in(entry._replace(text=fields[0] or " / ".join(fields))):
        one = with_fields(fields, entry)
        yield from (one,) * bool(one.name)


def attendance_in(blocks: Sequence[RollSection], rows: Sequence[BodyRow]) -> tuple[Presence, ...]:
    """Return the people in *blocks*, the roll calls in *rows*, each of them once."""
    notes = MeetingNotes.of(rows if blocks else ())
    roster = Attendees()
    # duties come last, since they call people by their first names or initials
    for block in sorted(blocks, key=lambda block: block.trigger.is_duty):
        is_sure = block.trigger.is_strong and not block.opening.indent
        for one in _read(block, notes):
            if block.trigger.is_duty:
                roster.note_duty(one, is_sure=is_sure or bool(one.handles))
            else:
                roster.note(one)
    return roster.people


def has_roll(blocks: Sequence[RollSection]) -> bool:
    """Whether one of *blocks* is a roll call, even an empty one."""
    return any(not block.trigger.is_duty for block in blocks)


def _read(block: RollSection, notes: MeetingNotes) -> Iterator[Presence]:
    hints = hints_for(block, notes)
    if block.value:
        yield from in_line(block, hints)
        return
    cells = [row for row in block.rows if row.text.startswith("|")]
    others = [row for row in block.rows if not row.text.startswith("|")]
    for one in (*in_table(cells, hints), *in_list(others, hints)):
        yield block.trigger.applied(one)
