"""Lists that are written as one text."""

from __future__ import annotations


def split(text: str, mark: str | None = None) -> tuple[str, ...]:
    """Return the parts of *text* between *marks*, or between spaces."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())
