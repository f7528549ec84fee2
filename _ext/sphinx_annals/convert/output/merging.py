"""Merge what a run writes with what is in the folder, perhaps edited by hand."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..document.patches import Change, applied, patch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .folder import OutputFolder


def merged(base: str, hand: str, new: str) -> str | None:
    """Return *base* with the changes of *hand* and of *new*; None if they conflict."""
    lines = base.splitlines(keepends=True)
    ours, theirs = set(_changes(lines, hand)), set(_changes(lines, new))
    if any(_meet(one, other) for one in ours - theirs for other in theirs - ours):
        return None
    return applied(lines, ours | theirs)


def _changes(lines: Sequence[str], after: str) -> tuple[Change, ...]:
    other = after.splitlines(keepends=True)
    codes = SequenceMatcher(None, lines, other, autojunk=False).get_opcodes()
    return tuple(Change(i, j, tuple(other[k:m])) for tag, i, j, k, m in codes if tag != "equal")


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes overlap, or touch, so that their order would be a guess."""
    return one.start <= other.end and other.start <= one.end


def difference(before: str, after: str, name: str) -> str:
    """Return what would change in the file *name*, as a patch."""
    lines = before.splitlines(keepends=True)
    return patch(lines, _changes(lines, after), f"{name} (as it is)", f"{name} (as converted)")


#: where the last run is remembered, out of Sphinx's sight
STATE_FOLDER = ".annals"


class State(Enum):
    """What became of a page, as the summary completes "3 pages …"."""

    SAME = "unchanged"
    NEW = "created"
    CHANGED = "updated from source"
    KEPT = "kept with your edits"
    MERGED = "merged with your edits"
    FORCED = "overwritten despite your edits"
    REFUSED = "not written because your edits conflict"


class Settled(NamedTuple):
    """The state of a page, and the refused changes as a patch."""

    state: State
    difference: str = ""


class MergedFolder:
    """The pages in a folder, merged with each new run.

    What was written last is kept beside the pages, under names that Sphinx takes for no page.
    """

    def __init__(self, output: OutputFolder, *, is_forced: bool = False) -> None:
        self.output = output
        self.is_forced = is_forced

    def settle(self, name: str, new: str) -> Settled:
        """Write the page *name* if that is safe, and say what became of it."""
        here = self.output.read(name)
        base = self.output.read(_base(name))
        if here == new:
            return self._written(name, new, None, State.SAME)
        if here is None or here == base:
            return self._written(name, new, new, State.NEW if here is None else State.CHANGED)
        if base == new:
            return Settled(State.KEPT)
        both = merged(base, here, new) if base is not None else None
        if both is not None:
            return self._written(name, new, both, State.MERGED)
        lost = difference(here, new, name)
        if not self.is_forced:
            return Settled(State.REFUSED, lost)
        return self._written(name, new, new, State.FORCED)._replace(difference=lost)

    def _written(self, name: str, new: str, text: str | None, state: State) -> Settled:
        if text is not None:
            self.output.write(name, text)
        self.output.write(_base(name), new)
        return Settled(state)

    def is_ours(self, name: str) -> bool:
        """Whether the page *name* may be written: it isn't there, or a run has written it."""
        return self.output.read(name) is None or self.output.read(_base(name)) is not None

    # the pages of the last run -------------------------------------------------------------

    def last_pages(self) -> dict[str, str]:
        """Return the pages of the last run, each with its source."""
        text = self.output.read(f"{STATE_FOLDER}/pages.json")
        try:
            pages = json.loads(text) if text else {}
        except json.JSONDecodeError:
            return {}
        return {str(k): str(v) for k, v in pages.items()} if isinstance(pages, dict) else {}

    def save_pages(self, pages: Mapping[str, str]) -> None:
        """Note the pages of this run, each with its source."""
        text = json.dumps(dict(sorted(pages.items())), indent=1, ensure_ascii=False)
        self.output.write(f"{STATE_FOLDER}/pages.json", text + "\n")


def _base(name: str) -> str:
    return f"{STATE_FOLDER}/base/{name}.base"
