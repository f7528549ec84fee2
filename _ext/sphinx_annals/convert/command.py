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
#: exit code -> meaning
EXIT_CODES = {
    0: "success",
    1: "completed, but something needs your attention: each problem is listed with its file; "
    "with ``--check`` also if pages would change",
    2: "usage error",
}
EPILOG = f"""
Exit codes: {"; ".join(f"{code}: {meaning}" for code, meaning in EXIT_CODES.items())}.
The summary goes to standard output, problems go to standard error.
""".replace("``", "")


class CommandOption(NamedTuple):
    """An option, as argparse takes it."""

    name: str
    help: str
    rest: dict[str, Any]
    #: default, as the help says it
    default: str = ""

    @property
    def full_help(self) -> str:
        """The help text, with the default."""
        return f"{self.help} (default: {self.default})" if self.default else self.help

    @property
    def value_name(self) -> str:
        """The name of its value; empty for a flag."""
        choices = self.rest.get("choices", ())
        return "{" + ",".join(choices) + "}" if choices else str(self.rest.get("metavar", ""))


#: a typing error must not start thousands of processes
MOST_JOBS = 256


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_JOBS:
        raise ArgumentTypeError(f"must be a whole number from 1 to {MOST_JOBS}, not {text!r}")
    return int(text)


FLAG = {"action": "store_true"}
OPTIONS = (
    CommandOption(
        "--into",
        "folder to write the pages to",
        {"type": Path, "required": True, "metavar": "DIR"},
    ),
    CommandOption(
        "--people",
        "page that lists people",
        {"type": Path, "metavar": "FILE"},
        "``DIR/people.md``",
    ),
    CommandOption(
        "--organizations",
        "page that lists organizations",
        {"type": Path, "metavar": "FILE"},
        "``DIR/organizations.md``",
    ),
    CommandOption(
        "--report", "file for a full report, as JSON", {"type": Path, "metavar": "FILE"}
    ),
    CommandOption(
        "--dialect",
        "dialect of the sources",
        {"choices": list(BY_NAME)},
        "detected",
    ),
    CommandOption("--check", "write nothing; only report what would be written", FLAG),
    CommandOption("--accept", "accept every suggested merge marked as likely", FLAG),
    CommandOption(
        "--accept-one",
        "accept this suggested merge (may be repeated)",
        {"action": "append", "default": [], "metavar": "NAME"},
    ),
    CommandOption("--force", "overwrite pages that were edited by hand", FLAG),
    CommandOption(
        "--jobs",
        "number of worker processes",
        {"type": _jobs, "metavar": "N"},
        "the number of processors",
    ),
    CommandOption("--quiet", "print problems only", FLAG),
)


def add_to(subcommands: _SubParsersAction[ArgumentParser]) -> None:
    """Add this subcommand."""
    what = "turn meeting notes and blog posts into pages of a book"
    parser = subcommands.add_parser("convert", help=what, description=what, epilog=EPILOG)
    parser.add_argument(
        "sources", nargs="+", type=Path, metavar="SOURCE", help="file or folder to convert"
    )
    for option in OPTIONS:
        parser.add_argument(option.name, help=option.full_help.replace("``", ""), **option.rest)
    parser.set_defaults(run=lambda given: run(given, parser))


def run(given: Namespace, parser: ArgumentParser) -> int:
    """Convert, print the result, and return the exit code."""
    options = ConvertOptions(
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
    if error := misuse(options):
        parser.error(error)
    summary = convert(options, None if given.quiet else sys.stderr)
    _print(summary, is_quiet=given.quiet, is_check=given.check)
    pending = given.check and any(summary.pages[state] for state in PENDING)
    return int(summary.has_refused or pending)


def _print(summary: Summary, *, is_quiet: bool, is_check: bool) -> None:
    """Write problems to the standard error stream, the rest to the standard output."""
    for line in (*summary.problems(), *summary.differences):
        _write(sys.stderr, line.rstrip("\n"))
    if not is_quiet:
        _write(sys.stdout, "\n".join(summary.lines(is_check=is_check)))


def _write(stream: TextIO, text: str) -> None:
    """Write *text*, escaping characters that the terminal can't encode."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
