"""Read and extend registry pages: the people and organizations of a book.

A page belongs to its writer: existing text is kept, byte for byte, and new entries follow it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...model.names import fold, parse, slug
from ..document.patches import Change, applied
from .directive_source import (
    blocks,
    changed_options,
    headings,
    lines_of,
    listed,
    options_of,
    unclosed,
    written,
)
from .name_keys import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...kinds.kind import Kind
    from .directive_source import DirectiveBlock, DirectiveOption


#: the heading below which the converter adds
HEADING = "Found in the notes"
INTRODUCTION = (
    "Written by `annals convert`, which adds who is new and changes nothing else.\n"
    "Edit it as you like: the next run uses what this page says."
)


class RegistryEntry(NamedTuple):
    """An entry of a registry page."""

    kind: str
    id: str
    title: str
    aliases: tuple[str, ...]
    #: without ``@``; empty where none is given
    handle: str
    block: DirectiveBlock
    options: tuple[DirectiveOption, ...]
    has_prose: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Its title and aliases."""
        return (self.title, *self.aliases)


class NewEntry(NamedTuple):
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
class RegistryPage:
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
    def entries(self) -> tuple[RegistryEntry, ...]:
        """Its entries, in their order."""
        kinds = {kind.name: kind for kind in self.kinds}
        found = (block for block in blocks(self.lines) if block.name in kinds)
        return tuple(self._entry(block, kinds[block.name]) for block in found)

    def _entry(self, block: DirectiveBlock, kind: Kind) -> RegistryEntry:
        options = options_of(self.lines, block)
        values = {option.key: tidy(option.value) for option in options}
        title = tidy(block.argument) or values.get("id", "")
        aliases = parse(values.get("aliases", ""), beside="").names
        start = max((option.end for option in options), default=block.first + 1)
        return RegistryEntry(
            kind.name,
            values.get("id") or slug(title),
            title,
            tuple(name.text for name in aliases),
            values.get(kind.handle_field, "").removeprefix("@"),
            block,
            options,
            any(line.strip(" \t\r\n-") for line in self.lines[start : block.last]),
        )

    def entry(self, entry_id: str) -> RegistryEntry | None:
        """Return the entry *entry_id*."""
        return next((e for e in self.entries if e.id.casefold() == entry_id.casefold()), None)

    def called(self, name: str) -> RegistryEntry:
        """Return the entry with the id *name*, or else the one that has it for an alias.

        :raises LookupError: there is none.
        """
        entry = self.entry(name)
        others = [each for each in self.entries if fold(name) in map(fold, each.aliases)]
        if entry is None and len(others) != 1:
            raise LookupError(name)
        return entry or others[0]

    # changes -------------------------------------------------------------------------------

    def changed(self, changes: Iterable[Change]) -> str:
        """Return its text with *changes* made."""
        return applied(self.lines, changes)

    def added(self, drafts: Iterable[NewEntry], title: str) -> tuple[Change, ...]:
        """Return what puts *drafts* below the rest, by name; *title* heads an empty page."""
        new = sorted(drafts, key=lambda draft: (fold(draft.title), draft.id))
        if not new:
            return ()
        end = "\r\n" if "\r\n" in self.text else "\n"
        parts = (*self._before_new, *(draft.text for draft in new))
        text = "\n".join(parts).replace("\n", end)
        if not self.text.strip():
            head = f"# {title}\n\n{INTRODUCTION}\n\n"
            return (Change(0, len(self.lines), tuple(lines_of(head + text))),)
        last = self.lines[-1]
        gap = (end,) * bool(last.strip())
        if last.endswith("\n"):
            return (Change(len(self.lines), len(self.lines), (*gap, *lines_of(text))),)
        return (Change(len(self.lines) - 1, len(self.lines), (last + end, *gap, *lines_of(text))),)

    def named(self, entry_id: str, names: Iterable[str], handle: str = "") -> tuple[Change, ...]:
        """Return what gives more names, and a handle, to the entry *entry_id*.

        :raises LookupError: the page has no such entry.
        """
        entry = self.entry(entry_id)
        if entry is None:
            raise LookupError(entry_id)
        known = {fold(name) for name in (*entry.names, entry.id, f"@{entry.handle}")}
        new = [name for name in dict.fromkeys(map(tidy, names)) if fold(name) not in known]
        values = {"aliases": listed((*entry.aliases, *new))} if new else {}
        field = self._handle_field(entry)
        if handle and field and not entry.handle:
            values[field] = handle
        return changed_options(self.lines, entry.block, entry.options, values)

    def _handle_field(self, entry: RegistryEntry) -> str:
        return next(kind.handle_field for kind in self.kinds if kind.name == entry.kind)

    def removed(self, entry_id: str) -> tuple[Change, ...]:
        """Return what takes the entry *entry_id* from the page.

        :raises LookupError: the page has no such entry, or it has prose, which would be lost.
        """
        entry = self.entry(entry_id)
        if entry is None or entry.has_prose:
            raise LookupError(entry_id)
        end = entry.block.last + 1
        while end < len(self.lines) and not self.lines[end].strip():
            end += 1
        return (Change(entry.block.first, end, ()),)

    @cached_property
    def _before_new(self) -> tuple[str, ...]:
        """Text before new entries: the heading, unless it is already the last one."""
        lines = self.lines if self.text.strip() else ["# \n"]
        found = list(headings(lines))
        closing = (unclosed(lines) + "\n",) if unclosed(lines) else ()
        if found and found[-1][1] == HEADING:
            return closing
        levels = {level for level, _ in found}
        level = 2 if 1 in levels else min(levels, default=1)
        return (*closing, f"{'#' * level} {HEADING}\n")


# a run asks for the same pages again and again
@lru_cache(maxsize=4)
def registry_page_of(text: str, kind: Kind) -> RegistryPage:
    """Return the registry page *text*, whose entries of one *kind* are looked for."""
    return RegistryPage(text, (kind,))
