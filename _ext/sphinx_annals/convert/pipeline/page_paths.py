"""Choose the path of each page, so that no two collide."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ..document.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping


#: a folder's own page, perhaps of one language: ``index.de.md``
_INDEX = re.compile(r"index((?:\.[a-z]{2}(?:-[a-z]{2})?)?)", re.IGNORECASE)
#: bytes of the longest page name; with a suffix, some disks allow no more
_LONGEST = 200


class Pages(NamedTuple):
    """Which page each source becomes."""

    #: path of a source -> path of its page
    paths: Mapping[str, str]
    #: path of a source -> findings about its page
    findings: Mapping[str, tuple[Finding, ...]]


def pages_of(sources: Iterable[str], kept: Iterable[str] = ()) -> Pages:
    """Return where the pages of *sources* go; the paths *kept* are for others.

    A page has the path of its source. A folder that holds one document alone becomes its page.
    """
    ordered = tuple(sources)
    full = _full(ordered)
    wanted = {source: _wanted(PurePosixPath(source), full) for source in ordered}
    taken = set(map(_compared, kept))
    paths: dict[str, str] = {}
    # who keeps the path of its source goes first
    for source in sorted(ordered, key=lambda source: wanted[source] != source):
        free = (each for each in _tries(source, wanted[source]) if _compared(each) not in taken)
        paths[source] = next(free)
        taken.add(_compared(paths[source]))
    moved = (source for source in ordered if paths[source] != wanted[source])
    findings = {source: (_moved_finding(wanted[source], paths[source]),) for source in moved}
    return Pages({source: paths[source] for source in ordered}, findings)


def _full(sources: Iterable[str]) -> frozenset[PurePosixPath]:
    """Return the folders in which, or below which, a source has a name of its own."""
    pure = map(PurePosixPath, sources)
    named = (each.parent for each in pure if not _INDEX.fullmatch(each.stem))
    return frozenset(folder for parent in named for folder in (parent, *parent.parents))


def _wanted(source: PurePosixPath, full: Collection[PurePosixPath]) -> str:
    index = _INDEX.fullmatch(source.stem)
    if index and source.parent.name and source.parent not in full:
        return f"{source.parent}{index[1]}.md"
    # with a line before it, Hugo means the page of a folder that holds others
    plain = source.stem.removeprefix("_")
    return str(source.with_name(f"{plain if _INDEX.fullmatch(plain) else source.stem}.md"))


def _tries(source: str, wanted: str) -> Iterator[str]:
    """Yield paths for a page, the best first."""
    folder, between, name = wanted.replace("\\", "-").removesuffix(".md").rpartition("/")
    short = name.encode()[:_LONGEST].decode("utf-8", "ignore")
    stem = f"{folder}{between}{short}"
    ending = PurePosixPath(source).suffix.casefold().removeprefix(".")
    named = [f"-{ending}"] if ending not in ("", "md") else []
    for more in chain([""], named, (f"-{number}" for number in count(2))):
        yield f"{stem}{more}.md"


def _compared(path: str) -> str:
    """Return a key that is equal for paths that some file system takes for one."""
    return unicodedata.normalize("NFC", path).casefold()


def _moved_finding(wanted: str, path: str) -> Finding:
    message = f"The page is written to {path}: {wanted} is taken, or not a valid name."
    return Finding(Severity.REPAIR, "path", 0, message)
