"""Fences: where the directives of a MyST page begin and end, found line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


OPENING = re.compile(r"(?P<indent>[ ]*)(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>[^\r\n]*)\r?\n?\Z")
MARKS = ("```", "~~~", ":::")
INFO = re.compile(r"\s*\{(?:annals:)?(?P<name>[\w:+-]+)\}(?P<argument>.*)\Z")
HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>[^\r\n]*)")
#: what these directives hold is shown as it is written
LITERAL = frozenset(
    {"code", "code-block", "code-cell", "eval-rst", "example", "math", "mermaid", "parsed-literal"}
    | {"literalinclude", "raw", "sourcecode"}
)


class Block(NamedTuple):
    """A directive: the indices of its first line and of its closing line."""

    name: str
    argument: str
    indent: str
    mark: str
    first: int
    last: int
    is_closed: bool


def lines_of(text: str) -> list[str]:
    """Return the lines of *text* with their ends; a line feed ends a line, and nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the directives among *lines* that are no example within a code fence."""
    index, closings = _after_front_matter(lines), set[int]()
    while index < len(lines):
        block = None if index in closings else _block_at(lines, index)
        index += 1
        if block is None:
            index = _after_comment(lines, index - 1)
        elif not block.name or block.name in LITERAL:
            index = block.last + 1
        else:
            yield block
            closings.add(block.last)


def headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield level and title of the headings that stand outside of all directives and code."""
    inside = {
        index for block in _all_blocks(lines) for index in range(block.first, block.last + 1)
    }
    for index in range(_after_front_matter(lines), len(lines)):
        heading = HEADING.match(lines[index])
        if heading and index not in inside:
            yield len(heading["marks"]), heading["title"].strip()


def unclosed(lines: list[str]) -> str:
    """Return the mark that would close what is still open at the end; empty for nothing."""
    return next((block.mark for block in _all_blocks(lines) if not block.is_closed), "")


def _all_blocks(lines: list[str]) -> Iterator[Block]:
    index = _after_front_matter(lines)
    while index < len(lines):
        block = _block_at(lines, index)
        if block is not None:
            yield block
        index = block.last + 1 if block else _after_comment(lines, index)


def _block_at(lines: list[str], index: int) -> Block | None:
    line = lines[index]
    opening = OPENING.match(line) if any(mark in line for mark in MARKS) else None
    if opening is None:
        return None
    info = INFO.match(opening["info"])
    mark = opening["mark"][0]
    if (mark == ":" and info is None) or (mark == "`" and "`" in opening["info"]):
        return None
    closing = re.compile(rf"\s*{mark}{{{len(opening['mark'])},}}\s*\Z")
    ends = (at for at in range(index + 1, len(lines)) if closing.match(lines[at]))
    last = next(ends, None)
    return Block(
        info["name"] if info else "",
        info["argument"].strip() if info else "",
        opening["indent"],
        opening["mark"],
        index,
        len(lines) - 1 if last is None else last,
        last is not None,
    )


def _after_front_matter(lines: list[str]) -> int:
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    return next(ends, -1) + 1


def _after_comment(lines: list[str], index: int) -> int:
    if not lines[index].lstrip().startswith("<!--"):
        return index + 1
    ends = (at for at in range(index, len(lines)) if "-->" in lines[at])
    return next(ends, len(lines) - 1) + 1
