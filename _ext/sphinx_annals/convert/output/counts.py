"""Count the words, links and media that a text shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.plain_text import marks, without

if TYPE_CHECKING:
    from collections.abc import Iterator


#: what no reader sees: how it begins, and how it ends
HIDDEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
UNSEEN = marks(
    (
        ("<", r"</?[a-zA-Z][^<>]{0,2000}>", " "),
        ("](", r"\]\([^()\s]{0,2000}\)", "] "),
    )
)
OPTION = re.compile(r"^[ \t]*(?::[a-z-]+:(?: |$)|:::+\{[a-z]+\})", re.MULTILINE)
WORD = re.compile(r"[^\W_]+")
LINK = re.compile(r"""https?://[^\s<>()\[\]"'`]+""")
MEDIA = re.compile(
    r"!\[|\{(?:figure|image)\}|<(?:img|iframe|video|audio|embed|object)\b", re.IGNORECASE
)
FRONT = re.compile(r"(?:---|\+\+\+)[ \t]*\n(?:.*\n)*?(?:---|\+\+\+)[ \t]*(?:\n|\Z)")


class Counts(NamedTuple):
    """What a text shows."""

    words: int = 0
    links: int = 0
    media: int = 0

    def __add__(self, other: object) -> Counts:
        """Return the sum of both, count by count."""
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


def counts_of(text: str) -> Counts:
    """Return the counts of *text*; metadata, comments and addresses of links are no words."""
    front = FRONT.match(text)
    body = text[front.end() :] if front else text
    for begin, end in HIDDEN:
        body = " ".join(_outside(body, begin, end))
    words = OPTION.sub(" ", without(UNSEEN, body))
    links = len(set(LINK.findall(body)))
    return Counts(len(WORD.findall(words)), links, len(MEDIA.findall(body)))


def _outside(text: str, begin: str, end: str) -> Iterator[str]:
    """Yield the parts of *text* outside of what begins and ends so; one look at each."""
    at = 0
    while (start := text.find(begin, at)) >= 0 and (close := text.find(end, start)) >= 0:
        yield text[at:start]
        at = close + len(end)
    yield text[at:]
