"""The plain words of Markdown, for titles."""

from __future__ import annotations

import html
import re
from html.entities import html5

from ..document.inline_marks import marks, without

#: no title is made of more
LONGEST = 4_000
#: what is taken away or replaced, in this order
MARKS = marks(
    (
        ("<!--", r"<!--.{0,2000}?-->", ""),
        (
            "](",
            r"!?\[((?:[^\[\]\\]|\\.){0,500})\]"
            r"\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s[^()\n]{0,500})?\)",
            r"\1",
        ),
        ("][", r"!?\[([^\[\]]{1,500})\]\[[^\[\]]{0,200}\]", r"\1"),
        ("=", r"\[(?:name|time|color)=([^\]\n]{0,200})\]", r"\1"),
        ("}`", r"\{[a-z][\w:-]{0,40}\}(?=`)", ""),
        ("]{", r"\[([^\[\]]{0,500})\](?=\{[.#])", r"\1"),
        ("{", r"\{[.#][^{}\n]{0,200}\}", ""),
        ("<", r"<((?:https?|mailto):[^<>\s]{1,2000})>", r"\1"),
        ("*", r"(?<![\w*\\])\*{1,3}(?=\S)|(?<=[^\s*\\])\*{1,3}(?![\w*])", ""),
        ("_", r"(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)", ""),
        ("~~", r"~~", ""),
        ("==", r"==(?=\S)", ""),
        ("`", r"`+", ""),
        # an escape, or a break at the end of a line
        ("\\", r"\\(?=[!-/:-@\[-`{-~\s]|\Z)", ""),
    )
)
#: what stands before the words of a line: bullets, numbers, check boxes, quotations
LEADING = re.compile(
    r"[ \t]*(?:(?:>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s))[ \t]*)*(?:\[[ xX]?\](?=\s)\s*)?"
)
#: characters by their names; without the semicolon, Markdown has none
ENTITY = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
SPACE = re.compile(r"\s+")


def title_text(text: str) -> str:
    """Return the words of *text* on one line, without the marks of Markdown."""
    words = " ".join(LEADING.sub("", line, count=1) for line in text[:LONGEST].split("\n"))
    return SPACE.sub(" ", ENTITY.sub(_character, without(MARKS, words))).strip()


def _character(found: re.Match[str]) -> str:
    is_known = found[1].startswith("#") or found[1] in html5
    return html.unescape(found[0]) if is_known else found[0]


def shortened(text: str, width: int = 90) -> str:
    """Return *text*, cut between words where it is longer than *width*."""
    if len(text) <= width:
        return text
    cut = text[: width + 1].rpartition(" ")[0] or text[:width]
    return cut.rstrip(" ,;:.–—-") + " …"
