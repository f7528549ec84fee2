"""The elements of content: plain values between selecting and rendering.

Whatever a page shows of other documents is first expressed in these values.
:mod:`sphinx_annals.render.renderer` draws them and looks at nothing else. A digest of them is the
fingerprint that decides whether a page must be written again.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from ..model.dates import Date
from ..model.entries import Address


class Ref(NamedTuple):
    """A link to a place in this book."""

    docname: str
    anchor: str
    text: str
    kind: str = ""


class Foreign(NamedTuple):
    """A name that no entry of this book has; perhaps another book knows it."""

    #: the roles that may find it there
    roles: tuple[str, ...]
    name: str


class Label(NamedTuple):
    """Words set apart: a remark on what is beside them, or a name in a script of its own."""

    text: str
    style: str = "label"


class Also(NamedTuple):
    """Other names that a line is found by, which only the search uses."""

    names: tuple[str, ...]


class Code(NamedTuple):
    """What to type literally."""

    text: str


Piece: TypeAlias = str | Ref | Foreign | Label | Also | Code | Date | Address
Line: TypeAlias = tuple[Piece, ...]


class Row(NamedTuple):
    """A labelled line, or several."""

    name: str
    label: str
    lines: tuple[Line, ...]
    #: what the script of a website does with it
    marks: tuple[str, ...] = ()


class Rows(NamedTuple):
    """Labelled lines: the facts of an entry, or lists under years and letters."""

    rows: tuple[Row, ...]
    style: str = "facts"


class Items(NamedTuple):
    """A list of lines."""

    lines: tuple[Line, ...]
    style: str = "list"
    #: what the script of a website does with it
    marks: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table of lines."""

    head: tuple[str, ...]
    body: tuple[tuple[Line, ...], ...]


class Paragraph(NamedTuple):
    """A line of its own."""

    line: Line
    style: str = "line"


class Fold(NamedTuple):
    """Lines that a website folds up where they are many."""

    label: str
    lines: tuple[Line, ...]
    style: str = "fold"


class Group(NamedTuple):
    """Content under a heading that is not a section."""

    label: Line
    blocks: tuple[Block, ...]
    #: the id of its heading; empty where nothing leads to it
    anchor: str = ""


class Groups(NamedTuple):
    """Blocks under headings, such as years, letters and speakers."""

    groups: tuple[Group, ...]
    style: str = "groups"


class Chart(NamedTuple):
    """How many there are in each month: drawn where that can be, figures elsewhere."""

    title: str
    #: one, and more than one, of what is counted
    noun: tuple[str, str]
    #: year, month, how many: in order, without the months of none
    months: tuple[tuple[int, int, int], ...]
    #: what is not among them
    notes: tuple[Line, ...] = ()


class Prose(NamedTuple):
    """The prose of an entry, shown in another document than it is written in."""

    docname: str
    anchor: str
    #: a digest of it, so that a page knows when it changed
    digest: str


class Note(NamedTuple):
    """A sentence in place of content that does not exist."""

    text: str


Block: TypeAlias = "Rows | Items | Table | Paragraph | Fold | Groups | Chart | Prose | Note"


class Section(NamedTuple):
    """A titled part of a page."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """A page of the book that the extension makes."""

    docname: str
    title: str
    #: the entry it is about, if it is about one
    anchor: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    #: how the general index lists it; empty where it doesn't
    index_term: str = ""
    #: whether a toctree of the book should lead to it
    is_listed: bool = False
    #: the pages that it leads to
    leads_to: tuple[str, ...] = ()


def digest(value: object) -> str:
    """Return a digest of *value*, equal on every machine for equal values."""
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
