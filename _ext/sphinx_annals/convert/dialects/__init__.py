"""Dialects of sources, one file each; to add one, write its file and add it to ``DIALECTS``.

A folder of documents is read in the dialect that most of its documents show.

May import: document, sources, vocabulary.
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


DIALECTS: tuple[Dialect, ...] = (Notes(), Hugo(), Jekyll())
BY_NAME = {dialect.traits.name: dialect for dialect in DIALECTS}


def read(text: str, path: str, dialect: str = "") -> Source:
    """Return *text* as a document, in *dialect* or else in the dialect that it shows."""
    draft = draft_of(text, path)
    return BY_NAME[dialect or dialect_of((draft,))].read(draft)


def draft_of(text: str, path: str) -> RawDocument:
    """Return *text* split into front matter and body."""
    meta, body, findings = split_front_matter(text)
    return RawDocument(path, meta, body, findings, text[:200].partition("\n")[0].rstrip())


def dialect_of(drafts: Iterable[RawDocument]) -> str:
    """Return the name of the dialect with the most evidence in *drafts*, all of one folder."""
    weights: Counter[str] = Counter(dict.fromkeys(BY_NAME, 0))
    for draft in drafts:
        weights.update({name: dialect.evidence(draft) for name, dialect in BY_NAME.items()})
    return weights.most_common(1)[0][0]
