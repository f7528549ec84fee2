"""A folio of facts: stays folded in the environment until somebody asks what a document says."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Facts


class Folio:
    """The facts of all documents, pickled by themselves within the pickled environment.

    A build that finds nothing new asks for none of them, and need not unpickle what ten years of
    meetings said.
    """

    def __init__(self, folded: bytes = b"") -> None:
        self._folded = folded
        self._open: dict[str, Facts] | None = None if folded else {}

    @property
    def facts(self) -> dict[str, Facts]:
        """Docname -> what that document says."""
        if self._open is None:
            # our own, from an environment that Sphinx has unpickled just so
            self._open = pickle.loads(self._folded)  # noqa: S301
        return self._open

    def __reduce__(self) -> tuple[type[Folio], tuple[bytes]]:
        folded = self._folded if self._open is None else pickle.dumps(self._open, -1)
        return (Folio, (folded,))
