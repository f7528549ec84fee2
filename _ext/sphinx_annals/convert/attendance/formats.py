"""Formats in which people write themselves into a roll call.

Each format is a row of :data:`ENTRY_FORMATS`; the first that fits an entry parses it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Presence
from ..vocabulary import any_of
from . import roll_entries
from .affiliations import is_place
from .name_shapes import is_name, is_placeholder
from .parentheticals import ABSENT, handles_in, role_of, without_handles
from .roll_columns import Column
from .roll_entries import Hints, RollEntry, with_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_TIGHT = re.compile(r"/")
#: after a full name: "Ada Quill from Tidewater", "Ada Quill @ Tidewater"
_FROM = re.compile(rf"\s+(?:@|{any_of('attendance.from_workplace')})\s+(?=[^\W\d_a-z]|\d[a-z])")
#: surest first; a slash within a word may be that of "Jupyter/Binder"
_SEPARATORS = (
    re.compile(r"\s*\|\s*"),
    re.compile(r"\s+/\s*|\s*/\s+|/(?=@)|/$"),
    _TIGHT,
    re.compile(r"\s+[-\u2013\u2014]{1,2}\s+"),
)
#: length of the longest entry; a list within a line may be longer
_LONGEST = 400
_COMMA = re.compile(r"\s*[,;\u3001\uff0c]\s*")
_AND = any_of("names.and")
#: separators of names in a line
_LIST = re.compile(
    rf"\s*[,;\u3001\uff0c]\s*(?:{_AND}\s+|&\s*)?|\s+(?:{_AND}|&)\s+|\s*\+\s*"
    r"|\s+[\u2022\u00b7]\s+"
)
#: a comma within a name: "Ada Quill, Jr"
_SUFFIXED = re.compile(
    rf",(?=\s*(?:{any_of('names.generations')}|{any_of('names.degrees')})\b\.?)"
)
_GENERATION = re.compile(rf"\b{any_of('names.generations')}\b\.?")
_GIVEN = re.compile(r"[^\W\d_][^\W\d_A-Z]+(?:-[^\W\d_]+)*|[A-Z]\.?")


def split(text: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    """Return the parts of *text* between separators outside of parentheses."""
    return tuple(_parts(text, separator))


def _parts(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    start = read = depth = 0
    for found in separator.finditer(text):
        depth = max(0, depth) + _depth(text[read : found.start()])
        read = found.start()
        if depth <= 0:
            yield text[start : found.start()].strip()
            start = found.end()
    yield text[start:].strip()


def _depth(text: str) -> int:
    return sum((c in "([") - (c in ")]") for c in text)


def fields_of(text: str) -> tuple[str, ...]:
    """Return the fields of *text*; itself alone if it has no separator."""
    if "://" in text or len(text) > _LONGEST:
        return (text,)
    closed = text + ")" * _depth(text)
    for separator in _SEPARATORS:
        parts = split(closed, separator)
        if len(parts) > 1 and _may_begin(parts[0], separator is _TIGHT):
            return parts
    parts = split(closed, _FROM)
    return parts if len(parts) == 2 and _is_full_name(parts[0]) else (text,)


def _is_full_name(text: str) -> bool:
    return " " in text and text[0].isupper() and is_name(text)


def _may_begin(first: str, is_tight: bool) -> bool:
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|@[\w-]+", "", first).strip()
    # in "Ada/Tidewater/@ada" the slash before the handle is like the others
    is_whole = "/" not in bare and not (is_tight and "," in bare)
    return bool(bare or first.startswith("@")) and len(bare) < 60 and is_whole


def at_commas(text: str) -> tuple[str, ...]:
    """Return the parts of *text* between commas; that of ``Ada Quill, Jr`` is part of a name."""
    return split(_SUFFIXED.sub("", text), _COMMA)


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a list within a line."""
    return tuple(part for part in split(text.strip(" ."), _LIST) if part)


def are_full_names(text: str) -> bool:
    """Whether *text* is a list of full names: "Ada Quill, Bo Linde", not a workplace."""
    names = listed(text)
    return len(names) > 1 and all(" " in name and is_name(name) for name in names)


class EntryFormat(NamedTuple):
    """A format of entries."""

    name: str
    read: Callable[[RollEntry], tuple[Presence, ...] | None]
    example: str


_NOBODY = re.compile(
    rf"{any_of('attendance.nobody')}\b.*|[^\w@]*|.*https?://.*|<.*|_{{3,}}.*|\.\.\..*",
    re.IGNORECASE | re.DOTALL,
)
#: "and 3 others" after the last name
_OTHERS = re.compile(
    rf"(?<=\w),? (?:{_AND}|&|{any_of('attendance.plus')})"
    rf" (?:~?\d{{1,3}}|{any_of('attendance.some')}) {any_of('attendance.others')}\b.{{0,40}}$"
)
_ALL_ABSENT = re.compile(
    rf"(?P<names>[^()]{{1,200}}?)\s+(?:[-\u2013:]\s+)?(?P<why>{ABSENT.pattern})", re.IGNORECASE
)


def people_in(entry: RollEntry) -> tuple[Presence, ...]:
    """Return the people in *entry*; none if it has no known format."""
    if _OTHERS.search(entry.text):
        entry = entry._replace(text=_OTHERS.sub("", entry.text))
    found = (each.read(entry) for each in ENTRY_FORMATS)
    return tuple(one for one in next(filter(_is_read, found), None) or () if one.name)


def _is_read(people: tuple[Presence, ...] | None) -> bool:
    return people is not None


def _nobody(entry: RollEntry) -> tuple[Presence, ...] | None:
    first = fields_of(entry.text)[0]
    is_empty = is_placeholder(re.sub(r"\([^()]*\)", "", first))
    return () if is_empty or _NOBODY.fullmatch(entry.text) else None


def _absent(entry: RollEntry) -> tuple[Presence, ...] | None:
    found = _ALL_ABSENT.fullmatch(entry.text)
    if not found or len(fields_of(found["names"])) > 1 or handles_in(found["names"]):
        return None
    names = [entry._replace(text=name) for name in listed(found["names"])]
    people = [roll_entries.of(each.text, entry.evidence) for each in names]
    return tuple(each._replace(is_absent=True, remark=found["why"]) for each in people if each)


def _fields(entry: RollEntry) -> tuple[Presence, ...] | None:
    bare, pronouns = roll_entries.without_pronouns(entry.text)
    fields = fields_of(bare)
    if len(fields) < 2:
        return None
    return (with_fields(fields, entry, pronouns),)


def _inline(entry: RollEntry) -> tuple[Presence, ...] | None:
    parts = listed(entry.text) if entry.hints.is_inline else ()
    if len(parts) < 2:
        return None
    inner = entry._replace(hints=entry.hints._replace(is_inline=False))
    people = [people_in(inner._replace(text=part)) for part in parts]
    # a sentence may contain a list: "invites to all keepers, guests and friends"
    is_sentence = not people[0] and len(parts[0].split()) > 2
    return () if is_sentence else tuple(one for each in people for one in each)


def _commas(entry: RollEntry) -> tuple[Presence, ...] | None:
    bare, pronouns = roll_entries.without_pronouns(entry.text)
    parts = tuple(part for part in at_commas(bare) if part)
    if len(parts) < 2:
        return None
    if _is_family_first(parts, entry.hints):
        one = roll_entries.of(f"{parts[1]} {parts[0]}", entry.evidence)
        return (roll_entries.with_remark(one, pronouns),) if one else ()
    if _is_list(parts):
        return tuple(each for part in parts if (each := roll_entries.of(part, entry.evidence)))
    # "Ada, Tidewater, Inc." has one affiliation; with a handle or a role, each comma counts
    fields = parts if any(map(_is_certain, parts[1:])) else (parts[0], ", ".join(parts[1:]))
    return (with_fields(fields, entry, pronouns),)


def _is_certain(part: str) -> bool:
    return bool(handles_in(part) or role_of(part.partition("(")[0]))


def _is_list(parts: tuple[str, ...]) -> bool:
    """Whether *parts* are several people: short names, and no place after an affiliation."""
    are_names = all(is_name(part) and len(part.split()) < 4 for part in parts)
    return len(parts) > 2 and are_names and not is_place(parts[-1])


def _is_family_first(parts: tuple[str, ...], hints: Hints) -> bool:
    """Whether *parts* are "Quill, Ada"."""
    if len(parts) != 2:
        return False
    family, given = parts
    if role_of(given) or len(given.split()) > 2 or not is_name(f"{given} {family}"):
        return False
    return given.split()[0].casefold() in hints.first_names or _are_halves(family, given, hints)


def _are_halves(family: str, given: str, hints: Hints) -> bool:
    """Whether *family* is one word, and *given* looks like first names, not an organization."""
    is_single = len(_GENERATION.sub("", family).split()) == 1
    is_organization = given.casefold() in hints.organizations or (
        Column.ORGANIZATION in hints.columns
    )
    return is_single and all(map(_GIVEN.fullmatch, given.split())) and not is_organization


def _handles(entry: RollEntry) -> tuple[Presence, ...] | None:
    """Parse several handles without a name: ``@ada @bo``."""
    handles = handles_in(entry.text)
    if len(handles) < 2 or without_handles(entry.text).strip(" ,;&()"):
        return None
    return tuple(Presence(handle, entry.evidence, (handle,)) for handle in handles)


def _name(entry: RollEntry) -> tuple[Presence, ...] | None:
    one = roll_entries.of(entry.text, entry.evidence)
    return (one,) if one else None


ENTRY_FORMATS: tuple[EntryFormat, ...] = (
    EntryFormat("template", _nobody, "Name / @handle / affiliation"),
    EntryFormat("line", _inline, "Ada Quill, Bo Linde (@bo) and Cy"),
    EntryFormat("absent", _absent, "Ada, Bo and Cy unable to attend today"),
    EntryFormat("fields", _fields, "Ada Quill / @adaq / Tidewater Workshop"),
    EntryFormat("commas", _commas, "Ada Quill, Tidewater Workshop"),
    EntryFormat("handles", _handles, "@adaq @bo-linde"),
    EntryFormat("name", _name, "Ada Quill @adaq (observer/Tidewater)"),
)
