"""What a kind declares, and the fields that all kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..model.fields import Field, Link, Text, Web, Words

#: what every kind has besides its ``id`` and ``aliases``
SHARED: tuple[Field, ...] = (
    Field("url", "Web page", Web(), "Where more about it can be read."),
    Field("tags", "Tags", Words(), "Words to find it by, in views.", is_shown=False),
    Field(
        "source", "Source", Text(), "Where the fact comes from: a document, a line, an address."
    ),
)


class Grouping(NamedTuple):
    """A way in which the page that lists a kind shows its entries once more."""

    #: as in the option ``:by:`` of a view
    way: str
    title: str


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
    #: how the page that lists it shows it besides by year or letter
    groupings: tuple[Grouping, ...] = ()
    #: how a view of its entries looks where it doesn't say
    view: str = "list"
    #: the fields that a card over a link to it shows
    card: tuple[str, ...] = ()
    #: the fields that lead to what can be watched
    players: tuple[str, ...] = ()
    #: the field that holds a handle, by which ``@handle`` finds the entry
    handle_field: str = ""

    @property
    def all_fields(self) -> tuple[Field | Link, ...]:
        """Its own fields, then those that all kinds share."""
        return (*self.own_fields, *SHARED)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that hold values."""
        return tuple(field for field in self.all_fields if isinstance(field, Field))

    @property
    def links(self) -> tuple[Link, ...]:
        """The fields that name other entries."""
        return tuple(field for field in self.all_fields if isinstance(field, Link))

    def marks_of(self, field: str) -> tuple[str, ...]:
        """What the script of a website does with *field*."""
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
        """Whether the entry *entry_id* has a page: one called ``index`` would take the list's."""
        return self.has_pages and self.page_of(entry_id).casefold() != self.index_page
