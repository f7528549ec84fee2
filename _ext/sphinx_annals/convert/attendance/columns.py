"""What each column of a roll call holds, by its heading, a template row or most rows."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from .name_shapes import is_nick
from .parentheticals import handles_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Column(Enum):
    """What a column of a roll call holds."""

    NAME = "name"
    HANDLE = "handle"
    ORGANIZATION = "organization"
    INITIALS = "initials"
    PRESENT = "present"
    ROLE = "role"
    REMARK = "remark"
    UNKNOWN = ""


#: the words of a heading, and what stands under it
_HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.HANDLE, r"(?:git(?:hub|lab) ?)?(?:handles?|ids?|user(?:name)?s?|logins?"
        r"|accounts?)|git(?:hub|lab)(?: .*)?|.*\bhandle|@.*|irc.*|nick.*"),
    (Column.INITIALS, r"abbrev.*|initials?|acronym|delegate abbrev.*|short(?: name)?"),
    (Column.ORGANIZATION, r"(?:.*\b)?(?:institutions?|affiliations?|organi[sz]ations?"
        r"|company|employer|orgs?|team|project|lab|department|agency|representing|university"
        r"|from|works? (?:at|for)|member company)\b.*"),
    (Column.PRESENT, r"attended|attend(?:ing|ance)|present\W*|here\??|in attendance|status"
        r"|attended\?"),
    (Column.NAME, r"(?:.*\b)?(?:names?|attendees?|participants?|members?|people|person|who"
        r"|delegates?|observers?|guests?|directors?|trustees?|voting rep|representative|rep)\b.*"
        r"|attending"),
    (Column.ROLE, r"roles?|position|capacity|function"),
    (Column.REMARK, r".*(?:location|place|pronouns?|city|country|where|notes?|remarks?"
        r"|comments?|time ?zone|region|favou?rite|email|title)\b.*"),
)  # fmt: skip
_COMPILED = tuple((column, re.compile(words)) for column, words in _HEADINGS)


def column_of(heading: str) -> Column:
    """Return what stands under *heading*."""
    words = heading.strip(" *_:.`\\").casefold()
    found = next((c for c, pattern in _COMPILED if pattern.fullmatch(words)), Column.UNKNOWN)
    is_asked = words.endswith("?") and found is not Column.PRESENT
    return Column.REMARK if is_asked and "attend" not in words else found


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Return what *headings* stand over; nothing where they are those of no roll call."""
    columns = tuple(map(column_of, headings))
    says = {*columns} - {Column.UNKNOWN, Column.REMARK}
    is_roll = Column.NAME in says and (len(columns) == 1 or len(says) > 1)
    return columns if is_roll else ()


def columns_from(rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Return what most of *rows* show: a name first, and where their handles stand."""
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
    """Whether *field*, which has no ``@``, is a handle: it stands where they do, and looks so.

    :param is_headed: that a heading says where they stand, so that one may have capitals
    """
    is_made_so = is_headed or field.islower() or any(map(str.isdigit, field))
    looks_so = is_nick(field) and is_made_so
    return column is Column.HANDLE and looks_so and field.casefold() not in organizations
