"""The figures of a picture of the whole: how many entries begin in each month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..index import sorting
from ..kinds import BY_NAME
from . import inline
from .elements import Chart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..index.index import Index
    from ..model.entries import Entry
    from .elements import Line


#: so many entries are named in a note; more of them are counted
NAMED = 3


def months_of(index: Index, kind: str, entries: Sequence[Entry]) -> Chart:
    """Return how many of *entries* begin in each month; notes name those that say none."""
    found: Counter[tuple[int, int]] = Counter()
    without: dict[str, list[Entry]] = {"without a month": [], "without a date": []}
    for entry in sorting.newest_first(index, entries):
        day = index.date_of(entry)
        if day and day.start.month:
            found[day.start.year, day.start.month] += 1
        else:
            without["without a month" if day else "without a date"].append(entry)
    declared = BY_NAME[kind]
    return Chart(
        f"{declared.plural_label} by month",
        declared.nouns,
        tuple((year, month, number) for (year, month), number in sorted(found.items())),
        tuple(_note(what, left) for what, left in without.items() if left),
    )


def _note(what: str, entries: list[Entry]) -> Line:
    counted = f"And {len(entries)} {what}"
    if len(entries) > NAMED:
        return (f"{counted}.",)
    return (f"{counted}: ", *inline.joined(inline.ref(entry) for entry in entries), ".")
