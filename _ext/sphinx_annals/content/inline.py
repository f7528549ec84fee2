"""Turn names, field values and mentions into lines of content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import AFFILIATION_ROLES, BY_NAME, targets_of
from ..model.dates import Date
from ..model.entries import Address
from .elements import Also, Foreign, Label, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..index.index import Index
    from ..index.lookup import Match
    from ..model.entries import Entry, FieldValue, Mention, Name
    from ..model.fields import Link
    from ..model.sentences import Mentioned
    from .elements import Line, Piece


def place_of(entry: Entry) -> tuple[str, str]:
    """Return the document and the id where *entry* is found: its page, or where it is written."""
    kind = BY_NAME[entry.kind]
    on_page = kind.has_page(entry.id)
    return (kind.page_of(entry.id), entry.id) if on_page else (entry.docname, entry.anchor)


def ref(entry: Entry, text: str = "") -> Ref:
    """Return a link to *entry*, shown as its title unless *text* says otherwise."""
    return Ref(*place_of(entry), text or entry.title, entry.kind)


def known(match: Match, roles: tuple[str, ...], text: str) -> Piece:
    """Return a link to what *text* means; plain text where that is doubtful."""
    if match.entry:
        return ref(match.entry)
    return Label(text, "name") if match.entries else Foreign(roles, text)


def also(entry: Entry) -> Line:
    """Return the other names by which *entry* is found: its aliases and its handle."""
    names = (*entry.aliases, entry.text(BY_NAME[entry.kind].handle_field))
    return (Also(found),) if (found := tuple(filter(None, names))) else ()


def joined(pieces: Iterable[Piece], by: str = ", ") -> Line:
    """Return *pieces* with *by* between them."""
    line = [part for piece in pieces for part in (by, piece)]
    return tuple(line[1:])


def trimmed(line: Line) -> Line:
    """Return *line* without white space at its beginning."""
    if line and isinstance(line[0], str):
        return (line[0].lstrip(), *line[1:])
    return line


def beside(index: Index, name: Name) -> Line:
    """Return what is shown beside a name: affiliations, time and role."""
    return (*_affiliations(index, name), *_interval(name), *_role(name))


def _affiliations(index: Index, name: Name) -> Iterator[Piece]:
    if name.affiliations:
        hosts = (known(match, AFFILIATION_ROLES, text) for text, match in index.affiliations(name))
        yield from (" (", *joined(hosts), ")")


def _interval(name: Name) -> Iterator[Piece]:
    if name.interval:
        yield from (" (", name.interval, ")")


def _role(name: Name) -> Iterator[Piece]:
    if name.role:
        yield from (" ", Label(f"as {name.role}"))


def named(index: Index, entry: Entry, link: Link) -> tuple[Line, ...]:
    """Return a line for each name in the field *link* of *entry*."""
    roles = tuple(BY_NAME[target].roles[0] for target in targets_of(link))
    return tuple(
        (known(match, roles, name.text), *beside(index, name))
        for name, match in index.targets(entry, link)
    )


def value(index: Index, entry: Entry, field: FieldValue) -> Line:
    """Return a line for a field: what follows from others, what it means, or as written."""
    if (implied := index.text_of(entry, field.name)) != field.text:
        return (implied,)
    if isinstance(field.value, str | Date | Address):
        return (field.value,)
    return joined(field.value) if field.value else (field.text,)


def mentions(index: Index, entry: Entry) -> tuple[Line, ...]:
    """Return a line for each sentence that mentions *entry*; one for the same sentence twice."""
    lines = (mentioned(index, mention) for mention in index.mentions_of(entry))
    return tuple(dict.fromkeys(lines))


def mentioned(index: Index, mention: Mention) -> Line:
    """Return the sentence of a mention, and its place: document and section."""
    sentence = (_part(index, part) for part in mention.sentence)
    title = index.facts[mention.docname].title
    where = " › ".join(dict.fromkeys(part for part in (title, mention.section) if part))
    return (*sentence, " — ", Ref(mention.docname, mention.anchor, where or mention.docname))


def _part(index: Index, part: str | Mentioned) -> Piece:
    if isinstance(part, str):
        return part
    match = index.meant(part.role, part.name)
    return ref(match.entry, part.title) if match.entry else part.title or part.name
