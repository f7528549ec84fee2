"""Folders of sources: which files are converted, and which page each becomes."""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

#: what sources may end in, letter case ignored
ENDINGS = frozenset({".md", ".markdown", ".mdown", ".txt", ".html", ".htm", ".rmd", ".qmd"})
#: folders that hold no sources: what was built, templates, packages
SKIPPED = frozenset({"_site", "_build", "_includes", "_layouts", "node_modules", "__pycache__"})
#: pages that the converter writes itself
OWN_PAGES = ("people.md", "organizations.md")
#: files that are their folder's own page
FOLDER_PAGES = frozenset({"index", "_index"})


class Found(NamedTuple):
    """A source."""

    #: as seen from the folder that is converted, with ``/`` between its parts
    path: str
    file: Path
    #: the folder that it may use files of
    root: Path


class Walked(NamedTuple):
    """The sources of a run, in a stable order, and the links that were not followed."""

    found: tuple[Found, ...]
    links: tuple[str, ...]
    #: path -> the file, of all that is no source: pictures and such
    others: dict[str, Path]


def walked(sources: Iterable[Path], into: Path) -> Walked:
    """Return all sources in the files and folders *sources*, but those within *into*.

    Where several folders are named, the name of each stands before the paths in it.
    """
    named = list(dict.fromkeys(source.resolve() for source in sources))
    found: dict[Path, Found] = {}
    others: dict[str, Path] = {}
    links: list[str] = []
    for source in named:
        before = f"{source.name}/" if len(named) > 1 and source.is_dir() else ""
        root = source if source.is_dir() else source.parent
        for file in _files(source, into.resolve(), links) if source.is_dir() else [source]:
            path = before + file.relative_to(root).as_posix()
            if file == source or file.suffix.casefold() in ENDINGS:
                found.setdefault(file, Found(path, file, root))
            else:
                others.setdefault(path, file)
    return Walked(tuple(sorted(found.values())), tuple(sorted(links)), others)


def _files(folder: Path, into: Path, links: list[str]) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        here = Path(name)
        linked = {each for each in (*folders, *files) if (here / each).is_symlink()}
        links += [(here / each).relative_to(folder).as_posix() for each in linked]
        folders[:] = [each for each in folders if _is_walked(here / each, linked, into)]
        yield from (here / each for each in files if each not in linked and each[0] != ".")


def _is_walked(folder: Path, linked: Container[str], into: Path) -> bool:
    is_hidden = folder.name.startswith(".") or folder.name in SKIPPED
    return not is_hidden and folder.name not in linked and folder != into


def pages_of(paths: Iterable[str]) -> dict[str, str]:
    """Return source -> page; no two pages differ in letter case alone."""
    taken = {name.casefold() for name in OWN_PAGES}
    pages: dict[str, str] = {}
    for path in paths:
        wanted = page_path(path)
        numbered = (f"{wanted.removesuffix('.md')}-{number}.md" for number in count(2))
        page = next(each for each in chain([wanted], numbered) if each.casefold() not in taken)
        taken.add(page.casefold())
        pages[path] = page
    return pages


def page_path(path: str) -> str:
    """Return the page that a source becomes: its own path, a bundle's is that of its folder."""
    pure = PurePosixPath(path)
    if pure.stem.casefold() in FOLDER_PAGES:
        return f"{pure.parent}.md" if len(pure.parts) > 1 else "index.md"
    return str(pure.with_suffix(".md"))
