"""The pipeline: many sources become a book, in two passes with everybody made known between."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from ..document.findings import Finding, Topic
from ..emit.front_page import index_page
from ..emit.ids import FIRST, free_ids
from ..markup.site import Folder
from ..output.counts import Tally
from ..output.output import Output
from ..output.report import file_as_data, report
from ..output.shelf import INDEX, Shelf
from ..output.summary import Summary
from ..sources.folders import walked
from ..sources.permalinks import directory
from .composition import COMMON, Common, Finished, Finishing, finished
from .crowd import Failed, crowd, done
from .extraction import Outline, Reading, drafted
from .identification import Everybody
from .page_paths import pages_of
from .progress import shown
from .registers import Registers
from .spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from ..order import Order
    from ..sources.folders import Found
    from .page_paths import Pages


T = TypeVar("T")
R = TypeVar("R")
#: the file of the spool that holds what is told of each source
TOLD = "told.jsonl"


def convert(order: Order, terminal: TextIO | None = None) -> Summary:
    """Do what is ordered, and return what came of it."""
    with tempfile.TemporaryDirectory(prefix="annals-") as folder, crowd(order.jobs) as executor:
        run = _Run(order, Path(folder), executor, terminal)
        run.convert()
        return run.summary


@dataclass(slots=True)
class _Run:
    """One run."""

    order: Order
    folder: Path
    executor: Executor
    terminal: TextIO | None
    summary: Summary = field(default_factory=Summary)

    def convert(self) -> None:
        order = self.order
        sources = walked(order.sources, order.into)
        registers = Registers.of(order)
        for path, finding in sources.left:
            self._leave(path, finding)
        pages = pages_of((found.path for found in sources.found), (INDEX, *registers.pages))
        outlines = list(self._first_pass(sources.found))
        everybody = Everybody.of(
            outlines, registers.read(), order.accepted, is_accepting=order.is_accepting
        )
        published = directory((outline.path, outline.permalinks) for outline in outlines)
        site = Folder(pages.paths, frozenset(sources.others), published=published)
        common = Common(everybody.who, site, sources.others)
        shelf = Shelf(Output(order.into, is_dry=order.is_check), self.summary, order.is_forced)
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

    def _first_pass(self, found: Sequence[Found]) -> Iterator[Outline]:
        readings = [
            Reading(one, self.order.dialect, self.folder, f"{number}.draft")
            for number, one in enumerate(found)
        ]
        results = done(self.executor, self.order.jobs, drafted, readings)
        for reading, result in self._shown(readings, results, "reading"):
            if isinstance(result, Outline):
                yield result
            else:
                finding = _crash(result) if isinstance(result, Failed) else result.finding
                self._leave(reading.found.path, finding)

    def _finishings(
        self, outlines: Sequence[Outline], known: Everybody, pages: Pages, common: Common
    ) -> tuple[Finishing, ...]:
        shared = None
        if self.order.jobs == 1:
            shared = common
        else:
            Spool(self.folder).put(COMMON, common)
        taken = dict.fromkeys(known.ids, FIRST)
        findings = known.findings()
        return tuple(
            Finishing(
                *(self.folder, outline.name, outline.path, free_ids(outline.wanted, taken)),
                (*pages.findings.get(outline.path, ()), *findings.get(outline.path, ())),
                shared,
            )
            for outline in outlines
        )

    def _second_pass(self, finishings: Sequence[Finishing]) -> Iterator[Finished]:
        results = done(self.executor, self.order.jobs, finished, finishings)
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
        self._tell(file_as_data(path, "", (Tally(), Tally()), (), [finding], ""))

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
            finding = Finding(Topic.REFUSED, "not-written", 0, message)
            self.summary.note_findings(str(self.order.report), [finding])


def _crash(failed: Failed) -> Finding:
    message = f"The converter failed on it, and went on with the rest: {failed.reason}"
    return Finding(Topic.REFUSED, "failed", 0, message)
