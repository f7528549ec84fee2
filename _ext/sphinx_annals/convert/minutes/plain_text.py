"""The words that a reader sees of a line of Markdown."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from ..document.inline_marks import marks, without

#: as many lines as a long meeting has
MANY = 4096


#: in the order in which they are taken off
MARKUP = marks(
    (
        ("![", r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)", r"\1"),
        ("=", r"\[(?:name|time|color)=([^\[\]\n]{1,80})\]", r"\1"),
        (
            "](",
            r"\\?\[([^\[\]\n]{0,500})\\?\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)",
            r"\1",
        ),
        ("][", r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]", r"\1"),
        ("<", r"</?[A-Za-z][^<>\n]{0,500}>", ""),
        ("<", r"<((?:https?://|mailto:)[^<>\s]{1,2000})>", r"\1"),
        ("`", r"`{1,3}([^`\n]{1,500})`{1,3}", r"\1"),
        (":", r"(?<!\w):[a-z][a-z0-9_+-]{1,40}:(?!\w)", ""),
        ("*", r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}", ""),
        ("_", r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)", ""),
        ("~", r"~~", ""),
        ("\\", r"\\([!-/:-@\[-`{-~])", r"\1"),
    )
)
MARKED = re.compile(r"[\[<`*_~\\&]|:\w")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')*_]{0,3}\s+(?=[\"'(\[*_]{0,3}[A-Z\d])")


# each search for records asks for the same lines
@lru_cache(maxsize=MANY)
def visible_text(text: str) -> str:
    """Return the words of *text* without markup, on one line."""
    if not MARKED.search(text):
        return " ".join(text.split())
    return " ".join(html.unescape(without(MARKUP, text)).split())


def shortened(text: str, limit: int = 300) -> str:
    """Return *text* with at most *limit* characters, cut between words."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].rpartition(' ')[0] or text[:limit]} …"


def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of *text*, each with the offset where it begins."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        found.append((start, text[start : end.start()]))
        start = end.end()
    return (*found, (start, text[start:]))
