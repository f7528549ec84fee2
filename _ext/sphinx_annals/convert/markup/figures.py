"""Translate pictures with captions to figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .addresses import Fate, judged, written
from .markup_context import block
from .myst_text import escaped, one_line

if TYPE_CHECKING:
    from .markup_context import Changes, MarkupContext


_PLAIN_OPTION = re.compile(r"\w[\w ,.()'/-]*")


class Picture(NamedTuple):
    """A picture as its source describes it: an address and plain texts, captions in Markdown."""

    address: str
    alt: str = ""
    title: str = ""
    caption: str = ""
    credit: str = ""
    #: where the picture leads
    link: str = ""

    @property
    def legend(self) -> str:
        """The text below the picture."""
        title = one_line(self.title)
        bold = f"**{title}**" if title and self.caption and "*" not in title else title
        return " ".join(filter(None, (bold, one_line(self.caption), one_line(self.credit))))


def drawn(picture: Picture, context: MarkupContext) -> list[str]:
    """Return the lines of Markdown that show a picture on lines of its own."""
    place = judged(picture.address, context)
    if not picture.legend or place.fate is not Fate.LINKED:
        return [inline(picture)]
    link = judged(picture.link, context) if picture.link else None
    options = {
        "alt": one_line(picture.alt),
        "target": link.address if link and link.fate is Fate.LINKED else "",
    }
    lines = [f":{name}: {option(value)}" for name, value in options.items() if value]
    return [f":::{{figure}} {place.address}", *lines, "", picture.legend, ":::"]


def inline(picture: Picture) -> str:
    """Return the Markdown that shows a picture among words; links are settled after this."""
    shown = escaped(one_line(picture.alt))
    if picture.address:
        shown = f"![{shown}]({written(picture.address)})"
    if picture.link:
        shown = f"[{shown}]({written(picture.link)})"
    return " ".join(filter(None, (shown, picture.legend)))


def option(value: str) -> str:
    """Return *value* as an option of a directive can hold it."""
    if _PLAIN_OPTION.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


_ALONE = re.compile(
    r"(?<=\n)(?P<lead>[ ]{0,3})!\[(?P<alt>[^\[\]\n\x00]*+)\]\((?P<address>[^()\s]++)"
    r"(?:[ ](?P<title>\"[^\"\n]+\"|'[^'\n]+'))?\)[ \t]*+"
    r"(?:\n[ ]{0,3}(?P<legend>(?P<mark>[*_])(?![*_\s])[^*_\n\x00]+(?P=mark))[ \t]*+)?"
    r"(?=\n[ \t]*(?:\n|\Z)|\Z)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def legends(context: MarkupContext) -> Changes:
    """Replace each picture that has a caption by a figure."""
    shift = len("\n\n")
    for found in _ALONE.finditer("\n\n" + context.masked):
        start, end = found.start("lead") + len(found["lead"]) - shift, found.end() - shift
        before = context.index_at(start)
        if not (found["title"] or found["legend"]) or (
            before and context.line(before - 1).strip()
        ):
            continue
        title = (
            context.text[found.start("title") - shift + 1 : found.end("title") - shift - 1]
            if found["title"]
            else ""
        )
        legend = (
            context.text[found.start("legend") - shift : found.end("legend") - shift]
            if found["legend"]
            else ""
        )
        alt = _ESCAPE.sub(
            r"\1", context.text[found.start("alt") - shift : found.end("alt") - shift]
        )
        address = context.text[found.start("address") - shift : found.end("address") - shift]
        lines = [
            f":::{{figure}} {address}",
            *([f":alt: {option(alt)}"] if alt else []),
            "",
            " ".join(filter(None, (title, legend))),
            ":::",
        ]
        yield block(context, start, end, lines)
