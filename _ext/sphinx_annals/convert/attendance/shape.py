"""Shapes: the ways in which people write themselves into a roll call.

Each shape is a row of :data:`SHAPES`: the first that knows an entry reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Presence
from . import person
from .affiliations import is_place
from .aside import ABSENT, handles_in, without_handles
from .columns import Column
from .entry import Entry, Hints, with_fields
from .field import at_commas, fields_of, listed
from .name_shapes import is_name, is_placeholder
from .role import role_of

if TYPE_CHECKING:
    from collections.abc import Callable


class Shape(NamedTuple):
    """A way of writing people."""

    name: str
    read: Callable[[Entry], tuple[Presence, ...] | None]
    example: str


_NOBODY = re.compile(
    r"(?:all|everyone|everybody|others?|no ?(?:one|body)|none|nobody|plus|and|same|see"
    r"|\+?\d+|~\d+|about|approx\w*"
    r"|several|many|various|some|most|n/a|if you|please|the)\b.*|[^\w@]*|.*https?://.*|<.*"
    r"|_{3,}.*|\.\.\..*",
    re.IGNORECASE | re.DOTALL,
)
#: after those who are named
_OTHERS = re.compile(
    r"(?<=\w),? (?:and|&|plus) (?:~?\d{1,3}|several|some|a few|many) (?:others?|more|guests?)\b"
    r".{0,40}$"
)
_ALL_ABSENT = re.compile(
    rf"(?P<names>[^()]{{1,200}}?)\s+(?:[-\u2013:]\s+)?(?P<why>{ABSENT.pattern})", re.IGNORECASE
)


def people_in(entry: Entry) -> tuple[Presence, ...]:
    """Return those whom *entry* names; nobody where it is of no known shape."""
    if _OTHERS.search(entry.text):
        entry = entry._replace(text=_OTHERS.sub("", entry.text))
    for shape in SHAPES:
        read = shape.read(entry)
        if read is not None:
            return tuple(each for each in read if each.name)
    return ()


def _nobody(entry: Entry) -> tuple[Presence, ...] | None:
    first = fields_of(entry.text)[0]
    is_empty = is_placeholder(re.sub(r"\([^()]*\)", "", first))
    return () if is_empty or _NOBODY.fullmatch(entry.text) else None


def _absent(entry: Entry) -> tuple[Presence, ...] | None:
    found = _ALL_ABSENT.fullmatch(entry.text)
    if not found or len(fields_of(found["names"])) > 1 or handles_in(found["names"]):
        return None
    names = [entry._replace(text=name) for name in listed(found["names"])]
    people = [person.of(each.text, entry.evidence) for each in names]
    return tuple(each._replace(is_absent=True, remark=found["why"]) for each in people if each)


def _fields(entry: Entry) -> tuple[Presence, ...] | None:
    bare, pronouns = person.without_pronouns(entry.text)
    fields = fields_of(bare)
    if len(fields) < 2:
        return None
    return (with_fields(fields, entry, pronouns),)


def _inline(entry: Entry) -> tuple[Presence, ...] | None:
    parts = listed(entry.text) if entry.hints.is_inline else ()
    if len(parts) < 2:
        return None
    inner = entry.hints._replace(is_inline=False)
    people = [people_in(Entry(part, entry.evidence, inner)) for part in parts]
    # a sentence may have a list in it: "invites to all keepers, guests and friends"
    is_sentence = not people[0] and len(parts[0].split()) > 2
    return () if is_sentence else tuple(one for each in people for one in each)


def _commas(entry: Entry) -> tuple[Presence, ...] | None:
    bare, pronouns = person.without_pronouns(entry.text)
    parts = tuple(part for part in at_commas(bare) if part)
    if len(parts) < 2:
        return None
    first, second = parts[0], parts[1]
    if len(parts) == 2 and _is_family_first(first, second, entry.hints):
        one = person.of(f"{second} {first}" if second != "" else first, entry.evidence)
        return (person.with_remark(one, pronouns),) if one else ()
    # "Ada Quill, Tidewater, Lund, Sweden" is one, with where she is
    is_list = len(parts) > 2 and _is_list(parts) and not is_place(parts[-1])
    if is_list:
        return tuple(each for part in parts if (each := person.of(part, entry.evidence)))
    # "Ada, Tidewater, Inc." has one affiliation; with a handle or a role, each comma counts
    fields = parts if any(map(_is_certain, parts[1:])) else (first, ", ".join(parts[1:]))
    return (with_fields(fields, entry, pronouns),)


def _is_certain(part: str) -> bool:
    return bool(handles_in(part) or role_of(part.partition("(")[0]))


def _is_list(parts: tuple[str, ...]) -> bool:
    """Whether *parts* are people: all names, and none after the first longer than a name is."""
    return all(is_name(part) and len(part.split()) < 4 for part in parts)


def _is_family_first(first: str, second: str, hints: Hints) -> bool:
    """Whether "Quill, Ada" is meant: the second is a first name, or known as nothing else."""
    given = second.split()
    if not given or role_of(second) or not is_name(f"{second} {first}") or len(given) > 2:
        return False
    if given[0].casefold() in hints.first_names:
        return True
    single = len(re.sub(r"\b(?:Jr|Sr)\b\.?", "", first).split()) == 1
    looks_given = all(
        re.fullmatch(r"[^\W\d_][^\W\d_A-Z]+(?:-[^\W\d_]+)*|[A-Z]\.?", word) for word in given
    )
    is_known = second.casefold() in hints.organizations
    return single and looks_given and not is_known and Column.ORGANIZATION not in hints.columns


def _handles(entry: Entry) -> tuple[Presence, ...] | None:
    """Read several handles and no name: ``@ada @bo``."""
    handles = handles_in(entry.text)
    bare = without_handles(entry.text).strip(" ,;&()")
    if not handles or bare not in ("", "and") or len(handles) < 2:
        return None
    return tuple(Presence(handle, entry.evidence, (handle,)) for handle in handles)


def _name(entry: Entry) -> tuple[Presence, ...] | None:
    one = person.of(entry.text, entry.evidence, entry.hints.organizations)
    return (one,) if one else None


SHAPES: tuple[Shape, ...] = (
    Shape("template", _nobody, "Name / @handle / affiliation"),
    Shape("line", _inline, "Ada Quill, Bo Linde (@bo) and Cy"),
    Shape("absent", _absent, "Ada, Bo and Cy unable to attend today"),
    Shape("fields", _fields, "Ada Quill / @adaq / Tidewater Workshop"),
    Shape("commas", _commas, "Ada Quill, Tidewater Workshop"),
    Shape("handles", _handles, "@adaq @bo-linde"),
    Shape("name", _name, "Ada Quill @adaq (observer/Tidewater)"),
)
