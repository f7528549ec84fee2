"""The measuring of a variant at a size: a clean build, one without a change, one after an edit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .build import Cost, build
from .invention import invent
from .output import Changes, changes, html_files
from .project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from .book import Book
    from .variants import Variant

CLEAN, UNCHANGED, EDITED = "clean", "unchanged", "edited"
BUILDS = (CLEAN, UNCHANGED, EDITED)
#: the size of the book that is built, unmeasured, before all others
WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Measurement:
    """One build of one variant at one size."""

    variant: str
    size: int
    build: str
    cost: Cost
    changes: Changes


def measure(variant: Variant, size: int, theme: str, folder: Path) -> Iterator[Measurement]:
    """Yield the builds of *variant* in *folder*, which is emptied; raise BuildError."""
    shutil.rmtree(folder, ignore_errors=True)
    project = Project(folder, variant, theme)
    for name, book in states(size):
        project.write(book)
        before = html_files(project.output)
        cost = build(project)
        after = html_files(project.output)
        yield Measurement(variant.name, size, name, cost, changes(before, after))


def states(size: int) -> Iterator[tuple[str, Book]]:
    """Yield each build, in the order they are made, and the book as it is then."""
    book = invent(size)
    yield from zip(BUILDS, (book, book, book.with_a_word_changed()), strict=True)


def warm_up(variant: Variant, theme: str, folder: Path) -> None:
    """Build a small book, so that Python's compiling isn't measured; raise BuildError."""
    for _ in measure(variant, WARM_UP, theme, folder):
        pass


def lowest(measurements: Iterable[Measurement]) -> Measurement:
    """Return the repeats of one build as one, with the least that each cost: the least noise."""
    repeats = list(measurements)
    costs = [repeat.cost for repeat in repeats]
    least = Cost(
        wall=min(cost.wall for cost in costs),
        cpu=min(cost.cpu for cost in costs),
        memory=min(cost.memory for cost in costs),
        warnings=max(cost.warnings for cost in costs),
    )
    return replace(repeats[-1], cost=least)
