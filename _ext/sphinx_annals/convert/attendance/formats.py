"""The formats in which people write themselves into a roll call.

Each format is a row of :data:`ENTRY_FORMATS`. The first one that fits an entry reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.records import Presence
from . import entries
from .affiliations import is_place
from .columns import Column
from .entries import Hints, RollEntry, with_fields
from .name_shapes import is_name, is_placeholder
from .parentheticals import ABSENT, handles_in, role_of, without_handles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_TIGHT = re.compile(r"/")
#: after a full name: "Ada Quill from Tidewater", "Ada Quill @ Tidewater"
_FROM = re.compile(r"\s+(?:@|at|from)\s+(?=[^\W\d_a-z]|\d[a-z])")
#: from the surest on; a slash within a word is one of "Jupyter/Binder" where others have spaces
_SEPARATORS = (
    re.compile(r"\s*\|\s*"),
    re.compile(r"\s+/\s*|\s*/\s+|/(?=@)|/$"),
    _TIGHT,
    re.compile(r"\s+[-\u2013\u2014]{1,2}\s+"),
)
#: no entry of a roll call is longer, but a list within a line may be
_LONGEST = 400
_COMMA = re.compile(r"\s*[,;\u3001\uff0c]\s*")
#: between names in a line; a plus sign may stand without spaces
_LIST = re.compile(
    r"\s*[,;\u3001\uff0c]\s*(?:and\s+|&\s*)?|\s+(?:and|&|und|et|y)\s+|\s*\+\s*"
    r"|\s+[\u2022\u00b7]\s+"
)


def split(text: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    """Return the parts of *text* between separators that stand outside of parentheses."""
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
    """Return the fields of *text*; itself alone where nothing parts it."""
    if "://" in text or len(text) > _LONGEST:
        return (text,)
    closed = text if _depth(text) <= 0 else text + ")" * _depth(text)
    for separator in _SEPARATORS:
        parts = split(closed, separator)
        if len(parts) > 1 and _may_begin(parts[0], separator is _TIGHT):
            return parts
    parts = split(closed, _FROM)
    is_named = len(parts) == 2 and " " in parts[0] and parts[0][0].isupper() and is_name(parts[0])
    return parts if is_named else (text,)


def _may_begin(first: str, is_tight: bool) -> bool:
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|@[\w-]+", "", first).strip()
    # in "Ada/Tidewater/@ada" the slash before the handle is like the others
    is_whole = "/" not in bare and not (is_tight and "," in bare)
    return bool(bare or first.startswith("@")) and len(bare) < 60 and is_whole


def at_commas(text: str) -> tuple[str, ...]:
    """Return the parts of *text* between commas, but for what follows as in ``Ada Quill, Jr``."""
    return split(re.sub(r",(?=\s*(?:Jr|Sr|PhD|Ph\.D|MD|II|III)\b\.?)", "", text), _COMMA)


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a list within a line."""
    return tuple(part for part in split(text.strip(" ."), _LIST) if part)


class EntryFormat(NamedTuple):
    """A way of writing people."""

    name: str
    read: Callable[[RollEntry], tuple[Presence, ...] | None]
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


def people_in(entry: RollEntry) -> tuple[Presence, ...]:
    """Return those whom *entry* names; nobody where it is of no known shape."""
    if _OTHERS.search(entry.text):
        entry = entry._replace(text=_OTHERS.sub("", entry.text))
    for shape in ENTRY_FORMATS:
        read = shape.read(entry)
        if read is not None:
            return tuple(each for each in read if each.name)
    return ()


def _nobody(entry: RollEntry) -> tuple[Presence, ...] | None:
    first = fields_of(entry.text)[0]
    is_empty = is_placeholder(re.sub(r"\([^()]*\)", "", first))
    return () if is_empty or _NOBODY.fullmatch(entry.text) else None


def _absent(entry: RollEntry) -> tuple[Presence, ...] | None:
    found = _ALL_ABSENT.fullmatch(entry.text)
    if not found or len(fields_of(found["names"])) > 1 or handles_in(found["names"]):
        return None
    names = [entry._replace(text=name) for name in listed(found["names"])]
    people = [entries.of(each.text, entry.evidence) for each in names]
    return tuple(each._replace(is_absent=True, remark=found["why"]) for each in people if each)


def _fields(entry: RollEntry) -> tuple[Presence, ...] | None:
    bare, pronouns = entries.without_pronouns(entry.text)
    fields = fields_of(bare)
    if len(fields) < 2:
        return None
    return (with_fields(fields, entry, pronouns),)


def _inline(entry: RollEntry) -> tuple[Presence, ...] | None:
    parts = listed(entry.text) if entry.hints.is_inline else ()
    if len(parts) < 2:
        return None
    inner = entry.hints._replace(is_inline=False)
    people = [people_in(RollEntry(part, entry.evidence, inner)) for part in parts]
    # a sentence may have a list in it: "invites to all keepers, guests and friends"
    is_sentence = not people[0] and len(parts[0].split()) > 2
    return () if is_sentence else tuple(one for each in people for one in each)


def _commas(entry: RollEntry) -> tuple[Presence, ...] | None:
    bare, pronouns = entries.without_pronouns(entry.text)
    parts = tuple(part for part in at_commas(bare) if part)
    if len(parts) < 2:
        return None
    first, second = parts[0], parts[1]
    if len(parts) == 2 and _is_family_first(first, second, entry.hints):
        one = entries.of(f"{second} {first}" if second != "" else first, entry.evidence)
        return (entries.with_remark(one, pronouns),) if one else ()
    # "Ada Quill, Tidewater, Lund, Sweden" is one, with where she is
    is_list = len(parts) > 2 and _is_list(parts) and not is_place(parts[-1])
    if is_list:
        return tuple(each for part in parts if (each := entries.of(part, entry.evidence)))
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


def _handles(entry: RollEntry) -> tuple[Presence, ...] | None:
    """Read several handles and no name: ``@ada @bo``."""
    handles = handles_in(entry.text)
    bare = without_handles(entry.text).strip(" ,;&()")
    if not handles or bare not in ("", "and") or len(handles) < 2:
        return None
    return tuple(Presence(handle, entry.evidence, (handle,)) for handle in handles)


def _name(entry: RollEntry) -> tuple[Presence, ...] | None:
    one = entries.of(entry.text, entry.evidence, entry.hints.organizations)
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
