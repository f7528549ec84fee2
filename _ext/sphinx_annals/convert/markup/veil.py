"""Veils: a text as long as a script's, in which code can't be seen."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from .codeblock import CodeBlocks, Fence

if TYPE_CHECKING:
    from collections.abc import Iterator


#: stands for a character of code
CODE = "\x00"
#: stands for each of the two characters of ``\*``, which is text
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
def veiled(text: str, is_html: bool = False) -> str:
    """Return *text* with all code and all escaped characters hidden; lines stay lines."""
    found = _blocks(text, is_html)
    blocks = sorted([*((f.start + len(f.lead), f.end) for f in found.fences), *found.indented])
    # the lead of a fence stays: it may be that of a list item
    shown = _hidden(text, blocks, CODE)
    spans, escapes = _inline(shown)
    return _hidden(_hidden(shown, spans, CODE), escapes, ESCAPED)


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
