"""Columns of a roll call: what they hold, by heading, template row or most rows."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from ..vocabulary import any_of, groups
from .name_shapes import is_nick
from .parentheticals import handles_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Column(Enum):
    """What a column of a roll call holds; a heading of several is the first of these."""

    HANDLE = "handle"
    INITIALS = "initials"
    ORGANIZATION = "organization"
    PRESENT = "present"
    NAME = "name"
    ROLE = "role"
    REMARK = "remark"
    UNKNOWN = ""


#: columns by whole headings, and by words in headings
_WHOLE, _WITHIN = groups("attendance.columns"), groups("attendance.columns_with")
_COMPILED = tuple(
    (
        column,
        re.compile(
            any_of(f"attendance.columns.{column.value}")
            if column.value in _WHOLE
            else rf"(?:.*\b)?{any_of(f'attendance.columns_with.{column.value}')}\b.*"
        ),
    )
    for column in Column
    if column.value in _WHOLE.keys() | _WITHIN.keys()
)


def column_of(heading: str) -> Column:
    """Return what the column under *heading* holds."""
    text = heading.strip(" *_:.`\\").casefold()
    found = next((c for c, pattern in _COMPILED if pattern.fullmatch(text)), Column.UNKNOWN)
    return Column.REMARK if text.endswith("?") and found is not Column.PRESENT else found


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns under *headings*; empty if they aren't those of a roll call."""
    columns = tuple(map(column_of, headings))
    says = {*columns} - {Column.UNKNOWN, Column.REMARK}
    is_roll = Column.NAME in says and (len(columns) == 1 or len(says) > 1)
    return columns if is_roll else ()


def columns_from(rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns of most of *rows*: a name first, a handle where most have one."""
    places = Counter(
        place for row in rows for place, field in enumerate(row) if place and handles_in(field)
    )
    if not places:
        return ()
    handle = min(places, key=lambda place: (-places[place], place))
    return (Column.NAME, *(Column.ORGANIZATION,) * (handle - 1), Column.HANDLE)


def is_bare_handle(
    field: str, column: Column, organizations: frozenset[str], *, is_headed: bool
) -> bool:
    """Whether *field*, which has no ``@``, is a handle by its column and its shape.

    :param is_headed: whether a heading names the column, so that a handle may have capitals
    """
    is_made_so = is_headed or field.islower() or any(map(str.isdigit, field))
    looks_so = is_nick(field) and is_made_so
    return column is Column.HANDLE and looks_so and field.casefold() not in organizations
