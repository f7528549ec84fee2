"""Values of front matter as text, whatever their type and depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .decoding import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.source import Value


#: how deep values may be nested, and how many characters all of one key may have
DEPTH, SIZE = 12, 200_000


class Unreadable(ValueError):  # noqa: N818 - the word says that it is wrong
    """Front matter that can't be parsed; the message is a sentence."""


class MetadataPair(NamedTuple):
    """A key with its value."""

    key: str
    value: Value
    #: its line, counted from 0
    line: int


class MetadataText(NamedTuple):
    """A text within a value, and the keys that lead to it."""

    path: tuple[str, ...]
    text: str


def under(key: str, parts: Iterable[MetadataText]) -> tuple[MetadataText, ...]:
    """Return *parts* as values below *key*."""
    return tuple(MetadataText((key, *part.path), part.text) for part in parts)


def bounded(parts: Iterable[MetadataText], depth: int) -> tuple[MetadataText, ...]:
    """Return *parts*, if they are neither too many nor too deep.

    :raises Unreadable: they are; a few lines can expand to millions of texts.
    """
    if depth > DEPTH:
        raise Unreadable("The front matter is nested too deeply.")
    kept: list[MetadataText] = []
    size = 0
    for part in parts:
        kept.append(part)
        size += 1 + len(part.text) + sum(map(len, part.path))
        if size > SIZE:
            raise Unreadable("The front matter expands to too much text.")
    return tuple(kept)


def value_of(parts: tuple[MetadataText, ...], *, is_list: bool) -> Value:
    """Return a text for a lone part, or else one for each: ``key: text`` for what is nested."""
    texts = tuple(": ".join((*part.path, clean(part.text))).rstrip() for part in parts)
    is_text = not is_list and len(parts) == 1 and not parts[0].path
    return texts[0] if is_text else texts


def clean(text: str) -> str:
    """Return *text* without what only an escape can have put into it."""
    return without_controls(text.encode("utf-8", "replace").decode())
