"""Second pass: turn an extracted source into a page, once people are identified."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..emit.page import myst_page_of
from ..identity.source_names import RollPart, SourceNames
from ..markup.passes import translated
from ..output.attachments import shown_in
from ..output.counts import tallied
from ..output.report import file_as_data, records_as_data
from .workers import TempStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..document.findings import Finding
    from ..emit.ids import Ids
    from ..identity.resolver import Resolver
    from ..markup.site import Folder
    from ..output.counts import Counts
    from .extraction import Extracted


#: the name under which the spool keeps what all drafts need
COMMON = "common"


class SharedContext(NamedTuple):
    """What is known once all sources are read."""

    who: Resolver
    #: where addresses lead, and where the page of each source goes
    site: Folder
    #: path -> file, of what pages may show
    others: Mapping[str, Path]


class ComposeTask(NamedTuple):
    """A draft to be finished."""

    folder: Path
    #: what the draft is called in the spool
    name: str
    #: of its source
    path: str
    ids: Ids
    #: what is to be told of it besides
    findings: tuple[Finding, ...] = ()
    #: what all drafts need, in the same process; another one has it from the spool
    common: SharedContext | None = None


class Composed(NamedTuple):
    """A page, and what is to be told of its source."""

    path: str
    page: str
    text: str
    findings: tuple[Finding, ...]
    #: a line for the report
    told: str
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


def composed(finishing: ComposeTask) -> Composed:
    """Return the page of a draft."""
    common = finishing.common or _common(finishing.folder)
    draft: Extracted = TempStore(finishing.folder).get(finishing.name)
    source, records, ids = draft.source, draft.records, finishing.ids
    cast = SourceNames(
        common.who, source.path, tuple(RollPart(*m.lines) for m in records.meetings)
    )
    body, changes = translated(source, common.site)
    page = myst_page_of(source, body, records, ids, cast)
    findings = (*draft.findings, *changes, *finishing.findings)
    data = tuple(records_as_data(records, ids, cast))
    name, after = common.site.pages[source.path], tallied(page.text)
    counts, dialect = (draft.shown, after), source.dialect.name
    told = file_as_data(source.path, name, counts, data, findings, dialect)
    media = tuple((each, common.others[each]) for each in shown_in(page.text, name, common.others))
    kinds = tuple(str(record["record"]) for record in data)
    return Composed(source.path, name, page.text, findings, told, kinds, draft.shown, after, media)
