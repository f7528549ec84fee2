"""Folders of sources: which files to convert, and which to leave alone."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..document.findings import Finding, Severity
from .decoding import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: what sources may end in, letter case ignored
ENDINGS = frozenset({".md", ".markdown", ".mdown", ".txt", ".html", ".htm", ".rmd", ".qmd"})
#: folders without sources: build output, templates, packages; hidden ones are skipped too
SKIPPED = frozenset({"_site", "_build", "_includes", "_layouts", "node_modules", "__pycache__"})
#: files that a build would run or read as pages, and that notes may not add to a book
BUILT = frozenset({".py", ".pyc", ".pyd", ".so", ".rst", ".rest", ".ipynb", ".toml", ".cfg"})
COMMANDS = frozenset({".bat", ".cmd", ".mk", ".ps1", ".sh"})
#: characters of names that can't be encoded, or that reorder the text around them
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\\]")


class SourceFile(NamedTuple):
    """A source."""

    #: as seen from the folder that is converted, with ``/`` between its parts
    path: str
    file: Path

    def content(self) -> bytes:
        """Return its bytes, up to one more than the limit."""
        with self.file.open("rb") as stream:
            return stream.read(LIMIT + 1)


class SourceFolder(NamedTuple):
    """The sources of a run, in a stable order, and the files that were skipped."""

    found: tuple[SourceFile, ...]
    #: path and finding of each skipped file
    left: tuple[tuple[str, Finding], ...]
    #: path -> file, of files that aren't sources, such as pictures
    others: dict[str, Path]


def walked(sources: Iterable[Path], into: Path) -> SourceFolder:
    """Return all sources in the files and folders *sources*, except those in *into*.

    If there are several, paths begin with the name of their folder.
    """
    found: dict[Path, SourceFile] = {}
    others: dict[str, Path] = {}
    left: list[tuple[str, Finding]] = []
    shut = into.resolve()
    for source, name in _named(sources).items():
        for file, finding in _entries(source, shut):
            path = printable("/".join(filter(None, (name, *file.relative_to(source).parts))))
            if finding:
                left.append((path, finding))
            elif file == source or file.suffix.casefold() in ENDINGS:
                found.setdefault(file, SourceFile(path, file))
            elif not _is_run(file):
                others.setdefault(path, file)
    return SourceFolder(
        tuple(sorted(found.values())), tuple(sorted(left, key=lambda each: each[0])), others
    )


def _is_run(file: Path) -> bool:
    """Whether a build or its user would run *file* or read it as a page."""
    return file.suffix.casefold() in BUILT | COMMANDS or "makefile" in file.name.casefold()


def _named(sources: Iterable[Path]) -> dict[Path, str]:
    """Return each source with its name: the shortest end of its path that no other has.

    The name of a lone folder is empty.
    """
    real = dict.fromkeys(source.resolve() for source in sources)
    ends = Counter(end for source in real for end in _ends(source))
    names = {source: next(end for end in _ends(source) if ends[end] == 1) for source in real}
    return {s: "/".join(n) if len(real) > 1 or not s.is_dir() else "" for s, n in names.items()}


def _ends(path: Path) -> Iterator[tuple[str, ...]]:
    return (path.parts[-number:] for number in range(1, len(path.parts) + 1))


def _entries(source: Path, shut: Path) -> Iterator[tuple[Path, Finding | None]]:
    """Yield the files in *source*, and a finding for each that isn't one; a file itself."""
    if not source.is_dir():
        yield source, None
        return
    folders = [source]
    while folders:
        here = folders.pop()
        try:
            visible = _visible(here)
        except OSError as error:
            message = f"The folder can't be read: {error.strerror}."
            yield here, Finding(Severity.REFUSED, "unreadable", 0, message)
            continue
        inner = [entry for entry in visible if entry.is_dir(follow_symlinks=False)]
        folders += [Path(entry.path) for entry in inner if _is_open(entry, shut)]
        yield from (_file(entry, source) for entry in visible if entry not in inner)


def _visible(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name[0] != "."]


def _is_open(folder: os.DirEntry[str], shut: Path) -> bool:
    return folder.name not in SKIPPED and Path(folder.path) != shut


def _file(entry: os.DirEntry[str], source: Path) -> tuple[Path, Finding | None]:
    file = Path(entry.path)
    if entry.is_symlink():
        return file, _link(file, source)
    return file, None if entry.is_file() else _NO_FILE


#: a file whose end may never come
_NO_FILE = Finding(Severity.LEFT_OUT, "no-file", 0, "This is a pipe or a device, not a file.")


def _link(link: Path, source: Path) -> Finding:
    """Return the finding for a symbolic link, which is never followed."""
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(source):
        message = "The symbolic link points outside the folder and was not followed."
        return Finding(Severity.NEUTRAL, "link", 0, message)
    where = "to a file that is converted anyway" if target.exists() else "nowhere"
    message = f"The symbolic link points {where} and was not followed."
    return Finding(Severity.LEFT_OUT, "link", 0, message)


def printable(path: str) -> str:
    """Return *path* with control characters and the like as escapes."""
    return _ODD.sub(lambda odd: odd[0].encode("unicode_escape").decode("ascii"), path)
