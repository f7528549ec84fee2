"""Write the front page of a converted book, with its tables of contents."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ...kinds import KINDS
from .directive_text import option_value

if TYPE_CHECKING:
    from collections.abc import Iterable


TITLE = "Archive"


def index_page(pages: Iterable[str]) -> str:
    """Return the front page for *pages*, grouped by folder, newest first."""
    parts = [PurePosixPath(page).parts for page in pages if page != "index.md"]
    folders = sorted({each[0] for each in parts if len(each) > 1}, reverse=True)
    alone = [_contents("", "*")] if any(len(each) == 1 for each in parts) else []
    inner = [_contents(folder, f"{_literal(folder)}/**") for folder in folders]
    # from the top: these pages are the book's, whichever folder of it the archive is
    registers = "\n".join(f"/{kind.index_page}" for kind in KINDS)
    return "\n".join((f"# {TITLE}\n", *alone, *inner, _contents("Registers", registers)))


def _contents(caption: str, pages: str) -> str:
    named = [f":caption: {option_value(caption)}"] if caption else []
    newest = [":glob:", ":reversed:"] if "*" in pages else []
    lines = ("```{toctree}", ":maxdepth: 1", *newest, *named, "", pages, "```", "")
    return "\n".join(lines)


def _literal(name: str) -> str:
    """Return *name* as a pattern that matches it alone."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in name)
