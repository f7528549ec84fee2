"""What one build leaves for the next: the facts of each document, and what they added up to."""

from __future__ import annotations

import gc
import pickle
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from ..content.inline import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..index.index import Index
    from ..model.entries import Facts, Problem


class LazyFacts:
    """The facts of all documents, each pickled by itself within the pickled environment.

    A build that finds nothing new asks for none of them, and need not unpickle what ten years of
    meetings said; one that reads a document anew need not pickle the others again.

    :param folded: docname -> its facts, pickled.
    """

    def __init__(self, folded: Mapping[str, bytes] | None = None) -> None:
        self._folded = folded or {}
        self._unfolded: dict[str, Facts] = {}
        self._open: dict[str, Facts] | None = None

    @property
    def facts(self) -> dict[str, Facts]:
        """Docname -> what that document says."""
        if self._open is None:
            with gc_paused():
                # our own, from an environment that Sphinx has unpickled just so
                self._unfolded = {d: pickle.loads(f) for d, f in self._folded.items()}  # noqa: S301
            self._open = dict(self._unfolded)
        return self._open

    def __reduce__(self) -> tuple[type[LazyFacts], tuple[dict[str, bytes]]]:
        kept = self._folded if self._open is None else map(self._fold, self._open)
        return (LazyFacts, (dict(kept),))

    def _fold(self, docname: str) -> tuple[str, bytes]:
        facts = self.facts[docname]
        if facts is self._unfolded.get(docname):
            return docname, self._folded[docname]
        return docname, pickle.dumps(facts, pickle.HIGHEST_PROTOCOL)


#: an entry as Sphinx lists objects: id, title, kind, document, anchor, priority
Listed: TypeAlias = tuple[str, str, str, str, str, int]


@dataclass(slots=True)
class BuildState:
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


@contextmanager
def gc_paused() -> Iterator[None]:
    """Let no cycles be looked for meanwhile, if they were at all.

    An environment of a thousand pages is a million values; to make a hundred thousand more,
    none of them in a cycle, the collector would look through all of them several times. That
    took longer than the making.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
