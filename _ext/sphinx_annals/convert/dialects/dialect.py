"""What a dialect declares, and the clues by which a document is recognised as one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from ..document.findings import Finding
    from ..document.source import DialectTraits, Meta, Source
    from ..document.source_text import SourceText


def split(text: str, mark: str | None = None) -> tuple[str, ...]:
    """Return the parts of *text* between *marks*, or between spaces."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())


#: how much of a long document is looked at
_GLIMPSE = 60_000


@dataclass(frozen=True)
class RawDocument:
    """A document with its data apart, before it is known how to read it."""

    #: as seen from the folder that is converted
    path: str
    meta: tuple[Meta, ...]
    body: SourceText
    findings: tuple[Finding, ...]
    #: its first line, which says the language of its data
    head: str

    @cached_property
    def keys(self) -> str:
        """The keys of its data, each on a line."""
        return "\n".join(meta.key.casefold() for meta in self.meta)

    @cached_property
    def text(self) -> str:
        """The beginning of what it says."""
        return self.body.text[:_GLIMPSE]


class CluePlace(Enum):
    """Where a clue may be."""

    PATH = "path"
    HEAD = "head"
    KEYS = "keys"
    TEXT = "text"


class Clue(NamedTuple):
    """Something that speaks for a dialect."""

    weight: int
    place: CluePlace
    pattern: re.Pattern[str]

    def is_in(self, draft: RawDocument) -> bool:
        """Whether *draft* shows it."""
        return bool(self.pattern.search(getattr(draft, self.place.value)))


class Dialect(Protocol):
    """How documents of one dialect are read."""

    #: what is true of all its documents
    traits: DialectTraits
    #: what is written in it, in a sentence
    help: str

    def evidence(self, draft: RawDocument) -> int:
        """Return how much speaks for the dialect."""

    def read(self, draft: RawDocument) -> Source:
        """Return what the document says, in the terms that all dialects share."""


def weighed(clues: Iterable[Clue], draft: RawDocument) -> int:
    """Return the weight of those *clues* that *draft* shows."""
    return sum(clue.weight for clue in clues if clue.is_in(draft))
