"""Dates in the names of files and folders."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from .in_text import date_in, is_date

if TYPE_CHECKING:
    from collections.abc import Iterator


_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO = re.compile(r"\d\d")
_WHOLE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d?)[-_.]?(\d\d?)(?!\d)")
_TAIL = re.compile(r"(?<![\d.])(\d\d?)[-_.](\d\d?)[-_.]((?:19|20)?\d\d)(?!\d)")
_DAY = re.compile(r"(?:^|(?<=[a-zA-Z][-_ ]))(\d\d?)[-_.](\d\d?)(?=[-_ ][a-zA-Z]|$)")
_YEARLY = re.compile(r"((?:19|20)\d\d)(?:[-_ ]?q[1-4])?", re.IGNORECASE)
#: names of files that are called after their folder
_UNNAMED = re.compile(r"_?(?:index|readme)(?:\.[a-z-]{2,5})?", re.IGNORECASE)


class PathDate(NamedTuple):
    """A date in a path."""

    #: ``2025-06-17``, ``2025-06`` or ``2025``
    date: str
    #: the part of the path with the date
    words: str
    #: whether all of it is in one name, rather than the year in a folder
    is_whole: bool


@lru_cache(maxsize=16)
def date_in_path(path: str) -> PathDate | None:
    """Return the date in *path*: a day, or else a month or a year."""
    return min(_dates(path), key=lambda found: -len(found.date), default=None)


def year_in_path(path: str) -> int | None:
    """Return the year in *path*."""
    found = date_in_path(path)
    return int(found.date[:4]) if found else None


def _dates(path: str) -> Iterator[PathDate]:
    *folders, name = _named(path)
    year = next((part for part in reversed(folders) if _YEAR.fullmatch(part)), "")
    yield from _in_name(name, year)
    yield from _in_folders(folders)
    if _TWO.fullmatch(name):
        # a mere number is a day only below a month: it may count the meetings of a year
        days = _in_folders([*folders, name])
        yield from (found for found in days if len(found.date) == len("2025-06-17"))


def _named(path: str) -> list[str]:
    """Return the parts of *path* that may have a date, the name of the document last."""
    *folders, file = path.split("/")
    stem = PurePosixPath(file).stem if "." in file else file
    return folders or [""] if _UNNAMED.fullmatch(stem) else [*folders, stem]


def _in_name(name: str, year: str) -> Iterator[PathDate]:
    for found in _WHOLE.finditer(name):
        # digits without marks between them are a date only if all eight are there
        if found[2] or len(found[0]) == len("20250617"):
            yield from _dated(found[1], found[3], found[4], found[0])
    for found in _TAIL.finditer(name):
        yield from _year_last(found, year)
    if words := date_in(re.sub("[-_]+", " ", name).title()):
        yield PathDate(words.date, name, is_whole=True)
    if year and (day := _DAY.search(name)):
        # below a year, the month comes before the day
        yield from _dated(year, day[1], day[2], f"{year}/{name}", is_whole=False)
    if yearly := _YEARLY.fullmatch(name):
        yield PathDate(yearly[1], name, is_whole=True)


def _year_last(found: re.Match[str], year: str) -> Iterator[PathDate]:
    """Yield ``13-4-2021``, or ``13-4-21`` below that *year*, if it has only one reading."""
    full = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    if full in (found[3], year):
        either = {*_dated(full, *found.group(1, 2, 0)), *_dated(full, *found.group(2, 1, 0))}
        yield from either if len(either) == 1 else ()


def _in_folders(folders: list[str]) -> Iterator[PathDate]:
    """Yield the dates of nested folders: a year, a month, a day."""
    for number, folder in enumerate(folders):
        if _YEAR.fullmatch(folder):
            inner = [part for part in folders[number + 1 : number + 3] if _TWO.fullmatch(part)]
            for parts in ([folder, *inner], [folder]):
                date = "-".join(parts)
                if is_date(date):
                    yield PathDate(date, "/".join(parts), is_whole=False)


def _dated(
    year: str, month: str, day: str, words: str, *, is_whole: bool = True
) -> Iterator[PathDate]:
    date = f"{year}-{int(month):02}-{int(day):02}"
    if is_date(date):
        yield PathDate(date, words, is_whole)
