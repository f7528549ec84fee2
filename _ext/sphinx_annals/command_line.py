"""The command ``annals``: one subcommand for each of its tasks."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from . import __version__
from .convert import command as convert

if TYPE_CHECKING:
    from collections.abc import Sequence


#: what adds each subcommand to the parser, with the function that does it
SUBCOMMANDS = (convert.add_to,)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the *arguments* say: 0 fine, 1 problems were found, 2 wrong use."""
    parser = ArgumentParser("annals", description="Your community's memory, as a book.")
    parser.add_argument("--version", action="version", version=f"annals {__version__}")
    subcommands = parser.add_subparsers(metavar="COMMAND", required=True)
    for add_to in SUBCOMMANDS:
        add_to(subcommands)
    given = parser.parse_args(arguments)
    code: int = given.run(given)
    return code
