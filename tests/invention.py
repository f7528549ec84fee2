"""Invented entries, and what follows from them, without Sphinx."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_annals.content.elements import (
    Also,
    Chart,
    Code,
    Foreign,
    Groups,
    Items,
    Label,
    Note,
    Paragraph,
    Ref,
    Rows,
    Table,
)
from sphinx_annals.index.entry_parser import DirectiveText, read_entry
from sphinx_annals.index.index import Index
from sphinx_annals.kinds import BY_NAME
from sphinx_annals.model.dates import Date
from sphinx_annals.model.entries import Address, Entry, Facts, Mention, Query
from sphinx_annals.model.sentences import Mentioned

if TYPE_CHECKING:
    from sphinx_annals.content.elements import Block, Group, Line, Piece


def entry(kind: str, title: str, at: str = "book:1", **options: str) -> Entry:
    """Return an entry that stands at *at*; an option is named with ``_`` for ``-``."""
    docname, _, line = at.partition(":")
    written = {name.replace("_", "-"): text for name, text in options.items()}
    return read_entry(BY_NAME[kind], DirectiveText(title, written, docname, int(line), {})).entry


def mention(role: str, name: str, docname: str = "book", title: str = "") -> Mention:
    """Return a mention in the sentence ``So says <name>.``."""
    sentence = ("So says ", Mentioned(role, name, title), ".")
    return Mention(docname, 5, role, name, "Notes", "notes", sentence)


def query(kind: str, **options: str) -> Query:
    """Return a view of entries of *kind*."""
    return Query("book", 9, kind, tuple(sorted(options.items())))


def index_of(*said: Entry | Mention | Query) -> Index:
    """Return the index of a book in which all this is said."""
    documents: dict[str, list[Entry | Mention | Query]] = defaultdict(list)
    for one in said:
        documents[one.docname].append(one)
    return Index({name: _facts(name, found) for name, found in documents.items()})


def _facts(docname: str, said: list[Entry | Mention | Query]) -> Facts:
    return Facts(
        title=f"About {docname}",
        entries=tuple(one for one in said if isinstance(one, Entry)),
        mentions=tuple(one for one in said if isinstance(one, Mention)),
        queries=tuple(one for one in said if isinstance(one, Query)),
    )


def told(block: Block) -> list[str]:
    """Return *block* as lines of text: links in angles, labels in braces."""
    match block:
        case Rows():
            return [f"{row.label}: {'; '.join(map(text_of, row.lines))}" for row in block.rows]
        case Items():
            return [text_of(line) for line in block.lines]
        case Table():
            rows = (map(text_of, row) for row in block.body)
            return [" | ".join(block.head), *(" | ".join(row) for row in rows)]
        case Groups():
            return [line for group in block.groups for line in _under(group)]
        case Chart():
            months = (f"{year}-{month:02}: {number}" for year, month, number in block.months)
            return [block.title, *months, *map(text_of, block.notes)]
        case Paragraph() | Note():
            return [text_of(block.line) if isinstance(block, Paragraph) else block.text]
    raise TypeError(block)


def _under(group: Group) -> list[str]:
    lines = [line for block in group.blocks for line in told(block)]
    return [f"{text_of(group.label)}: {'; '.join(lines)}"]


def text_of(line: Line) -> str:
    """Return *line* as text."""
    return "".join(map(_text, line))


def _text(piece: Piece) -> str:  # noqa: PLR0911 (one for each piece)
    match piece:
        case Ref():
            return f"<{piece.text}>"
        case Label(style="label") | Code():
            return f"{{{piece.text}}}"
        case Label():
            return piece.text
        case Also():
            return ""
        case Foreign():
            return f"?{piece.name}?"
        case Address():
            return piece.text or piece.uri
        case Date():
            return str(piece)
    return piece
