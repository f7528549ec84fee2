"""Jekyll: posts with front matter and Liquid tags, dated by their file names."""

from __future__ import annotations

import re

from ..document.source import DialectTraits, Meta, Source
from .dialect import Clue, CluePlace, RawDocument, split, weighed

_CLUES = (
    Clue(5, CluePlace.PATH, re.compile(r"(?:^|/)_(?:posts|drafts)/")),
    Clue(1, CluePlace.PATH, re.compile(r"(?:^|/)\d{4}-\d\d-\d\d-[^/]+\.(?:md|markdown|html)$")),
    Clue(3, CluePlace.KEYS, re.compile(r"^layout$", re.MULTILINE)),
    Clue(
        2,
        CluePlace.KEYS,
        re.compile(
            r"^(?:permalink|redirect_from|published|comments|excerpt_separator|theme|show_meta)$",
            re.MULTILINE,
        ),
    ),
    Clue(1, CluePlace.KEYS, re.compile(r"^date$", re.MULTILINE)),
    Clue(2, CluePlace.KEYS, re.compile(r"^authors?$", re.MULTILINE)),
    Clue(4, CluePlace.TEXT, re.compile(r"\{%-? *\w+")),
    Clue(2, CluePlace.TEXT, re.compile(r"\{\{-? *(?:site|page|include|layout|post)\.")),
    Clue(2, CluePlace.TEXT, re.compile(r"\{: *[.#]\w")),
)
#: keys whose text may hold several words, each of them meant alone
_SEVERAL = {"categories", "tags"}


class Jekyll:
    """Documents of Jekyll."""

    traits = DialectTraits("jekyll", ("front matter", "heading", "file name", "part"))
    help = "Posts of Jekyll: front matter in YAML, Liquid tags, often a date in the file name."

    def evidence(self, draft: RawDocument) -> int:
        """Return how much speaks for Jekyll."""
        return weighed(_CLUES, draft)

    def read(self, draft: RawDocument) -> Source:
        """Return the document, with categories and tags as lists."""
        meta = tuple(map(_listed, draft.meta))
        return Source(draft.path, self.traits, meta, draft.body, draft.findings)


def _listed(meta: Meta) -> Meta:
    if meta.key.casefold() not in _SEVERAL or not isinstance(meta.value, str):
        return meta
    return meta._replace(value=split(meta.value, ",") if "," in meta.value else split(meta.value))
