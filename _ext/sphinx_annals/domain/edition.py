"""An edition of a book: what it said when it was last built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ..content.inline import place_of

if TYPE_CHECKING:
    from ..index.index import Index
    from ..model.entries import Problem


#: an entry as Sphinx lists objects: id, title, kind, document, anchor, priority
Listed: TypeAlias = tuple[str, str, str, str, str, int]


@dataclass(slots=True)
class Edition:
    """What the last build said, so that the next one looks only at what may differ."""

    #: when it was made, in nanoseconds; a build that reads nothing makes no new one
    when: int = 0
    #: a digest of how all entries look wherever they are named
    faces: str = ""
    #: all entries; Sphinx asks for them at the end of every build
    objects: tuple[Listed, ...] = ()
    #: all that is wrong with it
    problems: tuple[Problem, ...] = ()
    #: document or page -> digest of what it shows of others
    prints: dict[str, str] = field(default_factory=dict)


def listed(index: Index) -> tuple[Listed, ...]:
    """Return all entries as Sphinx lists objects."""
    entries = ((entry, place_of(entry)) for entry in index.entries)
    return tuple((e.id, e.title, e.kind, *place, 1) for e, place in entries)
