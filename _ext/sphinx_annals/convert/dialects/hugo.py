"""Hugo: posts and talks with front matter and shortcodes, as files or page bundles."""

from __future__ import annotations

import re

from ..document.source import DialectTraits, Source
from .dialect import Clue, CluePlace, RawDocument, weighed

_CLUES = (
    Clue(6, CluePlace.PATH, re.compile(r"(?:^|/)content/")),
    Clue(2, CluePlace.PATH, re.compile(r"(?:^|/)_?index(?:\.[a-z-]{2,5})?\.\w+$")),
    Clue(2, CluePlace.PATH, re.compile(r"\.Rmd$")),
    Clue(3, CluePlace.HEAD, re.compile(r"\+\+\+|\{$")),
    Clue(
        3,
        CluePlace.KEYS,
        re.compile(
            r"^(?:lastmod|publishdate|expirydate|featured|aliases|cascade|_build|display[a-z]+"
            r"|resources|projects|url_\w+|event_url|all_day)$",
            re.MULTILINE,
        ),
    ),
    Clue(1, CluePlace.KEYS, re.compile(r"^(?:draft|weight|slug|summary)$", re.MULTILINE)),
    Clue(2, CluePlace.KEYS, re.compile(r"^date$", re.MULTILINE)),
    Clue(2, CluePlace.KEYS, re.compile(r"^authors?$", re.MULTILINE)),
    Clue(4, CluePlace.TEXT, re.compile(r"\{\{[<%]")),
)


class Hugo:
    """Documents of Hugo."""

    traits = DialectTraits("hugo", ("front matter", "heading", "part", "file name"))
    help = "Posts and talks of Hugo: front matter in YAML, TOML or JSON, and shortcodes."

    def evidence(self, draft: RawDocument) -> int:
        """Return how much speaks for Hugo."""
        return weighed(_CLUES, draft)

    def read(self, draft: RawDocument) -> Source:
        """Return the document; its lists are lists already."""
        return Source(draft.path, self.traits, draft.meta, draft.body, draft.findings)
