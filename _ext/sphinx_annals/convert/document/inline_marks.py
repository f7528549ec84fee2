"""Remove inline marks of Markdown from a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class InlineMark(NamedTuple):
    """A mark, and what is put in its place."""

    #: a text without it has none of these marks: that is seen in much less time
    sign: str
    pattern: re.Pattern[str]
    put: str


def marks(rows: Iterable[tuple[str, str, str]]) -> tuple[InlineMark, ...]:
    """Return the marks that *rows* tell of: a sign, a pattern, and what is put in its place."""
    return tuple(InlineMark(sign, re.compile(pattern), put) for sign, pattern, put in rows)


def without(known: Iterable[InlineMark], text: str) -> str:
    """Return *text* without the marks that are *known*, taken off in their order."""
    for sign, pattern, put in known:
        if sign in text:
            text = pattern.sub(put, text)
    return text
