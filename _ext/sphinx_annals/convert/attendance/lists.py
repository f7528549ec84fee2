"""Roll calls in lists and in single lines such as ``Present: Ada Quill, Bo Linde``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import roll_text
from . import entries
from .affiliations import organizations
from .entries import RollEntry
from .formats import listed, people_in
from .name_shapes import is_name
from .parentheticals import handles_in
from .rows import evidence_of
from .triggers import Labelled, labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..document.records import Presence
    from .entries import Hints
    from .rows import BodyRow
    from .sections import RollSection


#: lines as wide as this were wrapped, and a name may be
_WRAPPED = 60
#: between one label with its names and the next: ``Present: Ada; Regrets: Bo``
_NEXT = re.compile(r"\s*[;.|]\s+(?=\W{0,3}[^\W\d_][\w -]{2,30}:)")
_OPEN = re.compile(r"(?:,|;|&|\band|\+)$")


def in_line(block: RollSection, hints: Hints) -> Iterator[Presence]:
    """Yield whom the label of *block* names: those after it, and those on the lines that go on."""
    first = block.opening._replace(text=block.value)
    for row in joined((first, *block.rows), len(block.opening.text)):
        value, *others = _NEXT.split(row.text)
        parts = (Labelled(block.cue, value), *filter(None, map(labelled, others)))
        found = tuple(one for part in parts for one in _labelled(part, row, hints))
        if not found:
            return
        yield from found


def _labelled(part: Labelled, row: BodyRow, hints: Hints) -> Iterator[Presence]:
    entry = RollEntry(roll_text(part.value), evidence_of(row), hints._replace(is_inline=True))
    return map(part.cue.applied, people_in(entry))


def joined(rows: Sequence[BodyRow], width: int = 0) -> tuple[BodyRow, ...]:
    """Return *rows*, those together that a name or a comma goes on from; the first is so wide."""
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
    """Whether *after* belongs to *text*, whose last line is so wide."""
    bare = text.rstrip()
    parts = after.split(",")
    is_cut = width > _WRAPPED and len(parts) > 1 and " " not in bare.rpartition(", ")[2]
    return bool(_OPEN.search(bare) or after.startswith(("and ", "&", ",")) or is_cut)


_TALK = 6
#: "Agenda:", "Meeting notes:"
_TITLE = re.compile(r"[^:]{1,40}:")


#: a marker that was hit together with a letter: ``a *Ada``
_STRAY = re.compile(r"^\w ?[*-] ?(?=[^\W\d_])")


class RollItem(NamedTuple):
    """An item of a roll call."""

    row: BodyRow
    text: str
    children: tuple[BodyRow, ...] = ()
    #: the heading it stands under, below that of the roll call
    group: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it is a line without a marker."""
        return not self.row.marker


def items_of(rows: Sequence[BodyRow]) -> Iterator[RollItem]:
    """Yield the items of *rows*, each with what is nested below it."""
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


def is_title(item: RollItem) -> bool:
    """Whether *item* is a line that something else begins with."""
    return item.is_bare and _TITLE.fullmatch(item.text) is not None


#: signs for "not here", which would go with the emoji
_CROSS = re.compile("[\u274c\u2717\u2718]|:x:")
#: a name has fewer words
_ASKED = 6
#: so many lines may stand between a heading and the first of its names
_PROSE = 15


def in_list(rows: Sequence[BodyRow], hints: Hints) -> Iterator[Presence]:
    """Yield whom *rows* name, up to where something else begins."""
    items = tuple(_alike(items_of(joined(rows))))
    if len(items) == 1 and items[0].is_bare and _are_full_names(items[0].text):
        hints = hints._replace(is_inline=True)
    is_ticked = any(item.row.box == "x" for item in items)
    are_groups = len(items) > 1 and all(item.children for item in items)
    seen = missed = 0
    for item in items:
        if item.row.box == "" and not is_ticked:
            continue
        found = tuple(_in_item(item, hints, are_groups=are_groups))
        if not found and _is_over(item, seen, missed):
            return
        seen, missed = seen + len(found), missed + (not found)
        is_out = item.row.box == "" or _CROSS.search(item.row.text) is not None
        yield from (one._replace(is_absent=one.is_absent or is_out) for one in found)


def _are_full_names(text: str) -> bool:
    """Whether *text* is nothing but full names: "Ada Quill, Bo Linde" rather than a workplace."""
    names = listed(text)
    return len(names) > 1 and all(" " in name and is_name(name) for name in names)


def _alike(items: Iterable[RollItem]) -> Iterator[RollItem]:
    """Yield *items* up to where numbers follow upon other marks: that is an agenda."""
    before = ""
    for item in items:
        mark = item.row.marker
        if before and mark[:1].isdecimal() and not before[:1].isdecimal():
            return
        # a sentence before a list with numbers asks people to sign there
        is_asked = item.text[-1:] in ":." and len(item.text.split()) > _ASKED
        before = mark or (before if is_asked else "-")
        yield item


def _is_over(item: RollItem, seen: int, missed: int) -> bool:
    """Whether *item*, which names nobody, is no longer part of the list."""
    is_long = len(item.text.split()) > 4
    if not seen:
        return missed > _PROSE or (bool(item.row.marker) and is_long and is_talk(item))
    return is_title(item) or is_talk(item) or is_long or (item.is_bare and bool(item.text))


def _in_item(item: RollItem, hints: Hints, *, are_groups: bool) -> Iterator[Presence]:
    below = tuple(_children(item, hints))
    if label := labelled(item.text):
        found = _read(label.value, item.row, hints._replace(is_inline=True))
        yield from map(label.cue.applied, (*found, *below))
        return
    text, colon, after = at_colon(item.text)
    own = _read(text if colon else item.text, item.row, hints)
    is_group = len(below) == len(item.children) > 1 or (below and (are_groups or not own))
    if is_group:
        yield from _grouped(below, item.text.strip(" :"))
    elif colon and _are_people(several := _read(after, item.row, hints._replace(is_inline=True))):
        yield from _grouped(several, text)
    elif not is_talk(item):
        own = tuple(entries.with_remark(one, after) for one in own) if colon else own
        yield from _grouped(own, item.group)


def _read(text: str, row: BodyRow, hints: Hints) -> tuple[Presence, ...]:
    return people_in(RollEntry(text, evidence_of(row), hints))


def _children(item: RollItem, hints: Hints) -> Iterator[Presence]:
    for child in item.children:
        yield from _read(roll_text(child.text), child, hints)


def _grouped(people: Sequence[Presence], group: str) -> Iterator[Presence]:
    """Yield *people*, those without an affiliation with that of their *group*."""
    named = organizations(group) if group else ()
    for one in people:
        yield one if one.affiliations else one._replace(affiliations=named)


def _are_people(found: Sequence[Presence]) -> bool:
    """Whether several are *found* by their full names, as after the name of an organization."""
    return len(found) > 1 and all(" " in one.name for one in found)
