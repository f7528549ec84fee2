"""The options of a conversion, and the check of what the command was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """The options of a run."""

    sources: tuple[Path, ...]
    into: Path
    #: pages of entries, which the run reads, and writes if they are within the folder
    people: Path | None = None
    organizations: Path | None = None
    report: Path | None = None
    dialect: str = ""
    #: nothing is written
    is_check: bool = False
    #: pages that were edited by hand are overwritten
    is_forced: bool = False
    #: likely proposals are accepted, and those that are named
    is_accepting: bool = False
    accepted: frozenset[str] = frozenset()
    jobs: int = 1


#: start of every report; a file that starts otherwise is not overwritten
REPORT = b'{"schema"'


def misuse(options: ConvertOptions) -> str:
    """Return an error message; empty if *options* are fine."""
    return next(_misuses(options), "")


def _misuses(options: ConvertOptions) -> Iterator[str]:
    if missing := [str(source) for source in options.sources if not source.exists()]:
        yield f"no such file or folder: {', '.join(missing)}"
    into = options.into.resolve()
    above = next(each for each in (into, *into.parents) if each.exists())
    if not above.is_dir():
        yield f"--into {options.into}: {above} is not a folder"
    if into in {source.resolve() for source in options.sources}:
        yield "--into is one of the sources; the pages need a folder of their own"
    yield from _of_registers(options, into)
    if options.report:
        yield from _of_report(options.report)


def _of_registers(options: ConvertOptions, into: Path) -> Iterator[str]:
    for option, file in (("--people", options.people), ("--organizations", options.organizations)):
        if file and file.is_dir():
            yield f"{option} {file} is a folder, not a page"
        elif file and not file.exists() and not file.resolve().is_relative_to(into):
            yield f"{option}: no such file: {file} (only files below --into can be created)"
    if (
        options.people
        and options.organizations
        and options.people.resolve() == (options.organizations.resolve())
    ):
        yield "--people and --organizations must be different pages"


def _of_report(report: Path) -> Iterator[str]:
    if not report.resolve().parent.is_dir():
        yield f"--report: no such folder: {report.parent}"
    if report.is_dir():
        yield f"--report {report} is a folder"
    if report.is_file() and report.stat().st_size:
        with report.open("rb") as file:
            if file.read(len(REPORT)) != REPORT:
                yield f"--report {report} exists and isn't a report; choose another name"
