"""Roll calls in lists and in single lines such as ``Present: Ada Quill, Bo Linde``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import roll_text
from ..vocabulary import any_of
from . import roll_entries
from .affiliations import organizations
from .formats import are_full_names, people_in
from .parentheticals import handles_in
from .roll_entries import RollEntry
from .rows import evidence_of
from .triggers import Labelled, labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..document.records import Presence
    from .roll_entries import Hints
    from .roll_sections import RollSection
    from .rows import BodyRow


#: width of lines that were wrapped, within a name perhaps
_WRAPPED = 60
#: between one label with its names and the next: ``Present: Ada; Regrets: Bo``
_NEXT = re.compile(r"\s*[;.|]\s+(?=\W{0,3}[^\W\d_][\w -]{2,30}:)")
_OPEN = re.compile(rf"(?:,|;|&|\b{any_of('names.and')}|\+)$")
_GOING_ON = re.compile(rf"{any_of('names.and')} |&|,")


def in_line(block: RollSection, hints: Hints) -> Iterator[Presence]:
    """Yield the people after the label of *block*, and on the lines that continue it."""
    first = block.opening._replace(text=block.value)
    for row in joined((first, *block.rows), len(block.opening.text)):
        value, *others = _NEXT.split(row.text)
        parts = (Labelled(block.trigger, value), *filter(None, map(labelled, others)))
        found = tuple(one for part in parts for one in _labelled(part, row, hints))
        if not found:
            return
        yield from found


def _labelled(part: Labelled, row: BodyRow, hints: Hints) -> Iterator[Presence]:
    entry = RollEntry(roll_text(part.value), evidence_of(row), hints._replace(is_inline=True))
    return map(part.trigger.applied, people_in(entry))


def joined(rows: Sequence[BodyRow], width: int = 0) -> tuple[BodyRow, ...]:
    """Return *rows*, wrapped ones joined; *width* is that of the line before the first."""
    found: list[BodyRow] = []
    for row in rows:
        is_bare = not (row.marker or row.level or row.is_blank)
        if found and is_bare and _goes_on(found[-1].text, row.text, width):
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {row.text}")
        else:
            found.append(row)
        width = width if row is rows[0] else len(row.text)
    return tuple(found)


def _goes_on(text: str, after: str, width: int) -> bool:
    """Whether *after* continues *text*, whose last line has that *width*."""
    bare = text.rstrip()
    parts = after.split(",")
    is_cut = width > _WRAPPED and len(parts) > 1 and " " not in bare.rpartition(", ")[2]
    return bool(_OPEN.search(bare) or _GOING_ON.match(after) or is_cut)


#: words after a name in an entry, at most; more are talk
_TALK = 6
#: "Agenda:", "Meeting notes:"
_TITLE = re.compile(r"[^:]{1,40}:")


#: a stray letter before a marker: ``a *Ada``
_STRAY = re.compile(r"^\w ?[*-] ?(?=[^\W\d_])")


class RollItem(NamedTuple):
    """An item of a roll call."""

    row: BodyRow
    text: str
    children: tuple[BodyRow, ...] = ()
    #: the heading above it, below that of the roll call
    group: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is a line without a marker."""
        return not self.row.marker


def items_of(rows: Sequence[BodyRow]) -> Iterator[RollItem]:
    """Yield the items of *rows*, each with its nested rows."""
    group, at = "", 0
    while at < len(rows):
        row = rows[at]
        end = at + 1
        if row.level or _is_title_of_list(rows, at):
            group = roll_text(row.text).strip(" :")
        elif not row.is_blank:
            while row.marker and end < len(rows) and _is_below(rows[end], row):
                end += 1
            children = tuple(each for each in rows[at + 1 : end] if each.marker)
            yield RollItem(row, _STRAY.sub("", roll_text(row.text)), children, group)
        at = end


def _is_below(row: BodyRow, parent: BodyRow) -> bool:
    return not row.is_blank and not row.level and row.indent >= parent.indent + 2


def _is_title_of_list(rows: Sequence[BodyRow], at: int) -> bool:
    """Whether the row *at* is a line such as "Tidewater:" above a list."""
    row = rows[at]
    after = next((each for each in rows[at + 1 :] if not each.is_blank), None)
    is_title = not row.marker and _TITLE.fullmatch(row.text) and len(row.text.split()) < 4
    return bool(is_title and after and after.marker)


def is_talk(item: RollItem) -> bool:
    """Whether *item* is talk rather than an entry: "Ada: we are thinking about it"."""
    _, _, after = at_colon(item.text)
    words = after.split()
    is_sentence = len(words) > 2 and words[0].islower()
    is_said = item.is_bare and bool(words) and not handles_in(item.text)
    is_list = re.search(r",.{0,25},| / ", after) is not None
    return (is_said or is_sentence or len(words) > _TALK) and not is_list


def at_colon(text: str) -> tuple[str, str, str]:
    """Return *text* split at its first colon, if that is before any parenthesis or slash."""
    before, colon, after = text.partition(": ")
    return (text, "", "") if re.search(r"[(/|]", before) else (before, colon, after)


def is_title(item: RollItem) -> bool:
    """Whether *item* is a title line, with which another part begins."""
    return item.is_bare and _TITLE.fullmatch(item.text) is not None


#: emoji for "not here", which plain text lacks
_CROSS = re.compile("[\u274c\u2717\u2718]|:x:")
#: words of a name, at most
_ASKED = 6
#: lines between a heading and the first name below it, at most
_PROSE = 15


def in_list(rows: Sequence[BodyRow], hints: Hints) -> Iterator[Presence]:
    """Yield the people in *rows*, up to the next part of the notes."""
    items = tuple(_alike(items_of(joined(rows))))
    if len(items) == 1 and items[0].is_bare and are_full_names(items[0].text):
        hints = hints._replace(is_inline=True)
    are_groups = len(items) > 1 and all(item.children for item in items)
    seen = missed = 0
    for item in _answered(items):
        found = tuple(_in_item(item, hints, are_groups=are_groups))
        if not found and _is_over(item, seen, missed):
            return
        seen, missed = seen + len(found), missed + (not found)
        yield from _absent(found) if _is_crossed(item) else found


def _is_crossed(item: RollItem) -> bool:
    return item.row.box == "" or _CROSS.search(item.row.text) is not None


def _absent(people: Sequence[Presence]) -> Iterator[Presence]:
    return (one._replace(is_absent=True) for one in people)


def _answered(items: Sequence[RollItem]) -> Iterator[RollItem]:
    """Yield *items* without those whose check boxes are empty, unless some box is ticked."""
    is_ticked = any(item.row.box == "x" for item in items)
    return (item for item in items if is_ticked or item.row.box != "")


def _alike(items: Iterable[RollItem]) -> Iterator[RollItem]:
    """Yield *items* up to the first number after other marks, which begins an agenda."""
    before = ""
    for item in items:
        mark = item.row.marker
        if before and mark[:1].isdecimal() and not before[:1].isdecimal():
            return
        # a sentence before a numbered list asks people to sign there
        is_asked = item.text[-1:] in ":." and len(item.text.split()) > _ASKED
        before = mark or (before if is_asked else "-")
        yield item


def _is_over(item: RollItem, seen: int, missed: int) -> bool:
    """Whether *item*, which has no names, ends the list."""
    is_long = len(item.text.split()) > 4
    if not seen:
        return missed > _PROSE or (bool(item.row.marker) and is_long and is_talk(item))
    return is_title(item) or is_talk(item) or is_long or (item.is_bare and bool(item.text))


def _in_item(item: RollItem, hints: Hints, *, are_groups: bool) -> Iterator[Presence]:
    below = tuple(_children(item, hints))
    if label := labelled(item.text):
        found = _read(label.value, item.row, hints._replace(is_inline=True))
        return map(label.trigger.applied, (*found, *below))
    text, _, after = at_colon(item.text)
    own = _read(text, item.row, hints)
    if len(below) == len(item.children) > 1 or (below and (are_groups or not own)):
        return _grouped(below, item.text.strip(" :"))
    several = _read(after, item.row, hints._replace(is_inline=True)) if after else ()
    if _are_people(several):
        return _grouped(several, text)
    remarked = () if is_talk(item) else own
    return _grouped([roll_entries.with_remark(one, after) for one in remarked], item.group)


def _read(text: str, row: BodyRow, hints: Hints) -> tuple[Presence, ...]:
    return people_in(RollEntry(text, evidence_of(row), hints))


def _children(item: RollItem, hints: Hints) -> Iterator[Presence]:
    for child in item.children:
        yield from _read(roll_text(child.text), child, hints)


def _grouped(people: Sequence[Presence], group: str) -> Iterator[Presence]:
    """Yield *people* with their *group* as affiliation, unless they have one."""
    named = organizations(group) if group else ()
    for one in people:
        yield one if one.affiliations else one._replace(affiliations=named)


def _are_people(found: Sequence[Presence]) -> bool:
    """Whether *found* are several full names, as after the name of an organization."""
    return len(found) > 1 and all(" " in one.name for one in found)
