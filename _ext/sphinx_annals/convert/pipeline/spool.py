"""The spool: what the first pass leaves for the second, on disk rather than in memory."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any


class Spool:
    """A temporary folder of numbered drafts; processes share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, value: object) -> None:
        """Keep *value* under *name*."""
        Path(self.folder, name).write_bytes(pickle.dumps(value))

    def get(self, name: str) -> Any:
        """Return what was kept under *name*."""
        return pickle.loads(Path(self.folder, name).read_bytes())  # noqa: S301 (see above)
