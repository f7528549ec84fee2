"""Law 3: two machines agree: no time, no chance, no order of a set or of a folder shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from manuscript import Manuscript
from reeds import FILES
from snapshot import bytes_of

if TYPE_CHECKING:
    from pathlib import Path

#: what may change from one machine to another
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1000000000"}
THERE = {**HERE, "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"}


@pytest.mark.parametrize("builder", ["html", "text", "epub", "latex", "annals"])
def test_two_machines_write_the_same_bytes(tmp_path: Path, builder: str) -> None:
    """Another folder, seed, time zone and order of files make no difference to any file.

    Of an e-book the files in it are compared: the package says when each was packed.
    """
    here = Manuscript(tmp_path / "here", builder)
    here.write(FILES)
    there = Manuscript(tmp_path / "a/folder far/from here", builder)
    there.write(dict(reversed(FILES.items())))
    here.build_apart(**HERE)
    there.build_apart(**THERE)
    first, second = bytes_of(here.outdir), bytes_of(there.outdir)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
