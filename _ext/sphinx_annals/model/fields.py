"""Field types, and how the declaration of a kind names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from ..warnings import Warn
from . import dates, names
from .entries import Address

if TYPE_CHECKING:
    from .entries import Value


#: the addresses a link may lead to -> the part they can't be without; others are shown as text
SCHEMES = {"http": "netloc", "https": "netloc", "mailto": "path"}


class FieldError(ValueError):
    """A field whose text can't be understood.

    :param warn: which of the book's warnings this is.
    :param message: one sentence that says what is wrong and what to write.
    """

    def __init__(self, warn: Warn, message: str) -> None:
        super().__init__(message)
        self.warn = warn


class FieldType(Protocol):
    """How the text of a field becomes a value."""

    @property
    def summary(self) -> str:
        """A few words for the reference."""

    def read(self, text: str) -> Value:
        """Return what *text* means; raises :class:`FieldError`."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, kept as written."""

    summary: str = "text"

    def read(self, text: str) -> Value:
        """Return *text*."""
        return text


@dataclass(frozen=True, slots=True)
class Words:
    """A list separated by commas."""

    summary: str = "a list, separated by commas"

    def read(self, text: str) -> Value:
        """Return the words of *text*, without the empty ones."""
        return tuple(word for part in text.split(",") if (word := part.strip()))


@dataclass(frozen=True, slots=True)
class Day:
    """A date, a part of one, or an interval."""

    summary: str = "a date"

    def read(self, text: str) -> Value:
        """Return the date; raises :class:`FieldError` where it is impossible or doubtful."""
        try:
            return dates.parse(text)
        except dates.DateError as error:
            raise FieldError(Warn.DATE, str(error)) from error


@dataclass(frozen=True, slots=True)
class Web:
    """An address that leaves the book."""

    summary: str = "an http, https or mailto address"

    def read(self, text: str) -> Value:
        """Return the address; raises :class:`FieldError` for any other scheme."""
        if " " in text or not text.isprintable() or not _leads_somewhere(text):
            message = f"{text!r} is not an address: write one that begins with https://"
            raise FieldError(Warn.ADDRESS, message)
        return Address(text)


@dataclass(frozen=True, slots=True)
class Handle:
    """A name on another site, from which its address there follows."""

    summary: str
    #: what it must look like; its groups fill the address
    pattern: str
    address: str

    def read(self, text: str) -> Value:
        """Return the address; raises :class:`FieldError` for what no such name can be."""
        match = re.fullmatch(self.pattern, text, re.ASCII)
        if not match:
            raise FieldError(Warn.ADDRESS, f"{text!r} is not {self.summary}")
        return Address(self.address.format(**match.groupdict()), text)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; where ``open``, others are welcome too."""

    values: tuple[str, ...]
    open: bool = False

    @property
    def summary(self) -> str:
        """The words, for the reference."""
        return ", ".join(self.values) + (", …" if self.open else "")

    def read(self, text: str) -> Value:
        """Return the word; raises :class:`FieldError` where it is not among the values."""
        word = text.casefold()
        if word in self.values:
            return word
        if self.open:
            return text
        near = get_close_matches(word, self.values, n=1) or [", ".join(self.values)]
        raise FieldError(Warn.CHOICE, f"{text!r} is not known here: write {near[0]}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind."""

    name: str
    label: str
    type: FieldType
    #: a sentence for the reference
    help: str = ""
    #: whether readers see it; a field that only sorts is not for them
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What the parentheses after a name may hold."""

    summary: str
    #: the attribute of ``Name`` that it fills; none where they are of the name
    fills: str

    def read(self, text: str) -> names.Names:
        """Return the names in *text* and what could not be read of them."""
        return names.parse(text, beside=self.fills)


#: the targets of a link that may name an entry of any kind
ANY: tuple[str, ...] = ()

AFFILIATION = Qualifier("affiliations of that day", "affiliations")
INTERVAL = Qualifier("when it held", "interval")
NOTHING = Qualifier("nothing: parentheses are part of the name", "")


@dataclass(frozen=True, slots=True)
class Link:
    """A field that names other entries, with its name from the other side."""

    name: str
    label: str
    #: the kinds it may name, or ``ANY``
    targets: tuple[str, ...]
    inverse: str
    inverse_label: str
    help: str = ""
    #: the relation of the entry to the one it names, shown on the page of the latter
    relation: str = ""
    qualifier: Qualifier = AFFILIATION
    #: what it names lends its date to an entry that has none of its own
    lends_date: bool = False
    #: what it names shows what points at this entry as well: a unit's people, a series' talks
    gathers: bool = False
    #: a field of the entry it names that follows from it, with its value
    implies: tuple[str, str] | None = None

    @property
    def summary(self) -> str:
        """A few words for the reference."""
        return f"names of {' or '.join(self.targets) or 'entries of any kind'}"


def _leads_somewhere(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(getattr(parts, SCHEMES[parts.scheme]))
