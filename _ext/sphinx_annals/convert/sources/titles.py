"""The title of a source, from its metadata or its text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ..document.headings import Heading, headings
from ..document.plain_text import heading_text
from ..document.records import Evidence
from ..vocabulary import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.source import Meta, Source


#: headings of parts of any meeting, which don't name a document
_PARTS = re.compile(
    rf"{any_of('meetings.untitled_parts')}(?: {any_of('meetings.items')})?", re.IGNORECASE
)
#: spaces in the name of a file, except within dates
_BETWEEN = re.compile(r"(?<!\d)[-_\s]+|[-_\s]+(?!\d)")
_DATED_NAME = re.compile(r"\d{4}-\d\d?-\d\d?[-_]")


class Title(NamedTuple):
    """What a source is called."""

    text: str
    #: ``heading``, ``front matter`` or ``file name``
    origin: str
    evidence: Evidence


def title_of(source: Source) -> Title:
    """Return the title of *source* from the first origin of its dialect that has one."""
    found = {
        "heading": _first_heading(source),
        "front matter": _data_title(source),
        "part": _first_part(source),
        "file name": _file_title(source),
    }
    origins = source.dialect.title_origins
    return next(title for origin in origins if (title := found[origin]) is not None)


def _first_heading(source: Source) -> Title | None:
    """Return the first heading of the first level, or the one that the text begins with."""
    named = [each for each in headings(source.body) if each.text and not _is_part(each)]
    top = (each for each in named if each.level == 1)
    first = (each for each in named if each.before <= 1)
    return next((_title_at(each) for each in (*top, *first)), None)


def _first_part(source: Source) -> Title | None:
    found = (each for each in headings(source.body) if each.text and each.level == 1)
    return next(map(_title_at, found), None)


def _is_part(heading: Heading) -> bool:
    return bool(_PARTS.fullmatch(heading.text.strip(":. ")))


def _title_at(heading: Heading) -> Title:
    return Title(heading.text, "heading", Evidence(heading.line, heading.text))


def _data_title(source: Source) -> Title | None:
    for meta in _metas(source, "title", "name"):
        text = heading_text(_texts(meta)[0]) if _texts(meta) else ""
        if text:
            return Title(text, "front matter", Evidence(meta.line, text))
    return None


def _file_title(source: Source) -> Title:
    path = PurePosixPath(source.path)
    stem = path.stem if path.suffix else path.name
    if stem.lstrip("_").partition(".")[0] in ("index", "readme", "README") and path.parent.name:
        stem = path.parent.name
    words = _BETWEEN.sub(" ", _DATED_NAME.sub("", stem, count=1)).strip() or stem
    return Title(
        words[:1].upper() + words[1:], "file name", Evidence(0, source.path, is_stated=False)
    )


def _metas(source: Source, *keys: str) -> Iterator[Meta]:
    return (meta for key in keys for meta in source.meta if meta.key.casefold() == key)


def _texts(meta: Meta) -> tuple[str, ...]:
    return (meta.value,) if isinstance(meta.value, str) else meta.value
