"""Choose the date of a source from its metadata, its text, its file name and its folder."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import get_day_names

from ...model import dates
from ..document.findings import Finding, Severity, quoted
from ..document.headings import headings
from ..document.plain_text import heading_text
from ..document.records import Evidence
from ..vocabulary import any_of, languages
from .in_paths import date_in_path
from .in_text import date_in, is_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.source import Source


_STAMP = re.compile(
    r"(?P<day>\d{4}-\d\d?-\d\d?)(?:[T ]+(?P<time>\d\d?:\d\d)(?::\d\d(?:\.\d{1,9})?)?"
    r" ?(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?)?\s*",
    re.ASCII,
)


def stamp(text: str, *, has_hours: bool = True) -> str:
    """Return a time stamp of front matter as a book writes it; midnight means a mere day."""
    found = _STAMP.fullmatch(text.strip())
    if not found:
        spoken = date_in(text[:200])
        return spoken.date if spoken else ""
    year, month, day = found["day"].split("-")
    date = f"{year}-{int(month):02}-{int(day):02}"
    time = (found["time"] or "").rjust(5, "0")
    zone = re.sub(r"([+-]\d\d):?(\d\d)", r"\1:\2", (found["zone"] or "").replace("UTC", "Z"))
    zone = "Z" if zone in ("+00:00", "-00:00") else zone
    full = f"{date}T{time}{zone}"
    is_timed = has_hours and time not in ("00000", "00:00") and is_date(full)
    return full if is_timed else date if is_date(date) else ""


#: keys of front matter with the date of a source, in order of preference
_KEYS = ("date", "event_date", "date_start", "beginning", "publishdate", "published", "created")
#: keys of front matter of events, for which the hour matters
_EVENT_KEYS = frozenset(("event", "event_date", "location", "date_end", "time_start", "beginning"))
_LABEL = re.compile(
    rf"[\s>*_#|+-]{{0,9}}{any_of('dates.labels')}\b[\s*_:|]{{1,6}}(?=.*\d)", re.IGNORECASE
)
#: lines at the start of a text that may give its date
_FIRST_LINES = 40
#: the length of a date with a day
_DAY = len("2025-06-17")


class Dating(NamedTuple):
    """The date of a source, and its origin."""

    #: as a book writes it; empty if unknown
    date: str
    #: ``front matter``, ``text``, ``file name``, ``folder`` or nothing
    origin: str
    evidence: Evidence
    findings: tuple[Finding, ...] = ()


_NONE = Dating("", "", Evidence(0, "", is_stated=False))


def date_of(source: Source) -> Dating:
    """Return the date of *source*.

    That of a post is in its front matter, that of notes in their text and their path. If these
    differ, that is a question, since headings are copied from the last meeting.
    """
    by_path = _by_path(source)
    by_data = next(_by_data(source), _NONE)
    if by_data.date and source.dialect.has_posts:
        return _asked(by_data, (by_path,) if _is_first_in_name(source, by_path) else ())
    by_text = (*_by_text(source, by_path.date[:4]),)
    return _of_notes((*by_text, *_by_data(source)), by_path)


def _of_notes(stated: tuple[Dating, ...], by_path: Dating) -> Dating:
    if not stated:
        return by_path
    days = [each for each in stated if _is_day(each)]
    fitting = next((each for each in days if agree(each.date, by_path.date)), None)
    if fitting:
        is_clear = fitting is days[0] and fitting.evidence.is_stated
        return fitting if is_clear else _asked(fitting, tuple(days))
    return _asked(_clearest(stated, days, by_path), (*days, by_path))


def _clearest(stated: tuple[Dating, ...], days: list[Dating], by_path: Dating) -> Dating:
    """Return the path's date if it is a day, unless the text has the weekday of another."""
    if days and _is_day(by_path) and not _names_weekday(days[0]):
        return by_path
    return min((*stated, by_path), key=_vagueness)


def _names_weekday(dating: Dating) -> bool:
    """Whether the words of a date have its year and its day of the week."""
    day, words = dates.parse(dating.date).first.weekday(), dating.evidence.words.casefold()
    names = (get_day_names("abbreviated", locale=each)[day] for each in languages())
    return dating.evidence.is_stated and any(name.strip(".").casefold() in words for name in names)


def _is_first_in_name(source: Source, by_path: Dating) -> bool:
    """Whether the name of the file begins with a day, as for posts, where others are of titles."""
    name = source.path.rpartition("/")[2]
    return len(by_path.date) == _DAY and name.startswith(by_path.evidence.words)


def agree(one: str, other: str) -> bool:
    """Whether two dates may be of one day; an empty date may."""
    if not (one and other):
        return True
    first, second = dates.parse(one), dates.parse(other)
    return first.first <= second.last and second.first <= first.last


def _is_day(dating: Dating) -> bool:
    return len(dating.date) >= _DAY


def _vagueness(dating: Dating) -> int:
    """Return 0 for a day, and more for less."""
    return max(0, _DAY - len(dating.date))


# origins ------------------------------------------------------------------------------------


def _by_data(source: Source) -> Iterator[Dating]:
    has_hours = any(meta.key.casefold() in _EVENT_KEYS and meta.value for meta in source.meta)
    for key in _KEYS:
        for meta in source.meta:
            text = meta.value if isinstance(meta.value, str) else " ".join(meta.value)
            date = stamp(text, has_hours=has_hours) if meta.key.casefold() == key else ""
            if date:
                yield Dating(date, "front matter", Evidence(meta.line, quoted(text)))


def _by_text(source: Source, year: str) -> Iterator[Dating]:
    """Yield the dates of the first heading, of "Date:" lines and of first lines that are dates."""
    if _is_of_many(source):
        return
    for number, text in sorted({**_dated_lines(source), **_first_headings(source)}.items()):
        whole = date_in(text[:300])
        found = whole or date_in(text[:300], int(year or 0))
        if found:
            evidence = Evidence(number, quoted(text), is_stated=whole is not None)
            yield Dating(found.date, "text", evidence)


def _first_headings(source: Source) -> dict[int, str]:
    """Return the first heading, the first of the first level, and those before any text."""
    found = headings(source.body)
    top = [each for each in found if each.level == 1][:1]
    near = [each for each in found[:3] if each.before <= 1]
    return {each.line: each.text for each in (*found[:1], *top, *near)}


def _dated_lines(source: Source) -> dict[int, str]:
    """Return number -> text of the first lines that give the date."""
    lines = islice((line for line in source.body.lines if line.text.strip()), _FIRST_LINES)
    return {
        line.number: heading_text(line.text)
        for place, line in enumerate(lines)
        if _LABEL.match(line.text) or (place < 3 and _is_date_alone(heading_text(line.text)))
    }


def _is_date_alone(text: str) -> bool:
    found = date_in(text[:300])
    if not found:
        return False
    start, end = found.span
    return not any(map(str.isalnum, text[:start] + text[end:]))


def _is_of_many(source: Source) -> bool:
    """Whether several headings of one level have a day: none is that of the source."""
    days: dict[int, set[str]] = {}
    for each in headings(source.body):
        found = date_in(each.text)
        if found and len(found.date) > len("2025-06"):
            days.setdefault(each.level, set()).add(found.date)
    return len(days[min(days)]) > 1 if days else False


def _by_path(source: Source) -> Dating:
    found = date_in_path(source.path)
    # a number in the path of a post is often part of its title
    if not found or (source.dialect.has_posts and len(found.date) == _DAY and not found.is_whole):
        return _NONE
    origin = "file name" if found.is_whole or len(found.date) == _DAY else "folder"
    return Dating(found.date, origin, Evidence(0, found.words, is_stated=False))


# doubts -----------------------------------------------------------------------------------------


def _asked(found: Dating, others: tuple[Dating, ...]) -> Dating:
    """Return *found*, with a question if one of the *others* is another day."""
    different = [each for each in others if not agree(found.date, each.date)]
    if not different:
        return found
    all_ = (found, *different)
    said = "; ".join(f"{each.date} in the {each.origin} ({each.evidence.words})" for each in all_)
    candidates = tuple(dict.fromkeys(each.date for each in all_))
    line = next((each.evidence.line for each in all_ if each.evidence.line), 0)
    message = f"The dates differ: {said}. Is {found.date}, which was used, right?"
    finding = Finding(Severity.QUESTION, "date", line, message, found.evidence.words, candidates)
    return found._replace(findings=(finding,))
