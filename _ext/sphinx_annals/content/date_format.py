"""Format dates in the language of the book."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import get_datetime_format, parse_pattern

from ..model import time_zones

if TYPE_CHECKING:
    import datetime as dt

    from ..model.dates import Date, Moment


FALLBACK_LANGUAGE = "en"

_DAY = 2  # the precision from which on a day is known
# What babel calls the forms of a year, a month, a day: by precision.
_SKELETONS = ("y", "yMMMM", "yMMMd")
_SHORT_MONTH = re.compile("(?<!M)MMM(?!M)")
# What can differ between two ends, from the greatest down, with its letter in patterns.
_PARTS = (("y", "year"), ("M", "month"), ("d", "day"), ("H", "hour"), ("m", "minute"))
# Thin and narrow spaces, which some fonts and pdflatex lack.
_PLAIN_SPACES = str.maketrans({"\u2009": " ", "\u202f": "\u00a0"})


# a book shows the same few thousand dates again and again
@lru_cache(maxsize=10_000)
def date_text(date: Date, language: str) -> str:
    """Return *date* as the book shows it, such as ``~ June 4 – 5, 2025`` in English.

    An open date ends with a dash and one that is about has a tilde before it, in every
    language. Times are on the 24-hour clock, in their own zone. A *language* that
    babel does not know reads as English.
    """
    locale = _locale(language)
    if date.end:
        text = _interval(date.start, date.end, locale)
    else:
        text = _moment(date.start, locale) + " –" * date.open
    return ("~ " * date.about + text).translate(_PLAIN_SPACES)


def year_of(date: Date) -> str:
    """Return the year in which *date* begins, as the heading of a group."""
    return str(date.start.year)


def month_name(month: int, language: str, width: str = "wide") -> str:
    """Return the name of *month*, by itself: ``wide``, ``abbreviated`` or ``narrow``."""
    return str(_locale(language).months["stand-alone"][width][month])


def _locale(language: str) -> Locale:
    name = language.replace("-", "_")
    known = (_known_locale(each) for each in (name, name.partition("_")[0]))
    return next((locale for locale in known if locale), Locale(FALLBACK_LANGUAGE))


def _known_locale(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return None


def _moment(moment: Moment, locale: Locale) -> str:
    if moment.time is None:
        return _day(moment, locale)
    return _with_time(moment, _clock(moment, locale), locale)


def _day(moment: Moment, locale: Locale) -> str:
    if moment.precision >= _DAY:
        return _applied(_long(locale), moment.local, locale)
    return _applied(_pattern(_SKELETONS[moment.precision], locale), moment.local, locale)


def _clock(moment: Moment, locale: Locale) -> str:
    skeleton = "Hms" if moment.local.second else "Hm"
    return _applied(_pattern(skeleton, locale), moment.local, locale)


def _with_time(moment: Moment, clock: str, locale: Locale) -> str:
    # A few languages quote a word within this pattern.
    pattern = str(get_datetime_format("medium", locale=locale)).replace("'", "")
    time = f"{clock} {_zone(moment.zone)}".rstrip()
    return pattern.replace("{1}", _day(moment, locale)).replace("{0}", time)


def _zone(zone: str) -> str:
    # The names babel has for zones say "summer time" all year in some languages (bg, ru, sr).
    if time_zones.is_name(zone):
        return zone.replace("_", " ")
    return "UTC" + zone.removeprefix("Z") if zone else ""


def _interval(start: Moment, end: Moment, locale: Locale) -> str:
    if start == end:
        return _moment(start, locale)
    if start.precision == end.precision <= _DAY:
        span = _span(_SKELETONS[start.precision], start, end, locale)
    elif start.time and end.time and (start.first, start.zone) == (end.first, end.zone):
        span = _with_time(start, _clocks(start, end, locale), locale)
    else:
        span = ""
    return span or _joined(_moment(start, locale), _moment(end, locale), locale)


def _clocks(start: Moment, end: Moment, locale: Locale) -> str:
    seconds = start.local.second or end.local.second
    span = "" if seconds else _span("Hm", start, end, locale)
    return span or _joined(_clock(start, locale), _clock(end, locale), locale)


def _span(skeleton: str, start: Moment, end: Moment, locale: Locale) -> str:
    """An interval that says once what its ends share, or "" where the language has no form."""
    ends = (start.local, end.local)
    letter = next((key for key, part in _PARTS if len({getattr(e, part) for e in ends}) > 1), "")
    pieces = locale.interval_formats.get(skeleton, {}).get(letter, ())
    if len(pieces) != len(ends) or not all(_says(piece, letter) for piece in pieces):
        return ""
    both = zip(pieces, ends, strict=True)
    return "".join(_applied(_widened(piece, locale), each, locale) for piece, each in both)


def _says(piece: str, letter: str) -> bool:
    """Whether *piece* has the part in which the ends differ: in Corsican one lacks the year."""
    return f"%({letter}" in str(parse_pattern(piece.replace("L", "M")).format)


def _widened(piece: str, locale: Locale) -> str:
    """*piece* with the month in full, where that is all that sets the long form apart.

    Intervals come with short months only. In Spanish, say, the long form has other words too.
    """
    widened = _SHORT_MONTH.sub("MMMM", _pattern("yMMMd", locale))
    same = "".join(widened.split()) == "".join(_long(locale).split())
    return _SHORT_MONTH.sub("MMMM", piece) if same else piece


def _joined(start: str, end: str, locale: Locale) -> str:
    pattern = str(locale.interval_formats.get(None, "{0} – {1}"))
    return pattern.replace("{0}", start).replace("{1}", end)


def _long(locale: Locale) -> str:
    return str(locale.date_formats["long"].pattern)


def _pattern(skeleton: str, locale: Locale) -> str:
    return str(locale.datetime_skeletons[skeleton].pattern)


def _applied(pattern: str, local: dt.datetime, locale: Locale) -> str:
    return parse_pattern(pattern).apply(local, locale)
