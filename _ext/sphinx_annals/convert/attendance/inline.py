"""Roll calls in a line: ``Present: Ada Quill, Bo Linde``, which may go on in the next ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .entry import Entry
from .plain_text import plain
from .rows import evidence_of
from .shape import people_in
from .triggers import Labelled, labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..document.records import Presence
    from .block import Block
    from .entry import Hints
    from .rows import Row


#: lines as wide as this were wrapped, and a name may be
_WRAPPED = 60
#: between one label with its names and the next: ``Present: Ada; Regrets: Bo``
_NEXT = re.compile(r"\s*[;.|]\s+(?=\W{0,3}[^\W\d_][\w -]{2,30}:)")
_OPEN = re.compile(r"(?:,|;|&|\band|\+)$")


def in_line(block: Block, hints: Hints) -> Iterator[Presence]:
    """Yield whom the label of *block* names: those after it, and those on the lines that go on."""
    first = block.opening._replace(text=block.value)
    for row in joined((first, *block.rows), len(block.opening.text)):
        value, *others = _NEXT.split(row.text)
        parts = (Labelled(block.cue, value), *filter(None, map(labelled, others)))
        found = tuple(one for part in parts for one in _labelled(part, row, hints))
        if not found:
            return
        yield from found


def _labelled(part: Labelled, row: Row, hints: Hints) -> Iterator[Presence]:
    entry = Entry(plain(part.value), evidence_of(row), hints._replace(is_inline=True))
    return map(part.cue.applied, people_in(entry))


def joined(rows: Sequence[Row], width: int = 0) -> tuple[Row, ...]:
    """Return *rows*, those together that a name or a comma goes on from; the first is so wide."""
    found: list[Row] = []
    for row in rows:
        is_bare = not (row.marker or row.level or row.is_blank)
        if found and is_bare and _goes_on(found[-1].text, row.text, width):
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {row.text}")
        else:
            found.append(row)
        width = width if row is rows[0] else len(row.text)
    return tuple(found)


def _goes_on(text: str, after: str, width: int) -> bool:
    """Whether *after* belongs to *text*, whose last line is so wide."""
    bare = text.rstrip()
    parts = after.split(",")
    is_cut = width > _WRAPPED and len(parts) > 1 and " " not in bare.rpartition(", ")[2]
    return bool(_OPEN.search(bare) or after.startswith(("and ", "&", ",")) or is_cut)
