"""Fields: an entry of a roll call cut at its slashes, pipes, dashes or commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .name_shapes import is_name

if TYPE_CHECKING:
    from collections.abc import Iterator


_TIGHT = re.compile(r"/")
#: after a full name: "Ada Quill from Tidewater", "Ada Quill @ Tidewater"
_FROM = re.compile(r"\s+(?:@|at|from)\s+(?=[^\W\d_a-z]|\d[a-z])")
#: from the surest on; a slash within a word is one of "Jupyter/Binder" where others have spaces
_SEPARATORS = (
    re.compile(r"\s*\|\s*"),
    re.compile(r"\s+/\s*|\s*/\s+|/(?=@)|/$"),
    _TIGHT,
    re.compile(r"\s+[-\u2013\u2014]{1,2}\s+"),
)
#: no entry of a roll call is longer, but a list within a line may be
_LONGEST = 400
_COMMA = re.compile(r"\s*[,;\u3001\uff0c]\s*")
#: between names in a line; a plus sign may stand without spaces
_LIST = re.compile(
    r"\s*[,;\u3001\uff0c]\s*(?:and\s+|&\s*)?|\s+(?:and|&|und|et|y)\s+|\s*\+\s*"
    r"|\s+[\u2022\u00b7]\s+"
)


def split(text: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    """Return the parts of *text* between separators that stand outside of parentheses."""
    return tuple(_parts(text, separator))


def _parts(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    start = read = depth = 0
    for found in separator.finditer(text):
        depth = max(0, depth) + _depth(text[read : found.start()])
        read = found.start()
        if depth <= 0:
            yield text[start : found.start()].strip()
            start = found.end()
    yield text[start:].strip()


def _depth(text: str) -> int:
    return sum((c in "([") - (c in ")]") for c in text)


def fields_of(text: str) -> tuple[str, ...]:
    """Return the fields of *text*; itself alone where nothing parts it."""
    if "://" in text or len(text) > _LONGEST:
        return (text,)
    closed = text if _depth(text) <= 0 else text + ")" * _depth(text)
    for separator in _SEPARATORS:
        parts = split(closed, separator)
        if len(parts) > 1 and _may_begin(parts[0], separator is _TIGHT):
            return parts
    parts = split(closed, _FROM)
    is_named = len(parts) == 2 and " " in parts[0] and parts[0][0].isupper() and is_name(parts[0])
    return parts if is_named else (text,)


def _may_begin(first: str, is_tight: bool) -> bool:
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|@[\w-]+", "", first).strip()
    # in "Ada/Tidewater/@ada" the slash before the handle is like the others
    is_whole = "/" not in bare and not (is_tight and "," in bare)
    return bool(bare or first.startswith("@")) and len(bare) < 60 and is_whole


def at_commas(text: str) -> tuple[str, ...]:
    """Return the parts of *text* between commas, but for what follows as in ``Ada Quill, Jr``."""
    return split(re.sub(r",(?=\s*(?:Jr|Sr|PhD|Ph\.D|MD|II|III)\b\.?)", "", text), _COMMA)


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a list within a line."""
    return tuple(part for part in split(text.strip(" ."), _LIST) if part)
