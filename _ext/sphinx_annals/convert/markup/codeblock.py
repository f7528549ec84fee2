"""Blocks of code: those between fences, and those that are indented."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lead import LEAD, has_marker, width

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
    #: where its info stands, and the first line of what it holds
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
        """Tell whether no element of HTML is open there, in which indentation means nothing."""
        while self.boxes and self.boxes[-1][0] < at:
            self.depth = max(0, self.depth + self.boxes.pop()[1])
        return not self.depth


def _leaves(line: str, opener: re.Match[str], floor: int) -> bool:
    """Tell whether *line* is no longer in the quotation or list item of a fence."""
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
