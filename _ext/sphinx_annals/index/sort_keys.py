"""Sort keys of titles, and the letter under which an entry is listed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ..kinds import BY_NAME
from ..model.names import fold, slug

if TYPE_CHECKING:
    from ..model.entries import Entry


def by_title(entry: Entry) -> tuple[str, str, str]:
    """Sort key: the title, or what the kind says it is sorted by, without case and accents.

    The letter of its group comes first, so that 李 is listed among the names with an L.
    """
    return (letter_of(entry), _sorted_as(entry), entry.id)


def letter_of(entry: Entry) -> str:
    """The letter under which *entry* is listed: that of its script, without accent."""
    first = _sorted_as(entry)[:1]
    if unicodedata.category(first or " ") == "Lo" and ord(first) >= 0x2E80:
        first = slug(first)[:1]
    return first.upper() if first.isalpha() else "#"


def _sorted_as(entry: Entry) -> str:
    return fold(entry.text(BY_NAME[entry.kind].sort_field) or entry.title)
