"""Dates in running text: read in every shape that can be read in one way only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.dates.in_text import date_in
from sphinx_annals.model import dates

# what stands in a heading or a first line -> the date it says
WITH_YEAR = {
    "# 2025-06-17 Lantern Club": "2025-06-17",
    "# 2022–02-16 Lantern Club": "2022-02-16",
    "# 2018-5-09": "2018-05-09",
    "## 2019/07/04": "2019-07-04",
    "## June 17, 2025": "2025-06-17",
    "## Jun. 17 2025": "2025-06-17",
    "## Sept 1st, 2025": "2025-09-01",
    "June 17,2025": "2025-06-17",
    "## 17th June 2021": "2021-06-17",
    "## 17 of June, 2021": "2021-06-17",
    "## 2025 December 16": "2025-12-16",
    "## 2025-Dec-16": "2025-12-16",
    "7 Dec 2023": "2023-12-07",
    "- **Date:** Thursday 17th June 2021": "2021-06-17",
    "**Date:** Thursday, 17th June, 2021 at 3pm UTC": "2021-06-17",
    "When: 2025-06-17T15:00Z": "2025-06-17",
    "_2020-02-03_": "2020-02-03",
    "(2020-02-03)": "2020-02-03",
    "Tue, 17 Jun 2025 15:00:00 +0000": "2025-06-17",
    "17 de junio de 2025": "2025-06-17",
    "17. Juni 2025": "2025-06-17",
    "1er août 2025": "2025-08-01",
    "2025年6月17日": "2025-06-17",
    "Harbour sprint, May 2-4, 2023": "2023-05-02/2023-05-04",
    "29 – 30 June, 2023": "2023-06-29/2023-06-30",
    "June 30 - July 2, 2023": "2023-06-30/2023-07-02",
    "2025-06-17 to 2025-06-19": "2025-06-17/2025-06-19",
    # one order only gives a date
    "10/17/2018": "2018-10-17",
    "17.10.2018": "2018-10-17",
    "3/3/2021": "2021-03-03",
    # a month, where there is no day
    "# Lantern Club - March 2025": "2025-03",
    "# March 2025: notes of 2025-03-04": "2025-03-04",
    # the first that is a date
    "2019-02-30, or 2019-03-01": "2019-03-01",
    "January 5 2020, February 6 2020": "2020-01-05",
}
NO_DATES = (
    *("", "3/4/2021", "3-4-2021", "3.4.2021", "03/04/21", "2025", "Notes from 2025", "June 17"),
    *("2019-02-30", "31 April 2021", "release 2021.03.04", "2021-03-04-05", "12021-03-04"),
    *("http://a.example/2021-03-04/x", "[notes](2021-03-04.md)", "in 2021 may we", "2010-11"),
)
WITHOUT_YEAR = {
    "## Agenda for the March 9 video call": "2024-03-09",
    "1st of March": "2024-03-01",
    "Feb 29": "2024-02-29",
    "Oct 29-30": "2024-10-29/2024-10-30",
    "31 January 2023": "2023-01-31",
    "we may 3 times": None,
    "Feb 30": None,
    "01/31": None,
}


@pytest.mark.parametrize(("text", "date"), WITH_YEAR.items())
def test_a_date_is_read_in_every_shape(text: str, date: str) -> None:
    """Headings, "Date:" lines and time spans become dates as a book writes them."""
    found = date_in(text)
    assert found is not None
    assert found.date == date
    assert str(dates.parse(found.date)) == date


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_doubtful_is_no_date(text: str) -> None:
    """Unknown orders, impossible days, addresses and version numbers are left alone."""
    assert date_in(text) is None


@pytest.mark.parametrize(("text", "date"), WITHOUT_YEAR.items())
def test_the_year_may_come_from_elsewhere(text: str, date: str | None) -> None:
    """With a year from a folder, a day and a month are a date; a year in the text wins."""
    found = date_in(text, 2024)
    assert (found and found.date) == date


def test_the_span_holds_the_date_alone() -> None:
    """What is around a date can be told from it."""
    text = "# Lantern Club, Tuesday 17th June 2025, minutes"
    found = date_in(text)
    assert found is not None
    assert text[slice(*found.span)] == "Tuesday 17th June 2025"


@given(st.dates().map(lambda day: day.replace(year=2000 + day.year % 100)))
def test_all_days_are_read(day: object) -> None:
    """Every day that there is can be read in its ISO form, and with dots and slashes turned."""
    found = date_in(f"notes of {day}, second part")
    assert found is not None
    assert found.date == str(day)


@pytest.mark.parametrize("piece", ["17 June ", "1-", " ", "2021-01-01 - ", "http://", "]("])
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    """Hundred thousand characters hide no date after them; a slow pattern would never end."""
    found = date_in(piece * (100_000 // len(piece)) + "\nand then 17 June 2031")
    assert found is not None
    own = "2021-01-01/2021-01-01" * piece.startswith("2021")
    assert found.date == (own or "2031-06-17")
