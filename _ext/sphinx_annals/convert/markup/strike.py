"""Words that are struck through: a class, which the extension shows in every builder.

MyST's own extension for it draws them in HTML alone, and warns at each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.source_text import Edit

if TYPE_CHECKING:
    from .view import Told, View


_STRUCK = re.compile(r"(?<!~)~~(?P<words>(?=[^\s~])[^~]{1,2000}+)(?<=\S)~~(?!~)")
#: what words within a paragraph don't have: an empty line, an item, a row, a fence
_APART = re.compile(r"\n[ \t>]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6} |\||```|:::)|\|")
_BRACKET = re.compile(r"[\[\]]")


def strikes(view: View) -> Told:
    """Put brackets with a class in the place of tildes."""
    if "~~" not in view.veil:
        return
    for found in _STRUCK.finditer(view.veil):
        if not _APART.search(found["words"]) and _is_even(found["words"]):
            yield Edit(found.start(), found.start("words"), "[")
            yield Edit(found.end("words"), found.end(), "]{.struck}")


def _is_even(words: str) -> bool:
    """Whether each bracket in *words* has its other half there."""
    depth = 0
    for bracket in _BRACKET.findall(words):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            return False
    return depth == 0
