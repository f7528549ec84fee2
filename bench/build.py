"""One build in a process of its own, and what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .project import Project

#: where the extension stands in this repository
EXTENSIONS = Path(__file__).resolve().parent.parent / "_ext"
#: how much memory one unit of ``ru_maxrss`` is, in bytes
MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
MEBIBYTE = 1024**2
#: exit codes of a program that did what it should
FINE = frozenset((0,))


class BuildError(Exception):
    """A build that failed; its text is what Sphinx said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took."""

    #: seconds on the clock
    wall: float
    #: seconds of all processors, in the program and in the system
    cpu: float
    #: the most memory it held at a time, in MiB
    memory: float
    warnings: int


def build(project: Project) -> Cost:
    """Build the HTML of *project*; raise BuildError if Sphinx fails."""
    return run(sphinx(project), project.folder / "messages.txt")


def sphinx(project: Project, *before: str) -> list[str]:
    """Return the command that builds *project*, with options of Python *before* its module."""
    folders = ["-d", project.doctrees, project.source, project.output]
    options = ["-q", "-j", "1", "-b", "html"]
    return [sys.executable, *before, "-m", "sphinx", *options, *map(str, folders)]


def run(command: list[str], messages: Path, fine: frozenset[int] = FINE) -> Cost:
    """Run *command*, its output into the file *messages*; raise BuildError if it fails.

    It has not failed if its exit code is one of *fine*.
    """
    with messages.open("wb") as stream:
        started = time.perf_counter()
        # A child's peak starts at that of its parent, which is small beside any build.
        process = subprocess.Popen(command, stdout=stream, stderr=stream, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    text = messages.read_text(encoding="utf-8", errors="replace")
    if process.returncode not in fine:
        raise BuildError(text)
    return Cost(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * MEMORY_UNIT / MEBIBYTE,
        warnings=sum("WARNING:" in line or "ERROR:" in line for line in text.splitlines()),
    )


def environment() -> Mapping[str, str]:
    """Return the environment of a build: this one, with the extension in reach."""
    paths = [str(EXTENSIONS), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"}
