"""How dates read in the languages of books."""

from __future__ import annotations

import re
import unicodedata

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.content.date_format import date_text, year_of
from sphinx_annals.model.dates import Date, Moment, parse

SHOWN = {
    "en": {
        "2025": "2025",
        "2025-11": "November 2025",
        "2025-11-04": "November 4, 2025",
        "2025-11-04T17:00Z": "November 4, 2025, 17:00 UTC",
        "2025-11-04T17:00": "November 4, 2025, 17:00",
        "2025-11-04T00:00:30+02:00": "November 4, 2025, 00:00:30 UTC+02:00",
        "2025-11-04T09:05 America/New_York": "November 4, 2025, 09:05 America/New York",
        "2016/2018": "2016 – 2018",
        "2025-06/2025-07": "June – July 2025",
        "2025-06-04/2025-06-05": "June 4 – 5, 2025",
        "2025-06-30/2025-07-01": "June 30 – July 1, 2025",
        "2025-12-31/2026-01-01": "December 31, 2025 – January 1, 2026",
        "2025-06/2025-06-05": "June 2025 – June 5, 2025",
        "2025/2025": "2025",
        "2025-11-04T17:00Z/2025-11-04T18:30Z": "November 4, 2025, 17:00 – 18:30 UTC",
        "2025-11-04T17:00:01Z/2025-11-04T18:30Z": "November 4, 2025, 17:00:01 – 18:30 UTC",
        "2025-11-04T23:00Z/2025-11-05T01:00Z": (
            "November 4, 2025, 23:00 UTC – November 5, 2025, 01:00 UTC"
        ),
        "2016/..": "2016 –",
        "2016~": "~ 2016",
        "2016-05/..~": "~ May 2016 –",
    },
    "en_GB": {"2025-05-20": "20 May 2025", "2025-06-04/2025-06-05": "4–5 June 2025"},
    "de": {"2025-05-20": "20. Mai 2025", "2025-06-04/2025-06-05": "4.–5. Juni 2025"},
    "fr": {"2025-02": "février 2025", "2025-06-04/2025-07-05": "4 juin – 5 juillet 2025"},
    # the long form has words that the interval has not: its month stays short
    "es": {"2025-05-20": "20 de mayo de 2025", "2025-06-04/2025-06-05": "4–5 jun 2025"},
    "pt_BR": {"2025-06-04/2025-06-05": "4–5 de junho de 2025"},
    "ja": {"2025-05-20": "2025年5月20日", "2025-06-04/2025-06-05": "2025年6月4日～5日"},
    "zh_CN": {"2025-11": "2025年11月", "2016/..": "2016年 –"},
    "ru": {"2025-06-04/2025-06-05": "4–5 июня 2025 г.", "2025-06": "июнь 2025 г."},
    "ar": {"2025-05-20": "20 مايو 2025"},
    "he": {"2025-05-20": "20 במאי 2025"},
}
CASES = [(language, *case) for language, cases in SHOWN.items() for case in cases.items()]
LANGUAGES = st.sampled_from(["en", "de", "fr", "ja", "zh", "ar", "he", "ru", "pt_BR"])

times = st.none() | st.times().map(lambda time: time.replace(microsecond=0, fold=0))
zones = st.sampled_from(["", "Z", "-03:30", "Asia/Kathmandu", "Etc/GMT+5"])


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """A moment that says a year and as many more parts as it pleases."""
    day, time = draw(st.dates()), draw(times)
    zone = draw(zones) if time else ""
    parts = (day.month, day.day, time, zone)
    precision = draw(st.integers(0, 3))
    return Moment(day.year, *parts[: precision + (precision == 3)])


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """A date of any form; an interval may end before it starts, which display need not mind."""
    end = draw(st.none() | moments())
    return Date(draw(moments()), end, draw(st.booleans()) and not end, draw(st.booleans()))


def spaced(text: str) -> str:
    """*text* with plain spaces only, and one kind of dash.

    How two ends are joined changes from one version of babel to the next.
    """
    plain = "".join(" " if unicodedata.category(c) == "Zs" else c for c in text)
    return re.sub(" ?[–—] ?", " – ", plain)


@pytest.mark.parametrize(
    ("language", "text", "shown"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES]
)
def test_dates_read_as_the_language_has_it(language: str, text: str, shown: str) -> None:
    """A date reads in the way of its language, with the month in words."""
    assert spaced(date_text(parse(text), language)) == spaced(shown)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("xx", "May 20, 2025"),
        ("", "May 20, 2025"),
        ("../en", "May 20, 2025"),
        ("de_XX", "20. Mai 2025"),
        ("pt-BR", "20 de maio de 2025"),
        ("zh_TW", "2025年5月20日"),
    ],
)
def test_unknown_languages_fall_back(language: str, shown: str) -> None:
    """A language that is not known reads as its nearest: without the region, then English."""
    assert date_text(parse("2025-05-20"), language) == shown


def test_every_language_shows_what_a_date_says() -> None:
    """In each language that babel has, both ends of an interval are there and no more."""
    days, months = parse("2016-05-24/2018-08-27"), parse("2025-08/2026-09")
    for language in locale_identifiers():
        shown = date_text(days, language)
        assert all(number in shown for number in ("2016", "24", "2018", "27")), language
        shown = date_text(months, language)
        assert all(number in shown for number in ("2025", "2026")), language
        assert "01" not in shown, language


@pytest.mark.parametrize(
    "intervals",
    [
        ("2025-06/2025-07", "2025-06/2025-08", "2025-05/2025-07"),
        ("2025-06-04/2025-07-05", "2025-06-04/2025-08-05", "2025-05-04/2025-07-05"),
    ],
)
def test_every_language_names_both_months(intervals: tuple[str, ...]) -> None:
    """Where the ends are in one year, too, each is there: with another end it reads otherwise."""
    for language in locale_identifiers():
        shown = {date_text(parse(interval), language) for interval in intervals}
        assert len(shown) == len(intervals), language


@given(dates(), LANGUAGES)
def test_any_date_reads_in_any_language(date: Date, language: str) -> None:
    """A date of any form gives one line of text, with its years and its marks."""
    shown = date_text(date, language)
    assert shown == shown.strip()
    assert "\n" not in shown
    assert str(date.start.year) in shown
    assert shown.startswith("~ ") == date.about
    assert shown.endswith(" –") == date.open


@given(st.text())
def test_any_language_is_survived(language: str) -> None:
    """Whatever the book's language is set to, a date still reads."""
    assert "2025" in date_text(parse("2025-05-20"), language)


def test_thin_spaces_are_not_used() -> None:
    """The spaces are those that every font and every LaTeX has."""
    for language in ("en", "fr", "ru", "de"):
        shown = date_text(parse("2025-06-04/2026-07-05"), language)
        assert not {"\u2009", "\u202f"} & set(shown)


def test_the_year_of_a_date_is_that_of_its_start() -> None:
    """Dates are grouped by the year in which they begin."""
    assert year_of(parse("2025-12-31T23:00-05:00/2026-01-01T01:00-05:00")) == "2025"
    assert year_of(Date(Moment(987))) == "987"
