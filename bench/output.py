"""What a build wrote, and how that differs from what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Written(NamedTuple):
    """A file as it was found."""

    modified: int
    digest: bytes


Output: TypeAlias = "Mapping[str, Written]"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which HTML files a build touched."""

    #: files in all
    pages: int
    #: written, whether or not they differ
    rewritten: tuple[str, ...]
    #: with other bytes than before, or gone
    differing: tuple[str, ...]

    @property
    def needless(self) -> tuple[str, ...]:
        """The files written again with the same bytes."""
        return tuple(sorted(set(self.rewritten) - set(self.differing)))


def html_files(folder: Path) -> Output:
    """Return the pages below *folder*, by their path; what a theme brings along is left out."""
    return {
        path.relative_to(folder).as_posix(): Written(
            path.stat().st_mtime_ns, blake2b(path.read_bytes(), digest_size=16).digest()
        )
        for path in folder.rglob("*.html")
        if "_static" not in path.parts
    }


def changes(before: Output, after: Output) -> Changes:
    """Return what happened between two looks at a folder."""
    return Changes(
        pages=len(after),
        rewritten=tuple(sorted(path for path in after if after[path] != before.get(path))),
        differing=tuple(
            sorted(
                path
                for path in before.keys() | after.keys()
                if path not in before
                or path not in after
                or before[path].digest != after[path].digest
            )
        ),
    )
