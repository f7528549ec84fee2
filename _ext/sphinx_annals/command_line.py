"""The command ``annals``: one subcommand for each of its tasks."""

from __future__ import annotations

import sys
from argparse import REMAINDER, ArgumentParser
from typing import TYPE_CHECKING

from . import __version__

try:
    from .convert.command import add_to as add_convert
except ModuleNotFoundError as error:
    # what the converter needs is an extra: a project that converts nothing goes without
    MISSING = error.name
else:
    MISSING = None

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Sequence

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit code: 0 success, 1 problems found, 2 usage error."""
    parser = ArgumentParser("annals", description="Your community's memory, as a book.")
    parser.add_argument("--version", action="version", version=f"annals {__version__}")
    subcommands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add_to in (add_unavailable if MISSING else add_convert,):
        add_to(subcommands)
    given = parser.parse_args(arguments)
    code: int = given.run(given)
    return code


def add_unavailable(subcommands: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``annals convert`` where its requirements are not installed: it says what to install."""
    parser = subcommands.add_parser("convert", add_help=False)
    parser.add_argument("arguments", nargs=REMAINDER)
    parser.set_defaults(run=_unavailable)


def _unavailable(given: Namespace) -> int:
    sys.stderr.write(
        f"annals convert needs the Python package {MISSING}: "
        'install it with pip install "sphinx-annals[convert]"\n'
    )
    return USAGE_ERROR
