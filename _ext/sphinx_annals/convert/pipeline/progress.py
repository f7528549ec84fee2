"""Progress on a terminal: one line that is written over."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


T = TypeVar("T")
WIDTH = 30


def shown(items: Iterable[T], total: int, label: str, stream: TextIO | None) -> Iterator[T]:
    """Yield *items*, with a bar on *stream* if that is a terminal."""
    if stream is None or not stream.isatty() or not total:
        yield from items
        return
    for done, item in enumerate(items, 1):
        filled = "█" * (WIDTH * done // total)
        stream.write(f"\r{label} {filled:·<{WIDTH}} {done}/{total}")
        stream.flush()
        yield item
    stream.write("\r\x1b[K")
    stream.flush()
