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
#: folders that hold no sources: what was built, templates, packages; and those that are hidden
SKIPPED = frozenset({"_site", "_build", "_includes", "_layouts", "node_modules", "__pycache__"})
#: what a build would read as a page or run, and notes may not bring into a book
BUILT = frozenset({".py", ".pyc", ".pyd", ".so", ".rst", ".rest", ".ipynb", ".toml", ".cfg"})
COMMANDS = frozenset({".bat", ".cmd", ".mk", ".ps1", ".sh"})
#: what a name may hold that would be no text, or would move what is shown around it
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\\]")


class SourceFile(NamedTuple):
    """A source."""

    #: as seen from the folder that is converted, with ``/`` between its parts
    path: str
    file: Path

    def content(self) -> bytes:
        """Return its bytes, no more than it takes to see that they are too many."""
        with self.file.open("rb") as stream:
            return stream.read(LIMIT + 1)


class SourceFolder(NamedTuple):
    """The sources of a run, in a stable order, and what was left alone on the way."""

    found: tuple[SourceFile, ...]
    #: path -> why it was left alone
    left: tuple[tuple[str, Finding], ...]
    #: path -> the file, of all that is no source: pictures and such
    others: dict[str, Path]


def walked(sources: Iterable[Path], into: Path) -> SourceFolder:
    """Return all sources in the files and folders *sources*, but those within *into*.

    Where several are named, the name of each folder stands before the paths in it.
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
    """Whether a build, or who makes one, would run *file* or read it as a page."""
    return file.suffix.casefold() in BUILT | COMMANDS or "makefile" in file.name.casefold()


def _named(sources: Iterable[Path]) -> dict[Path, str]:
    """Return each source with its name: as much of its path as no other has; a folder's is empty.

    A folder that is not alone needs a name, too.
    """
    real = dict.fromkeys(source.resolve() for source in sources)
    ends = Counter(end for source in real for end in _ends(source))
    names = {source: next(end for end in _ends(source) if ends[end] == 1) for source in real}
    return {s: "/".join(n) if len(real) > 1 or not s.is_dir() else "" for s, n in names.items()}


def _ends(path: Path) -> Iterator[tuple[str, ...]]:
    return (path.parts[-number:] for number in range(1, len(path.parts) + 1))


def _entries(source: Path, shut: Path) -> Iterator[tuple[Path, Finding | None]]:
    """Yield the files of a folder, and why something is none; a file is yielded itself."""
    if not source.is_dir():
        yield source, None
        return
    folders = [source]
    while folders:
        here = folders.pop()
        try:
            with os.scandir(here) as entries:
                visible = [entry for entry in entries if entry.name[0] != "."]
        except OSError as error:
            message = f"The folder can't be read: {error.strerror}."
            yield here, Finding(Severity.REFUSED, "unreadable", 0, message)
            continue
        for entry in visible:
            file = Path(entry.path)
            if entry.is_symlink():
                yield file, _link(file, source)
            elif entry.is_dir():
                folders += [file] if entry.name not in SKIPPED and file != shut else []
            else:
                yield file, None if entry.is_file() else _NO_FILE


#: reading one might never end
_NO_FILE = Finding(Severity.LEFT_OUT, "no-file", 0, "This is no file, but a pipe or a device.")


def _link(link: Path, source: Path) -> Finding:
    """Return why a symbolic link is not followed: it leads out of the folder, or nowhere."""
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(source):
        message = "The link leads out of the folder, and is not followed."
        return Finding(Severity.NEUTRAL, "link", 0, message)
    where = "to what is read in its own place" if target.exists() else "nowhere"
    return Finding(Severity.LEFT_OUT, "link", 0, f"The link leads {where}, and is not followed.")


def printable(path: str) -> str:
    """Return *path* as it can be told: what is no text in it, or no letter, is spelt out."""
    return _ODD.sub(lambda odd: odd[0].encode("unicode_escape").decode("ascii"), path)
