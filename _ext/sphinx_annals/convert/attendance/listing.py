"""Listings: the items of a roll call, with those below, and where it turns into talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .aside import handles_in
from .plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import Row


_TALK = 6
#: "Agenda:", "Meeting notes:"
_TITLE = re.compile(r"[^:]{1,40}:")


#: a marker that was hit together with a letter: ``a *Ada``
_STRAY = re.compile(r"^\w ?[*-] ?(?=[^\W\d_])")


class Item(NamedTuple):
    """An item of a roll call."""

    row: Row
    text: str
    children: tuple[Row, ...] = ()
    #: the heading it stands under, below that of the roll call
    group: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is a line without a marker."""
        return not self.row.marker


def items_of(rows: Sequence[Row]) -> Iterator[Item]:
    """Yield the items of *rows*, each with what is nested below it."""
    group, at = "", 0
    while at < len(rows):
        row = rows[at]
        end = at + 1
        if row.level or _is_title_of_list(rows, at):
            group = plain(row.text).strip(" :")
        elif not row.is_blank:
            while row.marker and end < len(rows) and _is_below(rows[end], row):
                end += 1
            children = tuple(each for each in rows[at + 1 : end] if each.marker)
            yield Item(row, _STRAY.sub("", plain(row.text)), children, group)
        at = end


def _is_below(row: Row, parent: Row) -> bool:
    return not row.is_blank and not row.level and row.indent >= parent.indent + 2


def _is_title_of_list(rows: Sequence[Row], at: int) -> bool:
    """Whether the row *at* is a line such as "Tidewater:" above a list."""
    row = rows[at]
    after = next((each for each in rows[at + 1 :] if not each.is_blank), None)
    is_title = not row.marker and _TITLE.fullmatch(row.text) and len(row.text.split()) < 4
    return bool(is_title and after and after.marker)


def is_talk(item: Item) -> bool:
    """Whether *item* is said rather than listed: "Ada: we are thinking about it"."""
    _, _, after = at_colon(item.text)
    words = after.split()
    is_sentence = len(words) > 2 and words[0].islower()
    is_said = item.is_bare and len(words) > 0 and not handles_in(item.text)
    return (is_said or is_sentence or len(words) > _TALK) and not re.search(
        r",.{0,25},| / ", after
    )


def at_colon(text: str) -> tuple[str, str, str]:
    """Return *text* parted at its first colon, if that stands before any parenthesis or slash."""
    before, colon, after = text.partition(": ")
    return (text, "", "") if re.search(r"[(/|]", before) else (before, colon, after)


def is_title(item: Item) -> bool:
    """Whether *item* is a line that something else begins with."""
    return item.is_bare and _TITLE.fullmatch(item.text) is not None
