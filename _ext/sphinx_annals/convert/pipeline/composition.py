"""The second pass: a draft becomes a page, once everybody is known."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..emit.assembly import page_of
from ..identity.source_names import Cast, Part
from ..markup.passes import translated
from ..output.attachments import shown_in
from ..output.counts import tallied
from ..output.report import file_as_data, records_as_data
from .spool import Spool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..document.findings import Finding
    from ..emit.ids import Ids
    from ..identity.resolution import Who
    from ..markup.site import Folder
    from ..output.counts import Tally
    from .extraction import Draft


#: the name under which the spool keeps what all drafts need
COMMON = "common"


class Common(NamedTuple):
    """What is known once all sources are read."""

    who: Who
    #: where addresses lead, and where the page of each source goes
    site: Folder
    #: path -> file, of what pages may show
    others: Mapping[str, Path]


class Finishing(NamedTuple):
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
    common: Common | None = None


class Finished(NamedTuple):
    """A page, and what is to be told of its source."""

    path: str
    page: str
    text: str
    findings: tuple[Finding, ...]
    #: a line for the report
    told: str
    #: what each record is
    records: tuple[str, ...]
    before: Tally
    after: Tally
    #: file of the book -> file that it is a copy of
    media: tuple[tuple[str, Path], ...]


@lru_cache(maxsize=1)
def _common(folder: Path) -> Common:
    common: Common = Spool(folder).get(COMMON)
    return common


def finished(finishing: Finishing) -> Finished:
    """Return the page of a draft."""
    common = finishing.common or _common(finishing.folder)
    draft: Draft = Spool(finishing.folder).get(finishing.name)
    source, records, ids = draft.source, draft.records, finishing.ids
    cast = Cast(common.who, source.path, tuple(Part(*m.lines) for m in records.meetings))
    body, changes = translated(source, common.site)
    page = page_of(source, body, records, ids, cast)
    findings = (*draft.findings, *changes, *finishing.findings)
    data = tuple(records_as_data(records, ids, cast))
    name, after = common.site.pages[source.path], tallied(page.text)
    told = file_as_data(source.path, name, (draft.shown, after), data, findings, source.dialect)
    media = tuple((each, common.others[each]) for each in shown_in(page.text, name, common.others))
    kinds = tuple(str(record["record"]) for record in data)
    return Finished(source.path, name, page.text, findings, told, kinds, draft.shown, after, media)
