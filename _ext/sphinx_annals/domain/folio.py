"""A folio of facts: stays folded in the environment until somebody asks what documents say."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from .pause import collector_paused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model.entries import Facts


class Folio:
    """The facts of all documents, each pickled by itself within the pickled environment.

    A build that finds nothing new asks for none of them, and need not unpickle what ten years of
    meetings said; one that reads a document anew need not pickle the others again.

    :param folded: docname -> its facts, pickled.
    """

    def __init__(self, folded: Mapping[str, bytes] | None = None) -> None:
        self._folded = folded or {}
        self._unfolded: dict[str, Facts] = {}
        self._open: dict[str, Facts] | None = None

    @property
    def facts(self) -> dict[str, Facts]:
        """Docname -> what that document says."""
        if self._open is None:
            with collector_paused():
                # our own, from an environment that Sphinx has unpickled just so
                self._unfolded = {d: pickle.loads(f) for d, f in self._folded.items()}  # noqa: S301
            self._open = dict(self._unfolded)
        return self._open

    def __reduce__(self) -> tuple[type[Folio], tuple[dict[str, bytes]]]:
        kept = self._folded if self._open is None else map(self._fold, self._open)
        return (Folio, (dict(kept),))

    def _fold(self, docname: str) -> tuple[str, bytes]:
        facts = self.facts[docname]
        if facts is self._unfolded.get(docname):
            return docname, self._folded[docname]
        return docname, pickle.dumps(facts, pickle.HIGHEST_PROTOCOL)
