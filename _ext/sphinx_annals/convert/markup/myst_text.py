"""Build blocks of MyST, each line with its source line, and escape plain text."""

from __future__ import annotations

import re
from html import unescape
from typing import TypeAlias

from ..document.source_text import Line

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&$|~]")
_RUNS = re.compile(r"`+")
_SPACE = re.compile(r"\s+")


def escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def one_line(text: str) -> str:
    """Return *text* without line ends, and with each space once."""
    return _SPACE.sub(" ", text).strip()


def code(text: str) -> str:
    """Return a code span that shows *text*."""
    bare = one_line(text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    longest = max((len(run) for run in _RUNS.findall(bare)), default=0)
    run = "`" * (1 if not longest else longest + 1)
    pad = " " if bare[:1] == "`" or bare[-1:] == "`" else ""
    return f"{run}{pad}{bare}{pad}{run}"


def decoded(value: str) -> str:
    """Return the text of an HTML attribute, with its entities decoded."""
    return one_line(unescape(value))


#: lines that belong together; blocks are separated by an empty line
Block: TypeAlias = list[Line]

LISTED = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")


def trimmed(block: Block) -> Block:
    """Return *block* without empty lines around it."""
    first, last = 0, len(block)
    while first < last and not block[first].text.strip():
        first += 1
    while last > first and not block[last - 1].text.strip():
        last -= 1
    return block[first:last]


def joined(blocks: list[Block]) -> Block:
    """Return the lines of *blocks*, with an empty line between them; lists follow tightly."""
    lines: Block = []
    for block in blocks:
        is_tight = len(lines) == 1 and LISTED.match(block[0].text)
        if lines and not is_tight:
            lines.append(Line(block[0].number, ""))
        lines += block
    return lines


def flat(blocks: list[Block]) -> str:
    """Return the words of *blocks* on one line."""
    return one_line(" ".join(line.text for block in blocks for line in block))


def led(lines: Block, first: str, rest: str) -> Block:
    """Return *lines* with a lead."""
    if lines and lines[0].text.startswith("```"):
        lines = [Line(lines[0].number, ""), *lines]
    leads = [first, *[rest] * (len(lines) - 1)]
    return [
        Line(n, f"{lead}{text}" if text else lead.rstrip())
        for lead, (n, text) in zip(leads, lines, strict=True)
    ]
