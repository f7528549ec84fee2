"""The plain values of a book: entries, names, links, mentions, queries and problems.

Nothing here imports Sphinx or docutils. Every value is frozen, picklable plain Python, so that it
can be kept in the environment, passed between processes and compared. Values that a book has by
the thousand are named tuples, which Python unpickles much faster than data classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .dates import Date
    from .sentences import Sentence


class Address(NamedTuple):
    """A link that leaves the book: http, https or mailto."""

    uri: str
    #: what it is shown as, where that isn't the address itself
    text: str = ""


#: what a field can mean: text, a date, an address, a list of words
Value: TypeAlias = "str | Date | Address | tuple[str, ...]"


class Name(NamedTuple):
    """A name as written in a link field, and what is written beside it."""

    text: str
    #: organizations it is joined to on that day: ``minrk (simula, ucsf)``
    affiliations: tuple[str, ...] = ()
    #: what it did there: ``minrk as host``
    role: str = ""
    #: when the link held: ``simula (2016/..)``; as written where that can't be understood
    interval: Date | str | None = None
    #: whether it could be read as a name at all; shown as written where it couldn't
    is_readable: bool = True


class FieldValue(NamedTuple):
    """One field of one entry."""

    name: str
    #: as the writer wrote it
    text: str
    #: what it means, or None where it could not be understood
    value: Value | None


class LinkValue(NamedTuple):
    """One name in one link field of one entry."""

    field: str
    name: Name
    line: int = 0


class Entry(NamedTuple):
    """One thing of a kind, where it is written."""

    kind: str
    id: str
    title: str
    docname: str
    line: int
    #: the id of its box in that document; differs from ``id`` only for the loser of a clash
    anchor: str
    aliases: tuple[str, ...]
    fields: tuple[FieldValue, ...]
    links: tuple[LinkValue, ...]
    #: a digest of its prose; empty where it has none
    prose: str = ""
    #: the included file that the entry is written in; empty if it is in the document itself
    file: str = ""

    def value(self, field: str) -> Value | None:
        """What *field* means, or None where it is absent or could not be understood."""
        return next((f.value for f in self.fields if f.name == field), None)

    def text(self, field: str) -> str:
        """*field* as written; empty where it is absent."""
        return next((f.text for f in self.fields if f.name == field), "")

    def names(self, field: str) -> tuple[Name, ...]:
        """The names in the link *field*, as written."""
        return tuple(link.name for link in self.links if link.field == field)


class Mention(NamedTuple):
    """A role in prose, and the sentence around it."""

    docname: str
    line: int
    #: the role that was used: ``person``, ``org``, ``any`` …
    role: str
    name: str
    #: the title of the section it is in, and the id of that section
    section: str
    anchor: str
    sentence: Sentence
    #: the id of the box of the entry whose prose contains it; empty outside of entries
    entry: str = ""
    #: the included file that it is written in, if any
    file: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A view placed in a page: which entries, and how to show them."""

    docname: str
    #: not shown, since a digest of the prose around it should not change with its line
    line: int = field(repr=False)
    #: the kind it selects, or another part of the book
    kind: str
    #: option name and value as written, sorted by name
    options: tuple[tuple[str, str], ...]
    #: the id of the box of the entry whose prose contains it; empty outside of entries
    entry: str = ""
    #: the included file that it is written in, if any
    file: str = ""

    def option(self, name: str, default: str = "") -> str:
        """The value of the option *name*, or *default*."""
        return dict(self.options).get(name, default)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to do about it."""

    #: a member of :class:`sphinx_annals.warnings.Warn`, by its value
    subtype: str
    docname: str
    line: int
    message: str
    #: the included file that *line* counts in, if any
    file: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says."""

    title: str = ""
    entries: tuple[Entry, ...] = ()
    mentions: tuple[Mention, ...] = ()
    queries: tuple[Query, ...] = ()
    problems: tuple[Problem, ...] = ()
