"""Where the time of a build goes."""

from __future__ import annotations

import io
import pstats
from typing import TYPE_CHECKING

from .build import run, sphinx
from .invention import invent
from .project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from .variants import Variant

#: how many functions are shown
SHOWN = 40
ORDERS = ("cumulative", "tottime")


def profile(variant: Variant, size: int, theme: str, folder: Path) -> str:
    """Return the functions that a clean build spends most time in; raise BuildError."""
    project = Project(folder, variant, theme)
    project.write(invent(size))
    path = folder / "profile"
    run(sphinx(project, "-m", "cProfile", "-o", str(path)), folder / "messages.txt")
    text = io.StringIO()
    stats = pstats.Stats(str(path), stream=text).strip_dirs()
    for order in ORDERS:
        stats.sort_stats(order).print_stats(SHOWN)
    return text.getvalue()
