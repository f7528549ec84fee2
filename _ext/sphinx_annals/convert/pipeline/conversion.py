"""Convert many sources to a book: extract, identify, compose."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from ..document.findings import Finding, Severity
from ..emit.front_page import index_page
from ..emit.ids import FIRST, free_ids
from ..markup.site import Folder
from ..output.counts import Counts
from ..output.folder import OutputFolder
from ..output.report import file_as_data, report
from ..output.summary import Summary
from ..output.writer import INDEX, PageWriter
from ..sources.folders import walked
from ..sources.permalinks import directory
from .composition import COMMON, Composed, ComposeTask, SharedContext, composed
from .extraction import DraftSummary, ExtractTask, extracted
from .identification import Identification
from .page_paths import pages_of
from .registers import RegistryFiles
from .workers import Failed, TempStore, done, worker_pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from ..options import ConvertOptions
    from ..sources.folders import SourceFile
    from .page_paths import Pages


T = TypeVar("T")
WIDTH = 30


def shown(items: Iterable[T], total: int, label: str, stream: TextIO | None) -> Iterator[T]:
    """Yield *items*, with a bar on *stream* if that is a terminal."""
    if stream is None or not stream.isatty() or not total:
        yield from items
        return
    for number, item in enumerate(items, 1):
        filled = "█" * (WIDTH * number // total)
        stream.write(f"\r{label} {filled:·<{WIDTH}} {number}/{total}")
        stream.flush()
        yield item
    stream.write("\r\x1b[K")
    stream.flush()


R = TypeVar("R")
#: the file of the spool that holds what is told of each source
TOLD = "told.jsonl"


def convert(order: ConvertOptions, terminal: TextIO | None = None) -> Summary:
    """Do what is ordered, and return what came of it."""
    with (
        tempfile.TemporaryDirectory(prefix="annals-") as folder,
        worker_pool(order.jobs) as executor,
    ):
        run = _Run(order, Path(folder), executor, terminal)
        run.convert()
        return run.summary


@dataclass(slots=True)
class _Run:
    """One run."""

    order: ConvertOptions
    folder: Path
    executor: Executor
    terminal: TextIO | None
    summary: Summary = field(default_factory=Summary)

    def convert(self) -> None:
        order = self.order
        sources = walked(order.sources, order.into)
        registers = RegistryFiles.of(order)
        for path, finding in sources.left:
            self._leave(path, finding)
        pages = pages_of((found.path for found in sources.found), (INDEX, *registers.pages))
        outlines = list(self._first_pass(sources.found))
        everybody = Identification.of(
            outlines, registers.read(), order.accepted, is_accepting=order.is_accepting
        )
        published = directory((outline.path, outline.permalinks) for outline in outlines)
        site = Folder(pages.paths, frozenset(sources.others), published=published)
        common = SharedContext(everybody.who, site, sources.others)
        shelf = PageWriter(
            OutputFolder(order.into, is_dry=order.is_check), self.summary, order.is_forced
        )
        files = {found.path: found.file for found in sources.found}
        shelf.protect(files.values())
        for page in self._second_pass(self._finishings(outlines, everybody, pages, common)):
            self._tell(page.told)
            self.summary.note_findings(page.path, page.findings)
            self.summary.note_records(page.records, page.before, page.after)
            shelf.put(page.page, page.text, files[page.path])
            shelf.copy(page.media)
        registers.put(everybody.registries, shelf)
        shelf.put_index(index_page(shelf.pages))
        shelf.close()
        self.summary.note_proposals(everybody.registries.data_of(p) for p in everybody.proposals)
        self._report()

    # passes --------------------------------------------------------------------------------

    def _first_pass(self, found: Sequence[SourceFile]) -> Iterator[DraftSummary]:
        readings = [
            ExtractTask(one, self.order.dialect, self.folder, f"{number}.draft")
            for number, one in enumerate(found)
        ]
        results = done(self.executor, self.order.jobs, extracted, readings)
        for reading, result in self._shown(readings, results, "reading"):
            if isinstance(result, DraftSummary):
                yield result
            else:
                finding = _crash(result) if isinstance(result, Failed) else result.finding
                self._leave(reading.found.path, finding)

    def _finishings(
        self,
        outlines: Sequence[DraftSummary],
        known: Identification,
        pages: Pages,
        common: SharedContext,
    ) -> tuple[ComposeTask, ...]:
        shared = None
        if self.order.jobs == 1:
            shared = common
        else:
            TempStore(self.folder).put(COMMON, common)
        taken = dict.fromkeys(known.ids, FIRST)
        findings = known.findings()
        return tuple(
            ComposeTask(
                *(self.folder, outline.name, outline.path, free_ids(outline.wanted, taken)),
                (*pages.findings.get(outline.path, ()), *findings.get(outline.path, ())),
                shared,
            )
            for outline in outlines
        )

    def _second_pass(self, finishings: Sequence[ComposeTask]) -> Iterator[Composed]:
        results = done(self.executor, self.order.jobs, composed, finishings)
        for finishing, result in self._shown(finishings, results, "writing"):
            if isinstance(result, Failed):
                self._leave(finishing.path, _crash(result))
            else:
                yield result

    def _shown(
        self, items: Sequence[T], results: Iterator[R], label: str
    ) -> Iterator[tuple[T, R]]:
        return shown(zip(items, results, strict=True), len(items), label, self.terminal)

    # the report ----------------------------------------------------------------------------

    def _leave(self, path: str, finding: Finding) -> None:
        self.summary.note_findings(path, [finding])
        self._tell(file_as_data(path, "", (Counts(), Counts()), (), [finding], ""))

    def _tell(self, line: str) -> None:
        with Path(self.folder, TOLD).open("a", encoding="utf-8", errors="replace") as file:
            file.write(line + "\n")

    def _told(self) -> Iterator[str]:
        path = Path(self.folder, TOLD)
        if path.exists():
            with path.open(encoding="utf-8", newline="\n") as file:
                yield from (line.rstrip("\n") for line in file)

    def _report(self) -> None:
        if not self.order.report:
            return
        try:
            with self.order.report.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(report(self._told(), self.summary.totals()))
        except OSError as error:
            message = f"The report can't be written: {error.strerror}."
            finding = Finding(Severity.REFUSED, "not-written", 0, message)
            self.summary.note_findings(str(self.order.report), [finding])


def _crash(failed: Failed) -> Finding:
    message = f"The converter failed on this file and went on with the rest: {failed.reason}"
    return Finding(Severity.REFUSED, "failed", 0, message)
