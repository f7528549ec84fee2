"""Charts of entries by month: their figures, their picture in SVG, and their table."""

from __future__ import annotations

from collections import Counter
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..index import sorting
from ..kinds import BY_NAME
from ..model.dates import Date, Moment
from . import inline
from .date_format import date_text, month_name
from .elements import Chart, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..index.index import Index
    from ..model.entries import Entry
    from .elements import Line


#: year -> month -> how many
Years: TypeAlias = dict[int, dict[int, int]]

# Sizes in units of the picture, which is drawn about as wide as a phone and grows with the page.
WIDTH = 360
MARGIN = 36  # left of the bars, for the year
STEP = (WIDTH - MARGIN) / 12
BAR = 18
TALLEST = 34
ABOVE = 17  # room for a number
BELOW = 20  # room for the name of a month
GAP = 18  # a line for years without any


class ChartRow(NamedTuple):
    """A year of the picture, or years without any."""

    first: int
    last: int
    months: dict[int, int]


def years_of(chart: Chart) -> Years:
    """Return the months of *chart* by year."""
    years = groupby(chart.months, key=lambda month: month[0])
    return {year: {month: number for _, month, number in found} for year, found in years}


def counted(number: int, noun: tuple[str, str]) -> str:
    """Return *number* with the right form of *noun*."""
    return f"{number} {noun[number != 1]}"


# in words -----------------------------------------------------------------------------------


def table_of(chart: Chart, language: str) -> Table:
    """Return the figures of *chart* as a table: a row for each year that has any."""
    body = []
    for year, months in reversed(years_of(chart).items()):
        named = (f"{month_name(month, language)} {number}" for month, number in months.items())
        body.append(((str(year),), (", ".join(named),), (str(sum(months.values())),)))
    return Table(("Year", "By month", "Total"), tuple(body))


def summary_of(chart: Chart, language: str) -> str:
    """Return *chart* in a sentence."""
    if not chart.months:
        return "No month is recorded."
    number = sum(number for *_, number in chart.months)
    ends = [_month(chart.months[place], language) for place in (0, -1)]
    if ends[0] == ends[1]:
        return f"{counted(number, chart.noun)} in {ends[0]}."
    span = f"{counted(number, chart.noun)} from {ends[0]} to {ends[1]}"
    # of equals, the latest
    most = max(chart.months, key=lambda month: (month[2], month))
    return f"{span}; at most {most[2]} in a month, such as {_month(most, language)}."


def _month(month: tuple[int, int, int], language: str) -> str:
    return date_text(Date(Moment(*month[:2])), language)


# as a picture -------------------------------------------------------------------------------


def picture_of(chart: Chart, language: str) -> str:
    """Return *chart* as an SVG image for a web page: a row of twelve bars for each year.

    It has the colours of the text around it, and a description.
    """
    rows = tuple(_rows(years_of(chart)))
    most = max((number for *_, number in chart.months), default=1)
    top = 0
    drawn: list[str] = []
    for row in rows:
        drawn += _drawn(row, top, most, language)
        top += ABOVE + TALLEST + BELOW if row.months else GAP
    head = (
        f'<svg class="annals-picture" role="img" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}"'
        f' height="{top}" fill="currentColor" font-size="11">'
    )
    title = f"<title>{escape(chart.title)}</title>"
    description = f"<desc>{escape(summary_of(chart, language))}</desc>"
    return "\n".join([head, title, description, *drawn, "</svg>"])


def _rows(years: Years) -> Iterator[ChartRow]:
    """Yield the years, the latest first; those in a row that have none, as one."""
    later = 0
    for year, months in sorted(years.items(), reverse=True):
        if later and later - year > 1:
            yield ChartRow(year + 1, later - 1, {})
        yield ChartRow(year, year, months)
        later = year


def _drawn(row: ChartRow, top: int, most: int, language: str) -> Iterable[str]:
    if not row.months:
        span = str(row.first) if row.first == row.last else f"{row.first} – {row.last}"
        return [_text(0, top + 12, f"{span}: none")]
    floor = top + ABOVE + TALLEST
    return [
        _text(0, floor, str(row.first)),
        f'<path d="M{MARGIN} {floor + 0.5}H{WIDTH}" stroke="currentColor" opacity=".5"/>',
        *(_bar(month, number, floor, most) for month, number in row.months.items()),
        *(_text(_middle(m), floor + 13, _short(m, language), "middle") for m in range(1, 13)),
    ]


def _bar(month: int, number: int, floor: int, most: int) -> str:
    height = max(1, round(TALLEST * number / most, 1))
    left, top = _middle(month) - BAR / 2, round(floor - height, 1)
    bar = f'<rect x="{left:g}" y="{top:g}" width="{BAR}" height="{height:g}"/>'
    return bar + _text(_middle(month), top - 3, str(number), "middle")


def _middle(month: int) -> float:
    return MARGIN + STEP * (month - 0.5)


def _short(month: int, language: str) -> str:
    """Return the name of *month* in so few letters that twelve fit beside each other."""
    name = month_name(month, language, "abbreviated").rstrip(".")
    return name if len(name) <= 4 else month_name(month, language, "narrow")


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'


#: the number of entries that a note names; more of them are counted
NAMED = 3
WITHOUT_MONTH, WITHOUT_DATE = "without a month", "without a date"


def months_of(index: Index, kind: str, entries: Sequence[Entry]) -> Chart:
    """Return how many of *entries* begin in each month; notes name those that say none."""
    found: Counter[tuple[int, int]] = Counter()
    without: dict[str, list[Entry]] = {WITHOUT_MONTH: [], WITHOUT_DATE: []}
    for entry in sorting.newest_first(index, entries):
        day = index.date_of(entry)
        if day and day.start.month:
            found[day.start.year, day.start.month] += 1
        else:
            without[WITHOUT_MONTH if day else WITHOUT_DATE].append(entry)
    declared = BY_NAME[kind]
    return Chart(
        f"{declared.plural_label} by month",
        declared.nouns,
        tuple((year, month, number) for (year, month), number in sorted(found.items())),
        tuple(_note(what, left) for what, left in without.items() if left),
    )


def _note(what: str, entries: list[Entry]) -> Line:
    counted = f"{len(entries)} more {what}"
    if len(entries) > NAMED:
        return (f"{counted}.",)
    return (f"{counted}: ", *inline.joined(inline.ref(entry) for entry in entries), ".")
