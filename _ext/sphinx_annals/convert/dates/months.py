"""Months: their names in several languages, and what each means."""

from __future__ import annotations

from functools import cache

from babel.dates import get_month_names

#: languages whose names of months are known; a name that is two months somewhere is left out
_LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pt", "sv")


@cache
def months() -> dict[str, int]:
    """Return what each name of a month means."""
    named: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for number, name in get_month_names("wide", locale=language).items():
            named.setdefault(name.casefold(), set()).add(number)
    short = get_month_names("abbreviated", locale="en").items()
    return (
        {name: min(numbers) for name, numbers in named.items() if len(numbers) == 1}
        | {name.casefold(): number for number, name in short}
        | {"sept": 9}
    )


@cache
def beginnings() -> tuple[str, ...]:
    """Return how the names of months begin: a text without any of them names none."""
    return tuple(sorted({name[:3] for name in months()}))
