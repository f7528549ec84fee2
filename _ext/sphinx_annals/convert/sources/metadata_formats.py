"""Read TOML, JSON, YAML and near-YAML as text values.

No YAML value is constructed: the events of the parser are read one by one, so that a tag calls
nothing, an alias multiplies nothing, and a key that is written twice is there twice.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from .metadata_values import (
    DEPTH,
    MetadataPair,
    MetadataText,
    Unreadable,
    bounded,
    clean,
    under,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Pairs(tuple[tuple[str, object], ...]):
    """The pairs of an object in JSON, those with the same key too."""

    __slots__ = ()


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str
)


def toml_pairs(text: str) -> tuple[MetadataPair, ...]:
    """Return the pairs of *text*, which is TOML.

    :raises Unreadable: it is not.
    """
    try:
        table = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"The front matter isn't valid TOML: {error}.") from error
    lines = text.split("\n")
    return _pairs(table.items(), lines, r"\s*(?:\[+\s*)?[\"']?{}[\"']?\s*[=\].]")


def json_pairs(text: str) -> tuple[tuple[MetadataPair, ...], int]:
    """Return the pairs of the object in JSON that *text* begins with, and where it ends.

    :raises Unreadable: it begins with none.
    """
    try:
        table, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"The front matter isn't valid JSON: {error}.") from error
    if not isinstance(table, _Pairs):
        raise Unreadable("The front matter has no keys.")
    return _pairs(table, text[:end].split("\n"), r'\s*[{{,]?\s*"{}"\s*:'), end


def _pairs(
    table: Iterable[tuple[str, object]], lines: list[str], pattern: str
) -> tuple[MetadataPair, ...]:
    return tuple(
        MetadataPair(
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


def _parts(value: object, depth: int) -> tuple[MetadataText, ...]:
    return bounded(_inner(value, depth), depth)


def _inner(value: object, depth: int) -> Iterator[MetadataText]:
    if isinstance(value, dict | _Pairs):
        for key, inner in value.items() if isinstance(value, dict) else value:
            yield from under(key, _parts(inner, depth + 1)) or (MetadataText((key,), ""),)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner, depth + 1)
    else:
        yield MetadataText((), _text(value))


def _text(value: object) -> str:
    """Return a value as it is written in front matter."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat().replace("+00:00", "Z")
    return "" if value is None else str(value)


_KEY = re.compile(r"([A-Za-z_][\w.-]{0,60}(?: [\w.-]{1,60}){0,3})[ \t]*(?::(?=\s|$)|=)[ \t]*(.*)")
_MORE = re.compile(r"[ \t]+(?:-[ \t]+)?(.*)|-(?:[ \t]+(.*))?$")
_IGNORED = re.compile(r"[ \t]*(?:#.*|[-.+]{3}[-.+\d\s]*)?$")
_LIST = re.compile(r"\[(.*)\]")
#: keys that tell data from a first paragraph
_USUAL = frozenset(("author", "authors", "categories", "date", "layout", "tags", "title"))


def loose_pairs_of(text: str) -> tuple[MetadataPair, ...]:
    """Return the pairs of *text*, whose lines are ``key: value``, items and comments.

    :raises Unreadable: they are not.
    """
    pairs: list[MetadataPair] = []
    for number, line in enumerate(text.split("\n")):
        key, more = _KEY.match(line), _MORE.match(line)
        if key:
            pairs.append(MetadataPair(key[1], _value(key[2]), number))
        elif pairs and more:
            pairs[-1] = _with(pairs[-1], (more[1] or more[2] or "").strip())
        elif not _IGNORED.match(line):
            raise Unreadable(f"Line {number + 1} of the front matter is neither key nor item.")
    return tuple(pairs)


def begins_with_key(text: str) -> bool:
    """Whether *text* begins as data does."""
    first = next((line for line in text.split("\n", 20)[:20] if not _IGNORED.match(line)), "")
    return bool(_KEY.match(first))


def leading(text: str) -> str:
    """Return the first lines of *text* that are data, where their end is not marked."""
    lines = text.split("\n")
    run = [*takewhile(lambda line: _KEY.match(line) or _MORE.match(line), lines)]
    keys = {found[1].casefold() for line in run if (found := _KEY.match(line))}
    ends = not "".join(lines[len(run) : len(run) + 1]).strip()
    is_data = ends and keys & _USUAL and _KEY.match(run[0])
    return "\n".join(run) if is_data else ""


def _value(text: str) -> str | tuple[str, ...]:
    if found := _LIST.fullmatch(text.strip()):
        return tuple(_bare(item) for item in found[1].split(",") if item.strip())
    return _bare(text)


def _with(pair: MetadataPair, text: str) -> MetadataPair:
    before = (pair.value,) if isinstance(pair.value, str) else pair.value
    texts = tuple(each for each in (*before, _bare(text)) if each)
    return pair._replace(value=texts)


def _bare(text: str) -> str:
    """Return *text* without the quotes around it."""
    bare = text.strip()
    quoted = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'"
    return bare[1:-1] if quoted else bare


_BRACKET = re.compile(r"[\[\]{}]")
_OWN_TAG = re.compile(r"!|tag:yaml\.org,2002:\w+")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


def pairs_of(text: str) -> tuple[MetadataPair, ...]:
    """Return the pairs of a mapping in YAML.

    :raises Unreadable: *text* isn't a mapping in YAML.
    """
    # the scanner takes long for brackets that never close
    brackets = (_STEP[found] for found in _BRACKET.findall(text))
    if max(accumulate(brackets, initial=0)) > 2 * DEPTH:
        raise Unreadable("The front matter is nested too deeply.")
    try:
        return tuple(_Reading(text).pairs())
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"The front matter isn't valid YAML: {error.problem} (its line {line})."
        raise Unreadable(message) from error
    except (YAMLError, OverflowError, ValueError) as error:
        raise Unreadable("The front matter isn't valid YAML.") from error


class _Reading:
    """One reading of a text, event by event."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
        self._anchors: dict[str, tuple[MetadataText, ...]] = {}

    def pairs(self) -> Iterator[MetadataPair]:
        """Yield the pairs of the mapping that the text is."""
        for event in self._events:
            if isinstance(event, MappingStartEvent):
                yield from self._pairs()
            elif isinstance(event, ScalarEvent | SequenceStartEvent | AliasEvent):
                raise Unreadable("The front matter has no keys.")

    def _pairs(self) -> Iterator[MetadataPair]:
        everything: tuple[MetadataText, ...] = ()
        for key, event in self._entries():
            parts = self._parts(event, 1)
            everything = bounded((*everything, *parts), 1)
            value = value_of(parts, is_list=isinstance(event, SequenceStartEvent))
            yield MetadataPair(key, value, key.line)

    def _entries(self) -> Iterator[tuple[_Key, Event]]:
        """Yield each key of a mapping, and the event that its value begins with."""
        for event in self._events:
            if isinstance(event, CollectionEndEvent):
                return
            if not isinstance(event, ScalarEvent):
                raise Unreadable("The front matter has a key that isn't text.")
            yield _Key.at(event), next(self._events)

    def _parts(self, event: Event, depth: int) -> tuple[MetadataText, ...]:
        """Return all texts of the node that *event* begins."""
        if not isinstance(event, NodeEvent):
            raise Unreadable("The front matter has a key without a value.")
        if isinstance(event, AliasEvent):
            # an unknown one, or one within its own meaning, is replaced by its name
            return self._anchors.get(event.anchor, (MetadataText((), f"*{event.anchor}"),))
        parts = bounded(_tagged(event, self._inner(event, depth)), depth)
        if event.anchor:
            self._anchors[event.anchor] = parts
        return parts

    def _inner(self, event: Event, depth: int) -> Iterator[MetadataText]:
        if isinstance(event, MappingStartEvent):
            for key, value in self._entries():
                yield from under(key, self._parts(value, depth + 1)) or (MetadataText((key,), ""),)
        elif isinstance(event, SequenceStartEvent):
            for item in iter(self._next_item, None):
                yield from self._parts(item, depth + 1)
        elif isinstance(event, ScalarEvent):
            yield MetadataText((), event.value)

    def _next_item(self) -> Event | None:
        event = next(self._events)
        return None if isinstance(event, CollectionEndEvent) else event


def _tagged(event: NodeEvent, parts: Iterator[MetadataText]) -> Iterator[MetadataText]:
    """Yield *parts* with the tag of the node as text, unless it is one that YAML itself has."""
    tag = str(getattr(event, "tag", None) or "")
    if not tag or _OWN_TAG.fullmatch(tag):
        yield from parts
    elif isinstance(event, ScalarEvent):
        yield from (MetadataText((), f"{tag} {part.text}".rstrip()) for part in parts)
    else:
        yield MetadataText((), tag)
        yield from parts


class _Key(str):
    """A key, with its line."""

    line: int
    __slots__ = ("line",)

    @classmethod
    def at(cls, event: ScalarEvent) -> _Key:
        key = cls(clean(event.value))
        key.line = event.start_mark.line
        return key
