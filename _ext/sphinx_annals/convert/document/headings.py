"""Headings of a body, and the code and comments that hide them, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .plain_text import heading_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .source_text import SourceText


#: a fence of code, of which one of backticks has none after it: its indent, its marks, the rest
_FENCE = re.compile(r"([ \t]*)(`{3,}(?=[^`]*\Z)|~{3,})(.*)")
_MARKED = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*\Z")
#: a comment or a fence begins with one of these; a heading, or the line under it, with those
_HIDING = frozenset("<`~")
_SIGNS = frozenset("#<=-")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*\Z")
_TAGGED = re.compile(r"[ \t]*<h([1-6])\b[^>]{0,300}>(.{0,600}?)</h\1>", re.IGNORECASE)
#: a line that may be the text of an underlined heading: no list, quote, table or other block
_TEXT = re.compile(r" {0,3}(?![-*+>|#=<:]|\d+[.)]\s)\S")


class Heading(NamedTuple):
    """A heading, with its line in the source."""

    level: int
    #: what a reader sees of it
    text: str
    line: int
    #: the number of lines with text before it
    before: int


@lru_cache(maxsize=4)
def headings(body: SourceText) -> tuple[Heading, ...]:
    """Return the headings of *body*, but for those in code and comments."""
    return tuple(_headings(body))


def _headings(body: SourceText) -> Iterator[Heading]:
    hidden, last, before = HiddenLines(), "", 0
    for number, text in body.lines:
        is_hidden = hidden.hides(text)
        is_marked = not is_hidden and text.lstrip()[:1] in _SIGNS
        if is_marked and (found := _heading(text, last)):
            level, words, lines = found
            yield Heading(level, heading_text(words), number - lines, before)
        before += bool(text.strip())
        last = "" if is_hidden else text


@dataclass(slots=True)
class HiddenLines:
    """A scanner for lines of code between fences, and of comments."""

    #: the fence that is open, with its indent
    fence: str = ""
    is_comment: bool = False

    def hides(self, text: str) -> bool:
        """Whether the next line, *text*, is in one of them, or begins or ends it."""
        is_open = self.fence or self.is_comment
        if not is_open and text.lstrip()[:1] not in _HIDING:
            return False
        return (not self.fence and self._comments(text)) or self._fences(text)

    def _comments(self, text: str) -> bool:
        begins = text.lstrip().startswith("<!--")
        was, self.is_comment = self.is_comment, (self.is_comment or begins) and "-->" not in text
        return was or begins

    def _fences(self, text: str) -> bool:
        was, mark = self.fence, _FENCE.match(text)
        if mark and not was:
            self.fence = mark[1] + mark[2]
        elif mark and not mark[3].strip() and mark[2].startswith(was.lstrip()):
            # one with a deeper indent is code
            is_end = len(mark[1]) < len(was) - len(was.lstrip()) + 4
            self.fence = "" if is_end else was
        return bool(was or self.fence)


def _heading(text: str, last: str) -> tuple[int, str, int] | None:
    """Return the level and the words of a heading, and whether they are on the line before."""
    if marked := marked_heading(text):
        return *marked, 0
    if "<" in text and (found := _TAGGED.match(text)):
        return int(found[1]), found[2], 0
    level = underline_level(text)
    return (level, last, 1) if level and _TEXT.match(last) else None


def marked_heading(text: str) -> tuple[int, str] | None:
    """Return the level and the words of a heading with ``#`` before it."""
    found = _MARKED.match(text)
    return (len(found[1]), found[2] or "") if found else None


def underline_level(text: str) -> int:
    """Return the level of a heading above *text*; 0 where it doesn't underline one."""
    found = _UNDERLINE.match(text)
    return (1 if "=" in text else 2) if found else 0
