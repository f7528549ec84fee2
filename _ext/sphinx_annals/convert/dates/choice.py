"""Choose the date of a source from its metadata, its text, its file name and its folder."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ...model import dates
from ..document.findings import Finding, Severity, shortened
from ..document.headings import heading_text, headings
from ..document.records import Evidence
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
    """Return a time stamp of front matter as a book writes it; midnight stands for the day."""
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


#: keys of front matter that say when it was, the first that has a date counts
_KEYS = ("date", "event_date", "date_start", "beginning", "publishdate", "published", "created")
#: keys of front matter that only an event has: there, the hour matters
_EVENT_KEYS = frozenset(("event", "event_date", "location", "date_end", "time_start", "beginning"))
_LABEL = re.compile(
    r"[\s>*_#|+-]{0,9}(?:meeting )?(?:date|when|time|date ?(?:/|and|&) ?time|held(?: on)?)\b"
    r"[\s*_:|]{1,6}(?=.*\d)",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: how far into a text its date is looked for
_FIRST_LINES = 40


class Dating(NamedTuple):
    """When a source is from, and how that is known."""

    #: as a book writes it; empty where nothing says it
    date: str
    #: ``front matter``, ``text``, ``file name``, ``folder`` or nothing
    origin: str
    evidence: Evidence
    findings: tuple[Finding, ...] = ()


_NONE = Dating("", "", Evidence(0, "", is_stated=False))


def date_of(source: Source) -> Dating:
    """Return when *source* is from.

    Posts say it in their data. Notes say it in their text and in their path, and where these are
    of different days, that is a question: headings are copied from the last meeting.
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
    days = [each for each in stated if _vagueness(each) == 0]
    fitting = [each for each in days if agree(each.date, by_path.date)]
    if fitting and fitting[0] is days[0] and fitting[0].evidence.is_stated:
        return fitting[0]
    if fitting:
        return _asked(fitting[0], tuple(days))
    best = min((*stated, by_path), key=_vagueness)
    if days and _vagueness(by_path) == 0 and not _names_weekday(days[0]):
        best = by_path
    return _asked(best, (*days, by_path))


def _names_weekday(dating: Dating) -> bool:
    """Whether the words of a date say its year, and name its day of the week rightly."""
    weekday = _WEEKDAYS[dates.parse(dating.date).first.weekday()]
    return dating.evidence.is_stated and weekday in dating.evidence.words.casefold()


def _is_first_in_name(source: Source, by_path: Dating) -> bool:
    """Whether the file's name begins with a day, as that of a post; later it is of a title."""
    name = source.path.rpartition("/")[2]
    return len(by_path.date) == len("2025-06-17") and name.startswith(by_path.evidence.words)


def agree(one: str, other: str) -> bool:
    """Whether two dates can be of one day, as far as they say; a date that is empty can."""
    if not (one and other):
        return True
    first, second = dates.parse(one), dates.parse(other)
    return first.first <= second.last and second.first <= first.last


def _vagueness(dating: Dating) -> int:
    """Return 0 for a day, and more for less."""
    return max(0, len("2025-06-17") - len(dating.date))


# where it may stand -----------------------------------------------------------------------------


def _by_data(source: Source) -> Iterator[Dating]:
    has_hours = any(meta.key.casefold() in _EVENT_KEYS and meta.value for meta in source.meta)
    for key in _KEYS:
        for meta in source.meta:
            text = meta.value if isinstance(meta.value, str) else " ".join(meta.value)
            date = stamp(text, has_hours=has_hours) if meta.key.casefold() == key else ""
            if date:
                yield Dating(date, "front matter", Evidence(meta.line, shortened(text)))


def _by_text(source: Source, year: str) -> Iterator[Dating]:
    """Yield the dates of the first heading, of "Date:" lines, and of a first line that is one."""
    if _is_of_many(source):
        return
    for number, text in sorted({**_dated_lines(source), **_first_headings(source)}.items()):
        whole = date_in(text[:300])
        found = whole or date_in(text[:300], int(year or 0))
        if found:
            evidence = Evidence(number, shortened(text), is_stated=whole is not None)
            yield Dating(found.date, "text", evidence)


def _first_headings(source: Source) -> dict[int, str]:
    """Return the first heading, the first of the first level, and those before any text."""
    found = headings(source.body)
    top = [each for each in found if each.level == 1][:1]
    near = [each for each in found[:3] if each.before <= 1]
    return {each.line: each.text for each in (*found[:1], *top, *near)}


def _dated_lines(source: Source) -> dict[int, str]:
    """Return the lines that are there to say the date, by their number."""
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
    """Whether the source has several headings of one level with a day: it is of none of them."""
    days: dict[int, set[str]] = {}
    for each in headings(source.body):
        found = date_in(each.text)
        if found and len(found.date) > len("2025-06"):
            days.setdefault(each.level, set()).add(found.date)
    return len(days[min(days)]) > 1 if days else False


def _by_path(source: Source) -> Dating:
    found = date_in_path(source.path)
    # a number in the path of a post is often part of its title
    if not found or (source.dialect.has_posts and len(found.date) == 10 and not found.is_whole):
        return _NONE
    origin = "file name" if found.is_whole or len(found.date) == len("2025-06-17") else "folder"
    return Dating(found.date, origin, Evidence(0, found.words, is_stated=False))


# doubts -----------------------------------------------------------------------------------------


def _asked(found: Dating, others: tuple[Dating, ...]) -> Dating:
    """Return *found* with a question, if one of the *others* is of another day."""
    different = [each for each in others if not agree(found.date, each.date)]
    if not different:
        return found
    told = (found, *different)
    said = "; ".join(f"{each.date} by its {each.origin} ({each.evidence.words})" for each in told)
    candidates = tuple(dict.fromkeys(each.date for each in told))
    line = next((each.evidence.line for each in told if each.evidence.line), 0)
    message = f"The dates differ: {said}. {found.date} is taken: is it right?"
    finding = Finding(Severity.QUESTION, "date", line, message, found.evidence.words, candidates)
    return found._replace(findings=(finding,))
