"""Mask code in a text without changing its length."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


_MARKER = r"(?:[-*+]|\d{1,9}[.)])"
#: the lead of a line, for patterns that go on; it never gives back what it took
LEAD = rf"[ \t>]*+(?:{_MARKER}[ \t]++[ \t>]*+)*+"

_LEAD = re.compile(LEAD)
_MARK = re.compile(_MARKER + r"(?=[ \t])")


def lead_of(text: str, start: int = 0) -> str:
    """Return the lead of the line that begins at *start*."""
    found = _LEAD.match(text, start)
    return found[0] if found else ""


def continued(lead: str) -> str:
    """Return the lead of a further line in the same list item or quotation."""
    return _MARK.sub(lambda found: " " * len(found[0]), lead)


def has_marker(lead: str) -> bool:
    """Whether a list item begins with this lead."""
    return continued(lead) != lead


def width(lead: str) -> int:
    """Return how far to the right the words after a lead begin."""
    return len(lead.expandtabs(4))


_OPENER = re.compile(rf"(?P<lead>{LEAD})(?P<run>`{{3,}}(?=[^`]*$)|~{{3,}})(?P<info>.*)")
_ITEM = re.compile(LEAD)
#: what an item or a note begins with
_MARKED = frozenset("-*+0123456789[:")
_NOTE = re.compile(r"(?:\[\^[^\]]{1,99}\]|[ ]{0,3}):[ \t]")
_BOX = re.compile(
    r"<(/?)(?:table|div|ul|ol|dl|figure|details|section|blockquote|center)\b", re.IGNORECASE
)
#: without any of these there is no block of code
_MAYBE = re.compile(r"```|~~~|(?:\A|\n[ \t]*\r?\n)(?:[ ]{4}|[ ]{0,3}\t)")


class Fence(NamedTuple):
    """A fenced block of code, by the offsets of its parts."""

    start: int
    end: int
    lead: str
    run: str
    info: str
    #: offsets of its info string and of its content
    info_start: int
    body_start: int
    body_end: int


class CodeBlocks:
    """A walk over the lines of a text that finds blocks of code."""

    def __init__(self, text: str, is_html: bool) -> None:
        self.fences: list[Fence] = []
        self.indented: list[tuple[int, int]] = []
        self.text = text
        self.boxes = [(m.start(), -1 if m[1] else 1) for m in _BOX.finditer(text)][::-1]
        self.depth = 1 if is_html else 0
        self.offsets: list[int] = []
        if _MAYBE.search(text):
            self.walk()

    def walk(self) -> None:
        opener: re.Match[str] | None = None
        at, begin, after_blank = 0, 0, True
        for line in self.text.split("\n"):
            if opener and _leaves(line, opener, self.floor(opener)):
                self.note(opener, begin, at, at)
                opener = None
            if opener:
                if _closes(line, opener["run"], 4 + self.floor(opener)):
                    self.note(opener, begin, at, at + len(line))
                    opener = None
            elif found := self.opener(line):
                opener, begin = found, at
                self.enter(line)
            else:
                self.pass_by(line, at, after_blank)
            after_blank = not line.strip()
            at += len(line) + 1
        if opener:
            self.note(opener, begin, len(self.text), len(self.text))

    def opener(self, line: str) -> re.Match[str] | None:
        """Return what opens a fence; outside of lists it is not indented by more than three."""
        found = _OPENER.match(line) if "```" in line or "~~~" in line else None
        return (
            found if found and (self.offsets or width(found["lead"]) < 4 or self.depth) else None
        )

    def floor(self, opener: re.Match[str]) -> int:
        """Return how far a line must be indented to belong to the list item of a fence."""
        place = width(opener["lead"])
        return max((offset for offset in self.offsets if offset <= place), default=0)

    def note(self, opener: re.Match[str], begin: int, body_end: int, end: int) -> None:
        body = min(begin + opener.end() + 1, len(self.text))
        info = opener["info"]
        place = begin + opener.start("info")
        self.fences.append(
            Fence(
                begin, end, opener["lead"], opener["run"], info, place, body, max(body, body_end)
            )
        )

    def enter(self, line: str) -> None:
        """Keep track of the list items that are open."""
        if line.lstrip(" \t>")[:1] not in _MARKED:
            return
        found = _ITEM.match(line)
        lead = found[0] if found else ""
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        if has_marker(lead):
            self.offsets = [offset for offset in self.offsets if offset <= indent]
            self.offsets.append(width(lead))
        elif _NOTE.match(line):
            self.offsets = [4]

    def pass_by(self, line: str, at: int, after_blank: bool) -> None:
        if not line.strip():
            return
        indent = width(line[: len(line) - len(line.lstrip())])
        if after_blank and indent < min(self.offsets, default=0):
            self.offsets = []
        is_next = bool(self.indented) and not self.text[self.indented[-1][1] : at].strip()
        if indent >= 4 and not self.offsets and (after_blank or is_next) and self.is_outside(at):
            self.indented.append((at, at + len(line)))
            return
        self.enter(line)

    def is_outside(self, at: int) -> bool:
        """Whether no HTML element is open there, in which indentation means nothing."""
        while self.boxes and self.boxes[-1][0] < at:
            self.depth = max(0, self.depth + self.boxes.pop()[1])
        return not self.depth


def _leaves(line: str, opener: re.Match[str], floor: int) -> bool:
    """Whether *line* has left the quotation or list item of a fence."""
    if not line.strip():
        return False
    if ">" in opener["lead"]:
        return not line.lstrip().startswith(">")
    return width(line[: len(line) - len(line.lstrip())]) < floor


def _closes(line: str, run: str, limit: int) -> bool:
    bare = line.strip(" \t>\r")
    if len(bare) < len(run) or bare.strip(run[0]):
        return False
    lead = line[: line.index(run[0])]
    return ">" in lead or width(lead) < limit


#: masks a character of code
CODE = "\x00"
#: masks each of the two characters of an escape such as ``\*``
ESCAPED = "\x01"

_TOKEN = re.compile(
    r"\\[!-/:-@\[-_{-~]|\\?`+|\n(?=[ \t>]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6} |\|))"
)
_VISIBLE = re.compile(r"[^\n]")


@lru_cache(maxsize=2)
def _blocks(text: str, is_html: bool) -> CodeBlocks:
    return CodeBlocks(text, is_html)


def fences(text: str, is_html: bool = False) -> tuple[Fence, ...]:
    """Return the fenced blocks of code in *text*."""
    return tuple(_blocks(text, is_html).fences)


@lru_cache(maxsize=2)
def mask_code(text: str, is_html: bool = False) -> str:
    """Return *text* with all code and all escaped characters hidden; lines stay lines."""
    found = _blocks(text, is_html)
    blocks = sorted([*((f.start + len(f.lead), f.end) for f in found.fences), *found.indented])
    # the lead of a fence stays: it may be that of a list item
    without_blocks = _hidden(text, blocks, CODE)
    spans, escapes = _inline(without_blocks)
    return _hidden(_hidden(without_blocks, spans, CODE), escapes, ESCAPED)


def _hidden(text: str, spans: list[tuple[int, int]], sign: str) -> str:
    """Return *text* with each character of *spans* replaced, but for line ends."""
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], _VISIBLE.sub(sign, text[start:end]))
        at = end
    return "".join((*pieces, text[at:]))


def _inline(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return code spans and escaped characters, which may not leave their paragraph."""
    if "`" not in text and "\\" not in text:
        return [], []
    tokens = [(m.start(), m[0]) for m in _TOKEN.finditer(text)]
    ends = [-1, *(i for i, (_, t) in enumerate(tokens) if t[0] == "\n"), len(tokens)]
    spans: list[tuple[int, int]] = []
    escapes: list[tuple[int, int]] = []
    for first, last in pairwise(ends):
        for start, end, is_code in _paired(tokens[first + 1 : last]):
            (spans if is_code else escapes).append((start, end))
    return spans, escapes


def _paired(tokens: list[tuple[int, str]]) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans between runs of as many backticks, and what is escaped outside of them."""
    later: dict[int, list[int]] = defaultdict(list)
    for index in range(len(tokens) - 1, -1, -1):
        later[tokens[index][1].count("`")].append(index)
    index = 0
    while index < len(tokens):
        start, token = tokens[index]
        run = token.count("`")
        if token[0] == "\\":
            yield start, start + 2, False
            start, run = start + 2, run - 1
        ahead = later[run] if run > 0 else []
        while ahead and ahead[-1] <= index:
            ahead.pop()
        if ahead:
            index = ahead[-1]
            yield start, tokens[index][0] + len(tokens[index][1]), True
        index += 1
