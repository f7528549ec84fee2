"""Registry pages: the people and organizations that a book knows, read and extended.

A page is a writer's: what stands in it stays, byte for byte. New entries go below the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ...names import fold, parse, slug
from .fence import blocks, headings, lines_of, unclosed
from .option import listed, options_of, written
from .spelling import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...kinds import Kind
    from .fence import Block
    from .option import Option

#: the heading below which the converter adds
HEADING = "Found in the notes"
INTRODUCTION = (
    "Written by `annals convert`, which adds who is new and changes nothing else.\n"
    "Edit it as you like: what stands here is what the next run goes by."
)


class Known(NamedTuple):
    """An entry of a registry page."""

    kind: str
    id: str
    title: str
    aliases: tuple[str, ...]
    #: without ``@``; empty where none is given
    handle: str
    block: Block
    options: tuple[Option, ...]
    has_prose: bool

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called, but for its id."""
        return (self.title, *self.aliases)


class Draft(NamedTuple):
    """An entry to be added."""

    kind: str
    id: str
    title: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The directive."""
        fields = (("id", self.id), *self.options)
        lines = [f":{name}: {written(value)}" for name, value in fields if value]
        return "\n".join((f":::{{{self.kind}}} {tidy(self.title)}", *lines, ":::", ""))


@dataclass(frozen=True)
class Page:
    """A registry page.

    :param kinds: those whose entries are looked for.
    """

    text: str
    kinds: tuple[Kind, ...]

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, with their ends."""
        return lines_of(self.text)

    @cached_property
    def entries(self) -> tuple[Known, ...]:
        """Its entries, in their order."""
        kinds = {kind.name: kind for kind in self.kinds}
        found = (block for block in blocks(self.lines) if block.name in kinds)
        return tuple(self._entry(block, kinds[block.name]) for block in found)

    def _entry(self, block: Block, kind: Kind) -> Known:
        options = options_of(self.lines, block)
        values = {option.key: tidy(option.value) for option in options}
        title = tidy(block.argument) or values.get("id", "")
        aliases = parse(values.get("aliases", ""), beside="").names
        start = max((option.end for option in options), default=block.first + 1)
        return Known(
            kind.name,
            values.get("id") or slug(title),
            title,
            tuple(name.text for name in aliases),
            values.get(kind.handle_field, "").removeprefix("@"),
            block,
            options,
            any(line.strip(" \t\r\n-") for line in self.lines[start : block.last]),
        )

    def entry(self, entry_id: str) -> Known | None:
        """Return the entry *entry_id*."""
        return next((e for e in self.entries if e.id.casefold() == entry_id.casefold()), None)

    def called(self, name: str) -> Known:
        """Return the entry with the id *name*, or else the one that has it for an alias.

        :raises LookupError: there is none.
        """
        entry = self.entry(name)
        others = [each for each in self.entries if fold(name) in map(fold, each.aliases)]
        if entry is None and len(others) != 1:
            raise LookupError(name)
        return entry or others[0]

    def extended(self, drafts: Iterable[Draft], title: str) -> str:
        """Return the page with *drafts* below the rest, by name; *title* heads an empty page."""
        new = sorted(drafts, key=lambda draft: (fold(draft.title), draft.id))
        if not new:
            return self.text
        text = self.text if self.text.strip() else f"# {title}\n\n{INTRODUCTION}\n"
        end = "\r\n" if "\r\n" in text else "\n"
        parts = [*_before(text), *(draft.text for draft in new)]
        added = "\n".join(parts).replace("\n", end)
        gap = "" if text.endswith(2 * end) else end if text.endswith(end) else 2 * end
        return text + gap + added

    def with_names(self, entry_id: str, names: Iterable[str], handle: str = "") -> str:
        """Return the page with more names, and a handle, for the entry *entry_id*.

        :raises LookupError: the page has no such entry.
        """
        entry = self.entry(entry_id)
        if entry is None:
            raise LookupError(entry_id)
        field = next(kind.handle_field for kind in self.kinds if kind.name == entry.kind)
        known = {fold(name) for name in (*entry.names, entry.id, f"@{entry.handle}")}
        new = [name for name in dict.fromkeys(map(tidy, names)) if fold(name) not in known]
        lines = list(self.lines)
        if new:
            _set(lines, entry, "aliases", listed((*entry.aliases, *new)))
        if handle and field and not entry.handle:
            _set(lines, entry, field, handle)
        return "".join(lines)

    def without(self, entry_id: str) -> str:
        """Return the page without the entry *entry_id*.

        :raises LookupError: the page has no such entry, or it has prose, which would be lost.
        """
        entry = self.entry(entry_id)
        if entry is None or entry.has_prose:
            raise LookupError(entry_id)
        lines, first, end = self.lines, entry.block.first, entry.block.last + 1
        while end < len(lines) and not lines[end].strip():
            end += 1
        return "".join((*lines[:first], *lines[end:]))


def _before(text: str) -> list[str]:
    """Return what has to stand before new entries: the heading, if it isn't the last one."""
    lines = lines_of(text)
    found = list(headings(lines))
    closing = [unclosed(lines) + "\n"] if unclosed(lines) else []
    if found and found[-1][1] == HEADING:
        return closing
    levels = {level for level, _ in found}
    level = 2 if 1 in levels else min(levels, default=1)
    return [*closing, f"{'#' * level} {HEADING}\n"]


def _set(lines: list[str], entry: Known, key: str, value: str) -> None:
    """Write an option into the line where it stands, or below the id."""
    found = {option.key: option for option in entry.options}
    at = found.get(key)
    beside = at or found.get("aliases") or found.get("id") or next(iter(entry.options), None)
    model = lines[beside.first] if beside else f"{entry.block.indent}:id:\n"
    before = model[: len(model) - len(model.lstrip())] + ":" * model.lstrip().startswith(":")
    end = "\r\n" if lines[entry.block.first].endswith("\r\n") else "\n"
    text = f"{before}{key}: {written(value)}{end}"
    if at:
        lines[at.first] = text
        lines[at.first + 1 : at.end] = [""] * (at.end - at.first - 1)
    else:
        position = beside.end - 1 if beside else entry.block.first
        lines[position] += text
