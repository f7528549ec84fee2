"""What a run is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to do."""

    sources: tuple[Path, ...]
    into: Path
    #: pages of entries, which the run reads, and writes if they are within the folder
    people: Path | None = None
    organizations: Path | None = None
    report: Path | None = None
    dialect: str = ""
    #: nothing is written
    is_check: bool = False
    #: pages that were edited by hand are overwritten
    is_forced: bool = False
    #: what is proposed and likely is taken over, and what is named
    is_accepting: bool = False
    accepted: frozenset[str] = frozenset()
    jobs: int = 1
