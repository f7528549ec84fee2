"""Headings of a body, found line by line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .plain_text import heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .source_text import SourceText


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKED = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINING = frozenset("=-")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_TAGGED = re.compile(r"[ \t]*<h([1-6])\b[^>]{0,300}>(.{0,600}?)</h\1>", re.IGNORECASE)
#: a line that may be the text of an underlined heading: no list, quote, table or other block
_TEXT = re.compile(r" {0,3}(?![-*+>|#=<:]|\d+[.)]\s)\S")


class Heading(NamedTuple):
    """A heading, and the line of the source it stands in."""

    level: int
    #: what a reader sees of it
    text: str
    line: int
    #: how many lines with text stand before it
    before: int


@lru_cache(maxsize=4)
def headings(body: SourceText) -> tuple[Heading, ...]:
    """Return the headings of *body*, those in code apart."""
    return tuple(_headings(body))


def _headings(body: SourceText) -> Iterator[Heading]:
    fence, last, before = "", "", 0
    for number, text in body.lines:
        mark = _FENCE.match(text) if "```" in text or "~~~" in text else None
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not text.strip(" `~"):
            fence = ""
        elif not fence and (found := _heading(text, last)):
            yield Heading(
                found[0], heading_text(found[1]), number - _is_underline(text, last), before
            )
        before += bool(text.strip())
        last = "" if fence or mark else text


def _heading(text: str, last: str) -> tuple[int, str] | None:
    if "#" in text and (found := _MARKED.match(text)):
        return len(found[1]), found[2] or ""
    if "<" in text and (found := _TAGGED.match(text)):
        return int(found[1]), found[2]
    if _is_underline(text, last):
        return (1 if "=" in text else 2), last
    return None


def _is_underline(text: str, last: str) -> bool:
    return text.lstrip()[:1] in _UNDERLINING and bool(_UNDERLINE.match(text) and _TEXT.match(last))
