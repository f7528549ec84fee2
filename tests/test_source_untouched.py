"""Law 4: the source folder is the writer's: no build writes into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from manuscript import Manuscript
from reeds import FILES

if TYPE_CHECKING:
    from pathlib import Path

BUILDERS = ("html", "dirhtml", "singlehtml", "text", "epub", "latex", "man", "gettext", "annals")


def touched(folder: Path) -> dict[Path, int]:
    """Return when each file and folder was last written; a folder is when a file comes or goes."""
    return {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_build_leaves_the_source_folder_alone(tmp_path: Path, builder: str) -> None:
    """Neither the first build nor one after an edit writes, makes or deletes anything there."""
    book = Manuscript(tmp_path / "book", builder)
    book.write(FILES)
    for name in ("registry.md", "people/cy.md"):
        book.replace(name, "\n:id:", "\n:url: https://reeds.example\n:id:")
        before = touched(book.source)
        book.build()
        assert touched(book.source) == before
