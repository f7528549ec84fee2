"""Sections of a body that hold a roll call, from its trigger to its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import roll_text, unmarked
from ..document.prefilter import has_any
from ..vocabulary import any_of, words
from .formats import are_full_names
from .roll_columns import Column, columns_of
from .triggers import Labelled, Trigger, labelled, trigger_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


_NO_INVITATION = re.compile(rf"\b{any_of('attendance.not_inviting')}", re.IGNORECASE)
_INVITATION = re.compile(
    rf"(?:\b{any_of('attendance.invitation_labels')}\s*:"
    rf"|\b{any_of('attendance.invitations')}\b.{{0,80}}[.!:])$",
    re.IGNORECASE,
)
_INVITING = words("attendance.inviting")
#: characters at the end of a sentence that may invite
_ENDING = 500


def invites(text: str) -> bool:
    """Whether *text* is a sentence that asks people to sign in below."""
    if not has_any(_INVITING, text[-_ENDING:]):
        return False
    said = unmarked(text[-_ENDING:])
    return _INVITATION.search(said) is not None and not _NO_INVITATION.search(said)


#: the level of labels, sentences and tables, deeper than any heading
INLINE = 9
LONGEST = 400
_NO_GROUP = re.compile(rf".*\b{any_of('attendance.not_groups')}\b.*", re.IGNORECASE)
_DISCUSSED = words("meetings.discussed")


class RollSection(NamedTuple):
    """A roll call, or a part of one."""

    trigger: Trigger
    #: the row that opens it
    opening: BodyRow
    #: text after its label
    value: str
    rows: tuple[BodyRow, ...]


class _Opening(NamedTuple):
    trigger: Trigger
    level: int
    value: str = ""
    #: whether the row itself is part of the roll call
    is_content: bool = False


def roll_sections_of(rows: Sequence[BodyRow]) -> Iterator[RollSection]:
    """Yield the roll calls of *rows*, or parts of them, in order."""
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
        yield RollSection(opening.trigger, rows[at], opening.value, tuple(rows[first:end]))
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
    return _by_label(row, is_open) or _by_sentence(row)


def _by_label(row: BodyRow, is_open: bool) -> _Opening | None:
    """Return what *row* opens as a heading or as a label with names."""
    label = labelled(row.text) or labelled_by_heading(row)
    # "Notes" is a heading of what was discussed, "Notes: Ada" is not
    if label is None or (not label.value and plain_words(row) in _DISCUSSED):
        return None
    if _heads(label.value):
        # "Attending: name / organization / handle", and people below it
        return _Opening(label.trigger, row.level or INLINE, is_content=True)
    if is_open or _is_strong(label, row):
        return _Opening(label.trigger, row.level or INLINE, label.value)
    return None


def _is_strong(label: Labelled, row: BodyRow) -> bool:
    """Whether *label* opens a roll call by itself, by its role or by full names after it."""
    trigger, value = label
    has_role = bool(trigger.role and (value or row.level))
    has_names = trigger.needs_names and are_full_names(roll_text(value))
    return trigger.is_strong or has_role or has_names


def _by_sentence(row: BodyRow) -> _Opening | None:
    """Return what *row* opens as an invitation or as a template of entries."""
    if not (row.level or row.marker) and invites(row.text):
        return _Opening(Trigger(), INLINE)
    is_template = not row.level and _heads(row.text)
    return _Opening(Trigger(), INLINE, is_content=True) if is_template else None


def labelled_by_heading(row: BodyRow) -> Labelled | None:
    """Return the trigger of a heading without a colon."""
    trigger = trigger_of(row.text) if row.level else None
    return Labelled(trigger, "") if trigger else None


def plain_words(row: BodyRow) -> str:
    """Return the words of *row* in lower case."""
    return unmarked(row.text).strip(" :").casefold()


def _in_table(row: BodyRow) -> _Opening | None:
    cells = cells_of(row.text)
    trigger = trigger_of(cells[0]) if len(cells) > 1 else None
    if trigger and not columns_of(cells):
        return _Opening(trigger, INLINE, cells[1]) if cells[1] else None
    return _Opening(Trigger(), INLINE, is_content=True) if len(columns_of(cells)) > 1 else None


def _heads(text: str) -> bool:
    """Whether *text* names the fields of the rows below it."""
    has_bars = "|" in text or "/" in text
    if not has_bars or "://" in text or len(text) > 200:
        return False
    cells = re.split(r"\s*[|/]\s*", unmarked(text))
    columns = columns_of(cells)
    is_short = all(len(cell.split()) < 7 for cell in cells)
    return is_short and len(columns) > 2 and columns.count(Column.UNKNOWN) < 2


def _ends(rows: Sequence[BodyRow], at: int, start: int, opening: _Opening) -> bool:
    """Whether the block that *opening* begins at *start* ends before the row *at*."""
    row, first = rows[at], rows[start]
    if opening.value and _is_apart(row):
        return True
    if row.level:
        return row.level <= opening.level or not _is_group(row)
    if row.is_rule or (not opening.is_content and _is_sibling(row, first)):
        return True
    return not row.marker and _opens_next(row, opening)


def _is_apart(row: BodyRow) -> bool:
    """Whether *row* can't continue the names after a label."""
    return row.is_blank or bool(row.marker) or row.text.startswith("|")


def _is_sibling(row: BodyRow, first: BodyRow) -> bool:
    """Whether *row* and *first* are items, and *row* isn't below *first*."""
    return bool(row.marker and first.marker) and row.indent <= first.indent


def _opens_next(row: BodyRow, opening: _Opening) -> bool:
    """Whether *row* has a label of its own."""
    if row.text.startswith("|"):
        is_table = opening.level == INLINE and not opening.is_content
        return is_table and _in_table(row) is not None
    return labelled(row.text) is not None


def _is_group(row: BodyRow) -> bool:
    """Whether *row*, a heading within a roll call, names a group of people: ``#### Remote``."""
    said = unmarked(row.text)
    is_short = len(said.split()) < 6
    return is_short and not _NO_GROUP.fullmatch(said) and trigger_of(said) is None
