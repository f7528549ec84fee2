"""Misuse: what somebody can't have meant who called the command so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .order import Order


#: what a report begins with; another file of that name is somebody's
REPORT = b'{"schema"'


def misuse(order: Order) -> str:
    """Return what is wrong with *order*, as a sentence; empty where nothing is."""
    return next(_misuses(order), "")


def _misuses(order: Order) -> Iterator[str]:
    if missing := [str(source) for source in order.sources if not source.exists()]:
        yield f"there is no {', '.join(missing)}"
    into = order.into.resolve()
    above = next(each for each in (into, *into.parents) if each.exists())
    if not above.is_dir():
        yield f"--into {order.into}: {above} is no folder"
    if into in {source.resolve() for source in order.sources}:
        yield "--into is a SOURCE: the pages need a folder of their own"
    yield from _of_registers(order, into)
    if order.report:
        yield from _of_report(order.report)


def _of_registers(order: Order, into: Path) -> Iterator[str]:
    for option, file in (("--people", order.people), ("--organizations", order.organizations)):
        if file and file.is_dir():
            yield f"{option} {file} is a folder, not a page"
        elif file and not file.exists() and not file.resolve().is_relative_to(into):
            yield f"{option}: there is no {file}, and outside of --into it would not be written"
    if (
        order.people
        and order.organizations
        and order.people.resolve() == (order.organizations.resolve())
    ):
        yield "--people and --organizations are one page: they need two"


def _of_report(report: Path) -> Iterator[str]:
    if not report.resolve().parent.is_dir():
        yield f"there is no folder {report.parent} for the report"
    if report.is_dir():
        yield f"--report {report} is a folder"
    if report.is_file() and report.stat().st_size:
        with report.open("rb") as file:
            if file.read(len(REPORT)) != REPORT:
                yield f"--report {report} is there already, and no report"
