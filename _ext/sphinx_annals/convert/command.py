"""``annals convert``: its arguments, its messages and its exit codes."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from .dialects import BY_NAME
from .options import ConvertOptions, misuse
from .output.merging import State
from .pipeline.conversion import convert

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from .output.summary import Summary


#: pages that a check would have written
PENDING = (State.NEW, State.CHANGED, State.MERGED, State.FORCED)
#: exit code -> what it says
EXIT_CODES = {
    0: "fine",
    1: "something was left alone, which is listed with file and line; with ``--check`` also: "
    "pages would change",
    2: "wrong use",
}
EPILOG = f"""
Exit codes: {"; ".join(f"{code} {says}" for code, says in EXIT_CODES.items())}.
The summary goes to the standard output, problems to the standard error stream.
""".replace("``", "")


class CommandOption(NamedTuple):
    """An option, as argparse takes it."""

    name: str
    help: str
    rest: dict[str, Any]
    #: what counts where it isn't said
    default: str = ""

    @property
    def says(self) -> str:
        """What it does, and what counts without it."""
        return f"{self.help} (default: {self.default})" if self.default else self.help

    @property
    def takes(self) -> str:
        """What is to be said after it; empty where nothing is."""
        choices = self.rest.get("choices", ())
        return "{" + ",".join(choices) + "}" if choices else str(self.rest.get("metavar", ""))


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise ArgumentTypeError(f"{text!r} is no number of processes: write 1, 2 …")
    return int(text)


FLAG = {"action": "store_true"}
OPTIONS = (
    CommandOption(
        "--into", "the folder of the book", {"type": Path, "required": True, "metavar": "DIR"}
    ),
    CommandOption(
        "--people",
        "the page of people",
        {"type": Path, "metavar": "FILE"},
        "``DIR/people.md``",
    ),
    CommandOption(
        "--organizations",
        "the page of organizations",
        {"type": Path, "metavar": "FILE"},
        "``DIR/organizations.md``",
    ),
    CommandOption(
        "--report", "where to write all that was found, as JSON", {"type": Path, "metavar": "FILE"}
    ),
    CommandOption(
        "--dialect",
        "what the sources are, where it can't be seen",
        {"choices": list(BY_NAME)},
        "what they show",
    ),
    CommandOption("--check", "write nothing; say what would be", FLAG),
    CommandOption("--accept", "take over all that is likely of what was proposed", FLAG),
    CommandOption(
        "--accept-one",
        "take over this proposal; may be said again",
        {"action": "append", "default": [], "metavar": "NAME"},
    ),
    CommandOption("--force", "overwrite pages that were edited by hand", FLAG),
    CommandOption(
        "--jobs",
        "processes that work side by side",
        {"type": _jobs, "metavar": "N"},
        "as many as there are processors",
    ),
    CommandOption("--quiet", "say nothing but what is wrong", FLAG),
)


def add_to(subcommands: _SubParsersAction[ArgumentParser]) -> None:
    """Add this subcommand."""
    what = "make pages of a book from meeting notes and blog posts"
    parser = subcommands.add_parser("convert", help=what, description=what, epilog=EPILOG)
    parser.add_argument(
        "sources", nargs="+", type=Path, metavar="SOURCE", help="a file or a folder"
    )
    for option in OPTIONS:
        parser.add_argument(option.name, help=option.says.replace("``", ""), **option.rest)
    parser.set_defaults(run=lambda given: run(given, parser))


def run(given: Namespace, parser: ArgumentParser) -> int:
    """Convert, tell what came of it, and return the exit code."""
    order = ConvertOptions(
        tuple(given.sources),
        given.into,
        *(given.people, given.organizations, given.report),
        given.dialect or "",
        given.check,
        given.force,
        given.accept,
        frozenset(given.accept_one),
        given.jobs or os.cpu_count() or 1,
    )
    if wrong := misuse(order):
        parser.error(wrong)
    summary = convert(order, None if given.quiet else sys.stderr)
    _tell(summary, is_quiet=given.quiet)
    pending = given.check and any(summary.pages[state] for state in PENDING)
    return int(summary.has_refused or pending)


def _tell(summary: Summary, *, is_quiet: bool) -> None:
    """Write problems to the standard error stream, the rest to the standard output."""
    for line in (*summary.problems(), *summary.differences):
        _write(sys.stderr, line.rstrip("\n"))
    if not is_quiet:
        _write(sys.stdout, "\n".join(summary.lines()))


def _write(stream: TextIO, text: str) -> None:
    """Write *text*, and spell out what the terminal has no letter for."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
