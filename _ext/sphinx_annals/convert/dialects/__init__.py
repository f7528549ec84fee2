"""Dialects of sources, one file each; to add one, write its file and name it in ``DIALECTS``.

A folder of documents is read in the dialect that most of its documents show.

May import: document, sources.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..sources.front_matter import split_front_matter
from .dialect import Dialect, RawDocument
from .hugo import Hugo
from .jekyll import Jekyll
from .notes import Notes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.source import Source


READERS: tuple[Dialect, ...] = (Notes(), Hugo(), Jekyll())
BY_NAME = {reader.name: reader for reader in READERS}


def read(text: str, path: str, dialect: str = "") -> Source:
    """Return the document that *text* is, in its *dialect* or in the one it shows."""
    draft = draft_of(text, path)
    return BY_NAME[dialect or dialect_of((draft,))].read(draft)


def draft_of(text: str, path: str) -> RawDocument:
    """Return *text* with its data apart."""
    meta, body, findings = split_front_matter(text)
    return RawDocument(path, meta, body, findings, text[:200].partition("\n")[0].rstrip())


def dialect_of(drafts: Iterable[RawDocument]) -> str:
    """Return the name of the dialect that most speaks for in *drafts*, all of one place."""
    weights: Counter[str] = Counter({reader.name: 0 for reader in READERS})
    for draft in drafts:
        weights.update({reader.name: reader.evidence(draft) for reader in READERS})
    return weights.most_common(1)[0][0]
