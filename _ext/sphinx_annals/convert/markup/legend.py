"""Legends: a picture that has a title, or italic words beneath it, becomes a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .block import block
from .picture import option

if TYPE_CHECKING:
    from .view import Told, View


_ALONE = re.compile(
    r"(?<=\n)(?P<lead>[ ]{0,3})!\[(?P<alt>[^\[\]\n\x00]*+)\]\((?P<address>[^()\s]++)"
    r"(?:[ ](?P<title>\"[^\"\n]+\"|'[^'\n]+'))?\)[ \t]*+"
    r"(?:\n[ ]{0,3}(?P<legend>(?P<mark>[*_])(?![*_\s])[^*_\n\x00]+(?P=mark))[ \t]*+)?"
    r"(?=\n[ \t]*(?:\n|\Z)|\Z)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def legends(view: View) -> Told:
    """Put a figure in the place of each picture that has something to say beneath it."""
    shift = len("\n\n")
    for found in _ALONE.finditer("\n\n" + view.veil):
        start, end = found.start("lead") + len(found["lead"]) - shift, found.end() - shift
        before = view.index_at(start)
        if not (found["title"] or found["legend"]) or (before and view.line(before - 1).strip()):
            continue
        title = (
            view.text[found.start("title") - shift + 1 : found.end("title") - shift - 1]
            if found["title"]
            else ""
        )
        legend = (
            view.text[found.start("legend") - shift : found.end("legend") - shift]
            if found["legend"]
            else ""
        )
        alt = _ESCAPE.sub(r"\1", view.text[found.start("alt") - shift : found.end("alt") - shift])
        address = view.text[found.start("address") - shift : found.end("address") - shift]
        said = " ".join(filter(None, (title, legend)))
        lines = [
            f":::{{figure}} {address}",
            *([f":alt: {option(alt)}"] if alt else []),
            "",
            said,
            ":::",
        ]
        yield block(view, start, end, lines)
