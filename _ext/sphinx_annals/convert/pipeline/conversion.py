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
from .workers import Failed, TempStore, in_order, worker_pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from ..options import ConvertOptions
    from ..sources.folders import SourceFile
    from .page_paths import Pages


T = TypeVar("T")
WIDTH = 30


def with_progress(
    items: Iterable[T], total: int, label: str, stream: TextIO | None
) -> Iterator[T]:
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
#: file in the temporary folder with the report of each source
REPORT_LINES = "report.jsonl"


def convert(options: ConvertOptions, terminal: TextIO | None = None) -> Summary:
    """Convert the sources, and return the summary."""
    with (
        tempfile.TemporaryDirectory(prefix="annals-") as folder,
        worker_pool(options.jobs) as executor,
    ):
        run = _Run(options, Path(folder), executor, terminal)
        run.convert()
        return run.summary


@dataclass(slots=True)
class _Run:
    """A run of the converter."""

    options: ConvertOptions
    folder: Path
    executor: Executor
    terminal: TextIO | None
    summary: Summary = field(default_factory=Summary)

    def convert(self) -> None:
        options = self.options
        sources = walked(options.sources, options.into)
        registers = RegistryFiles.of(options)
        for path, finding in sources.left:
            self._skip(path, finding)
        pages = pages_of((found.path for found in sources.found), (INDEX, *registers.pages))
        drafts = list(self._first_pass(sources.found))
        identification = Identification.of(
            drafts, registers.read(), options.accepted, is_accepting=options.is_accepting
        )
        published = directory((draft.path, draft.permalinks) for draft in drafts)
        site = Folder(pages.paths, frozenset(sources.others), published=published)
        common = SharedContext(identification.who, site, sources.others)
        writer = PageWriter(
            OutputFolder(options.into, is_dry=options.is_check), self.summary, options.is_forced
        )
        files = {found.path: found.file for found in sources.found}
        writer.protect(files.values())
        for page in self._second_pass(self._compose_tasks(drafts, identification, pages, common)):
            self._add_to_report(page.report_line)
            self.summary.note_findings(page.path, page.findings)
            self.summary.note_records(page.records, page.before, page.after)
            writer.put(page.page, page.text, files[page.path])
            writer.copy(page.media)
        registers.put(identification.registries, writer)
        writer.put_index(index_page(writer.pages))
        writer.close()
        self.summary.note_proposals(
            identification.registries.data_of(p) for p in identification.proposals
        )
        self._report()

    # passes --------------------------------------------------------------------------------

    def _first_pass(self, found: Sequence[SourceFile]) -> Iterator[DraftSummary]:
        tasks = [
            ExtractTask(one, self.options.dialect, self.folder, f"{number}.draft")
            for number, one in enumerate(found)
        ]
        results = in_order(self.executor, self.options.jobs, extracted, tasks)
        for task, result in self._with_progress(tasks, results, "reading"):
            if isinstance(result, DraftSummary):
                yield result
            else:
                finding = _crash(result) if isinstance(result, Failed) else result.finding
                self._skip(task.found.path, finding)

    def _compose_tasks(
        self,
        drafts: Sequence[DraftSummary],
        identification: Identification,
        pages: Pages,
        common: SharedContext,
    ) -> tuple[ComposeTask, ...]:
        shared = None
        if self.options.jobs == 1:
            shared = common
        else:
            TempStore(self.folder).put(COMMON, common)
        taken = dict.fromkeys(identification.ids, FIRST)
        findings = identification.findings()
        return tuple(
            ComposeTask(
                *(self.folder, draft.name, draft.path, free_ids(draft.wanted, taken)),
                (*pages.findings.get(draft.path, ()), *findings.get(draft.path, ())),
                shared,
            )
            for draft in drafts
        )

    def _second_pass(self, tasks: Sequence[ComposeTask]) -> Iterator[Composed]:
        results = in_order(self.executor, self.options.jobs, composed, tasks)
        for task, result in self._with_progress(tasks, results, "writing"):
            if isinstance(result, Failed):
                self._skip(task.path, _crash(result))
            else:
                yield result

    def _with_progress(
        self, items: Sequence[T], results: Iterator[R], label: str
    ) -> Iterator[tuple[T, R]]:
        return with_progress(zip(items, results, strict=True), len(items), label, self.terminal)

    # the report ----------------------------------------------------------------------------

    def _skip(self, path: str, finding: Finding) -> None:
        self.summary.note_findings(path, [finding])
        self._add_to_report(file_as_data(path, "", (Counts(), Counts()), (), [finding], ""))

    def _add_to_report(self, line: str) -> None:
        with Path(self.folder, REPORT_LINES).open("a", encoding="utf-8", errors="replace") as file:
            file.write(line + "\n")

    def _report_lines(self) -> Iterator[str]:
        path = Path(self.folder, REPORT_LINES)
        if path.exists():
            with path.open(encoding="utf-8", newline="\n") as file:
                yield from (line.rstrip("\n") for line in file)

    def _report(self) -> None:
        if not self.options.report:
            return
        try:
            with self.options.report.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(report(self._report_lines(), self.summary.totals()))
        except OSError as error:
            message = f"The report can't be written: {error.strerror}."
            finding = Finding(Severity.REFUSED, "not-written", 0, message)
            self.summary.note_findings(str(self.options.report), [finding])


def _crash(failed: Failed) -> Finding:
    message = f"The converter failed on this file and went on with the rest: {failed.reason}"
    return Finding(Severity.REFUSED, "failed", 0, message)
