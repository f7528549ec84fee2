"""What a kind declares, and the fields that all kinds share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model.fields import Field, Link, Text, Web, Words

#: the fields of every kind, beside ``id`` and ``aliases``
SHARED: tuple[Field, ...] = (
    Field("url", "Web page", Web(), "Where to read more about it."),
    Field("tags", "Tags", Words(), "Words to find it by, in views.", is_shown=False),
    Field(
        "source", "Source", Text(), "Where the fact comes from: a document, a line, an address."
    ),
)


class Grouping(NamedTuple):
    """Another grouping of its entries on the index page of a kind."""

    #: as in the option ``:by:`` of a view
    way: str
    title: str


class Gap(NamedTuple):
    """Something that an entry of a kind may lack; the book lists the entries that do."""

    title: str
    #: what it means, for readers
    sentence: str
    #: the field; empty for a link, a mention or an affiliation that leads to the entry
    lacks: str = ""


class Filter(NamedTuple):
    """The option by which a view selects what is related to entries of a kind."""

    option: str
    #: a sentence for the reference
    help: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: everything the extension knows about it."""

    name: str
    label: str
    plural: str
    plural_label: str
    #: a sentence for the reference
    help: str
    own_fields: tuple[Field | Link, ...]
    #: the roles that refer to it, the first is the one the book itself uses
    roles: tuple[str, ...]
    #: whether each entry has a page of its own, with everything that points at it
    has_pages: bool = False
    #: the field that says how its title is sorted
    sort_field: str = ""
    #: what a view of its entries shows of each, beside the title
    columns: tuple[str, ...] = ()
    #: the groupings of its index page, beside year or letter
    groupings: tuple[Grouping, ...] = ()
    #: the usual look of a view of its entries
    view: str = "list"
    #: the fields on the card that opens over a link to it
    card: tuple[str, ...] = ()
    #: the fields that hold the address of a recording
    players: tuple[str, ...] = ()
    #: the field that holds a handle, by which ``@handle`` finds the entry
    handle_field: str = ""
    #: whether people are affiliated with its entries
    has_affiliates: bool = False
    #: what its entries may lack
    gaps: tuple[Gap, ...] = ()
    #: its own labels of fields that all kinds share: (name, label)
    labels: tuple[tuple[str, str], ...] = ()
    #: the option that selects what is related to its entries
    filter: Filter | None = None

    @property
    def all_fields(self) -> tuple[Field | Link, ...]:
        """Its own fields, then those that all kinds share."""
        return (*self.own_fields, *self.shared_fields)

    @property
    def shared_fields(self) -> tuple[Field, ...]:
        """The fields that all kinds share, with the labels of this kind."""
        labels = dict(self.labels)
        return tuple(replace(field, label=labels.get(field.name, field.label)) for field in SHARED)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that hold values."""
        return tuple(field for field in self.all_fields if isinstance(field, Field))

    @property
    def links(self) -> tuple[Link, ...]:
        """The fields that name other entries."""
        return tuple(field for field in self.all_fields if isinstance(field, Link))

    def marks_of(self, field: str) -> tuple[str, ...]:
        """What the script of the website does with *field*."""
        marked = {"on-card": self.card, "player": self.players}
        return tuple(mark for mark, fields in marked.items() if field in fields)

    @property
    def nouns(self) -> tuple[str, str]:
        """One and many of it, within a sentence."""
        return self.label.lower(), self.plural_label.lower()

    @property
    def folder(self) -> str:
        """The folder of its pages in the book."""
        return self.plural

    @property
    def index_page(self) -> str:
        """The document that lists all its entries."""
        return f"{self.folder}/index"

    def page_of(self, entry_id: str) -> str:
        """The document that is the page of the entry *entry_id*."""
        return f"{self.folder}/{entry_id}"

    def has_page(self, entry_id: str) -> bool:
        """Whether the entry *entry_id* has a page: ``index`` would overwrite the list."""
        return self.has_pages and self.page_of(entry_id).casefold() != self.index_page
