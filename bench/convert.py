"""The cost of ``annals convert`` beside a bare parse of the same files.

``python -m bench.convert FOLDER`` takes the notes and posts in a folder of your own, or of a
community that lets you: none come with this project.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .build import BuildError, Cost, run
from .report import table, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: what sources end in
ENDINGS = frozenset((".md", ".markdown", ".txt", ".html", ".rmd", ".qmd"))
BARE, CONVERT, AGAIN, CROWD = "bare", "convert", "again", "crowd"
WAYS = {
    BARE: "markdown-it-py parses each file, and no more",
    CONVERT: "the command, in one process, into an empty folder",
    AGAIN: "the command once more, with nothing to do",
    CROWD: "the command as it is by default, with a process for each core, into an empty folder",
}
#: which seconds are compared: of work, and those that somebody waits
TIMES = {CONVERT: "CPU", CROWD: "wall"}
FRESH = frozenset((CONVERT, CROWD))
#: exit codes: of all that is well, and of a run that left something alone
FINE = frozenset((0, 1))
#: what the command may cost, as a multiple of the bare parse
MOST_TIME = 4.0
#: what it may hold with all files, as a multiple of what it holds with the fewest
MOST_MEMORY = 1.25
HEAD = ("files", "MB", "way", "CPU s", "wall s", "files/s", "MB/s", "MiB")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One way of going through so many files."""

    files: int
    #: in millions of bytes
    size: float
    way: str
    cost: Cost


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.convert",
        description="Measure the converting of notes and posts.",
        epilog="; ".join(f"{way}: {what}" for way, what in WAYS.items()),
    )
    add = parser.add_argument
    add("folder", type=Path, help="where the notes and posts are")
    add("--sizes", type=int, nargs="*", default=[100, 500], help="numbers of files, beside all")
    add("--repeat", type=int, default=1, help="how often; the lowest figures count")
    add("--json", type=Path, metavar="FILE", help="where to keep the results")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    files = sources(options.folder)
    if not files:
        print(f"skipped: there are no notes or posts in {options.folder}", file=sys.stderr)
        return 0
    found: list[Measurement] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        for number in (*(size for size in options.sizes if size < len(files)), len(files)):
            chosen = spread(files, number)
            try:
                found += measured(options.folder, chosen, Path(temporary), options.repeat)
            except BuildError as error:
                print(error, file=sys.stderr)
                return 1
    print(report(found))
    if options.json:
        text = json.dumps([asdict(one) for one in found], indent=1)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


def sources(folder: Path) -> Sequence[Path]:
    """Return the files in *folder* that may be notes or posts, as seen from there."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
    return sorted(path.relative_to(folder) for path in found if path.is_file())


def spread(files: Sequence[Path], number: int) -> Sequence[Path]:
    """Return so many of *files*, from all over."""
    return [files[place * len(files) // number] for place in range(number)]


def measured(
    folder: Path, files: Sequence[Path], work: Path, repeat: int
) -> Iterator[Measurement]:
    """Yield the lowest cost of each way of going through *files*."""
    copies, pages = work / "sources", work / "pages"
    shutil.rmtree(copies, ignore_errors=True)
    for path in files:
        (copies / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / path, copies / path)
    size = sum((copies / path).stat().st_size for path in files) / 1e6
    for way, command in commands(copies, pages).items():
        costs = []
        for _ in range(repeat):
            if way in FRESH:
                shutil.rmtree(pages, ignore_errors=True)
            costs.append(run(command, work / "messages.txt", FINE))
            if way != BARE and not any(pages.rglob("*.md")):
                raise BuildError((work / "messages.txt").read_text(encoding="utf-8"))
        cost = min(costs, key=lambda cost: cost.cpu)
        print(f"{len(files)} files, {way}: {cost.cpu:.1f} s CPU", file=sys.stderr)
        yield Measurement(len(files), size, way, cost)


def commands(copies: Path, pages: Path) -> Mapping[str, list[str]]:
    """Return the command of each way, in the order in which they are run."""
    ours = [*("-m", "sphinx_annals", "convert", str(copies)), "--into", str(pages)]
    crowd = [sys.executable, *ours, "--quiet"]
    convert = [*crowd, "--jobs", "1"]
    bare = [sys.executable, str(Path(__file__).with_name("bare.py")), str(copies)]
    return {BARE: bare, CONVERT: convert, AGAIN: convert, CROWD: crowd}


def report(found: Sequence[Measurement]) -> str:
    """Return all results as text."""
    parts = [table(HEAD, [row(one) for one in found]), table(("what", *[""] * 3), targets(found))]
    return "\n\n".join(parts)


def row(one: Measurement) -> tuple[str, ...]:
    """Return the row of a measurement."""
    cost = one.cost
    rates = (one.files / cost.cpu, one.size / cost.cpu)
    figures = (cost.cpu, cost.wall, *rates, cost.memory)
    return (str(one.files), f"{one.size:.2f}", one.way, *(f"{figure:.2f}" for figure in figures))


def targets(found: Sequence[Measurement]) -> list[tuple[str, ...]]:
    """Return the figures that have a limit, each with it and a verdict."""
    cost = {(one.way, one.files): one.cost for one in found}
    sizes = sorted({one.files for one in found})
    rows = [
        (f"{way}/{BARE} {said}, {size} files", *verdict(ratio(cost, way, size, said), MOST_TIME))
        for size in sizes
        for way, said in TIMES.items()
    ]
    memory = cost[CONVERT, sizes[-1]].memory / cost[CONVERT, sizes[0]].memory
    what = f"memory, {sizes[-1]} over {sizes[0]} files"
    return [*rows, (what, *verdict(memory, MOST_MEMORY))]


def ratio(cost: Mapping[tuple[str, int], Cost], way: str, size: int, said: str) -> float:
    """Return how many times the bare parse a way takes, in seconds of a sort."""
    own, bare = (getattr(cost[each, size], said.lower()) for each in (way, BARE))
    return float(own / bare)


if __name__ == "__main__":
    sys.exit(main())
