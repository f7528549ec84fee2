"""The parts of a body that hold a roll call, from its trigger to its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import roll_text, unmarked
from .columns import Column, columns_of
from .formats import listed
from .name_shapes import is_name
from .triggers import Labelled, Trigger, cue_of, labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


#: a sentence that ends with an invitation to sign in
_NO_INVITATION = re.compile(r"\b(?:introduc|new to|newcomer)", re.IGNORECASE)
_INVITATION = re.compile(
    r"(?:\b(?:roll call|sign in(?: below| here)?|attendees|attendance|present)\s*:"
    r"|\b(?:sign in|add your ?(?:name|self)) (?:below|here|to the (?:list|table))\b.{0,80}[.!:])$",
    re.IGNORECASE,
)
#: an invitation has one of these
_INVITING = ("sign in", "roll call", "attend", "present", "add your")


def invites(text: str) -> bool:
    """Whether *text* is a sentence after which people sign in."""
    end = text[-500:].casefold()
    if not any(words in end for words in _INVITING):
        return False
    words = unmarked(text[-500:])
    return _INVITATION.search(words) is not None and not _NO_INVITATION.search(words)


#: deeper than any heading: a label, a sentence, a table
INLINE = 9
LONGEST = 400
#: headings that are no group of people, although they stand below "Attendees"
_NO_GROUP = re.compile(
    r".*\b(?:agenda|notes?|minutes|topics?|discussions?|introduc\w*|icebreaker|links?|items?"
    r"|actions?|updates?|welcome"
    r"|announcements?|reports?|questions?|summary|meeting|celebrat\w*|standing|review"
    r"|decisions?|resources?)\b.*",
    re.IGNORECASE,
)

#: headings of what was said, which with a name after them say who wrote it down
_OF_MEETING = ("minutes", "notes")


class RollSection(NamedTuple):
    """A roll call, or a part of one."""

    cue: Trigger
    #: the row that opens it
    opening: BodyRow
    #: what stands after its label
    value: str
    rows: tuple[BodyRow, ...]


class _Opening(NamedTuple):
    cue: Trigger
    level: int
    value: str = ""
    #: whether the row itself belongs to what is read
    is_content: bool = False


def roll_sections_of(rows: Sequence[BodyRow]) -> Iterator[RollSection]:
    """Yield the blocks of *rows* in their order."""
    at, is_open = 0, False
    while at < len(rows):
        opening = _opening(rows[at], is_open)
        if opening is None:
            is_open &= rows[at].is_blank
            at += 1
            continue
        end = next((n for n in range(at + 1, len(rows)) if _ends(rows, n, at, opening)), len(rows))
        end = min(end, at + LONGEST)
        first = at + (not opening.is_content)
        yield RollSection(opening.cue, rows[at], opening.value, tuple(rows[first:end]))
        at, is_open = end, True


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of *text*, a row of a table."""
    inner = text.strip().removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", inner))


def _opening(row: BodyRow, is_open: bool) -> _Opening | None:
    if not row.text:
        return None
    if row.text.startswith("|"):
        return _in_table(row)
    level = row.level or INLINE
    found = labelled(row.text) or (labelled_by_heading(row) if row.level else None)
    if found and not found.value and plain_words(row) in _OF_MEETING:
        found = None
    is_role = found and found.cue.role and (found.value or row.level)
    if found and _heads(found.value):
        # "Attending: name / organization / handle", and then those who came
        return _Opening(found.cue, level, is_content=True)
    if found and (found.cue.is_strong or is_role or is_open or _lists_people(found)):
        return _Opening(found.cue, level, found.value)
    if not (row.level or row.marker) and invites(row.text):
        return _Opening(Trigger(), INLINE)
    return _Opening(Trigger(), INLINE, is_content=True) if _heads_table(row) else None


def labelled_by_heading(row: BodyRow) -> Labelled | None:
    """Return the cue of a heading without a colon."""
    cue = cue_of(row.text)
    return Labelled(cue, "") if cue else None


def plain_words(row: BodyRow) -> str:
    """Return the words of *row* in lower case."""
    return unmarked(row.text).strip(" :").casefold()


def _in_table(row: BodyRow) -> _Opening | None:
    cells = cells_of(row.text)
    cue = cue_of(cells[0]) if len(cells) > 1 else None
    if cue and not columns_of(cells):
        return _Opening(cue, INLINE, cells[1]) if cells[1] else None
    return _Opening(Trigger(), INLINE, is_content=True) if len(columns_of(cells)) > 1 else None


def _lists_people(label: Labelled) -> bool:
    """Whether a list of full names stands after *label*."""
    names = listed(roll_text(label.value)) if label.cue.needs_names else ()
    return len(names) > 1 and all(" " in name and is_name(name) for name in names)


def _heads_table(row: BodyRow) -> bool:
    """Whether *row* is the first of a table without outer pipes, or of a template: who, where."""
    return not row.level and _heads(row.text)


def _heads(text: str) -> bool:
    """Whether *text* says what the fields of the rows below it are."""
    has_bars = "|" in text or "/" in text
    if not has_bars or "://" in text or len(text) > 200:
        return False
    cells = re.split(r"\s*[|/]\s*", unmarked(text))
    columns = columns_of(cells)
    is_short = all(len(cell.split()) < 7 for cell in cells)
    return is_short and len(columns) > 2 and columns.count(Column.UNKNOWN) < 2


def _ends(rows: Sequence[BodyRow], at: int, start: int, opening: _Opening) -> bool:
    """Whether the block that *opening* begins at *start* is over before the row *at*."""
    row, first = rows[at], rows[start]
    if opening.value and (row.is_blank or row.marker or row.text.startswith("|")):
        return True
    if row.level:
        return row.level <= opening.level or not _is_group(row)
    if row.is_rule or (
        first.marker and row.marker and row.indent <= first.indent and not opening.is_content
    ):
        return True
    if row.marker or not row.text:
        return False
    if row.text.startswith("|"):
        return opening.level == INLINE and not opening.is_content and _in_table(row) is not None
    return labelled(row.text) is not None


def _is_group(row: BodyRow) -> bool:
    """Whether *row*, a heading within a roll call, names some of its people: ``#### Remote``."""
    words = unmarked(row.text)
    is_short = len(words.split()) < 6
    return is_short and not _NO_GROUP.fullmatch(words) and cue_of(words) is None
