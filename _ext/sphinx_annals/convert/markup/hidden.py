"""Remove and count what a reader never sees: comments, scripts, styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .embeds import as_link, scripted
from .myst_text import decoded, escaped

if TYPE_CHECKING:
    from collections.abc import Callable

    from .markup_context import Changes, MarkupContext


_OPENED = re.compile(
    r"<!--(?P<tight>-?>)?|<(?P<name>script|style|svg|template)\b(?=[\s/>])|\{%-?\s{0,9}(?P<liquid>comment)\s{0,9}-?%\}"
    r"|\{(?P<kramdown>::comment)\}|<!(?P<declared>doctype|\[CDATA\[)|<(?P<instruction>\?)",
    re.IGNORECASE,
)
_ENDS = {
    "script": re.compile(r"</script\s{0,99}>", re.IGNORECASE),
    "style": re.compile(r"</style\s{0,99}>", re.IGNORECASE),
    "svg": re.compile(r"</svg\s{0,99}>", re.IGNORECASE),
    "template": re.compile(r"</template\s{0,99}>", re.IGNORECASE),
    "comment": re.compile(r"\{%-?\s{0,9}endcomment\s{0,9}-?%\}"),
    "::comment": re.compile(r"\{:/(?:comment)?\}"),
    "doctype": re.compile(r">"),
    "[cdata[": re.compile(r"\]\]>"),
    "?": re.compile(r">"),
}
_COMMENT_END = re.compile(r"-->")
#: longest opening tag of a script that is searched
_LONGEST_TAG = 2_000
_LABEL = re.compile(r"<(?:text|title|desc|tspan)\b[^<>]{0,2000}>([^<]{1,2000})<", re.IGNORECASE)


def unseen(context: MarkupContext) -> Changes:
    """Leave out what is never seen; the words in a drawing stay."""
    at = 0
    closed: dict[str, bool] = {}
    while found := _OPENED.search(context.masked, at):
        name = next((g for g in found.groups()[1:] if g), "comment-").lower()
        pattern = _ENDS.get(name, _COMMENT_END)
        end = None
        if found["tight"]:
            end = found.end()
        elif closed.get(name, True):
            last = pattern.search(context.text, found.end())
            closed[name] = last is not None
            end = last.end() if last else None
        at = end or found.end()
        if end:
            yield from _left_out(context, found.start(), end, name.strip("-:["))


#: what is left out -> what a finding calls it
_NAMES = {
    "svg": "A drawing",
    "style": "A style sheet",
    "cdata": "A CDATA section",
    "?": "A processing instruction",
}


def _left_out(context: MarkupContext, start: int, end: int, name: str) -> Changes:
    words = context.text[start:end]
    kept, message = _KEPT.get(name, _nothing)(words)
    yield Edit(start, end, kept)
    yield context.note(
        Severity.LEFT_OUT,
        name,
        start,
        message if kept else f"{_NAMES.get(name, f'A {name}')} was left out.",
        words,
    )


def _drawn(words: str) -> tuple[str, str]:
    labels = " · ".join(map(decoded, _LABEL.findall(words)))
    message = "A drawing was left out; its text was kept."
    return f"({escaped(labels)})" if labels else "", message


def _embedded(words: str) -> tuple[str, str]:
    found = scripted(words[:_LONGEST_TAG].partition(">")[0])
    return as_link(
        *found
    ) if found else "", "A script was left out; a link replaces what it embedded."


def _nothing(words: str) -> tuple[str, str]:
    return "", ""


#: element -> function that returns what is kept of it, and the message
_KEPT: dict[str, Callable[[str], tuple[str, str]]] = {"svg": _drawn, "script": _embedded}
