"""An edition of a book: what it said when it was last built."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Edition:
    """What the last build said, so that the next one looks only at what may differ."""

    #: when it was made, in nanoseconds; a build that reads nothing makes no new one
    when: int = 0
    #: a digest of how all entries look wherever they are named
    faces: str = ""
    #: document or page -> digest of what it shows of others
    prints: dict[str, str] = field(default_factory=dict)
