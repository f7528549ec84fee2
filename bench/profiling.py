"""Where the time of a build goes."""

from __future__ import annotations

import io
import pstats
import shutil
from typing import TYPE_CHECKING

from .build import build, run, sphinx
from .measurement import states

if TYPE_CHECKING:
    from .project import Project

#: how many functions are shown
SHOWN = 40
ORDERS = ("cumulative", "tottime")


def profile(project: Project, size: int, wanted: str) -> str:
    """Return the functions that the build *wanted* spends most time in; raise BuildError."""
    shutil.rmtree(project.folder, ignore_errors=True)
    path = project.folder / "profile"
    for name, book in states(size):
        project.write(book)
        if name == wanted:
            break
        build(project)
    run(
        sphinx(project, "-m", "cProfile", "-o", str(path)),
        project.folder / "messages.txt",
    )
    text = io.StringIO()
    stats = pstats.Stats(str(path), stream=text).strip_dirs()
    for order in ORDERS:
        stats.sort_stats(order).print_stats(SHOWN)
    return text.getvalue()
