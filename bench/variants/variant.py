"""What a way of writing down a book declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..book import Book


class Page(NamedTuple):
    """A source file of a book."""

    docname: str
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A way of writing down a book: which pages, and which extensions build them."""

    name: str
    #: a phrase for the table of results
    help: str
    pages: Callable[[Book], Iterator[Page]]
    extensions: tuple[str, ...] = ()
    #: what its ``conf.py`` says beside what that of all variants says
    settings: Mapping[str, object] = field(default_factory=dict)
