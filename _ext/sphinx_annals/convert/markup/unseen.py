"""What a reader never sees is left out and counted: comments, scripts, styles, drawn lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..finding import Topic
from ..script import Edit
from .plain import decoded, plain

if TYPE_CHECKING:
    from .view import Told, View

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
_LABEL = re.compile(r"<(?:text|title|desc|tspan)\b[^<>]{0,2000}>([^<]{1,2000})<", re.IGNORECASE)


def unseen(view: View) -> Told:
    """Leave out what is never seen; the words in a drawing stay."""
    at = 0
    closed: dict[str, bool] = {}
    while found := _OPENED.search(view.veil, at):
        name = next((g for g in found.groups()[1:] if g), "comment-").lower()
        pattern = _ENDS.get(name, _COMMENT_END)
        end = None
        if found["tight"]:
            end = found.end()
        elif closed.get(name, True):
            last = pattern.search(view.text, found.end())
            closed[name] = last is not None
            end = last.end() if last else None
        at = end or found.end()
        if end:
            yield from _left_out(view, found.start(), end, name.strip("-:["))


def _left_out(view: View, start: int, end: int, name: str) -> Told:
    words = view.text[start:end]
    labels = " · ".join(map(decoded, _LABEL.findall(words))) if name == "svg" else ""
    yield Edit(start, end, f"({plain(labels)})" if labels else "")
    message = f"A {name} is left out."
    if labels:
        message = "The lines of a drawing are left out; its words are kept."
    yield view.note(Topic.LEFT_OUT, name, start, message, words)
