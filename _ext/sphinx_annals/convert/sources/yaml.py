"""YAML as texts: values as they are written, whatever their type would be.

Nothing is constructed: the events of the parser are read one by one, so that tags call nothing and
aliases multiply nothing. What a key says twice is there twice.
"""

from __future__ import annotations

import re
from itertools import accumulate
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

from .metadata_values import DEPTH, Pair, Part, Unreadable, bounded, clean, under, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator


_BRACKET = re.compile(r"[\[\]{}]")
_OWN_TAG = re.compile(r"!|tag:yaml\.org,2002:\w+")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}


def pairs_of(text: str) -> tuple[Pair, ...]:
    """Return the pairs of a mapping in YAML.

    :raises Unreadable: *text* is no YAML, or no mapping.
    """
    # the scanner takes long for brackets that never close
    brackets = (_STEP[found] for found in _BRACKET.findall(text))
    if max(accumulate(brackets, initial=0)) > 2 * DEPTH:
        raise Unreadable("The front matter is nested too deeply.")
    try:
        return tuple(_Reading(text).pairs())
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"The front matter is no YAML: {error.problem} (line {line} of it)."
        raise Unreadable(message) from error
    except (YAMLError, OverflowError, ValueError) as error:
        raise Unreadable("The front matter is no YAML.") from error


class _Reading:
    """One reading of a text, event by event."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
        self._anchors: dict[str, tuple[Part, ...]] = {}

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of the mapping that the text is."""
        for event in self._events:
            if isinstance(event, MappingStartEvent):
                yield from self._pairs()
            elif isinstance(event, ScalarEvent | SequenceStartEvent | AliasEvent):
                raise Unreadable("The front matter holds no keys.")

    def _pairs(self) -> Iterator[Pair]:
        everything: tuple[Part, ...] = ()
        for key, event in self._entries():
            parts = self._parts(event, 1)
            everything = bounded((*everything, *parts), 1)
            value = value_of(parts, is_list=isinstance(event, SequenceStartEvent))
            yield Pair(key, value, key.line)

    def _entries(self) -> Iterator[tuple[_Key, Event]]:
        """Yield each key of a mapping, and the event that its value begins with."""
        for event in self._events:
            if isinstance(event, CollectionEndEvent):
                return
            if not isinstance(event, ScalarEvent):
                raise Unreadable("The front matter has a key that is no text.")
            yield _Key.at(event), next(self._events)

    def _parts(self, event: Event, depth: int) -> tuple[Part, ...]:
        """Return all texts of the node that *event* begins."""
        if not isinstance(event, NodeEvent):
            raise Unreadable("The front matter has a key without a value.")
        if isinstance(event, AliasEvent):
            # one that is not known, or stands within what it means, says its name
            return self._anchors.get(event.anchor, (Part((), f"*{event.anchor}"),))
        parts = bounded(_tagged(event, self._inner(event, depth)), depth)
        if event.anchor:
            self._anchors[event.anchor] = parts
        return parts

    def _inner(self, event: Event, depth: int) -> Iterator[Part]:
        if isinstance(event, MappingStartEvent):
            for key, value in self._entries():
                yield from under(key, self._parts(value, depth + 1)) or (Part((key,), ""),)
        elif isinstance(event, SequenceStartEvent):
            for item in iter(self._next_item, None):
                yield from self._parts(item, depth + 1)
        elif isinstance(event, ScalarEvent):
            yield Part((), event.value)

    def _next_item(self) -> Event | None:
        event = next(self._events)
        return None if isinstance(event, CollectionEndEvent) else event


def _tagged(event: NodeEvent, parts: Iterator[Part]) -> Iterator[Part]:
    """Yield *parts* with the tag of the node as text, unless it is one that YAML itself has."""
    tag = str(getattr(event, "tag", None) or "")
    if not tag or _OWN_TAG.fullmatch(tag):
        yield from parts
    elif isinstance(event, ScalarEvent):
        yield from (Part((), f"{tag} {part.text}".rstrip()) for part in parts)
    else:
        yield Part((), tag)
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
