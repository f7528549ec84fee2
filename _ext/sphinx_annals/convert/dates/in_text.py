"""Dates in running text, as people write them in headings and first lines.

A date has only one reading: 13/4/2021 is one, 3/4/2021 isn't.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import get_month_names

from ...model import dates
from ..document.prefilter import has_any
from ..vocabulary import any_of, groups, languages

if TYPE_CHECKING:
    from collections.abc import Iterator


#: languages whose month names are recognised, except names of two months in two languages
_LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt", "sv")


@cache
def months() -> dict[str, int]:
    """Return name of a month, in lower case -> its number."""
    named: dict[str, set[int]] = {}
    for language in (*_LANGUAGES, *languages()):
        for number, name in get_month_names("wide", locale=language).items():
            named.setdefault(name.casefold(), set()).add(number)
    long = {name: min(numbers) for name, numbers in named.items() if len(numbers) == 1}
    short = {
        name.strip(".").casefold(): number
        for language in languages()
        for number, name in get_month_names("abbreviated", locale=language).items()
    }
    extra = {
        name: int(number) for number, names in groups("dates.months").items() for name in names
    }
    return long | short | extra


@cache
def beginnings() -> tuple[str, ...]:
    """Return the first letters of names of months; a text without any has no month."""
    return tuple(sorted({name[:3] for name in months()}))


class TextDate(NamedTuple):
    """A date in a text."""

    #: as a book writes it: ``2025-06-17``, ``2025-06``, ``2025-06-17/2025-06-19``
    date: str
    #: offsets of its start and end
    span: tuple[int, int]


# several recognisers ask for the date of the same heading
@lru_cache(maxsize=1024)
def date_in(text: str, year: int | None = None) -> TextDate | None:
    """Return the date in *text*: the first with a day, or else the first with a month.

    :param year: the year of a day and a month that lack one.
    """
    found = _first(text, _rows()) if _ANY_YEAR.search(text) else None
    if found and _has_day(found):
        return found
    return (_first(text, _yearless(), year) if year and _ANY_DAY.search(text) else None) or found


def _first(text: str, rows: tuple[_Row, ...], year: int | None = None) -> TextDate | None:
    bare = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    signs = _signs_in(bare)
    candidates = (
        one for row in rows if row.signs <= signs for one in _dates_by(row.pattern, bare, year)
    )
    return min(candidates, key=_preference, default=None)


def _preference(found: TextDate) -> tuple[bool, int, int]:
    start, end = found.span
    return (not _has_day(found), start, -end)


def _has_day(found: TextDate) -> bool:
    return len(found.date) > len("2025-06")


def _signs_in(text: str) -> set[str]:
    """Return the signs of shapes in *text*: a name of a month, marks."""
    found = {sign for sign in _MARKS if sign in text}
    return found | {_MONTH} if has_any(beginnings(), text) else found


def _dates_by(pattern: re.Pattern[str], text: str, year: int | None) -> Iterator[TextDate]:
    for found in pattern.finditer(text):
        readings = {*_readings(found.groupdict(), year)}
        # a date with two readings is ignored
        if len(readings) == 1:
            yield TextDate(readings.pop(), found.span())


def _readings(parts: dict[str, str | None], year: int | None) -> Iterator[str]:
    """Yield each date that *parts* can mean."""
    for each in _orders(parts):
        given = {"y": str(year or "")} | {key: value for key, value in each.items() if value}
        later = {key[0]: value for key, value in given.items() if key.endswith("2")}
        text = "/".join(map(_written, (given, {**given, **later})[: 1 + bool(later)]))
        if is_date(text):
            yield text


def _orders(parts: dict[str, str | None]) -> Iterator[dict[str, str | None]]:
    """Yield *parts*, in both orders where nothing tells the month from the day."""
    if "a" not in parts:
        yield parts
        return
    for month, day in (("a", "b"), ("b", "a")):
        yield {"y": parts["y"], "m": parts[month], "d": parts[day]}


def _written(parts: dict[str, str]) -> str:
    day = f"-{int(parts['d']):02}" if "d" in parts else ""
    return f"{parts['y']}-{_month(parts['m']):02}{day}"


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else months().get(text.casefold().rstrip("."), 0)


def is_date(text: str) -> bool:
    """Whether *text* is a date as a book writes it."""
    try:
        dates.parse(text)
    except dates.DateError:
        return False
    return True


# shapes -----------------------------------------------------------------------------------------


class _Row(NamedTuple):
    """A shape of dates."""

    #: signs without which a text has no date of this shape
    signs: set[str]
    pattern: re.Pattern[str]


#: marks of shapes, and the sign for a name of a month
_MARKS, _MONTH = ("/", ".", "年"), "M"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY_DAY = re.compile(r"(?<!\d)\d\d?(?!\d)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]{1,2000}|(?<=\]\()[^()\s]{1,2000}", re.IGNORECASE
)

#: symbols in the shapes below; one with a digit is part of the end of a span
_SYMBOLS = {
    "Y": r"(?P<y>(?:19|20)\d\d)",
    "N": r"(?P<m>\d{1,2})",
    "A": r"(?P<a>\d{1,2})",
    "B": r"(?P<b>\d{1,2})",
    "_": rf"(?:(?: ?,| {any_of('dates.of')}|\.)?[ \u00a0]{{1,3}}|[-\u2010-\u2015/,])",
    "~": r"[-\u2010-\u2015\u2212]",
    ":": rf" {{0,2}}(?:[-\u2010-\u2015/&+]|{any_of('dates.until')}) {{0,2}}",
}
_DAY = r"(?:\d{1,2}(?!\d))"
_ORDINAL = rf"(?:{any_of('dates.ordinals')}|\.(?= ))?"
_WEEKDAY = rf"(?:{any_of('dates.weekdays')}\.?,? )?"

#: shapes with a year
_SHAPES = (
    *("Y~N~D", "Y/N/D", "Y年 ?N月 ?D日"),
    *("D_M_Y", "M_D_Y", "Y_M_D", "A/B/Y", "A~B~Y", r"A\.B\.Y"),
    *("D:D2_M_Y", "M_D:D2_Y", "Y_M_D:D2"),
    *("D_M:D2_M2_Y", "M_D:M2_D2_Y", "Y~N~D:Y2~N2~D2"),
    *(r"(?<!\d )(?<!\d[a-z]{2} )M_Y", "Y_K", "Y年 ?N月(?! ?\\d)"),
)
_YEARLESS = ("D_K", "K_D", "D:D2_K", "K_D:D2", "D_K:D2_M2", "K_D:M2_D2")


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(map(_compiled, _SHAPES))


@cache
def _yearless() -> tuple[_Row, ...]:
    return tuple(map(_compiled, _YEARLESS))


def _compiled(shape: str) -> _Row:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    symbols = _SYMBOLS | {
        "D": rf"{_WEEKDAY}(?P<d>{_DAY}){_ORDINAL}",
        "M": rf"(?P<m>(?:{names})(?!\w))\.?",
        # with a capital, unlike words such as "may"
        "K": rf"(?P<m>(?-i:(?=[A-Z]))(?:{names})(?!\w))\.?",
    }
    later = {
        f"{key}2": re.sub(r"\?P<(\w)>", r"?P<\g<1>2>", symbols[key])
        for key in ("D", "M", "N", "Y")
    }
    known = symbols | later
    pattern = re.sub(r"[YNABDMK]2?|[_~:](?!\\)", lambda found: known[found[0]], shape)
    signs = {mark for mark in _MARKS if mark in shape.replace("\\d", "")}
    return _Row(
        signs | {_MONTH} if {"M", "K"} & set(shape) else signs,
        re.compile(rf"(?<![^\W_])(?<![/.~-]){pattern}(?!(?!T\d|_)\w|~|[-/.,:]\d)", re.IGNORECASE),
    )
