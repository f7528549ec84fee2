"""The syntax of dates: what is read, what is refused, and how dates sort."""

from __future__ import annotations

import datetime as dt
import itertools
import zoneinfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_annals.model import time_zones
from sphinx_annals.model.dates import Date, DateError, Moment, parse

# Zones with summer time, without, of three parts, with an odd offset, and UTC by a name.
ZONES = (
    *("Europe/Paris", "America/New_York", "Asia/Tokyo", "Etc/GMT+5", "UTC"),
    *("America/Argentina/Buenos_Aires", "Asia/Kathmandu"),
)
needs_zones = pytest.mark.skipif(
    not set(ZONES) <= zoneinfo.available_timezones(), reason="this machine has no zone data"
)


def refusal(text: str) -> str:
    """Return why *text* is refused, or "" for a date."""
    try:
        parse(text)
    except DateError as error:
        return str(error)
    return ""


days = st.dates().map(dt.date.isoformat)
clocks = st.builds(
    lambda time, form: time.isoformat(form), st.times(), st.sampled_from(["seconds", "minutes"])
)
offsets = st.builds(
    "{}{:02}:{:02}".format, st.sampled_from("+-"), st.integers(0, 14), st.integers(0, 59)
).filter(lambda offset: offset != "-00:00")
places = st.sampled_from(["", "Z", *(f" {name}" for name in ZONES)]) | offsets
moments = st.one_of(
    days.map(lambda day: day[:4]),
    days.map(lambda day: day[:7]),
    days,
    st.builds("{}T{}{}".format, days, clocks, places),
)
gaps = st.sampled_from(["", " ", "\t "])
intervals = st.builds(
    lambda one, other, gap: next(
        text for text in (f"{one}{gap}/{gap}{other}", f"{other}/{one}") if not refusal(text)
    ),
    *(moments, moments, gaps),
)
texts = st.builds(
    "{2}{0}{2}{1}{2}".format,
    moments | intervals | moments.map("{}/..".format),
    st.sampled_from(["", "~"]),
    gaps,
)
dates = texts.map(parse)

NOON, EVENING = dt.time(12), dt.time(17)
READ = {
    "2025": Date(Moment(2025)),
    "0987": Date(Moment(987)),
    "2025-11": Date(Moment(2025, 11)),
    "2025-11-04": Date(Moment(2025, 11, 4)),
    "2024-02-29": Date(Moment(2024, 2, 29)),
    "  2025-11-04\n": Date(Moment(2025, 11, 4)),
    "2025-11-04T17:00": Date(Moment(2025, 11, 4, EVENING)),
    "2025-11-04T17:00Z": Date(Moment(2025, 11, 4, EVENING, "Z")),
    "2025-11-04T17:00:00Z": Date(Moment(2025, 11, 4, EVENING, "Z")),
    "2025-11-04T17:00:30Z": Date(Moment(2025, 11, 4, dt.time(17, 0, 30), "Z")),
    "2025-11-04T00:00+02:00": Date(Moment(2025, 11, 4, dt.time(), "+02:00")),
    "2025-11-04T17:00 -03:30": Date(Moment(2025, 11, 4, EVENING, "-03:30")),
    "2025-11-04T17:00 Europe/Paris": Date(Moment(2025, 11, 4, EVENING, "Europe/Paris")),
    "2025-11-04T17:00  UTC ~": Date(Moment(2025, 11, 4, EVENING, "UTC"), about=True),
    "2016/2018": Date(Moment(2016), Moment(2018)),
    "2025-06-04 / 2025-06-05": Date(Moment(2025, 6, 4), Moment(2025, 6, 5)),
    "2025-06/2025": Date(Moment(2025, 6), Moment(2025)),
    "2025/2025-03": Date(Moment(2025), Moment(2025, 3)),
    "2025/2025": Date(Moment(2025), Moment(2025)),
    "2016/..": Date(Moment(2016), open=True),
    "2016 / .. ~": Date(Moment(2016), open=True, about=True),
    "2016/2018~": Date(Moment(2016), Moment(2018), about=True),
    "2025-11-04T12:00 Etc/GMT+5/2025-11-04T17:00 America/New_York": Date(
        Moment(2025, 11, 4, NOON, "Etc/GMT+5"), Moment(2025, 11, 4, EVENING, "America/New_York")
    ),
    "2025-11-04T17:00 America/Argentina/Buenos_Aires/..": Date(
        Moment(2025, 11, 4, EVENING, "America/Argentina/Buenos_Aires"), open=True
    ),
}

# What is refused, and words of the sentence that says what to write.
REFUSED = {
    "": "the date is empty",
    " ~ ": "the date is empty",
    "2025-02-30": "2025-02-30 does not exist: February 2025 has 28 days",
    "1900-02-29": "February 1900 has 28 days",
    "2025-11-31/2025-12": "2025-11-31 does not exist: November 2025 has 30 days",
    "2025-13": "2025-13 does not exist: a year has 12 months",
    "2025-00": "write 2025",
    "2025-11-00": "write 2025-11",
    "0000-01-01": "years go from 0001 to 9999",
    "3/4/2025": "3/4/2025 could be 3 April or 4 March: write 2025-04-03 or 2025-03-04",
    "03.04.2025": "could be 3 April or 4 March: write 2025-04-03 or 2025-03-04",
    "3-4-2025 ~": "could be 3 April or 4 March",
    "13/4/2025": "13/4/2025 is not in the order year-month-day: write 2025-04-13",
    "4/13/2025": "write 2025-04-13",
    "5/5/2025": "write 2025-05-05",
    "2/29/2024": "write 2024-02-29",
    "30/2/2025": "does not exist in either order",
    "3/4/25": "could be read in several ways",
    "2025/11": "write it as 2025-11 or",
    "2025/11/04": "needs hyphens",
    "20251104": "needs hyphens",
    "2025-2": "write 2025-02",
    "2025-2-3": "write 2025-02-03",
    "25": "write four digits",
    "12025": "write four digits",
    "٢٠٢٥": "write 2025",
    "２０２５-１１": "write 2025-11",
    "2025-11-0⁴": "write 2025-11-04",
    "4 November 2025": "write year-month-day",
    "tomorrow": "write year-month-day",
    "2025-W12": "write year-month-day",
    "2025-11-04 17:00Z": "write 2025-11-04T17:00Z",
    "2025-11-04T5pm": "a time that cannot be read",
    "2025-11-04T17:00+0200": "a time that cannot be read",
    "2025-11-04T17:00+15:00": "a time that cannot be read",
    "2025-11-04T17:00-00:00": "a time that cannot be read",
    "2025-11-04T17:00:00.5Z": "a time that cannot be read",
    "2025-11-04T24:00": "24:00 is not a time: hours end at 23",
    "2025-11-04T17:60": "minutes and seconds at 59",
    "2025-11-04Z": "a zone but no time",
    "2025-11-04 Europe/Paris": "a zone but no time",
    "2025/2024": "2024 is before 2025: write the earlier one first",
    "2025-06/2025-05-31": "2025-05-31 is before 2025-06",
    "2025-11-04T17:00/2025-11-04T16:59": "is before",
    "2025-11-04T17:00Z/2025-11-04T18:00+02:00": "is before",
    "2025/2026/2027": "2026/2027 cannot be read",
    "../2025": "has no start",
    "/2025": "has no start",
    "2016/": "write 2016/..",
    "2016-": "write 2016/..",
    "2016/now": "write 2016/..",
    "2025-11-04T17:00Z/": "write 2025-11-04T17:00Z/..",
    "2016/...": "write 2016/..",
    "2025-11-04-2025-11-05": "write 2025-11-04/2025-11-05",
    "2016\u20132018": "write 2016/2018",
    "2016 - 2018": "write 2016/2018",
    "~2016": "write one ~, at the very end",
    "2016~/2018": "write one ~, at the very end",
    "2016~~": "write one ~, at the very end",
}


@pytest.mark.parametrize(("text", "date"), READ.items(), ids=READ)
def test_every_form_is_read(text: str, date: Date) -> None:
    """Each documented form gives its date, and the date gives a text of the same meaning."""
    assert parse(text) == date
    assert parse(str(date)) == date


@pytest.mark.parametrize(("text", "words"), REFUSED.items(), ids=map(repr, REFUSED))
def test_refusals_say_what_to_write(text: str, words: str) -> None:
    """A text that is no date, or a doubtful one, is refused in one sentence with advice."""
    assert words in refusal(text)
    assert refusal(text).isprintable()
    with pytest.raises(DateError):
        parse(text)


@needs_zones
@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Europe/Pari", "write Europe/Paris"),
        ("europe/paris", "write Europe/Paris"),
        ("PST", "write a name such as Europe/Paris, or an offset such as +02:00"),
        ("Zz/Qqqq", "write a name such as Europe/Paris"),
    ],
)
def test_unknown_zones_are_refused(name: str, advice: str) -> None:
    """A zone that does not exist is refused; only long names get a near one as advice."""
    message = refusal(f"2025-11-04T17:00 {name}")
    assert f"{name} is not a time zone" in message
    assert advice in message


def test_without_zone_data_every_name_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without zone data takes any name, and then states no offset."""
    monkeypatch.setattr(time_zones, "_known", frozenset)
    date = parse("2025-11-04T17:00 Europe/Atlantis")
    assert date.start.zone == "Europe/Atlantis"
    assert date.iso == "2025-11-04T17:00"
    assert date.start.offset is None


def test_long_and_invisible_texts_are_cut_in_messages() -> None:
    """A message quotes no more than a line, and no character that could disturb a log."""
    message = refusal("\x1b[2J\n" + "x" * 10_000)
    assert message.isprintable()
    assert 60 < len(message) < 200


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-11-04T23:30-05:00", "2025-11-04", "2025-11-04"),
        ("2016/2018-06", "2016-01-01", "2018-06-30"),
        ("2016-05/..", "2016-05-01", "9999-12-31"),
        ("2025-11-05T00:30+14:00/2025-11-04T20:00Z", "2025-11-05", "2025-11-05"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    """A date spans the days within what it says, as calendars there show them."""
    date = parse(text)
    assert (date.first.isoformat(), date.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025~", "2025"),
        ("2025-11/..", "2025-11"),
        ("2025-11-04/2025-11-05", "2025-11-04"),
        ("2025-11-04T17:00", "2025-11-04T17:00"),
        ("2025-11-04T17:00:00Z", "2025-11-04T17:00Z"),
        ("2025-11-04T17:00:30+02:00", "2025-11-04T17:00:30+02:00"),
    ],
)
def test_iso_is_the_start_for_machines(text: str, iso: str) -> None:
    """The machine form says what the start says, and no more."""
    assert parse(text).iso == iso


@needs_zones
@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-11-04T17:00 Europe/Paris", "2025-11-04T17:00+01:00"),
        ("2025-07-04T17:00 Europe/Paris", "2025-07-04T17:00+02:00"),
        ("2025-11-04T17:00 Etc/GMT+5", "2025-11-04T17:00-05:00"),
        ("2025-11-04T17:00 UTC", "2025-11-04T17:00Z"),
        # the clock shows it twice; never; with an offset of 9 minutes and 21 seconds
        ("2025-10-26T02:30 Europe/Paris", "2025-10-26T02:30"),
        ("2025-03-30T02:30 Europe/Paris", "2025-03-30T02:30"),
        ("1800-01-01T12:00 Europe/Paris", "1800-01-01T12:00"),
    ],
)
def test_iso_of_a_named_zone_is_its_offset(text: str, iso: str) -> None:
    """A named zone becomes the offset of that day, but none where it would be a guess."""
    assert parse(text).iso == iso


@needs_zones
def test_a_repeated_hour_is_not_taken_as_reversed() -> None:
    """When clocks go back, an end may show an earlier time than its start."""
    assert not refusal("2025-10-26T02:50 Europe/Paris/2025-10-26T02:10 Europe/Paris")


def test_partial_dates_sort_before_what_lies_within() -> None:
    """The less exact goes first, then times in UTC; of equal starts the shorter goes first."""
    order = [
        "2024-12-31T23:59-05:00",
        "2025",
        "2025~",
        "2025/2026",
        "2025/..",
        "2025-01",
        "2025-01-01",
        "2025-01-01T01:00+02:00",
        "2025-01-01T00:30Z",
        "2025-01-01T01:00Z",
        "2025-01-02",
        "2026",
    ]
    keys = [parse(text).sort_key for text in order]
    assert keys == sorted(keys)


@given(texts)
@example("9999-12-31T23:59-14:59/..")
@example("0001-01-01T00:00+14:59~")
def test_texts_round_trip(text: str) -> None:
    """A date writes itself so that it is read as itself."""
    date = parse(text)
    assert parse(str(date)) == date
    assert date.first <= date.last
    assert date.start.first <= date.start.last
    assert date.start.iso.startswith(f"{date.start.year:04}")


@given(moments, moments)
def test_two_moments_make_an_interval(one: str, other: str) -> None:
    """Of any two moments, at least one order makes an interval."""
    assert "" in (refusal(f"{one}/{other}"), refusal(f"{other}/{one}"))


@given(st.lists(dates, min_size=2, max_size=6))
def test_sort_keys_are_total_and_follow_the_calendar(dates: list[Date]) -> None:
    """Only equal dates share a key, and an earlier first day is always an earlier place."""
    for one, other in itertools.combinations(dates, 2):
        assert (one.sort_key == other.sort_key) == (one == other)
        if one.first < other.first:
            assert one.sort_key < other.sort_key


@given(st.dates(), st.times(), offsets, offsets)
def test_times_of_a_day_sort_as_instants(
    day: dt.date, time: dt.time, here: str, there: str
) -> None:
    """Two times of one day, wherever they are, stand in the order in which they came."""
    texts = [f"{day}T{time:%H:%M}{offset}" for offset in (here, there)]
    (first, first_key), (second, second_key) = (
        (dt.datetime.fromisoformat(f"2000-06-15{text[10:]}"), parse(text).sort_key)
        for text in texts
    )
    if first != second:
        assert (first < second) == (first_key < second_key)


@given(st.text() | st.text("0123456789-/.~T:Z+ ") | st.from_regex(r"\d{4}-\d\d-\d\dT.*"))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text raises anything but a DateError, whose message is one printable line."""
    message = refusal(text)
    assert message.isprintable()
    assert message or parse(str(parse(text))) == parse(text)
