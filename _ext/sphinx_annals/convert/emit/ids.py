"""Choose the ids of what a source says, stable when other sources are added."""

from __future__ import annotations

import re
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ...model.names import slug
from ..document.plain_text import title_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping

    from ..document.records import Meeting, Records


#: an id is read by people too
WORDS = 7
#: the number of the second id of those that would be the same
FIRST = 2


class Ids(NamedTuple):
    """The ids of all that one source says: record -> id, in the order of the records."""

    meetings: tuple[str, ...] = ()
    #: of each meeting, then outside of meetings
    decisions: tuple[tuple[str, ...], ...] = ()
    talks: tuple[tuple[str, ...], ...] = ()


def stem_of(path: str) -> str:
    """Return an id for a source: its path without suffix and repeated words."""
    pure = PurePosixPath(path).with_suffix("")
    parts = pure.parts[:-1] if pure.name == "index" and len(pure.parts) > 1 else pure.parts
    kept: list[str] = []
    for part in map(slug, parts):
        if kept and part.startswith(kept[-1]):
            kept.pop()
        kept.append(part)
    return slug("-".join(kept))


def wanted_ids(path: str, records: Records) -> Ids:
    """Return the ids for what *records* say, whatever others are called."""
    stem = stem_of(path)
    meetings = tuple(_meeting_ids(stem, records.meetings))
    groups = tuple(zip((*meetings, stem), records.groups, strict=True))
    return Ids(
        meetings,
        tuple(tuple(_ids(above, (d.text for d in group.decisions))) for above, group in groups),
        tuple(tuple(_ids(above, (t.title for t in group.talks))) for above, group in groups),
    )


def free_ids(wanted: Ids, taken: MutableMapping[str, int]) -> Ids:
    """Return ids like *wanted* that are not *taken*; from then on they are.

    :param taken: id, as compared -> the number to try first for another one like it.
    """

    def each(group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_free(one, taken) for one in group)

    meetings = each(wanted.meetings)
    return Ids(meetings, tuple(map(each, wanted.decisions)), tuple(map(each, wanted.talks)))


def _meeting_ids(stem: str, meetings: tuple[Meeting, ...]) -> Iterator[str]:
    if len(meetings) == 1:
        yield stem
        return
    for meeting in meetings:
        date = slug(meeting.date[:10]) if meeting.date else slug(title_text(meeting.title))
        year = re.match(r"\d{4}", date)
        above = stem.removesuffix(f"-{year[0]}") if year else stem
        yield date if above == date[:4] else f"{above}-{date}"


def _ids(above: str, titles: Iterable[str]) -> Iterator[str]:
    for title in titles:
        words = slug(title_text(title)).split("-")[:WORDS]
        yield slug("-".join((above, *words)))


def _free(wanted: str, taken: MutableMapping[str, int]) -> str:
    short = slug(wanted)
    key = short.casefold()
    if key not in taken:
        taken[key] = FIRST
        return short
    number = next(n for n in count(taken[key]) if f"{key}-{n}" not in taken)
    taken[key], taken[f"{key}-{number}"] = number + 1, FIRST
    return f"{short}-{number}"
