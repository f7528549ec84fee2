"""Where sources are, and where the page of each goes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from .decode import LIMIT
from .finding import Finding, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: what sources end in
ENDINGS = frozenset((".md", ".markdown", ".txt", ".html", ".rmd", ".qmd"))
#: folders of programs, not of writers; what begins with a dot is such, too
_PROGRAMS = frozenset(("node_modules", "__pycache__"))
_INDEX = re.compile(r"index((?:\.[a-z]{2}(?:-[a-z]{2})?)?)", re.IGNORECASE)


class Place(NamedTuple):
    """Where a source is."""

    #: the folder that is converted
    root: Path
    #: seen from there, with ``/`` between its parts
    path: str

    @property
    def file(self) -> Path:
        """The file itself."""
        return self.root / self.path

    def content(self) -> bytes:
        """Return its bytes, no more than it takes to see that they are too many."""
        with self.file.open("rb") as stream:
            return stream.read(LIMIT + 1)


class Page(NamedTuple):
    """A source, and where its page goes."""

    place: Place
    #: seen from the folder that is written into
    path: str
    findings: tuple[Finding, ...] = ()


class Walk(NamedTuple):
    """All sources, in a stable order, and what was left alone on the way."""

    places: tuple[Place, ...]
    #: the path of something that was left alone -> why
    left: tuple[tuple[str, Finding], ...] = ()


def walked(sources: Iterable[Path], apart: Path | None = None) -> Walk:
    """Return the sources that the files and folders *sources* hold, but none within *apart*.

    :raises FileNotFoundError: one of them does not exist.
    """
    places: dict[Path, Place] = {}
    left: list[tuple[str, Finding]] = []
    shut = apart.resolve() if apart else None
    for source in sources:
        root = source if source.is_dir() else source.parent
        if not source.exists():
            raise FileNotFoundError(source)
        for file in _files(source, shut):
            place = Place(root, file.relative_to(root).as_posix())
            if finding := _left_alone(file, source, root):
                left.append((place.path, finding))
            elif file == source or (file.suffix.casefold() in ENDINGS and file.is_file()):
                places.setdefault(file.resolve(), place)
    return Walk(tuple(places.values()), tuple(left))


def _files(source: Path, shut: Path | None) -> Iterator[Path]:
    """Yield the files of a folder and of those in it, by name; those linked to, too."""
    if not source.is_dir():
        yield source
        return
    for path in sorted(source.iterdir(), key=lambda path: path.name):
        if path.name.startswith(".") or path.name in _PROGRAMS:
            continue
        if path.is_symlink() or path.is_file():
            yield path
        elif path.is_dir() and path.resolve() != shut:
            yield from _files(path, shut)


def _left_alone(file: Path, source: Path, root: Path) -> Finding | None:
    """Return why a link is not followed: it leads out of the folder, to a folder or nowhere."""
    if file == source or not file.is_symlink():
        return None
    if not file.resolve().is_relative_to(root.resolve()):
        message = "The link leads out of the folder, and is not followed."
        return Finding(Topic.NEUTRAL, "link", 0, message)
    if not file.is_file():
        message = "The link leads to no file, and is not followed."
        return Finding(Topic.LEFT_OUT, "link", 0, message)
    return None


# pages ------------------------------------------------------------------------------------------


def pages_of(places: Iterable[Place]) -> tuple[Page, ...]:
    """Return where the page of each of *places* goes: a path that no other page has."""
    ordered = tuple(places)
    named = [each for each in ordered if not _index(each)]
    parents = [(each.root, PurePosixPath(each.path).parent) for each in named]
    shared = {(root, above) for root, parent in parents for above in (parent, *parent.parents)}
    wanted = {place: _wanted(place, shared) for place in ordered}
    taken: set[str] = set()
    paths: dict[Place, str] = {}
    # who keeps the path of its source goes first
    for place in sorted(ordered, key=lambda place: wanted[place] != place.path):
        candidates = _candidates(wanted[place], place)
        paths[place] = next(path for path in candidates if _key(path) not in taken)
        taken.add(_key(paths[place]))
    return tuple(Page(each, paths[each], _told(wanted[each], paths[each])) for each in ordered)


def _index(place: Place) -> re.Match[str] | None:
    return _INDEX.fullmatch(PurePosixPath(place.path).stem)


def _wanted(place: Place, shared: set[tuple[Path, PurePosixPath]]) -> str:
    """Return where a page should go: as its source, but a folder that holds one alone is it."""
    path = PurePosixPath(place.path)
    found = _index(place)
    if found and path.parent.name and (place.root, path.parent) not in shared:
        return f"{path.parent}{found[1]}.md"
    name = "index" if path.stem == "_index" else path.stem
    return (path.parent / f"{name}.md").as_posix()


def _candidates(wanted: str, place: Place) -> Iterator[str]:
    stem = wanted.removesuffix(".md")
    yield wanted
    ending = PurePosixPath(place.path).suffix.casefold().lstrip(".")
    if ending not in ("", "md"):
        yield f"{stem}-{ending}.md"
    number = 2
    while True:
        yield f"{stem}-{number}.md"
        number += 1


def _key(path: str) -> str:
    """Return what two paths share that some file system takes for one."""
    return unicodedata.normalize("NFC", path).casefold()


def _told(wanted: str, path: str) -> tuple[Finding, ...]:
    if path == wanted:
        return ()
    message = f"Another page has the path {wanted}: this one goes to {path}."
    return (Finding(Topic.REPAIR, "path", 0, message),)
