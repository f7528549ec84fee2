"""TOML and JSON as texts."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from typing import TYPE_CHECKING

from .metadata_values import Pair, Part, Unreadable, bounded, clean, under, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Pairs(tuple[tuple[str, object], ...]):
    """The pairs of an object in JSON, those with the same key too."""

    __slots__ = ()


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str
)


def toml_pairs(text: str) -> tuple[Pair, ...]:
    """Return the pairs of *text*, which is TOML.

    :raises Unreadable: it is not.
    """
    try:
        table = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"The front matter is no TOML: {error}.") from error
    lines = text.split("\n")
    return _pairs(table.items(), lines, r"\s*(?:\[+\s*)?[\"']?{}[\"']?\s*[=\].]")


def json_pairs(text: str) -> tuple[tuple[Pair, ...], int]:
    """Return the pairs of the object in JSON that *text* begins with, and where it ends.

    :raises Unreadable: it begins with none.
    """
    try:
        table, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"The front matter is no JSON: {error}.") from error
    if not isinstance(table, _Pairs):
        raise Unreadable("The front matter holds no keys.")
    return _pairs(table, text[:end].split("\n"), r'\s*[{{,]?\s*"{}"\s*:'), end


def _pairs(
    table: Iterable[tuple[str, object]], lines: list[str], pattern: str
) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            clean(key),
            value_of(_parts(value, 1), is_list=isinstance(value, list)),
            _line(lines, pattern.format(re.escape(key))),
        )
        for key, value in table
    )


def _line(lines: list[str], pattern: str) -> int:
    """Return the first line that says a key; the first of all where it is written otherwise."""
    found = re.compile(pattern)
    return next((number for number, line in enumerate(lines) if found.match(line)), 0)


def _parts(value: object, depth: int) -> tuple[Part, ...]:
    return bounded(_inner(value, depth), depth)


def _inner(value: object, depth: int) -> Iterator[Part]:
    if isinstance(value, dict | _Pairs):
        for key, inner in value.items() if isinstance(value, dict) else value:
            yield from under(key, _parts(inner, depth + 1)) or (Part((key,), ""),)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner, depth + 1)
    else:
        yield Part((), _text(value))


def _text(value: object) -> str:
    """Return a value as it is written in front matter."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat().replace("+00:00", "Z")
    return "" if value is None else str(value)
