"""Second pass: turn an extracted source into a page, once people are identified."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..emit.page import myst_page_of
from ..identity.source_names import RollPart, SourceNames
from ..markup.passes import translated
from ..output.attachments import linked_files
from ..output.counts import counts_of
from ..output.report import file_as_data, records_as_data
from .workers import TempStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..document.findings import Finding
    from ..emit.ids import Ids
    from ..identity.name_resolver import Resolver
    from ..markup.site import Folder
    from ..output.counts import Counts
    from .extraction import Extracted


#: name of the shared context in the temporary store
COMMON = "common"


class SharedContext(NamedTuple):
    """What all pages need, known once all sources are read."""

    people: Resolver
    #: where addresses lead, and where the page of each source goes
    site: Folder
    #: path -> file, of what pages may show
    others: Mapping[str, Path]


class ComposeTask(NamedTuple):
    """A draft to turn into a page."""

    folder: Path
    #: name of the draft in the temporary store
    name: str
    #: of its source
    path: str
    ids: Ids
    #: further findings about it
    findings: tuple[Finding, ...] = ()
    #: shared context in the same process; another process reads it from the store
    common: SharedContext | None = None


class Composed(NamedTuple):
    """A page, and the report of its source."""

    path: str
    page: str
    text: str
    findings: tuple[Finding, ...]
    #: its line of the report
    report_line: str
    #: what each record is
    records: tuple[str, ...]
    before: Counts
    after: Counts
    #: file of the book -> file that it is a copy of
    media: tuple[tuple[str, Path], ...]


@lru_cache(maxsize=1)
def _common(folder: Path) -> SharedContext:
    common: SharedContext = TempStore(folder).get(COMMON)
    return common


def composed(task: ComposeTask) -> Composed:
    """Return the page of a draft."""
    common = task.common or _common(task.folder)
    draft: Extracted = TempStore(task.folder).get(task.name)
    source, records, ids = draft.source, draft.records, task.ids
    resolver = SourceNames(
        common.people, source.path, tuple(RollPart(*m.lines) for m in records.meetings)
    )
    body, changes = translated(source, common.site)
    page = myst_page_of(source, body, records, ids, resolver)
    findings = (*draft.findings, *changes, *task.findings)
    data = tuple(records_as_data(records, ids, resolver))
    name, after = common.site.pages[source.path], counts_of(page.text)
    counts, dialect = (draft.counts, after), source.dialect.name
    report_line = file_as_data(source.path, name, counts, data, findings, dialect)
    files = linked_files(page.text, name, common.others)
    media = tuple((each, common.others[each]) for each in files)
    kinds = tuple(str(record["record"]) for record in data)
    return Composed(
        source.path, name, page.text, findings, report_line, kinds, draft.counts, after, media
    )
