"""Merging: what a run writes meets what stands there, perhaps edited by hand."""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from .three_way import difference, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .output import Output


#: where the last run is remembered, out of Sphinx's sight
MEMORY = ".annals"


class State(Enum):
    """What became of a page."""

    SAME = "is as it was"
    NEW = "is new"
    CHANGED = "follows its source"
    KEPT = "was edited by hand, and its source says nothing new"
    MERGED = "was edited by hand, and follows its source besides"
    FORCED = "was edited by hand, and is overwritten, as asked"
    REFUSED = "was edited by hand where its source changed, and is left alone"


class Settled(NamedTuple):
    """What became of a page, with what would have changed where it was refused."""

    state: State
    difference: str = ""


class Merge:
    """What is written into a folder, run after run.

    What was written last is kept beside the pages, under names that Sphinx takes for no page.
    """

    def __init__(self, output: Output, *, is_forced: bool = False) -> None:
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

    def remembered(self) -> dict[str, str]:
        """Return the pages of the last run, each with its source."""
        text = self.output.read(f"{MEMORY}/pages.json")
        try:
            pages = json.loads(text) if text else {}
        except json.JSONDecodeError:
            return {}
        return {str(k): str(v) for k, v in pages.items()} if isinstance(pages, dict) else {}

    def remember(self, pages: Mapping[str, str]) -> None:
        """Note the pages of this run, each with its source."""
        text = json.dumps(dict(sorted(pages.items())), indent=1, ensure_ascii=False)
        self.output.write(f"{MEMORY}/pages.json", text + "\n")


def _base(name: str) -> str:
    return f"{MEMORY}/base/{name}.base"
