"""Roll calls in lists: a person in each item, or a group of them below it or after its colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import person
from .affiliations import organizations
from .entry import Entry
from .field import listed
from .inline import joined
from .listing import Item, at_colon, is_talk, is_title, items_of
from .name_shapes import is_name
from .plain_text import plain
from .rows import evidence_of
from .shape import people_in
from .triggers import labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..document.records import Presence
    from .entry import Hints
    from .rows import Row


#: signs for "not here", which would go with the emoji
_CROSS = re.compile("[\u274c\u2717\u2718]|:x:")
#: a name has fewer words
_ASKED = 6
#: so many lines may stand between a heading and the first of its names
_PROSE = 15


def in_list(rows: Sequence[Row], hints: Hints) -> Iterator[Presence]:
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


def _alike(items: Iterable[Item]) -> Iterator[Item]:
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


def _is_over(item: Item, seen: int, missed: int) -> bool:
    """Whether *item*, which names nobody, is no longer part of the list."""
    is_long = len(item.text.split()) > 4
    if not seen:
        return missed > _PROSE or (bool(item.row.marker) and is_long and is_talk(item))
    return is_title(item) or is_talk(item) or is_long or (item.is_bare and bool(item.text))


def _in_item(item: Item, hints: Hints, *, are_groups: bool) -> Iterator[Presence]:
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
        own = tuple(person.with_remark(one, after) for one in own) if colon else own
        yield from _grouped(own, item.group)


def _read(text: str, row: Row, hints: Hints) -> tuple[Presence, ...]:
    return people_in(Entry(text, evidence_of(row), hints))


def _children(item: Item, hints: Hints) -> Iterator[Presence]:
    for child in item.children:
        yield from _read(plain(child.text), child, hints)


def _grouped(people: Sequence[Presence], group: str) -> Iterator[Presence]:
    """Yield *people*, those without an affiliation with that of their *group*."""
    named = organizations(group) if group else ()
    for one in people:
        yield one if one.affiliations else one._replace(affiliations=named)


def _are_people(found: Sequence[Presence]) -> bool:
    """Whether several are *found* by their full names, as after the name of an organization."""
    return len(found) > 1 and all(" " in one.name for one in found)
