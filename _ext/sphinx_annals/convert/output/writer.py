"""Write pages, and report what became of each."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..document.findings import Finding, Severity
from .attachments import contains_script
from .folder import ForeignError, OutsideError
from .merging import STATE_FOLDER, MergedFolder, Settled, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from .folder import OutputFolder
    from .summary import Summary


INDEX = "index.md"
#: the largest file that is copied along with a page
LIMIT = 50_000_000


class PageWriter:
    """Writes pages into the folder; a page that can't be written is reported."""

    def __init__(self, output: OutputFolder, summary: Summary, is_forced: bool) -> None:
        self.output = output
        self.summary = summary
        self.merge = MergedFolder(output, is_forced=is_forced)
        #: page -> its source as seen from the folder; empty for those that have none
        self.pages: dict[str, str] = {}
        self._sources: frozenset[Path] = frozenset()
        self._sources_of_copies: dict[str, Path] = {}
        #: the same of files that were copied along with pages
        self._copies: dict[str, str] = {}
        #: pages and files of the last run
        self._last_run: dict[str, str] = {}
        with self._reporting_errors(STATE_FOLDER):
            self._last_run = self.merge.last_pages()

    def protect(self, files: Iterable[Path]) -> None:
        """Never write over *files*, the sources."""
        self._sources = frozenset(files)

    @contextmanager
    def _reporting_errors(self, name: str) -> Iterator[None]:
        """Report why something can't be written, and go on."""
        try:
            yield
        except (OutsideError, ForeignError, OSError) as error:
            finding = Finding(Severity.REFUSED, "not-written", 0, str(error))
            self.summary.note_findings(name, [finding])

    def put(self, name: str, text: str, source: Path | None = None) -> None:
        """Put a page where it belongs."""
        with self._reporting_errors(name):
            if self.output.place(name) in self._sources:
                raise OutsideError("The page would overwrite its source; choose another folder.")
            settled = self.merge.settle(name, text)
            self.pages[name] = self._relative(source) if source else ""
            self.summary.note_page(name, settled)

    def put_registry(self, name: str, text: str) -> None:
        """Put a page that was read before and extended: what a hand wrote is in it already."""
        with self._reporting_errors(name):
            here = self.output.read(name)
            self.output.write(name, text)
            self.pages[name] = ""
            states = {None: State.NEW, text: State.SAME}
            self.summary.note_page(name, Settled(states.get(here, State.CHANGED)))

    def put_index(self, text: str) -> None:
        """Put the front page, unless one exists that no run has written."""
        with self._reporting_errors(INDEX):
            if text and self.merge.is_ours(INDEX):
                self.put(INDEX, text)

    def copy(self, media: Iterable[tuple[str, Path]]) -> None:
        """Copy what pages show: name in the folder, and the file that it is copied from."""
        for name, file in media:
            if (
                self._sources_of_copies.setdefault(name, file) == file
                and file not in self._sources
            ):
                with self._reporting_errors(name):
                    self._copy(name, file)

    def _copy(self, name: str, file: Path) -> None:
        place = self.output.place(name)
        if name in self._copies or place == file:
            return
        if file.stat().st_size > LIMIT:
            raise ForeignError(f"{file} is larger than {LIMIT // 1_000_000} MB; copy it yourself.")
        content = file.read_bytes()
        if contains_script(name, content):
            raise ForeignError(
                f"{file} is a drawing that contains a program, so it was not copied."
            )
        is_ours = name in self._last_run or self.merge.is_forced or not place.exists()
        if not is_ours and place.read_bytes() != content:
            raise ForeignError(f"{place} exists and is a different file; rename one of the two.")
        self.output.write_bytes(name, content)
        self._copies[name] = self._relative(file)

    def close(self) -> None:
        """Report which pages of former runs have lost their source, and save the list of pages."""
        now = self._copies | self.pages
        kept = {n: s for n, s in self._last_run.items() if n not in now and self._is_there(n)}
        for name, source in sorted(kept.items()):
            if source and not (self.output.root / source).exists():
                message = f"Its source {source} is gone; delete the page if you no longer need it."
                self.summary.note_findings(
                    name, [Finding(Severity.QUESTION, "source-gone", 0, message)]
                )
        with self._reporting_errors(STATE_FOLDER):
            self.merge.save_pages(kept | now)

    def _is_there(self, name: str) -> bool:
        try:
            return self.output.place(name).exists()
        except (OutsideError, OSError):
            return False

    def _relative(self, source: Path) -> str:
        return os.path.relpath(source, self.output.root).replace(os.sep, "/")
