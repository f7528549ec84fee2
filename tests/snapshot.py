"""What the output of a build says, without what says nothing: times, numbers, the theme's own."""

from __future__ import annotations

import difflib
import json
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

#: file of the output -> what it says
Snapshot: TypeAlias = "dict[str, object]"

#: what a theme says of the pages before and after: stale in any book after an edit
RELATIONS = re.compile(
    r'<link rel="(?:next|prev|up)"[^>]*>\s*'
    r'|<div class="related" role="navigation".*?</div>\s*'
    r'|<div role="navigation" aria-label="Related".*?</div>\s*',
    re.DOTALL,
)
#: an e-book says when it was made
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: folders and files that no page of the book is in
ASIDE = ("_static/", ".buildinfo", ".doctrees/")


def snapshot_of(outdir: Path) -> Snapshot:
    """Return what the files below *outdir* say; of an e-book, what is packed in it."""
    packed = sorted(outdir.glob("*.epub"))
    files = _unpacked(packed[0]) if packed else _files(outdir)
    return {name: _reader_of(name)(data) for name, data in files if not name.startswith(ASIDE)}


def bytes_of(outdir: Path) -> dict[str, bytes]:
    """Return file -> its bytes, for all files below *outdir*; those of an e-book unpacked."""
    packed = sorted(outdir.glob("*.epub"))
    return dict(_unpacked(packed[0]) if packed else _files(outdir))


def differences(first: Snapshot, second: Snapshot) -> str:
    """Return how *second* differs from *first*, file by file; nothing where they are equal."""
    names = sorted(first.keys() | second.keys())
    return "".join(_difference(name, first.get(name), second.get(name)) for name in names)


def _difference(name: str, first: object, second: object) -> str:
    if first == second:
        return ""
    lines = difflib.unified_diff(_lines(first), _lines(second), name, name, lineterm="", n=1)
    return "\n".join((f"{name}:", *lines, ""))


def _lines(said: object) -> list[str]:
    if said is None:
        return ["(no such file)"]
    text = said if isinstance(said, str) else json.dumps(said, indent=1, sort_keys=True)
    return text.splitlines()


def _files(outdir: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(outdir.rglob("*")):
        if path.is_file():
            yield path.relative_to(outdir).as_posix(), path.read_bytes()


def _unpacked(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as book:
        yield from ((name, book.read(name)) for name in book.namelist())


def _reader_of(name: str) -> Callable[[bytes], object]:
    found = (read for ending, read in READERS.items() if name.endswith(ending))
    return next(found, _text)


def _text(data: bytes) -> object:
    return data.decode(errors="replace")


def _page(data: bytes) -> object:
    return RELATIONS.sub("", data.decode())


def _package(data: bytes) -> object:
    return MOMENT.sub("", data.decode())


def _inventory(data: bytes) -> object:
    *head, packed = data.split(b"\n", 4)
    return b"\n".join([*head, zlib.decompress(packed)]).decode()


def _search(data: bytes) -> object:
    """Return the search index without what Sphinx itself loses when it builds again.

    It doesn't store the entries of the general index, keeps words that no page has any more,
    and writes one document as a number or as a list.
    """
    index = json.loads(data.decode().removeprefix("Search.setIndex(").removesuffix(")"))
    del index["indexentries"]
    for words in ("terms", "titleterms"):
        index[words] = _pages_by_word(index[words])
    return index


def _pages_by_word(words: Mapping[str, int | list[int]]) -> dict[str, list[int]]:
    listed = {word: [at] if isinstance(at, int) else at for word, at in words.items()}
    return {word: pages for word, pages in listed.items() if pages}


#: ending of a name -> what reads such a file
READERS: Mapping[str, Callable[[bytes], object]] = {
    ".html": _page,
    ".opf": _package,
    ".ncx": _package,
    "objects.inv": _inventory,
    "searchindex.js": _search,
}
