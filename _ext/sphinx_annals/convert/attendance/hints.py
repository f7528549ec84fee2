"""Hints for parsing an entry: what all entries of its roll call have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import roll_text
from ..vocabulary import any_of
from .affiliations import is_place, organizations
from .formats import at_commas, fields_of
from .parentheticals import handles_in
from .roll_columns import Column, columns_from, columns_of
from .roll_entries import Hints
from .roll_sections import RollSection, cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .rows import BodyRow


#: characters of the notes that are searched for handles
_MUCH = 200_000
#: words of an entry without a marker, and of any entry, at most
_SENTENCE = 8
_ENTRY = 14
_SUFFIXED = re.compile(rf" {any_of('names.generations')}$")


class MeetingNotes(NamedTuple):
    """The notes of a meeting, which show how to parse its roll calls."""

    text: str
    #: in lower case
    handles: frozenset[str]

    @classmethod
    def of(cls, rows: Sequence[BodyRow]) -> MeetingNotes:
        """Return the notes in *rows*."""
        text = "\n".join(row.text for row in rows)
        handles = handles_in(text[:_MUCH].replace("\\", ""))
        return cls(text, frozenset(map(str.casefold, handles)))


def hints_for(block: RollSection, notes: MeetingNotes) -> Hints:
    """Return the hints for *block*, one of those in *notes*."""
    texts = list(_listed(block))
    fielded = [fields_of(text) for text in texts]
    headed = next(filter(None, map(_heading, texts)), ())
    columns = headed or columns_from(fielded)
    commas = [pair for text, fields in zip(texts, fielded, strict=True) if len(fields) == 1
              and len(pair := at_commas(text)) == 2]  # fmt: skip
    return Hints(
        columns or _columns_by_comma(commas),
        notes.handles,
        frozenset(_organizations(fielded)),
        frozenset(_first_names(texts, commas, notes.text)),
        is_headed=bool(headed),
    )


def _listed(block: RollSection) -> Iterator[str]:
    """Yield the texts of *block* up to the first sentence after its names."""
    has_names = False
    for row in block.rows:
        words = len(row.text.split())
        if has_names and not row.marker and (words > _SENTENCE or row.text.endswith(":")):
            return
        if row.text and not row.level and words <= _ENTRY:
            has_names = True
            yield roll_text(row.text)


def _heading(text: str) -> tuple[Column, ...]:
    """Return the columns below *text*, the first row of a table or a template."""
    fields = cells_of(text) if "|" in text else fields_of(text)
    found = columns_of(fields)
    return found if len(found) > 1 else ()


def _organizations(rows: Sequence[tuple[str, ...]]) -> set[str]:
    """Return the organizations between a name and a handle, in lower case."""
    return {
        name.casefold()
        for row in rows
        if len(row) > 2 and any(map(handles_in, row))
        for field in row[1:]
        if not handles_in(field) and not is_place(field)
        for name in organizations(field)
    }


def _columns_by_comma(pairs: Sequence[tuple[str, ...]]) -> tuple[Column, ...]:
    """Return name and organization if a comma follows a full name."""
    is_certain = any(" " in first for first, _ in pairs if not _SUFFIXED.search(first))
    return (Column.NAME, Column.ORGANIZATION) if is_certain else ()


def _first_names(texts: Sequence[str], pairs: Sequence[tuple[str, ...]], words: str) -> set[str]:
    """Return first names in the list, and those of "Quill, Ada" that the notes have turned."""
    plain_names = {text.split()[0].casefold() for text in texts if "," not in text and " " in text}
    turned = {
        second.split()[0].casefold()
        for first, second in pairs
        if second and f"{second} {first}" in words
    }
    return plain_names | turned
