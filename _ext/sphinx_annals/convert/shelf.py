"""The shelf: where finished pages go, with what becomes of each told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .finding import Finding, Topic
from .merge import Merge, Settled, State
from .output import OutsideError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .output import Output
    from .summary import Summary

INDEX = "index.md"
#: the largest file that is copied along with a page
LIMIT = 50_000_000


class Shelf:
    """Puts pages into the folder; what can't be put there is told, and stops nothing."""

    def __init__(self, output: Output, summary: Summary, is_forced: bool) -> None:
        self.output = output
        self.summary = summary
        self.merge = Merge(output, is_forced=is_forced)
        #: page -> its source as seen from the folder; empty for those that have none
        self.pages: dict[str, str] = {}
        self._sources: frozenset[Path] = frozenset()
        self._copied: dict[str, Path] = {}

    def protect(self, files: Iterable[Path]) -> None:
        """Never write over *files*, the sources."""
        self._sources = frozenset(files)

    def put(self, name: str, text: str, source: Path | None = None) -> None:
        """Put a page where it belongs."""
        try:
            if self.output.place(name) in self._sources:
                raise OutsideError("The page would overwrite its source: name another folder")
            settled = self.merge.settle(name, text)
        except (OutsideError, OSError) as error:
            self._refuse(name, str(error))
            return
        self.pages[name] = self._seen(source) if source else ""
        self.summary.note_page(name, settled)

    def put_registry(self, name: str, text: str) -> None:
        """Put a page that was read before and extended: what a hand wrote is in it already."""
        try:
            here = self.output.read(name)
            self.output.write(name, text)
        except (OutsideError, OSError) as error:
            self._refuse(name, str(error))
            return
        self.pages[name] = ""
        states = {None: State.NEW, text: State.SAME}
        self.summary.note_page(name, Settled(states.get(here, State.CHANGED)))

    def put_index(self, text: str) -> None:
        """Put the first page, unless there is one by somebody else."""
        if text and self.merge.is_ours(INDEX):
            self.put(INDEX, text)

    def copy(self, media: Iterable[tuple[str, Path]]) -> None:
        """Copy what pages show: name in the folder, and the file that it is copied from."""
        for name, file in media:
            if self._copied.setdefault(name, file) != file or file in self._sources:
                continue
            try:
                place = self.output.place(name)
                if place != file and file.stat().st_size <= LIMIT:
                    self.output.write_bytes(name, file.read_bytes())
            except (OutsideError, OSError) as error:
                self._refuse(name, str(error))

    def close(self) -> None:
        """Tell which pages of former runs have lost their source, and remember this run."""
        before = self.merge.remembered()
        kept = {name: source for name, source in before.items() if name not in self.pages}
        for name, source in sorted(kept.items()):
            if source and self._is_there(name) and not (self.output.root / source).exists():
                message = f"Its source {source} is gone: delete the page if it should go, too."
                self.summary.note_findings(
                    name, [Finding(Topic.QUESTION, "source-gone", 0, message)]
                )
        self.merge.remember({n: s for n, s in kept.items() if self._is_there(n)} | self.pages)

    def _is_there(self, name: str) -> bool:
        try:
            return self.output.place(name).exists()
        except OutsideError:
            return False

    def _seen(self, source: Path) -> str:
        return os.path.relpath(source, self.output.root).replace(os.sep, "/")

    def _refuse(self, name: str, message: str) -> None:
        self.summary.note_findings(name, [Finding(Topic.REFUSED, "not-written", 0, message)])
