"""A pause of Python's collector of cycles, while many small values are made at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let no cycles be looked for meanwhile, if they were at all.

    An environment of a thousand pages is a million values; to make a hundred thousand more,
    none of them in a cycle, the collector would look through all of them several times. That
    took longer than the making.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
