"""Law 2: parallel equals serial, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from manuscript import Manuscript
from reeds import FILES
from snapshot import bytes_of

if TYPE_CHECKING:
    from pathlib import Path

#: many documents claim one id; whoever reads the last may be the first to be done
TWIN = "# {0}\n\n:::{{person}} Twin {0}\n:id: twin\n:::\n\nOf {{person}}`bo`.\n"
TWINS = {f"twins/{letter}.md": TWIN.format(letter) for letter in "abcdefgh"}


@pytest.mark.parametrize("builder", ["html", "text"])
def test_four_processes_write_what_one_writes(tmp_path: Path, builder: str) -> None:
    """Output and warnings are the same with -j 4 and with -j 1, in clean and later builds."""
    one = Manuscript(tmp_path / "one", builder)
    four = Manuscript(tmp_path / "four", builder)
    for files in (
        {**FILES, **TWINS},
        {"asides.md": "# Asides\n\nAsk {person}`twin`.\n", "meetings/may.md": "# May\n"},
        {"people/bo.md": "# Bo\n", "twins/c.md": "# c\n", "twins/d.md": "# d\n"},
    ):
        one.write(files)
        four.write(files)
        assert one.build_apart("-j", "1") == four.build_apart("-j", "4")
        assert bytes_of(one.outdir) == bytes_of(four.outdir)


def test_the_first_in_document_order_keeps_an_id(tmp_path: Path) -> None:
    """Of many documents that claim one id, the first by name has it, also once it is gone."""
    book = Manuscript(tmp_path / "book", "text")
    book.write({**FILES, **TWINS})
    warnings = book.build_apart("-j", "4")
    assert (book.outdir / "people/twin.txt").read_text("utf-8").startswith("Twin a\n")
    assert warnings.count("[annals.duplicate]") == len(TWINS) - 1
    book.remove("twins/a.md")
    book.build_apart("-j", "4")
    assert (book.outdir / "people/twin.txt").read_text("utf-8").startswith("Twin b\n")
